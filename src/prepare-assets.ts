/**
 * Makes the ignored folder build/ from npm packages; `npm ci` runs it as the prepare script, also without
 * devDependencies. build/public is served beside public/, the JSON files are read by icons.ts and map-drawing.ts.
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { iconNames } from './icons.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const build = join(root, 'build')
const require = createRequire(import.meta.url)
const packages = {
  archivo: dirname(require.resolve('@fontsource-variable/archivo/package.json')),
  htmx: dirname(require.resolve('htmx.org/package.json')),
  lucide: dirname(require.resolve('lucide-static/package.json')),
  normalize: dirname(require.resolve('modern-normalize/package.json')),
  atlas: dirname(require.resolve('world-atlas/package.json')),
}

/** Letters of the interface languages and their neighbours; others fall back to a system font. */
const latin =
  `${String.fromCharCode(...Array.from({ length: 95 }, (_, i) => 32 + i))}\u00a0§«»°·×÷–—‘’‚“”„…‹›€→←↑↓−` +
  'ÁÉÍÓÚÝáéíóúýÄÖÜäöüßÀÈàèÇçÑñÊêÔôÂâÎîÅåØøÆæëËïÏ'
const polishAndCzech = 'ĄąĆćĘęŁłŃńŚśŹźŻżČčĎďĚěŇňŘřŠšŤťŮůŽž'

/**
 * Fills build/ unless it is up to date.
 * @returns whether anything was made.
 * @throws when a package lacks a file or an icon.
 */
export async function prepareAssets(): Promise<boolean> {
  const stamp = await stampOfInputs()
  const stampFile = join(build, 'stamp')
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return false
  await rm(build, { recursive: true, force: true })
  await Promise.all([prepareFonts(), prepareStyleAndScript(), prepareIcons(), prepareMapFile(), prepareLicences()])
  await put('stamp', stamp)
  return true
}

/** The code that makes the files and the versions of what they are made from. */
async function stampOfInputs(): Promise<string> {
  const sources = ['prepare-assets.ts', 'prepare-map.ts', 'icons.ts'].map((name) => join(root, 'src', name))
  const manifests = Object.values(packages).map((folder) => join(folder, 'package.json'))
  const hash = createHash('sha256')
  for (const file of [...sources, ...manifests]) hash.update(await readFile(file))
  return hash.digest('hex')
}

async function put(name: string, content: string | Uint8Array): Promise<void> {
  const file = join(build, name)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
}

/** Archivo with the width pinned to 88 and the weight cut to 400–700: “Archivo 88” of the stylesheet. */
async function prepareFonts(): Promise<void> {
  // @ts-expect-error: the package has no types
  const { default: subsetFont } = await import('subset-font')
  const options = { targetFormat: 'woff2', variationAxes: { wdth: 88, wght: { min: 400, max: 700 } } }
  const cut = async (set: string, letters: string, name: string) => {
    const font = await readFile(join(packages.archivo, `files/archivo-${set}-wdth-normal.woff2`))
    await put(`public/fonts/${name}`, await subsetFont(font, letters, options))
  }
  await cut('latin', latin, 'archivo-88-latin.woff2')
  await cut('latin-ext', polishAndCzech, 'archivo-88-plcs.woff2')
  await put('public/fonts/OFL-Archivo.txt', await readFile(join(packages.archivo, 'LICENSE')))
}

async function prepareStyleAndScript(): Promise<void> {
  await put('public/htmx.min.js', await readFile(join(packages.htmx, 'dist/htmx.min.js')))
  await put('modern-normalize.css', await readFile(join(packages.normalize, 'modern-normalize.css')))
}

async function prepareIcons(): Promise<void> {
  const drawings: Record<string, string> = {}
  for (const name of iconNames) {
    const svg = await readFile(join(packages.lucide, `icons/${name}.svg`), 'utf8')
    const inner = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'))
    drawings[name] = inner.replace(/\s*\n\s*/g, '').replaceAll(' />', '/>')
  }
  await put('icons.json', JSON.stringify(drawings))
}

async function prepareMapFile(): Promise<void> {
  const { prepareMap } = await import('./prepare-map.ts')
  await put('map.json', JSON.stringify(prepareMap()))
}

/** The notices that the licences of icons, reset and script ask to go along with every copy. */
async function prepareLicences(): Promise<void> {
  const files = {
    'htmx.org': 'htmx/LICENSE',
    'lucide-static': 'lucide/LICENSE',
    'modern-normalize': 'normalize/license',
  }
  const notices = Object.entries(files).map(async ([name, place]) => {
    const [key, file] = place.split('/') as [keyof typeof packages, string]
    return `${name}\n\n${(await readFile(join(packages[key], file), 'utf8')).trim()}\n`
  })
  await put('public/licences.txt', (await Promise.all(notices)).join('\n\n'))
}

if (import.meta.main) {
  const made = await prepareAssets()
  console.log(made ? 'Assets prepared in build/' : 'Assets in build/ are up to date')
}
