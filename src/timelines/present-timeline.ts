import { itemPath } from '../catalogue/item.ts'
import type { Translated } from '../fields.ts'
import type { SignKind } from '../icons.ts'
import { type Language, pickText, type T, translator } from '../languages.ts'
import { formatPartialDate, formatPeriod } from '../partial-dates.ts'
import { bindShortWords } from '../short-words.ts'
import { type ArrangedRow, arrangeRows, dayNumber, isPoint } from './arrange-rows.ts'
import { drawSheets, drawTimeline } from './draw-timeline.ts'
import { layOutTimeline, type Words } from './lay-out-timeline.ts'
import type { FoundRow, Lane } from './queries.ts'

/** A row as the table, the list and the files show it. */
export type ShownRow = {
  row: ArrangedRow
  /** '' without a date. */
  when: string
  whenInText: string
  kind: string
  /** None for what is not a kind of entry. */
  sign?: SignKind
  exactness: string
  /** Address of its entry, without the language. */
  path: string
  /** The title of its entry, where the row comes from another entry than the page and has a title of its own. */
  partOf?: Translated
}

/** What the partial `timeline` draws. `drawing` is an svg element, undefined without any date. */
export type Timeline = {
  rows: ShownRow[]
  drawing?: string
  /** The drawing in pieces, where it is too high for one sheet of paper. */
  sheets: string[]
  /** Those rows that the drawing leaves out because they have no date. */
  undated: ShownRow[]
  legend: { exact: boolean; soft: boolean; context: boolean }
}

export type Subject = { id: number; title: Translated | undefined; originalLanguage: Language }

const signOf: Partial<Record<Lane, SignKind>> = {
  partnership: 'partnership',
  agreement: 'agreement',
  milestone: 'partnership',
  project: 'project',
  event: 'event',
  programme: 'programme',
}

/** A drawing that is no higher may be scaled down to a sheet of A4, and its letters can still be read. */
const highestOnSheet = 850

/**
 * The timeline of an entry for its readers: its rows in order, in words, and drawn. `strip`: it stands on the page of
 * the entry, and the table is elsewhere. `today` is YYYY-MM-DD.
 */
export function presentTimeline(
  found: FoundRow[],
  subject: Subject,
  language: Language,
  { strip = false, today = new Date().toISOString().slice(0, 10) } = {},
): Timeline {
  const t = translator(language)
  // A programme without a date is no timeline; beside other rows it is something to know.
  const any = found.some(({ lane, starts, ends }) => lane !== 'programme' || starts || ends)
  const rows = arrangeRows(any ? found : [], today)
  const layout = layOutTimeline(rows, wordsOf(t), dayNumber(today))
  const title = pickText(subject.title, language, subject.originalLanguage)?.text ?? ''
  const drawing =
    layout &&
    drawTimeline(layout, {
      title: t('timelines.titleOf', { title }),
      description: t(strip ? 'timelines.tableElsewhere' : 'timelines.tableBelow'),
      today: t('timelines.today', { date: formatPartialDate(today, language, 'table') }),
    })
  const known = rows.flatMap(({ extent }) => (extent ? [extent.exact] : []))
  const shown = rows.map((row) => show(row, subject, t))
  return {
    rows: shown,
    drawing,
    sheets: !strip && layout && layout.height > highestOnSheet ? drawSheets(layout) : [],
    undated: drawing ? shown.filter(({ row }) => !row.extent) : [],
    legend: {
      exact: known.includes(true),
      soft: known.includes(false),
      context: rows.some((row) => row.context && row.extent),
    },
  }
}

function show(row: ArrangedRow, subject: Subject, t: T): ShownRow {
  const isOwn = row.entryId === subject.id || row.lane === row.entry.kind
  return {
    row,
    // a cell is narrow: it may break a line after the dash, not within a date
    when: whenOf(row, t.language, 'table').replace(/(?<![–,]) /g, '\u00a0'),
    whenInText: whenOf(row, t.language, 'text'),
    kind: t(`kinds.${row.lane}`),
    sign: signOf[row.lane],
    exactness: exactnessIn(row, t),
    path: itemPath(row.entry),
    ...(!isOwn && { partOf: row.entry.title }),
  }
}

/** A point in time has one date; of anything else it is said that its end is not stated or still to come. */
const whenOf = (row: FoundRow, language: Language, form: 'table' | 'text'): string =>
  isPoint(row) && row.starts
    ? formatPartialDate(row.starts, language, form)
    : formatPeriod({ start: row.starts, end: row.ends, ongoing: row.ongoing }, language, form)

function exactnessIn({ exactness }: ArrangedRow, t: T): string {
  if (!exactness) return t('timelines.exactness_none')
  if (exactness === 'period') return t('timelines.exactness_period')
  const [start, end] = [exactness.start ?? exactness.end ?? 'year', exactness.end ?? exactness.start]
  const word = (unit: string) => t(`timelines.exactness_${unit}`)
  if (!end || start === end) return word(start)
  return t('timelines.exactness_mixed', { start: word(start), end: word(end) })
}

const monthNamesIn = (language: Language) => {
  const month = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, i) => month.format(Date.UTC(2000, i)))
}
const monthNames = { en: monthNamesIn('en'), pl: monthNamesIn('pl'), cs: monthNamesIn('cs') }

function wordsOf(t: T): Words {
  return {
    textsOf: (row) => {
      const title = pickText(row.title, t.language, row.entry.originalLanguage)
      const when = whenOf(row, t.language, 'table')
      const language = title?.language === t.language ? undefined : title?.language
      const text = title ? bindShortWords(title.text, title.language) : ''
      return { title: text, language, when, vague: t('timelines.dayNotStated', { date: when }) }
    },
    laneName: (lanes) =>
      lanes.length > 1 ? t('timelines.agreementsAndMilestones') : t(`kinds.${laneNames[lanes[0] ?? 'programme']}`),
    more: (count) => t('timelines.moreAlike', { count }),
    months: monthNames[t.language],
  }
}

const laneNames: Record<Lane, string> = {
  partnership: 'partnership',
  agreement: 'agreements',
  milestone: 'milestones',
  project: 'projects',
  stage: 'stages',
  activity: 'activities',
  event: 'events',
  programme: 'programmes',
}
