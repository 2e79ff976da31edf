import { escapeHtml } from '../rendering.ts'
import { type Band, type Layout, nameLine } from './lay-out-timeline.ts'
import type { Item } from './pack-lane.ts'
import { frame, placeOf } from './time-axis.ts'

const round = (n: number): number => Math.round(n * 10) / 10

/**
 * The drawing as an svg element, to be printed unescaped; the classes are styled in site.css under `.tl`.
 * A bar is solid only where both its days are known. Pure: the same layout gives the same string.
 */
export function drawTimeline(layout: Layout, words: { title: string; description: string; today: string }): string {
  const items = layout.bands.flatMap((band) => band.items)
  const body = [
    drawGrid(layout),
    ...layout.bands.map((band, i) => drawBand(band, i === layout.bands.length - 1)),
    ...items.map((item) => drawShape(item)),
    drawToday(layout, words.today),
    ...items.map(drawSign),
    ...items.map(drawLabel),
  ]
  const size = `viewBox="0 0 ${frame.width} ${round(layout.height)}"`
  const names = `<title id="tl-title">${escapeHtml(words.title)}</title><desc id="tl-desc">${escapeHtml(words.description)}</desc>`
  // their own class: what a sheet shows of them is styled as if it stood alone
  const parts = `<g id="tl-head" class="tl">${drawHead(layout)}</g><g id="tl-body" class="tl">${body.join('')}</g>`
  return `<svg ${size} role="img" aria-labelledby="tl-title" aria-describedby="tl-desc">${names}${parts}</svg>`
}

/** On a sheet of A4 across there is room for so much of the height of a drawing that is as wide as the sheet. */
const sheetHeight = 600

/**
 * The drawing in pieces for sheets of paper, each with the years above it, cut where nothing is cut in two. They show
 * the parts of the drawing itself: both stand on one page.
 */
export function drawSheets({ bands, axisTop, height }: Layout, most = sheetHeight): string[] {
  const cuts = [...bands.flatMap((band) => band.cuts).slice(0, -1), height]
  const sheets: string[] = []
  for (let top = axisTop; top < height; ) {
    const end = cuts.findLast((cut) => cut > top && cut <= top + most) ?? cuts.find((cut) => cut > top) ?? height
    const [from, part] = [round(top), round(end - top)]
    sheets.push(
      `<svg viewBox="0 0 ${frame.width} ${round(axisTop + part)}" aria-hidden="true"><use href="#tl-head"/>` +
        `<svg y="${axisTop}" width="${frame.width}" height="${part}" viewBox="0 ${from} ${frame.width} ${part}"><use href="#tl-body"/></svg></svg>`,
    )
    top = end
  }
  return sheets
}

function drawGrid({ axis, axisTop, bands }: Layout): string {
  const bottom = round(bands.at(-1)?.bottom ?? axisTop)
  const places = [...axis.ticks.map(({ day }) => round(placeOf(axis, day))), frame.right]
  return places.map((x) => `<path class="grid" d="M${x} ${axisTop}V${bottom}"/>`).join('')
}

function drawHead({ axis, axisTop }: Layout): string {
  const ticks = axis.ticks.map(({ day, label, month }) => {
    const x = round(placeOf(axis, day))
    const year = label && `<text class="yr" x="${x + 8}" y="20">${escapeHtml(label)}</text>`
    const name = month ? `<text class="sub" x="${x + 8}" y="39">${escapeHtml(month)}</text>` : ''
    return `${year}${name}`
  })
  return `${ticks.join('')}<path class="axis" d="M${frame.left} ${axisTop}H${frame.right}"/>`
}

function drawBand({ name, top, bottom, items }: Band, isLast: boolean): string {
  const first = items[0]?.y ?? top
  const lines = name.map(
    (line, i) => `<text class="lane" x="0" y="${round(first + 5 + i * nameLine)}">${escapeHtml(line)}</text>`,
  )
  const border = isLast ? '' : `<path class="grid" d="M0 ${round(bottom)}H${frame.right}"/>`
  return `${lines.join('')}${border}`
}

