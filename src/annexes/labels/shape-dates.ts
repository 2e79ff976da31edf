import type { Language } from '../../languages.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { type DateOrder, findDates, findPeriods, findTimes, isOngoing, readDate } from '../normalise/dates.ts'

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
  /** One element of a list field. */
  list?: true
}

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']
/** "8 XI 2021", as Polish offices write it. */
function romanDate(text: string): { value: string; start: number; end: number } | undefined {
  const found = /(?<![\d\p{L}])(\d{1,2})[. ]{1,2}([IVX]{1,4})[. ]{1,2}((?:19|20)\d{2})(?!\d)/u.exec(text)
  const month = romans.indexOf(found?.[2] ?? '') + 1
  const [day, year] = [Number(found?.[1]), Number(found?.[3])]
  if (!found || month === 0 || day < 1 || day > new Date(year, month, 0).getDate()) return undefined
  const two = (part: number) => String(part).padStart(2, '0')
  return { value: `${year}-${two(month)}-${two(day)}`, start: found.index, end: found.index + found[0].length }
}

/** "still in use", "praktyka jest kontynuowana", "dosud běží" */
export const goesOn = (text: string): boolean =>
  text.length <= 120 &&
  /(?<![a-z])(?:still|ongoing|on-going|continu(?:es|ing|ed to this day)|to this day|to date|today|until now|at present|present|nadal|wciaz|trwa|trwajac\w*|kontynuowan\w*|do dzis\w*|do chwili obecnej|obecnie|do teraz|bezterminow\w*|dosud|stale|porad|doposud|pokracuj\w*|trva|probiha|bezi|dodnes|do soucasnosti|na dobu neurcitou|bez (?:terminu|omezeni))(?![a-z])/.test(
    foldWords(text),
  ) &&
  !/(?<![a-z])(?:not|no longer|nie|juz nie|ne|jiz ne)\w{0,2} (?:still|trwa|bezi|continu)/.test(foldWords(text))

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
    if (/end$/.test(field) && (isOngoing(text) || (goesOn(text) && findDates(text, language).length === 0)))
      return [all(text, 'ongoing', true)]
    const roman = romanDate(text)
    if (roman) return [{ ...all(text, field, roman.value), start: roman.start, end: roman.end }]
    const read = readDate(text, language, order) ?? readDate(text.replace(lead, ''), language, order)
    if (read?.value) return [all(text, field, read.value)]
    const dates = read ? [] : findDates(text, language, order)
    const [only] = dates
    // "jaro 2025", "23 maja 2019 r., godz. 10:00": one date and a few words
    if (only?.value && dates.length === 1 && text.length < 80)
      return [
        { field, value: only.value, start: only.start, end: only.end, confidence: 0.75 },
        ...(field === 'start' && goesOn(text.slice(only.end)) ? [all(text, 'ongoing', true, 0.75)] : []),
      ]
    return read?.ambiguous && [{ ...all(text, field, undefined, 0.4), ambiguous: read.ambiguous }]
  }
}

const length = /^(\d{1,3}(?:[.,]5)?) ?(months?|miesiac\w*|miesiec\w*|mesic\w*|years?|lata|lat|rok|roky|roku|let)\.?$/

/** "2017-2018", "01.02.2018 – 31.12.2020", "since 2005"; "36 months" says how long. */
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
  const long = length.exec(foldWords(text))
  if (long) {
    const unit = /^(?:m|ms)/.test(long[2]!) ? 'months' : 'years'
    const value = { label: 'duration', value: Number(long[1]!.replace(',', '.')), unit, approx: false, as_of: null }
    return [{ ...all(text, 'metrics', value, 0.9), list: true }]
  }
  const since = shapeDate('start')(text, context)?.map((each) => ({
    ...each,
    ...(each.start === 0 ? { start: 0, end: text.length } : {}),
    confidence: Math.min(each.confidence, 0.9),
  }))
  return since && goesOn(text) && !since.some(({ start, end }) => start === 0 && end === text.length)
    ? [...since, all(text, 'ongoing', true, 0.75)]
    : since
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
