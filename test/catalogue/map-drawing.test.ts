import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { drawLocator, drawMap, type MapLink, type MapPlace } from '../../src/catalogue/map-drawing.ts'
import { type Language, translator } from '../../src/languages.ts'

const place = (name: string, lon: number, lat: number, count = 1): MapPlace => ({
  name,
  lon,
  lat,
  count,
  href: `/en/catalogue?q=${encodeURIComponent(name)}`,
  label: `${name}, ${count}`,
})
const ten = [
  place('Szczecin', 14.55, 53.43, 2),
  place('Gdańsk–Gdynia–Sopot', 18.6, 54.4, 4),
  place('Poznań', 16.93, 52.41),
  place('Warszawa', 21.01, 52.23, 3),
  place('Wrocław', 17.03, 51.11),
  place('Opole', 17.93, 50.67, 7),
  place('Katowice', 19.02, 50.26),
  place('Ostrava', 18.29, 49.83, 2),
  place('Olomouc', 17.25, 49.59, 5),
  place('Praha', 14.44, 50.08),
]
const agreement: MapLink = { from: [17.93, 50.67], to: [17.25, 49.59] }
const draw = (places: MapPlace[], links: MapLink[] = [], language: Language = 'en') =>
  drawMap({ places, links, label: 'Map', t: translator(language) })

/** A crowd as no register will soon have it: towns every 0.8 by 0.6 degrees. */
const crowd = Array.from({ length: 60 }, (_, i) =>
  place(`Miasteczko ${i + 1}`, 14.8 + (i % 10) * 0.8, 50.2 + Math.floor(i / 10) * 0.6, (i % 7) + 1),
)

