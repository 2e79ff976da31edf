import type { ArrangedRow, Extent } from './arrange-rows.ts'
import { type Lettering, shorten, textWidth } from './measure-text.ts'
import type { Lane } from './queries.ts'
import { type Axis, frame, placeOf } from './time-axis.ts'

export type DatedRow = ArrangedRow & { extent: Extent }

/**
 * What a label says: `vague` is the line below a point in time whose day is not known. `language` is that of the title
 * where it is not the page's.
 */
export type RowTexts = { title: string; language?: string; when: string; vague: string }

type Line = { text: string; small?: boolean }
export type Label = {
  lines: Line[]
  language?: string
  where: 'inside' | 'right' | 'left'
  left: number
  right: number
}

/** A bar or a sign with its label. `y` is the middle of both. */
export type Item = {
  /** The row; or all those that one bar stands for. */
  rows: DatedRow[]
  lane: Lane
  left: number
  right: number
  /** Height of the bar, or of the dashed box around a sign. */
  height: number
  y: number
  /** Where the sign stands; none on a bar. */
  sign?: number
  label: Label
}
export type Track = { items: Item[]; height: number }

export type Packing = { axis: Axis; textsOf: (row: ArrangedRow) => RowTexts; more: (count: number) => string }

/** Half the width of a sign. */
const signs: Partial<Record<Lane, number>> = { agreement: 15, milestone: 8, event: 9 }
/** Rows of a lane with the same dates that are drawn each; the table has the others. */
const mostAlike = 6
/** From so many items on a lane is set closer. */
const crowd = 15
const gap = 14
const inset = 10
const stub = 36
const crowdedLabel = 300
export const lettering = { text: { size: 14 }, bold: { size: 14, bold: true }, small: { size: 13 } }

/** The rows of a lane in as few tracks as hold them without anything touching; each is put into the first with room. */
export function packLane(rows: DatedRow[], packing: Packing): Track[] {
  const groups = combine(rows)
  const crowded = groups.length >= crowd
  const tracks: Track[] = []
  for (const group of groups) {
    const [shape, variants] = [shapeOf(group, packing.axis, crowded), variantsOf(group, packing, crowded)]
    const labels = variants.flatMap((lines) => placesFor(lines, shape, crowded))
    const fits = (label: Label, track: Track) => track.items.every((item) => isApart({ ...shape, label }, item))
    const track = tracks.find((one) => labels.some((label) => fits(label, one)))
    const label = track ? labels.find((one) => fits(one, track)) : labels[0]
    const [row] = group
    const language = group.length === 1 && row ? packing.textsOf(row).language : undefined
    const item = { ...shape, label: { ...(label ?? shortened(variants.at(-1) ?? [], shape, crowded)), language }, y: 0 }
    const height = heightOf(item, crowded)
    if (!track) tracks.push({ items: [item], height })
    else {
      track.items.push(item)
      track.height = Math.max(track.height, height)
    }
  }
  return tracks
}

/** Six bars that say the same time say it well enough; the rest of them become one. */
function combine(rows: DatedRow[]): DatedRow[][] {
  const keyOf = ({ extent, lane, context }: DatedRow) => JSON.stringify([lane, context, extent])
  const alike = Map.groupBy(rows, keyOf)
  return rows.flatMap((row) => {
    const same = alike.get(keyOf(row)) ?? []
    const index = same.indexOf(row)
    if (same.length <= mostAlike || index < mostAlike - 1) return [[row]]
    return index === mostAlike - 1 ? [same.slice(index)] : []
  })
}

type Shape = Omit<Item, 'label' | 'y'>

