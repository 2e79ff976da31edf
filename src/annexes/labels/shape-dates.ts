import type { Language } from '../../languages.ts'
import { type DateOrder, findPeriods, findTimes, isOngoing, readDate } from '../normalise/dates.ts'

/** What is known of the document when a value is read. */
export type Context = { language: Language; order?: DateOrder; country?: string }

/** Fields that one labelled value gives, each with the part of it that says so (offsets in the value). */
export type Shaped = {
  field: string
  value: unknown
  start: number
  end: number
  confidence: number
  ambiguous?: unknown[]
}

/** Undefined where the text is not of the form that the field asks for. */
export type Shaper = (text: string, context: Context) => Shaped[] | undefined

/** A value that a whole text gives. */
export const all = (text: string, field: string, value: unknown, confidence = 0.95): Shaped => ({
  field,
  value,
  start: 0,
  end: text.length,
  confidence,
})

/** Words that may stand around a date: "since 2005", "until 2012", "2014 (planned)". */
const lead = /^\s*(?:(?:since|from|od|as of|until|till|do)(?: roku| r\.)?|[~≈])\s+/i

export function shapeDate(field: string): Shaper {
  return (text, { language, order }) => {
    if (isOngoing(text) && /end$/.test(field)) return [all(text, 'ongoing', true)]
    const read = readDate(text, language, order) ?? readDate(text.replace(lead, ''), language, order)
    if (read?.value) return [all(text, field, read.value)]
    return read?.ambiguous && [{ ...all(text, field, undefined, 0.4), ambiguous: read.ambiguous }]
  }
}

/** "2017-2018", "01.02.2018 – 31.12.2020", "since 2005"; "36 months" says no dates. */
export const shapePeriod: Shaper = (text, context) => {
  const [period] = findPeriods(text, context.language)
  if (period) {
    const confidence = period.unsure ? 0.4 : 0.9
    const part = { start: period.start, end: period.end, confidence }
    return [
      { field: 'start', value: period.from, ...part },
      { field: 'end', value: period.to, ...part },
    ]
  }
  const open = /^(.*?)\s*(?:-|–|—|\/|,| do)\s*(\p{L}[\p{L} ]*)$/u.exec(text.trim())
  if (open && isOngoing(open[2]!)) {
    const start = shapeDate('start')(open[1]!, context)
    return start && [...start, all(text, 'ongoing', true, 0.9)]
  }
  return shapeDate('start')(text, context)?.map((each) => ({
    ...each,
    start: 0,
    end: text.length,
    confidence: Math.min(each.confidence, 0.9),
  }))
}

/** A period under other names: of an event, of a programme. */
export const shapePeriodAs =
  (rename: (field: string) => string): Shaper =>
  (text, context) =>
    shapePeriod(text, context)?.map((each) => ({ ...each, field: rename(each.field) }))

export const shapeTimes: Shaper = (text) => {
  const [found] = findTimes(text)
  const hour = /^(?:godz(?:ina|\.)?|at|v|o)?\s*(\d{1,2})(?:\s*h(?:od)?\.?)?$/i.exec(text.trim())?.[1]
  if (!found)
    return hour && Number(hour) < 24 ? [all(text, 'time_start', `${hour.padStart(2, '0')}:00`, 0.75)] : undefined
  const part = { start: found.start, end: found.end, confidence: 0.95 }
  return [
    { field: 'time_start', value: found.from, ...part },
    ...(found.to ? [{ field: 'time_end', value: found.to, ...part }] : []),
  ]
}