describe('drawMap', () => {
  it('is the base map alone where there is no place', () => {
    const svg = draw([])
    expect(elements(svg, 'a')).toEqual([])
    expect(elements(svg, 'path').map(({ class: name }) => name)).toContain('frontier')
    expect(svg).toMatch(/^<svg viewBox="0 0 560 500" role="group" aria-label="Map">/)
  })

  it.each([
    ['ten places', ten],
    ['a crowd', crowd],
    ['Norway and Belgium as well', [...ten, place('Oslo', 10.75, 59.91), place('Bruxelles', 4.35, 50.85)]],
    ['the ends of Europe', [...ten, place('Lisboa', -9.14, 38.72), place('Tromsø', 18.96, 69.65)]],
  ])('shows each of %s inside the frame, as a link with its own name', (_, places) => {
    const svg = draw(places)
    const [width, height] = [560, 500]
    const markers = circles(svg, 'pt')
    expect(markers).toHaveLength(places.length)
    for (const { x, y, r } of markers) {
      expect(Math.min(x - r, y - r, width - x - r, height - y - r)).toBeGreaterThan(0)
    }
    expect(elements(svg, 'a').map((a) => [a.href, a['aria-label']])).toEqual(places.map((p) => [p.href, p.label]))
  })

  it.each(widths().map(({ name }) => name))('lets no name cover another or a marker: %s', (name) => {
    const cases: [MapPlace[], Language][] = [
      [ten, 'en'],
      [ten, 'pl'],
      [ten, 'cs'],
      [crowd, 'pl'],
      [[...ten, place('Oslo', 10.75, 59.91)], 'cs'],
    ]
    for (const [places, language] of cases) {
      const svg = draw(places, [agreement], language)
      const texts = textBoxes(svg, name)
      expect(overlaps(texts, texts)).toEqual([])
      expect(overlaps(texts, circles(svg, 'pt').map(boxOfCircle))).toEqual([])
      for (const { left, right, top, bottom } of texts) {
        expect(Math.min(left, top, 560 - right, 500 - bottom)).toBeGreaterThanOrEqual(0)
      }
    }
  })

  it('names all ten places on a wide page, and says the name of a marker without room for it on hover', () => {
    const shown = textBoxes(draw(ten), 'wide').map(({ name }) => name)
    expect(shown).toEqual(expect.arrayContaining(ten.map((p) => p.name)))
    const links = draw(crowd).match(/<a .*?<\/a>/g)!
    expect(links.filter((link) => /<(text|title)\b/.test(link))).toHaveLength(crowd.length)
    expect(links.some((link) => link.includes('<title>Miasteczko'))).toBe(true)
  })

  it('keeps the areas to press apart', () => {
    const hits = circles(draw(ten), 'hit')
    const near = hits.flatMap((a, i) =>
      hits.slice(i + 1).filter((b) => Math.hypot(a.x - b.x, a.y - b.y) < a.r + b.r - 0.2),
    )
    expect(near).toEqual([])
  })

  it('draws links from marker to marker, dotted while only possible', () => {
    const svg = draw(ten, [agreement, { from: [18.6, 54.4], to: [17.93, 50.67], possible: true }])
    const at = Object.fromEntries(circles(svg, 'pt').map(({ x, y }, i) => [ten[i]!.name, `${x} ${y}`]))
    const drawn = elements(svg, 'path').filter((path) => /^(link|maybe)$/.test(path.class!))
    expect(drawn.map((path) => [path.class, path.d])).toEqual([
      ['link', `M${at.Opole}L${at.Olomouc}`],
      ['maybe', `M${at['Gdańsk–Gdynia–Sopot']}L${at.Opole}`],
    ])
  })

  it.each([
    ['stays at home', 'Brno', 16.61, 49.2, false],
    ['widens for Norway', 'Oslo', 10.75, 59.91, true],
    ['widens for Belgium', 'Bruxelles', 4.35, 50.85, true],
    ['widens for the north cape', 'Hammerfest', 23.68, 70.66, true],
    ['widens for Athens', 'Athina', 23.73, 37.98, true],
    ['leaves out, without widening, another continent', 'Tokyo', 139.69, 35.69, false],
    ['leaves out, without widening, what is no position', 'Nowhere', Number.NaN, 50, false],
  ])('%s', (_, name, lon, lat, wide) => {
    const svg = draw([...ten, place(name, lon, lat)])
    expect(svg.startsWith('<svg class="afar"')).toBe(wide)
    expect(svg.includes(`aria-label="${name}, 1"`)).toBe(wide || name === 'Brno')
  })

  it('widens for the far end of a link and drops a link to nowhere', () => {
    const to = (lon: number, lat: number): MapLink => ({ from: [17.93, 50.67], to: [lon, lat] })
    expect(draw(ten, [to(10.75, 59.91)])).toMatch(/^<svg class="afar".*class="link"/)
    expect(draw(ten, [to(139.69, 35.69)])).not.toMatch(/class="(afar|link)"/)
  })

  it('names towns for orientation only where there is no marker', () => {
    expect(textBoxes(draw([]), 'narrow').map(({ name }) => name)).toEqual(expect.arrayContaining(['Warsaw', 'Prague']))
    expect(draw(ten)).not.toMatch(/>(Warsaw|Prague)</)
  })

  it('speaks the language of the page', () => {
    expect(draw([], [], 'pl')).toContain('>POLSKA<')
    expect(draw([], [], 'cs')).toContain('>Baltské moře<')
  })

  it('escapes what it is given', () => {
    const evil = `"><script>alert('1')</script>&`
    const svg = drawMap({
      places: [{ name: evil, href: `/x?a=1&b="'<>`, label: evil, lat: 52, lon: 19, count: 1 }],
      links: [],
      label: evil,
      t: () => '<b>&',
    })
    expect(svg).not.toMatch(/<script|<b>/)
    expect(unclosedTags(svg)).toEqual([])
    const unescaped = elements(svg, 'a')[0]!
    expect([unescaped.href, unescaped['aria-label']]).toEqual([`/x?a=1&b="'<>`, evil])
  })

  it('is well formed and has no style of its own', () => {
    const all = [draw(ten, [agreement]), draw(crowd), drawLocator({ places: ten, links: [agreement], label: 'x' })]
    for (const svg of all) {
      expect(unclosedTags(svg)).toEqual([])
      expect(svg).not.toMatch(/\sstyle=|<style|NaN|undefined/)
    }
  })
})

describe('drawLocator', () => {
  it('is one small picture without links', () => {
    const svg = drawLocator({ places: [ten[0]!], links: [], label: 'Szczecin' })
    expect(svg).toMatch(/^<svg viewBox="0 0 320 250" role="img" aria-label="Szczecin">/)
    expect(svg).toContain('>Szczecin</text>')
    expect(elements(svg, 'a')).toEqual([])
    expect(svg.length).toBeLessThan(4000)
  })

  it('widens as the large map does', () => {
    const svg = drawLocator({ places: [place('Oslo', 10.75, 59.91)], links: [], label: 'Oslo' })
    expect(svg).toMatch(/^<svg class="afar".*class="far"/)
    expect(circles(svg, 'pt')).toHaveLength(1)
  })
})