/** The bar, or the dashed box in which a sign stands while its day is not known. */
function drawShape({ rows, lane, left, right, height, y, sign, cut }: Item): string {
  const { extent, context } = rows[0]!
  if (sign !== undefined && extent.exact) return ''
  const names = [lane === 'programme' ? 'band-p' : 'bar', !extent.exact && 'soft', context && 'ctx']
  const classes = names.filter(Boolean).join(' ')
  const [x, top, width] = [round(left), round(y - height / 2), round(right - left)]
  const openLeft = extent.open === 'start' || cut.left
  const openRight = extent.open === 'end' || cut.right
  if (!openLeft && !openRight)
    return `<rect class="${classes}" x="${x}" y="${top}" width="${width}" height="${height}"/>`
  // Without an edge on the open side: the fill apart from its lines.
  const [end, bottom] = [round(x + width), round(top + height)]
  const upper = openLeft ? `M${x} ${top}H${end}` : `M${x} ${bottom}V${top}H${end}`
  const lower = openRight ? `M${x} ${bottom}H${end}` : `V${bottom}H${x}`
  const leftEdge = edgeAt(x, top, height, cut.left ? tearDepth : 0)
  const rightEdge = edgeAt(end, top, height, cut.right ? -tearDepth : 0)
  const torn = [...(cut.left ? [leftEdge] : []), ...(cut.right ? [rightEdge] : [])]
  return [
    `<path class="${classes} bare" d="M${[...leftEdge, ...rightEdge.toReversed()].join('L')}Z"/>`,
    extent.exact ? '' : `<path class="${classes} line" d="${upper}${lower}"/>`,
    ...torn.map((points) => `<path class="tear" d="M${points.join('L')}"/>`),
  ].join('')
}

const tearDepth = 4

/** The edge of a bar from top to bottom; torn, where the bar goes on beyond the axis: `depth` is how far to the right. */
function edgeAt(x: number, top: number, height: number, depth: number): [x: number, y: number][] {
  const steps = depth ? 2 * Math.round(height / 7) : 1
  return Array.from({ length: steps + 1 }, (_, i) => [round(x + (i % 2) * depth), round(top + (i * height) / steps)])
}

function drawSign({ rows, lane, sign, y }: Item): string {
  if (sign === undefined) return ''
  const [x, middle] = [round(sign), round(y)]
  const ctx = rows[0]?.context ? ' ctx' : ''
  if (lane === 'agreement') {
    const rings = [round(x - 6), round(x + 6)].map(
      (cx, i) => `<circle class="r${i + 1}" cx="${cx}" cy="${middle}" r="8"/>`,
    )
    return `<g class="arch${ctx}">${rings.join('')}</g>`
  }
  if (lane === 'event') return `<path class="ev-sign${ctx}" d="M${x} ${round(middle - 8)}l9 16h-18Z"/>`
  return `<g class="ms-sign${ctx}"><circle cx="${x}" cy="${middle}" r="7"/><circle class="dot" cx="${x}" cy="${middle}" r="2.6"/></g>`
}

function drawLabel({ rows, lane, y, label, language }: Item): string {
  const inside = label.where === 'inside'
  const { exact } = rows[0]!.extent
  const halo = inside ? (lane === 'programme' ? 'halo-b' : exact ? 'bar-t' : '') : 'halo'
  const lang = language ? ` lang="${language}"` : ''
  // two lines stand around the middle, one on it
  const baseline = label.lines.length > 1 ? [-3, 15] : [5]
  return label.lines
    .map(({ text, small }, i) => {
      const classes = [small && 'sub', halo].filter(Boolean).join(' ')
      const anchored = label.where === 'left' ? [round(label.right), ' text-anchor="end"'] : [round(label.left), '']
      return `<text${classes && ` class="${classes}"`} x="${anchored[0]}" y="${round(y + (baseline[i] ?? 5))}"${anchored[1]}${lang}>${escapeHtml(text)}</text>`
    })
    .join('')
}

function drawToday({ today, axisTop, height }: Layout, word: string): string {
  if (today === undefined) return ''
  const x = round(today)
  const end = x > frame.width / 2
  const place = `x="${end ? x - 6 : x + 6}" y="${round(height - 7)}"${end ? ' text-anchor="end"' : ''}`
  return `<path class="now" d="M${x} ${axisTop}V${round(height)}"/><text class="sub" ${place}>${escapeHtml(word)}</text>`
}
