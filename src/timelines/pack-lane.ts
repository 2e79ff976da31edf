import { type Label, labelsFor, type Wording } from './place-label.ts'
import { type DatedRow, type Shape, shapeOf } from './shape-row.ts'
import type { Axis } from './time-axis.ts'

/** A shape with its label. `y` is the middle of both; `language` that of the label where it is not the page's. */
export type Item = Shape & { label: Label; language?: string; y: number }
export type Track = { items: Item[]; height: number }

/** Rows of a lane with the same dates that are drawn each; the table has the others. */
const mostAlike = 6
/** From so many items on a lane is set closer. */
const crowd = 15
const gap = 14

/** The rows of a lane in as few tracks as hold them without anything touching; each is put into the first with room. */
export function packLane(rows: DatedRow[], axis: Axis, wording: Wording): Track[] {
  const groups = combine(rows)
  const crowded = groups.length >= crowd
  const tracks: Track[] = []
  for (const group of groups) {
    const shape = shapeOf(group, axis, crowded)
    const labels = labelsFor(shape, wording, crowded)
    const fits = (label: Label, { items }: Track) => items.every((item) => isApart(shape, label, item))
    const track = tracks.find((one) => labels.some((label) => fits(label, one)))
    const label = (track && labels.find((one) => fits(one, track))) ?? labels[0]!
    const language = group.length > 1 ? undefined : wording.textsOf(group[0]!).language
    const item: Item = { ...shape, height: heightOf(shape, label), label, language, y: 0 }
    const room = trackHeight(item, crowded)
    if (!track) tracks.push({ items: [item], height: room })
    else {
      track.items.push(item)
      track.height = Math.max(track.height, room)
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

function isApart(shape: Shape, label: Label, other: Item): boolean {
  const [from, to] = [Math.min(shape.left, label.left), Math.max(shape.right, label.right)]
  return to + gap <= Math.min(other.left, other.label.left) || from - gap >= Math.max(other.right, other.label.right)
}

/** A bar grows around two lines. */
const heightOf = (shape: Shape, { where, lines }: Label): number =>
  where === 'inside' && lines.length > 1 ? 42 : shape.height

function trackHeight({ label, lane }: Item, crowded: boolean): number {
  if (crowded) return 25
  return label.lines.length > 1 ? 50 : lane === 'programme' ? 28 : 36
}
