import { pickText, type T } from '../languages.ts'
import type { ShownRow } from './present-timeline.ts'
import { writeCsv } from './write-csv.ts'
import { type CalendarEvent, writeCalendar } from './write-ics.ts'

/** `origin` is the portal with the language of the reader: https://portal.example/en. */
type Export = { rows: ShownRow[]; t: T; origin: string }

/** All rows of a timeline as a table; dates stand as they are known: 2016, 2014-02, 2018-02-01. */
export function timelineCsv({ rows, t, origin }: Export): string {
  const header = ['start', 'end', 'exactness', 'kind', 'what', 'source', 'address'].map((name) =>
    t(`timelines.${name}`),
  )
  const lines = rows.map(({ row, kind, exactness, path }) => [
    row.starts ?? '',
    row.ends ?? (row.ongoing ? t('timelines.ongoing') : ''),
    exactness,
    kind,
    titleOf({ row, t }),
    pickText(row.source?.title, t.language, row.source?.language)?.text ?? '',
    origin + path,
  ])
  return writeCsv([header, ...lines])
}

/**
 * The rows whose first day is known as a calendar; of the others it says how many there are and where.
 * `address` is that of the timeline, `name` what the calendar is called.
 */
export function timelineCalendar({
  rows,
  t,
  origin,
  name,
  address,
}: Export & { name: string; address: string }): string {
  const events = rows.flatMap((shown) => eventOf(shown, t, origin))
  const count = rows.length - events.length
  const description = count > 0 ? t('timelines.leftOut', { count, address }) : undefined
  return writeCalendar({ name, description, events })
}

function eventOf({ row, kind, whenInText, path }: ShownRow, t: T, origin: string): CalendarEvent[] {
  const { exactness, starts, ends } = row
  if (!starts || typeof exactness !== 'object' || exactness.start !== 'day') return []
  const detail = pickText(row.detail, t.language, row.entry.originalLanguage)?.text
  return [
    {
      uid: `${row.entry.kind}-${row.entryId}-${row.ordinal}@${new URL(origin).hostname}`,
      start: starts,
      ...(ends && exactness.end === 'day' && { end: ends }),
      title: titleOf({ row, t }),
      description: [`${kind}: ${whenInText}`, detail].filter(Boolean).join('\n\n'),
      url: origin + path,
      stamp: row.updatedAt,
    },
  ]
}

const titleOf = ({ row, t }: { row: ShownRow['row']; t: T }): string =>
  pickText(row.title, t.language, row.entry.originalLanguage)?.text ?? ''
