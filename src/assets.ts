/**
 * The files that pages need: style, script, fonts, favicon. Read once into memory; their addresses carry a version,
 * so that browsers keep them for ever and a new release is seen at once.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import express from 'express'

type Encoding = 'br' | 'gzip'
type Asset = {
  content: Buffer
  type: string
  hash: string
  /** Undefined for what is compressed already. */
  compressed?: (encoding: Encoding) => Promise<Buffer>
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}
const root = join(import.meta.dirname, '..')

export type Assets = {
  /** Gives the address of a file, for example `/assets/3f2a…/site.css`. Throws when there is no such file. */
  url: (name: string) => string
  /** Answers everything under /assets, without session or database. */
  routes: () => express.Router
}

/** Reads all files into memory. Throws when `npm run prepare` was never run. */
export function loadAssets(): Assets {
  const files = readFiles()
  const version = hashOf(Buffer.from([...files].map(([name, { hash }]) => `${name} ${hash}`).join('\n')))
  return {
    url: (name) => {
      if (!files.has(name)) throw new Error(`No asset "${name}"`)
      return `/assets/${version}/${name}`
    },
    routes: () => express.Router().use('/assets', (req, res) => answer(files, version, req, res)),
  }
}

/** Names are looked up, never turned into paths: there is nothing to climb out of. */
async function answer(files: Map<string, Asset>, version: string, req: express.Request, res: express.Response) {
  const [, asked, ...name] = req.path.split('/')
  const asset = files.get(name.join('/'))
  res.set({ 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-cache' })
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    res.set('Allow', 'GET, HEAD').status(405).type('text').send('Method not allowed\n')
  } else if (!asset) {
    res.status(404).type('text').send('Not found\n')
  } else {
    // A page kept from before an update asks for a version that is gone: it gets the file as it is now.
    const lasting = asked === version ? 'public, max-age=31536000, immutable' : 'public, max-age=300'
    const encoding = asset.compressed && bestEncoding(req)
    const body = encoding ? await asset.compressed!(encoding) : asset.content
    if (encoding) res.set('Content-Encoding', encoding)
    const etag = `"${asset.hash}${encoding ? `-${encoding}` : ''}"`
    res.set({ 'Cache-Control': lasting, 'Content-Type': asset.type, ETag: etag })
    res.vary('Accept-Encoding').send(body)
  }
}

/** Asked one by one: for a list, the order in the browser's header would decide, and browsers put gzip first. */
function bestEncoding(req: express.Request): Encoding | undefined {
  return (['br', 'gzip'] as const).find((encoding) => req.acceptsEncodings(encoding))
}

function readFiles(): Map<string, Asset> {
  const found = new Map<string, Asset>()
  for (const folder of [join(root, 'build/public'), join(root, 'public')]) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !types[extname(entry.name)]) continue
      const file = join(entry.parentPath, entry.name)
      const content = readFileSync(file)
      const isOurScript = extname(entry.name) === '.mjs'
      found.set(file.slice(folder.length + 1), assetOf(entry.name, isOurScript ? withoutComments(content) : content))
    }
  }
  found.set('site.css', assetOf('site.css', joinStyles()))
  found.set('staff.css', assetOf('staff.css', shorten(readFileSync(join(root, 'public/staff.css'), 'utf8'))))
  found.delete('tokens.css')
  return found
}

/** One stylesheet for readers. The tokens come first because they hold the order of the layers. */
function joinStyles(): Buffer {
  const [tokens, reset, site] = ['public/tokens.css', 'build/modern-normalize.css', 'public/site.css'].map((file) =>
    readFileSync(join(root, file), 'utf8'),
  )
  return shorten(`${tokens}\n@layer reset {\n${reset}\n}\n${site}`)
}

/** Takes out comments (licence notices stay) and indentation: all that can go without reading the CSS. */
function shorten(css: string): Buffer {
  return Buffer.from(
    css
      .replace(/\/\*(?!!)[\s\S]*?\*\//g, '')
      .replace(/\s*\n\s*/g, '\n')
      .trim(),
  )
}

/** A script of ours without the lines that are nothing but a comment: a third of what a reader would fetch. */
const withoutComments = (script: Buffer): Buffer =>
  Buffer.from(script.toString().replace(/^ *(\/\/.*|\/\*\*.*\*\/)\n/gm, ''))

function assetOf(name: string, content: Buffer): Asset {
  const type = types[extname(name)]!
  const asset = { content, type, hash: hashOf(content) }
  return type.startsWith('font/') ? asset : { ...asset, compressed: compressOnce(content) }
}

/** Compresses when first asked, not at the start: at the best quality that takes a tenth of a second a file. */
function compressOnce(content: Buffer): (encoding: Encoding) => Promise<Buffer> {
  const done: Partial<Record<Encoding, Promise<Buffer>>> = {}
  const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }
  const compress = {
    br: () => promisify(brotliCompress)(content, best),
    gzip: () => promisify(gzip)(content, { level: 9 }),
  }
  return (encoding) => (done[encoding] ??= compress[encoding]())
}

function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 16)
}
