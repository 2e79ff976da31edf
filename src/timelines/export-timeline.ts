import { pickText, type T } from '../languages.ts'
import { formatPartialDate } from '../partial-dates.ts'
import { isPoint } from './arrange-rows.ts'
import type { ShownRow } from './present-timeline.ts'
import { writeCsv } from './write-csv.ts'
import { type CalendarEvent, writeCalendar } from './write-ics.ts'

/** `origin` is the portal with the language of the reader: https://portal.example/en. */
type Export = { rows: ShownRow[]; t: T; origin: string }

/**
 * All rows of a timeline as a table; dates stand as they are known: 2016, 2014-02, 2018-02-01. A point in time has no
 * end, a time has one where it is known.
 */
export function timelineCsv({ rows, t, origin }: Export): string {
  const header = ['start', 'end', 'exactness', 'kind', 'what', 'entry', 'source', 'address'].map((name) =>
    t(`timelines.${name}`),
  )
  const lines = rows.map(({ row, kind, exactness, path }) => [
    row.starts ?? '',
    isPoint(row) ? '' : (row.ends ?? (row.ongoing ? t('timelines.ongoing') : '')),
    exactness,
    kind,
    titleOf(row, t),
    pickText(row.entry.title, t.language, row.entry.originalLanguage)?.text ?? '',
    pickText(row.source?.title, t.language, row.source?.language)?.text ?? '',
    origin + path,
  ])
  return writeCsv([header, ...lines], t.language === 'en' ? ',' : ';')
}

/** May the row stand in a calendar? Only if its first day is known. */
export const hasDay = ({ row: { starts, exactness } }: ShownRow): boolean =>
  starts !== null && typeof exactness === 'object' && exactness.start === 'day'

/**
 * The rows whose first day is known as a calendar; of the others it says how many there are and where. Undefined when
 * there is none: a calendar without an event is no valid file.
 * `address` is that of the timeline, `name` what the calendar is called.
 */
export function timelineCalendar({
  rows,
  t,
  origin,
  name,
  address,
}: Export & { name: string; address: string }): string | undefined {
  const known = rows.filter(hasDay)
  if (known.length === 0) return undefined
  const events = known.map((shown) => eventOf(shown, t, origin, `${name}: ${address}`))
  const count = rows.length - events.length
  const description = count > 0 ? t('timelines.leftOut', { count, address }) : undefined
  return writeCalendar({ name, description, events })
}

/** What it says of itself stands in its description too: most calendars show nothing else. */
function eventOf({ row, kind, whenInText, path, partOf }: ShownRow, t: T, origin: string, from: string): CalendarEvent {
  const { exactness, starts, ends, source, entry } = row
  const text = (of: typeof row.detail | undefined) =>
    pickText(of ?? undefined, t.language, entry.originalLanguage)?.text
  const sourceTitle = pickText(source?.title, t.language, source?.language)?.text
  const dated = source?.dated && formatPartialDate(source.dated, t.language)
  return {
    uid: `${entry.kind}-${row.entryId}-${row.ordinal}@${new URL(origin).hostname}`,
    start: starts ?? '',
    ...(ends && typeof exactness === 'object' && exactness.end === 'day' && { end: ends }),
    title: titleOf(row, t),
    description: [
      [`${kind}: ${whenInText}`, text(partOf)],
      [text(row.detail)],
      [
        sourceTitle && `${t('timelines.source')}: ${[sourceTitle, dated].filter(Boolean).join(', ')}`,
        origin + path,
        from,
      ],
    ]
      .map((lines) => lines.filter(Boolean).join('\n'))
      .filter(Boolean)
      .join('\n\n'),
    url: origin + path,
    stamp: row.updatedAt,
  }
}

const titleOf = (row: ShownRow['row'], t: T): string =>
  pickText(row.title, t.language, row.entry.originalLanguage)?.text ?? ''
