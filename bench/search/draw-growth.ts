import type { Sized } from './search-part.ts'

/** The shapes that are drawn, each with a colour that stands out on light and dark. */
const drawn: [name: string, colour: string][] = [
  ['two words, two filters', '#0072b2'],
  ['two common words', '#d55e00'],
  ['one common word', '#009e73'],
  ['a typo', '#b45fa0'],
  ['one rare word', '#a8791b'],
  ['no words, no filters', '#6b7280'],
  ['suggestion, 1 to 8 letters', '#3f8fd0'],
]
const [width, height] = [810, 440]
const area = { left: 64, right: 530, top: 56, bottom: 380 }

/** A plot of p95 over the number of entries, both in steps of ten; undefined for fewer than two sizes. */
export function drawGrowth(all: Sized[]): string | undefined {
  const sizes = all.filter(({ database }) => database !== 'embedded').toSorted((a, b) => a.size - b.size)
  if (sizes.length < 2) return undefined
  const lines = drawn.flatMap(([name, colour]) => {
    const points = sizes.flatMap(({ size, shapes }) => {
      const p95 = shapes.find((shape) => shape.name === name)?.p95
      return p95 === undefined ? [] : [{ size, p95 }]
    })
    return points.length > 1 ? [{ name, colour, points }] : []
  })
  const values = lines.flatMap(({ points }) => points.map(({ p95 }) => p95))
  const [low, high] = [Math.floor(Math.log10(Math.min(...values, 1))), Math.ceil(Math.log10(Math.max(...values, 200)))]
  const [first, last] = [Math.log10(sizes[0]!.size), Math.log10(sizes.at(-1)!.size)]
  const x = (size: number) => area.left + ((Math.log10(size) - first) / (last - first)) * (area.right - area.left)
  const y = (ms: number) =>
    area.bottom - ((Math.log10(Math.max(ms, 10 ** low)) - low) / (high - low)) * (area.bottom - area.top)
  const ticks = Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i))
  const labels = spread(lines.map(({ points }) => y(points.at(-1)!.p95)))
  const round = (n: number) => n.toFixed(1)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t d">
<title id="t">Search time by number of entries</title>
<desc id="d">${lines.map(({ name, points }) => `${name}: ${points.map(({ size, p95 }) => `${p95.toFixed(1)} ms at ${size.toLocaleString('en')}`).join(', ')}`).join('; ')}</desc>
<style>
  svg { background: #fff; color: #1f2328; font: 13px system-ui, sans-serif }
  text { fill: currentColor } .quiet { fill: #57606a } .grid { stroke: #d0d7de } .title { font-size: 16px; font-weight: 600 }
  path { fill: none; stroke-width: 2.5 } .end { text-anchor: end } .middle { text-anchor: middle }
  @media (prefers-color-scheme: dark) { svg { background: #16191d; color: #e6e9ec } .quiet { fill: #a3adb8 } .grid { stroke: #3a424b } }
</style>
<text class="title" x="${area.left}" y="24">Search time by number of entries</text>
<text class="quiet" x="${area.left}" y="43">Milliseconds in the database, 95 of 100 searches are faster; every facet counted</text>
${ticks.map((tick) => `<line class="grid" x1="${area.left}" x2="${area.right}" y1="${round(y(tick))}" y2="${round(y(tick))}"/><text class="end" x="${area.left - 8}" y="${round(y(tick) + 4)}">${tick.toLocaleString('en')}</text>`).join('\n')}
${sizes.map(({ size }) => `<line class="grid" y1="${area.top}" y2="${area.bottom}" x1="${round(x(size))}" x2="${round(x(size))}"/><text class="middle" x="${round(x(size))}" y="${area.bottom + 20}">${size.toLocaleString('en')}</text>`).join('\n')}
<text class="quiet middle" x="${(area.left + area.right) / 2}" y="${area.bottom + 42}">entries</text>
${lines.map(({ colour, points }) => `<path stroke="${colour}" d="M${points.map((p) => `${round(x(p.size))} ${round(y(p.p95))}`).join('L')}"/>${points.map((p) => `<circle fill="${colour}" r="3.5" cx="${round(x(p.size))}" cy="${round(y(p.p95))}"/>`).join('')}`).join('\n')}
${lines.map(({ name, colour, points }, i) => `<line stroke="${colour}" stroke-width="1" x1="${area.right + 4}" x2="${area.right + 16}" y1="${round(y(points.at(-1)!.p95))}" y2="${round(labels[i]!)}"/><text x="${area.right + 20}" y="${round(labels[i]! + 4)}">${name}, ${points.at(-1)!.p95.toFixed(points.at(-1)!.p95 < 10 ? 1 : 0)} ms</text>`).join('\n')}
</svg>
`
}

/** Moves labels apart that would lie on each other; keeps their order. */
function spread(wanted: number[], room = 18): number[] {
  const order = wanted.map((at, i) => ({ at, i })).sort((a, b) => a.at - b.at)
  for (let i = 1; i < order.length; i++) order[i]!.at = Math.max(order[i]!.at, order[i - 1]!.at + room)
  let limit = area.bottom
  for (const each of order.toReversed()) {
    each.at = Math.min(each.at, limit)
    limit = each.at - room
  }
  const moved: number[] = []
  for (const { at, i } of order) moved[i] = at
  return moved
}
