import { fold } from './alphabet.ts'
import { type Language, translator } from './languages.ts'

// A partial date is a string as precise as its source: '2005', '2014-02' or '2018-02-01'. Functions that take one
// throw RangeError when it is something else.

const nbsp = '\u00a0'

type Case = 'nominative' | 'genitive' | 'locative'
const english = 'January February March April May June July August September October November December'.split(' ')
/** Intl knows the nominative beside a year only; after a preposition Polish and Czech need the other cases. */
const months: Record<Language, Record<Case, string[]>> = {
  en: { nominative: english, genitive: english, locative: english },
  pl: {
    nominative:
      'styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień'.split(' '),
    genitive:
      'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'.split(' '),
    locative:
      'styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu'.split(' '),
  },
  cs: {
    nominative: 'leden únor březen duben květen červen červenec srpen září říjen listopad prosinec'.split(' '),
    genitive: 'ledna února března dubna května června července srpna září října listopadu prosince'.split(' '),
    locative: 'lednu únoru březnu dubnu květnu červnu červenci srpnu září říjnu listopadu prosinci'.split(' '),
  },
}
const shortMonths: Record<Language, string[]> = {
  en: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
  pl: 'sty lut mar kwi maj cze lip sie wrz paź lis gru'.split(' '),
  cs: 'led úno bře dub kvě čvn čvc srp zář říj lis pro'.split(' '),
}

// Reading -------------------------------------------------------------------------------------------------------------

/** Whole names only: červen and červenec, czerwiec and červenec are alike and are not the same month. */
const monthNames = new Map(
  Object.values(months).flatMap((cases) =>
    Object.values(cases).flatMap((names) => names.map((name, i): [string, number] => [fold(name), i + 1])),
  ),
)
const abbreviations = (language: Language) => new Map(shortMonths[language].map((name, i) => [fold(name), i + 1]))
const shortNames = { en: abbreviations('en').set('sept', 9), pl: abbreviations('pl'), cs: abbreviations('cs') }

/** Abbreviations are also words (cs „pro“): beside the English ones only those of the text's language count. */
const monthOf = (name: string, language: Language) =>
  monthNames.get(name) ?? shortNames.en.get(name) ?? shortNames[language].get(name)

/** `value`: what it says. `ambiguous`: both readings of a numeric date, the day-first one first. */
export type ReadDate = { value: string; ambiguous?: undefined } | { ambiguous: [string, string]; value?: undefined }

/**
 * Reads a date in any form usual in English, Polish or Czech, in words or in figures; `language` is that of the text.
 * Dotted dates are day first. With slashes or hyphens the impossible month decides (09-22-2014), else both readings
 * come back. Undefined when it is no date of the calendar; nothing is guessed.
 */
export function parsePartialDate(text: string, language: Language = 'en'): ReadDate | undefined {
  if (text.length > 60) return undefined
  const date = fold(text.replace(/\s+/g, ' ').trim())
    .replace(/(?<=\d),? ?(?:r\.?|roku?)$/, '')
    .replace(/^(?:in|on|w|we|v|ve|dnia|dne) /, '')
    .replace(/^(?:rok|roku|roce) /, '')
  for (const [pattern, read] of dateForms) {
    const found = pattern.exec(date)
    if (found) return read(found.groups ?? {}, language)
  }
  return undefined
}

type Parts = Record<string, string | undefined>
type DateForm = [pattern: RegExp, read: (parts: Parts, language: Language) => ReadDate | undefined]
const year = String.raw`(?<year>[12]\d{3})`
const month = String.raw`(?<month>\d{1,2})`
const day = String.raw`(?<day>\d{1,2})`
const word = '(?<word>[a-z]{3,12})'
const whole = (pattern: string) => new RegExp(`^${pattern}$`)

const dateForms: DateForm[] = [
  [whole(year), inFigures], // 2005
  [whole(String.raw`${year}(?<mark>[-/.])${month}(?:\k<mark>${day})?`), inFigures], // 2011-03, 2018-02-01
  [whole(`${month} ?[-/.] ?${year}`), inFigures], // 03/2011, 3. 2011
  [whole(String.raw`${day}(?<mark> ?[-/.]) ?${month}\k<mark> ?${year}`), dayAndMonth], // 01.02.2018, 5. 3. 2016
  [whole(String.raw`${day}(?:\.|st|nd|rd|th)? ?(?:of )?${word}[., ]+${year}`), inWords], // 9. dubna 2016
  [whole(String.raw`${word}\.? ${day}(?:st|nd|rd|th)?,? ${year}`), inWords], // February 11, 2019
  [whole(`${word}[., ]+${year}`), inWords], // May 2006, luty 2014
]

function inFigures({ year, month, day }: Parts): ReadDate | undefined {
  const value = [year, month, day].flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')])).join('-')
  return isPartialDate(value) ? { value } : undefined
}

function inWords({ year, word = '', day }: Parts, language: Language): ReadDate | undefined {
  const month = monthOf(word, language)
  return month ? inFigures({ year, month: String(month), day }) : undefined
}

function dayAndMonth({ year, month, day, mark }: Parts): ReadDate | undefined {
  const dayFirst = inFigures({ year, month, day })?.value
  const monthFirst = inFigures({ year, month: day, day: month })?.value
  if (dayFirst && monthFirst && dayFirst !== monthFirst && !mark?.includes('.'))
    return { ambiguous: [dayFirst, monthFirst] }
  const value = dayFirst ?? monthFirst
  return value ? { value } : undefined
}

// Reckoning -----------------------------------------------------------------------------------------------------------

