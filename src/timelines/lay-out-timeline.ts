import { type ArrangedRow, laneGroups } from './arrange-rows.ts'
import { breakLines } from './measure-text.ts'
import { type Item, packLane, type Track } from './pack-lane.ts'
import type { Wording } from './place-label.ts'
import type { Lane } from './queries.ts'
import { type Axis, chooseAxis, frame, placeOf } from './time-axis.ts'

/** What is said in the drawing, in the reader's language. */
export type Words = Wording & {
  laneName: (lanes: Lane[]) => string
  /** Short names of the twelve months. */
  months: string[]
}

export type Band = {
  lanes: Lane[]
  name: string[]
  top: number
  bottom: number
  items: Item[]
  /** Heights at which nothing of the band would be cut in two: below its tracks, and its bottom. */
  cuts: number[]
}
export type Layout = {
  height: number
  axis: Axis
  /** Where the line of the axis runs. */
  axisTop: number
  bands: Band[]
  /** Horizontal place of today, where anything is ongoing. */
  today?: number
}

const padding = 14
export const nameLine = 16
/** Keep in step with `.tl .lane` in site.css. */
const laneLettering = { size: 13, bold: true, spacing: 0.09 }

/**
 * Where everything of the drawing stands: lanes below each other, in each the rows packed into tracks so that no sign,
 * bar or label touches another. Rows without a date have no place; undefined when there is no other row.
 */
export function layOutTimeline(rows: ArrangedRow[], words: Words, today: number): Layout | undefined {
  const dated = rows.flatMap((row) => (row.extent ? [{ ...row, extent: row.extent }] : []))
  const [background, foreground] = [true, false].map((is) => dated.filter((row) => (row.lane === 'programme') === is))
  const extents = (of: typeof dated = []) => of.map((row) => row.extent)
  const axis = chooseAxis(extents(foreground), extents(background), words.months)
  if (!axis) return undefined
  const axisTop = axis.ticks[0]?.month ? 46 : 30
  const bands: Band[] = []
  let top = axisTop
  for (const lanes of laneGroups) {
    const own = dated.filter((row) => lanes.includes(row.lane))
    if (own.length === 0) continue
    const present = lanes.filter((lane) => own.some((row) => row.lane === lane))
    const name = breakLines(words.laneName(present).toUpperCase(), frame.left - 20, laneLettering)
    const tracks = packLane(own, axis, words)
    const height = Math.max(
      tracks.reduce((sum, track) => sum + track.height, 0),
      name.length * nameLine,
    )
    const bottom = top + height + 2 * padding
    const items = stack(tracks, top + padding)
    bands.push({ lanes: present, name, top, bottom, items, cuts: [...cutsOf(tracks, top + padding, name), bottom] })
    top = bottom
  }
  const goesOn = dated.some((row) => row.extent.ongoing) && today >= axis.from && today < axis.to
  return { height: top + (goesOn ? 24 : 4), axis, axisTop, bands, ...(goesOn && { today: placeOf(axis, today + 1) }) }
}

function cutsOf(tracks: Track[], top: number, name: string[]): number[] {
  let y = top
  const ends = tracks.map((track) => (y += track.height))
  return ends.slice(0, -1).filter((end) => end >= top + name.length * nameLine)
}

function stack(tracks: Track[], top: number): Item[] {
  let y = top
  return tracks.flatMap((track) => {
    const middle = y + track.height / 2
    y += track.height
    return track.items.map((item) => ({ ...item, y: middle }))
  })
}