function shapeOf(rows: DatedRow[], axis: Axis, crowded: boolean): Shape {
  const { lane, extent } = rows[0]!
  const height = crowded || extent.point ? 20 : lane === 'programme' ? 22 : 26
  const half = extent.point ? (signs[lane] ?? 8) : 0
  let [left, right] = [placeOf(axis, extent.from), placeOf(axis, extent.to)]
  if (extent.point && extent.exact) {
    const sign = (left + right) / 2
    return { rows, lane, height, left: sign - half, right: sign + half, sign }
  }
  if (extent.point) {
    // A box that the scale makes too small for its sign is drawn wider: less exact than the source, never more.
    const lack = Math.max(0, 2 * half + 12 - (right - left))
    left = Math.max(frame.left, Math.min(left - lack / 2, frame.right - 2 * half - 12))
    right = Math.max(right, left + 2 * half + 12)
    return { rows, lane, height, left, right, sign: (left + right) / 2 }
  }
  if (extent.open === 'start') left = Math.min(left, right - stub)
  const least = extent.open ? stub : 3
  return { rows, lane, height, left, right: Math.max(right, left + least) }
}

/** What the label may say, the fullest first. */
function variantsOf(rows: DatedRow[], { textsOf, more }: Packing, crowded: boolean): Line[][] {
  const [row] = rows
  if (!row) return []
  if (rows.length > 1) return [[{ text: more(rows.length) }]]
  const { title, when, vague } = textsOf(row)
  const { exact, point, open } = row.extent
  if (row.lane === 'programme') return [[{ text: title, small: true }]]
  if (point && exact) return [[{ text: `${when}: ${title}` }]]
  if (point) return [crowded ? [{ text: title }] : [{ text: title }, { text: vague, small: true }]]
  const byMonth = typeof row.exactness === 'object' && Object.values(row.exactness).includes('month')
  return exact || open || byMonth ? [[{ text: `${title}, ${when}` }], [{ text: title }]] : [[{ text: title }]]
}

const letteringOf = (line: Line, where: Label['where'], { rows }: Shape): Lettering =>
  line.small ? lettering.small : where === 'inside' && rows[0]?.extent.exact ? lettering.bold : lettering.text

/** Room for a label in each place: within the bar, and beside it as far as the drawing goes. */
const roomIn = (shape: Shape, crowded: boolean): [Label['where'], number][] => {
  const beside = crowded ? crowdedLabel : Number.POSITIVE_INFINITY
  return [
    ['inside', shape.sign === undefined ? shape.right - shape.left - 2 * inset : 0],
    ['right', Math.min(beside, frame.width - 4 - shape.right - inset)],
    ['left', Math.min(beside, shape.left - inset - frame.left - 2)],
  ]
}

const widthOf = (lines: Line[], where: Label['where'], shape: Shape) =>
  Math.max(...lines.map((line) => textWidth(line.text, letteringOf(line, where, shape))))

function labelAt(lines: Line[], where: Label['where'], shape: Shape): Label {
  const width = widthOf(lines, where, shape)
  const left = { inside: shape.left + inset, right: shape.right + inset, left: shape.left - inset - width }[where]
  return { lines, where, left, right: left + width }
}

const placesFor = (lines: Line[], shape: Shape, crowded: boolean): Label[] =>
  roomIn(shape, crowded)
    .filter(([where, room]) => widthOf(lines, where, shape) <= room)
    .map(([where]) => labelAt(lines, where, shape))

/** The label cut to the place with most room; the table has the whole text. */
function shortened(lines: Line[], shape: Shape, crowded: boolean): Label {
  const [where, room] = roomIn(shape, crowded).reduce((most, place) => (place[1] > most[1] ? place : most))
  const cut = lines.map((line) => ({ ...line, text: shorten(line.text, room, letteringOf(line, where, shape)) }))
  return labelAt(cut, where, shape)
}

function isApart(a: Omit<Item, 'y'>, b: Item): boolean {
  const [from, to] = [Math.min(a.left, a.label.left), Math.max(a.right, a.label.right)]
  return to + gap <= Math.min(b.left, b.label.left) || from - gap >= Math.max(b.right, b.label.right)
}

function heightOf(item: Item, crowded: boolean): number {
  if (crowded) return 25
  return item.label.lines.length > 1 ? 46 : item.lane === 'programme' ? 28 : 36
}
