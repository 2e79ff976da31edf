import { languages } from '../languages.ts'
import { comparePartialDates, firstDay, lastDay, precision } from '../partial-dates.ts'
import type { FoundRow, Lane } from './queries.ts'

/**
 * What a drawing may show of a row's time, in days since 1970 (`to` is the day after). Only an `exact` extent may have a
 * solid edge: whatever is known to the month or the year spreads over all of it.
 */
export type Extent = {
  from: number
  to: number
  exact: boolean
  /** A point in time: drawn as a sign on its day, or within the month or year that is known. */
  point: boolean
  /** The side on which nothing is known, or on which it goes on. */
  open?: 'start' | 'end'
  ongoing: boolean
}

/** How exactly a row is dated: both ends, `period` where only that of its entry is known, undefined without a date. */
export type Exactness = { start?: Unit; end?: Unit } | 'period' | undefined
type Unit = 'day' | 'month' | 'year'

export type ArrangedRow = FoundRow & { exactness: Exactness; extent?: Extent }

/** Lanes from top to bottom; those in one group share a band of the drawing. */
export const laneGroups: Lane[][] = [
  ['partnership'],
  ['agreement', 'milestone'],
  ['project'],
  ['stage'],
  ['activity'],
  ['event'],
  ['programme'],
]
const laneOrder = laneGroups.flat()

/** What happens on a day rather than over a time, unless its source gives both ends. */
const happens = new Set<Lane>(['agreement', 'milestone', 'event'])

export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/**
 * Rows by start, end and lane, those without a date last. `today` (YYYY-MM-DD) is where what is ongoing has come to.
 */
export function arrangeRows(rows: FoundRow[], today: string): ArrangedRow[] {
  return rows
    .map((row) => ({ ...row, lane: laneOf(row) }))
    .map((row) => ({ ...row, exactness: exactnessOf(row), extent: extentOf(row, today) }))
    .sort(
      (a, b) =>
        byDate(a.starts ?? a.ends, b.starts ?? b.ends) ||
        byDate(a.ends ?? a.starts, b.ends ?? b.starts) ||
        laneOrder.indexOf(a.lane) - laneOrder.indexOf(b.lane) ||
        a.entryId - b.entryId ||
        a.ordinal - b.ordinal,
    )
}

/** A partnership that names no step stands on its timeline itself, over its whole time; that is no milestone. */
const laneOf = ({ lane, title, entry }: FoundRow): Lane =>
  lane === 'milestone' && entry.kind === 'partnership' && languages.every((of) => title[of] === entry.title[of])
    ? 'partnership'
    : lane

const byDate = (a: string | null, b: string | null) =>
  a && b ? comparePartialDates(a, b) : Number(a === null) - Number(b === null)

function exactnessOf({ starts, ends, wholePeriod }: FoundRow): Exactness {
  if (!starts && !ends) return undefined
  if (wholePeriod) return 'period'
  return { ...(starts && { start: precision(starts) }), ...(ends && ends !== starts && { end: precision(ends) }) }
}

/** Is this row a point in time? What starts and ends with the same date of a day is one too, in the lanes of points. */
export const isPoint = ({ lane, starts, ends, ongoing }: FoundRow): boolean =>
  happens.has(lane) && starts !== null && !ongoing && (ends === null || ends === starts)

function extentOf(row: FoundRow, today: string): Extent | undefined {
  const { starts, ends, wholePeriod } = row
  const known = starts ?? ends
  if (!known) return undefined
  const point = isPoint(row)
  const ongoing = row.ongoing && !ends
  const from = dayNumber(firstDay(known))
  const last = dayNumber(lastDay(ends ?? known)) + 1
  const to = Math.max(from + 1, ongoing ? Math.max(last, dayNumber(today) + 1) : last)
  const open = point ? undefined : !starts ? 'start' : !ends ? 'end' : undefined
  const exact = !wholePeriod && !open && [starts, ends].every((date) => !date || precision(date) === 'day')
  return { from, to, exact, point, ...(open && { open }), ongoing }
}