// Reading the drawing ------------------------------------------------------------------------------------------------

type TestBox = { name: string; left: number; top: number; right: number; bottom: number }

function elements(svg: string, tag: string): Record<string, string>[] {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', '#34': '"', '#39': "'" }
  const plain = (text: string) => text.replace(/&([#\w]+);/g, (_, name) => entities[name] ?? `unknown entity ${name}`)
  return [...svg.matchAll(new RegExp(`<${tag}(?=[ />])([^>]*)>`, 'g'))].map(([, attributes]) =>
    Object.fromEntries([...attributes!.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, plain(value!)])),
  )
}

function circles(svg: string, className: string) {
  return elements(svg, 'circle')
    .filter((circle) => circle.class?.split(' ')[0] === className)
    .map(({ cx, cy, r }) => ({ x: Number(cx), y: Number(cy), r: Number(r) }))
}

function boxOfCircle({ x, y, r }: { x: number; y: number; r: number }): TestBox {
  return { name: 'marker', left: x - r, top: y - r, right: x + r, bottom: y + r }
}

/** The three widths at which site.css sets map text, with its sizes: a change there must not make names collide. */
function widths() {
  const css = readFileSync(new URL('../../public/site.css', import.meta.url), 'utf8')
  const rules = css.split('\n').filter((line) => line.includes('.map text'))
  const usual = rules.filter((line) => !line.includes('@container')).join('\n')
  const within = (condition: string) => rules.find((line) => line.includes(`@container (${condition})`))!
  const sizes = (text: string) =>
    Object.fromEntries(
      [...text.matchAll(/\.map text(?:\.(\w+))? \{[^}]*?font-size: ([\d.]+)px/g)].map((m) => [
        m[1] ?? 'place',
        Number(m[2]),
      ]),
    )
  return [
    { name: 'narrow', sizes: sizes(within('max-width: 26rem')), hidden: ['from-mid', 'from-wide'] },
    { name: 'middle', sizes: sizes(usual), hidden: ['from-wide'] },
    { name: 'wide', sizes: sizes(within('min-width: 44rem')), hidden: [] as string[] },
  ]
}

/** What is shown at a width, with the room it takes: letters are half an em wide on average in Archivo 88. */
function textBoxes(svg: string, name: string): TestBox[] {
  const { sizes, hidden } = widths().find((width) => width.name === name)!
  const spacing: Record<string, number> = { country: 0.34, sea: 0.06 }
  return [...svg.matchAll(/(<text[^>]*>)([^<]*)</g)].flatMap(([, tag, text]) => {
    const attributes = elements(tag!, 'text')[0]!
    const classes = attributes.class?.split(' ') ?? []
    if (classes.some((each) => hidden.includes(each))) return []
    const kind = classes.find((each) => each in sizes) ?? 'place'
    const size = sizes[kind]!
    const length = text!.length * size * (0.5 + (spacing[kind] ?? 0) + (kind === 'country' ? 0.1 : 0))
    const left =
      Number(attributes.x) - length * { start: 0, middle: 0.5, end: 1 }[attributes['text-anchor'] ?? 'start']!
    const y = Number(attributes.y)
    return [{ name: text!, left, right: left + length, top: y - 0.7 * size, bottom: y + 0.2 * size }]
  })
}

function overlaps(boxes: TestBox[], others: TestBox[]): string[] {
  const meet = (a: TestBox, b: TestBox) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
  return boxes.flatMap((a) => others.filter((b) => a !== b && meet(a, b)).map((b) => `${a.name} and ${b.name}`))
}

/** Tags left open or closed out of turn, and text that XML does not allow. */
function unclosedTags(svg: string): string[] {
  const open: string[] = []
  const rest = svg.replace(/<(\/?)([a-zA-Z]+)((?:\s[\w-]+="[^"<]*")*)\s*(\/?)>/g, (tag, closing, name, _, empty) => {
    if (closing && open.pop() !== name) open.push(`unexpected ${tag}`)
    if (!closing && !empty) open.push(name)
    return ''
  })
  return [...open, ...(rest.match(/[<>]|&(?!(?:amp|lt|gt|quot|#\d+);)/g) ?? [])]
}