/** Is it '2005', '2014-02' or '2018-02-01', and a date of the calendar? */
export function isPartialDate(s: string): boolean {
  const found = /^([12]\d{3})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?$/.exec(s)
  if (!found) return false
  const [, year, month, day] = found.map(Number)
  return !found[3] || (day! >= 1 && day! <= daysIn(year!, month!))
}

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

function split(s: string): { year: number; month?: number; day?: number } {
  if (!isPartialDate(s)) throw new RangeError(`"${s}" is no partial date`)
  const [year, month, day] = s.split('-').map(Number)
  return { year: year!, month, day }
}

export function precision(s: string): 'year' | 'month' | 'day' {
  const { month, day } = split(s)
  return day ? 'day' : month ? 'month' : 'year'
}

/** The earliest day it can mean, YYYY-MM-DD. */
export const firstDay = (s: string): string => ({ year: `${s}-01-01`, month: `${s}-01`, day: s })[precision(s)]

/** The latest day it can mean, YYYY-MM-DD. */
export function lastDay(s: string): string {
  const { year, month } = split(s)
  return { year: `${s}-12-31`, month: `${s}-${daysIn(year, month ?? 12)}`, day: s }[precision(s)]
}

/** Negative, 0 or positive, for sorting: by first day, the less precise before the more precise. */
export const comparePartialDates = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

// Writing -------------------------------------------------------------------------------------------------------------

/**
 * - text: inside a sentence: 1 February 2018 · 1 lutego 2018 r. · 1. února 2018; February 2014 · luty 2014 · únor 2014
 * - table: in cells and lists of facts: 1 Feb 2018 · 1.02.2018 · 1. 2. 2018; months in words as above
 * - short: on drawings: as in tables, and months too: Feb 2014 · 02.2014 · 2/2014
 */
export function formatPartialDate(
  value: string,
  language: Language,
  form: 'text' | 'table' | 'short' = 'text',
): string {
  const { year, month, day } = split(value)
  if (!month) return value
  if (day && form === 'text') return inCase(value, language, 'genitive', 'text')
  if (day) return dayInFigures(year, month, day, language)
  if (form === 'short') return monthInShort(year, month, language)
  return `${months[language].nominative[month - 1]} ${year}`
}

const twoDigits = (n: number) => String(n).padStart(2, '0')
const dayInFigures = (year: number, month: number, day: number, language: Language) =>
  ({
    en: `${day}${nbsp}${shortMonths.en[month - 1]} ${year}`,
    pl: `${day}.${twoDigits(month)}.${year}`,
    cs: `${day}.${nbsp}${month}.${nbsp}${year}`,
  })[language]
const monthInShort = (year: number, month: number, language: Language) =>
  ({ en: `${shortMonths.en[month - 1]} ${year}`, pl: `${twoDigits(month)}.${year}`, cs: `${month}/${year}` })[language]

const yearWords = { genitive: 'roku ', locative: 'roce ', nominative: '' }

/** The date as it stands after a preposition: lutego 2014 r., roku 2005; in tables days are figures and „r.” is left out. */
function inCase(value: string, language: Language, grammar: Case, form: 'text' | 'table' | 'range'): string {
  const { year, month, day } = split(value)
  const end = language === 'pl' && form === 'text' ? `${nbsp}r.` : ''
  if (!month) return `${language === 'cs' ? yearWords[grammar] : ''}${year}${end}`
  if (day && form === 'table') return dayInFigures(year, month, day, language)
  const name = months[language][day ? 'genitive' : grammar][month - 1]
  const number = day ? `${day}${language === 'cs' ? '.' : ''}${nbsp}` : ''
  return `${number}${name} ${year}${end}`
}

/** 2017–2018 · 1 February 2018 – 31 December 2020 · since 2005, ongoing · until 2018; '' when nothing is known. */
export function formatPeriod(
  period: { start?: string | null; end?: string | null; ongoing?: boolean | null },
  language: Language,
  form: 'text' | 'table' = 'text',
): string {
  const { start, end, ongoing } = period
  const t = translator(language)
  const date = (value: string) => inCase(value, language, 'genitive', form)
  if (start && end) return formatRange(start, end, language, form)
  if (start) return t(ongoing ? 'dates.ongoing' : 'dates.startOnly', { date: date(start) })
  if (end) return t('dates.endOnly', { date: date(end) })
  return ongoing ? t('dates.ongoingOnly') : ''
}

/** The dash is closed between years and spaced between what has spaces itself. */
function formatRange(start: string, end: string, language: Language, form: 'text' | 'table'): string {
  if (start === end) return formatPartialDate(start, language, form)
  if (!split(start).month && !split(end).month) return `${start}–${end}`
  const show = (value: string) =>
    precision(value) === 'day'
      ? inCase(value, language, 'genitive', form === 'text' ? 'range' : 'table')
      : formatPartialDate(value, language, form)
  const [from, to] = [split(start), split(end)]
  if (from.day && to.day && start.slice(0, 7) === end.slice(0, 7))
    return `${from.day}${language === 'cs' ? '.' : ''}–${show(end)}` // 3–4 June 2013
  return `${show(start)} – ${show(end)}`
}

/** in March 2026 · w marcu 2026 r. · v březnu 2026; in 2019; a day: on 1 February 2018 · 1 lutego 2018 r. */
export function inMonth(value: string, language: Language): string {
  const { month, day } = split(value)
  const t = translator(language)
  const date = inCase(value, language, 'locative', 'text')
  if (day) return t('dates.on', { date })
  return month === 9 ? t('dates.inSeptember', { date }) : t('dates.in', { date })
}

/** since 2019 · od 2019 r. · od roku 2019; months and days too. */
export const sinceDate = (value: string, language: Language): string =>
  translator(language)('dates.since', { date: inCase(value, language, 'genitive', 'text') })
