import type { Language } from '../../languages.ts'
import { firstDay, isPartialDate, parsePartialDate, precision } from '../../partial-dates.ts'
import type { Span } from '../extraction.ts'
import { foldText } from '../gazetteers/fold-text.ts'

/** `ambiguous`: both readings of a numeric date, the day-first one first. */
export type ReadDate = { value: string; ambiguous?: undefined } | { ambiguous: [string, string]; value?: undefined }
export type FoundDate = Span & ReadDate & { confidence: number }
export type FoundPeriod = Span & { from: string; to: string; confidence: number; unsure?: true }
export type DateOrder = 'day-first' | 'month-first'

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|' +
  'stycz(?:en|nia|niu)|lut(?:y|ego|ym)|mar(?:zec|ca|cu)|kwie(?:cien|tnia|tniu)|maj[au]?|czerw(?:iec|ca|cu)|lip(?:iec|ca|cu)|sierp(?:ien|nia|niu)|wrze(?:sien|snia|sniu)|pazdziernik(?:a|u)?|listopad(?:a|u|zie)?|grud(?:zien|nia|niu)|' +
  'led(?:en|na|nu)|unor(?:a|u)?|brez(?:en|na|nu)|dub(?:en|na|nu)|kvet(?:en|na|nu)|cerv(?:en|na|nu)|cerven(?:ec|ce|ci)|srp(?:en|na|nu)|zari|rij(?:en|na|nu)|prosin(?:ec|ce|ci)'
const year = String.raw`[12]\d{3}(?!\d)`
const forms = [
  String.raw`(?<![\d/.-])\d{1,2} ?[./-] ?\d{1,2} ?[./-] ?${year}`,
  String.raw`(?<!\d)[12]\d{3}-\d{2}(?:-\d{2})?(?![\d-])`,
  String.raw`(?<!\d)\d{1,2}(?:\.|st|nd|rd|th)? ?(?:of )?(?:${months})\.?,? ${year}`,
  String.raw`(?<![a-z])(?:${months})\.? \d{1,2}(?:st|nd|rd|th)?,? ${year}`,
  String.raw`(?<![a-z])(?:${months})\.?,? ${year}`,
  String.raw`(?<![\d/.-])\d{1,2} ?[/.] ?${year}`,
]
const exact = new RegExp(forms.join('|'), 'g')
const bareYear = /(?<![\d.,/-])(?:19|20)\d{2}(?![\d]|[.,/-]\d)/g

/**
 * Reads a date that stands alone. `order` is the habit of the document or column and settles what may be read both ways.
 * 1970-01-01 and years before 1000 are what programs write for "unknown": undefined.
 */
export function readDate(text: string, language: Language = 'en', order?: DateOrder): ReadDate | undefined {
  const iso = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}/.exec(text.trim())?.[1]
  const read = parsePartialDate(iso ?? text, language)
  if (read?.ambiguous && order) return { value: read.ambiguous[order === 'day-first' ? 0 : 1] }
  if (read?.value === '1970-01-01') return undefined
  return read
}

/** The order that a date proves: 22/09/2014 day first, 09-22-2014 month first; undefined where both would do. */
export function orderOf(text: string): DateOrder | undefined {
  const found = /^\s*(\d{1,2}) ?[-/] ?(\d{1,2}) ?[-/] ?\d{4}/.exec(text)
  const [first, second] = [Number(found?.[1]), Number(found?.[2])]
  if (first > 12 && second <= 12) return 'day-first'
  return second > 12 && first <= 12 ? 'month-first' : undefined
}

/** Dates in running text, to the day, month or year; a year is one only where nothing longer takes it. */
export function findDates(text: string, language: Language = 'en', order?: DateOrder): FoundDate[] {
  const folded = foldText(text)
  const found: FoundDate[] = []
  for (const [pattern, confidence] of [
    [exact, 0.75],
    [bareYear, 0.7],
  ] as const)
    for (const match of folded.text.matchAll(pattern)) {
      const start = folded.at(match.index)
      const end = folded.at(match.index + match[0].length)
      if (found.some((other) => start < other.end && end > other.start)) continue
      const read = readDate(text.slice(start, end), language, order)
      if (read)
        found.push({ start, end, raw: text.slice(start, end), ...read, confidence: read.ambiguous ? 0.4 : confidence })
    }
  return found.sort((a, b) => a.start - b.start)
}

const dash = '(?:-|az|to|do|until|till|through)'
const yearsPattern = new RegExp(
  String.raw`(?<![\d.,/-])(?<from>(?:19|20)\d{2})(?: ?${dash} ?(?<to>(?:19|20)\d{2})| ?- ?(?<short>\d{2}))(?!\d|[-/.,] ?\d)`,
  'g',
)
const between = /^\s*(?:r\.?|roku?)?\s*(?:-|,? ?(?:az|to|do|until|till|through))\s*(?:konca |end of |roku )?$/
const sameMonth = new RegExp(
  String.raw`(?<!\d)(?<first>\d{1,2})\.? ?(?:-|i|a|and|do|az|to|oraz|&) ?(?<last>\d{1,2}\.? ?(?:(?:${months})|\d{1,2}\.)\.?,? ?${year})`,
  'g',
)
/** Words that say that "2011-12" is a span of years and no December. */
const spanWords = /(?:etap\w*|lata|latach|lat|okres\w*|stage|years?|period|phase|obdob\w*|let|letech|etap\w*)\W{0,4}$/

/** Periods in running text: 2017-2018, 2012-13, 01.02.2018 – 31.12.2020, 3–4 June 2013, od 2014 r. do 2020 r. */
export function findPeriods(text: string, language: Language = 'en'): FoundPeriod[] {
  const folded = foldText(text)
  const found: FoundPeriod[] = []
  const add = (start: number, end: number, from: string, to: string, confidence: number, unsure?: true) => {
    if (found.some((other) => start < other.end && end > other.start) || firstDay(from) > firstDay(to)) return
    found.push({ start, end, raw: text.slice(start, end), from, to, confidence, ...(unsure ? { unsure } : {}) })
  }
  for (const match of folded.text.matchAll(sameMonth)) {
    const last = readDate(
      text.slice(
        folded.at(match.index + match[0].indexOf(match.groups!.last!)),
        folded.at(match.index + match[0].length),
      ),
      language,
    )
    const from =
      last?.value && precision(last.value) === 'day'
        ? `${last.value.slice(0, 8)}${match.groups!.first!.padStart(2, '0')}`
        : ''
    if (isPartialDate(from))
      add(folded.at(match.index), folded.at(match.index + match[0].length), from, last!.value!, 0.75)
  }
  for (const match of folded.text.matchAll(yearsPattern)) {
    const { from = '', to, short = '' } = match.groups!
    const end = to ?? endOfYears(from, short)
    if (!end) continue
    // 2011-12 may be December; 2012-13 cannot
    const unsure =
      !to && Number(short) <= 12 && !spanWords.test(folded.text.slice(0, match.index).trimEnd()) ? true : undefined
    add(folded.at(match.index), folded.at(match.index + match[0].length), from, end, unsure ? 0.4 : 0.75, unsure)
  }
  const dates = findDates(text, language)
  for (const [i, first] of dates.entries()) {
    const second = dates[i + 1]
    if (!first.value || !second?.value) continue
    if (between.test(foldText(text.slice(first.end, second.start)).text))
      add(first.start, second.end, first.value, second.value, 0.75)
  }
  return found.sort((a, b) => a.start - b.start)
}

/** 2012-13 → 2013; two digits below the first year's are no year. */
function endOfYears(from: string, to: string): string | undefined {
  return Number(to) > Number(from.slice(2)) ? `${from.slice(0, 2)}${to}` : undefined
}

const ongoing =
  /^(?:(?:still )?ongoing|on-going|in progress|continuing|continuous|present|to date|until now|now|running|w toku|trwa(?:jacy|jaca|jace)?|nadal(?: trwa)?|w trakcie(?: realizacji)?|do dzis|do chwili obecnej|obecnie|do teraz|bezterminowo|probiha|probihajici|dosud|trva(?:jici)?|stale|pokracuje|(?:dosud|stale|nadale|i nadale) (?:bezi|trva|probiha|funguje)|bezi|funguje|(?:wciaz|nadal|ciagle) (?:dziala|trwa|funkcjonuje)|dziala|still (?:running|in use|active|in operation)|in use|active|open(?:-| )ended|permanent|bez konce|na stale|na dobu neurcitou)$/
const missing =
  /^(?:-+|\/|n\/?a\.?|n\/d|nd\.?|none|unknown|not (?:applicable|available|known|stated)|brak(?: danych)?|nie dotyczy|nieznan[aye]|bez udaju|neuvedeno|nezname|neni|nezjisteno|to be (?:decided|defined|confirmed|determined|announced|agreed)|tbd|tbc|tba|not yet (?:known|decided)|do (?:ustalenia|uzupelnienia|potwierdzenia)|w trakcie ustalania|jeszcze nieznan[aye]|bude (?:upresneno|doplneno|urceno)|zatim (?:nezname|neurceno|neni)|nie ma|zadn[aye]|x|\?|\.+|0000(?:-00-00)?|null|nan)$/

const word = (text: string) =>
  foldText(text)
    .text.trim()
    .replace(/[.!;,]+$/, '')
/** Does it say that something goes on? */
export const isOngoing = (text: string): boolean => ongoing.test(word(text))
/** Does it say that there is nothing to say? */
export const isMissing = (text: string): boolean => text.trim() === '' || missing.test(foldText(text).text.trim())

export type FoundTimes = Span & { from: string; to?: string }
const timesPattern =
  /(?<![\d.:/-])(?<h1>[01]?\d|2[0-3])[:.](?<m1>[0-5]\d)(?: ?(?:-|do|to|az) ?(?<h2>[01]?\d|2[0-3])[:.](?<m2>[0-5]\d))?(?![\d:]|[.]\d| ?(?:%|mln|mld|tys|eur|zl|kc|million|billion))/g

const cuedTimes =
  /(?<![a-z])(?:godz\w*\.?|at|o|v|ve|od|from) (?<h1>[01]?\d|2[0-3])(?:[.:](?<m1>[0-5]\d))?(?: ?(?:-|do|to|az|until) ?(?<h2>[01]?\d|2[0-3])(?:[.:](?<m2>[0-5]\d))?)?(?<unit> ?(?:hod(?:in)?|h|godz)(?![a-z]))?(?![:\d]|[.,]\d| ?(?:%|mln|mld|tys|eur|zl|kc|million|billion|stycz|lut|mar|kwie|maj|czerw|lip|sierp|wrze|paz|list|grud|led|uno|brez|dub|kve|cer|srp|zar|rij|pros|jan|feb|apr|may|jun|jul|aug|sep|oct|nov|dec))/g
const halfDays =
  /(?<![\d.:])(?<h1>1[0-2]|0?[1-9])(?:[.:](?<m1>[0-5]\d))? ?(?<p1>[ap])?(?:\.?m\.?)?(?: ?(?:-|to|until|till) ?(?<h2>1[0-2]|0?[1-9])(?:[.:](?<m2>[0-5]\d))?) ?(?<p2>[ap])\.?m(?![a-z])|(?<![\d.:])(?<h3>1[0-2]|0?[1-9])(?:[.:](?<m3>[0-5]\d))? ?(?<p3>[ap])\.?m(?![a-z])/g

/** "od 10 do 15 hodin", "o godz. 9.30", "10 am to 3.30 pm": hours that a word before them gives away. */
function findSpokenTimes(text: string, at: (index: number) => number, original: string): FoundTimes[] {
  const two = (hour: number, minute = '00') => `${String(hour).padStart(2, '0')}:${minute}`
  const span = (match: RegExpExecArray, lead = 0) => {
    const [start, end] = [at(match.index + lead), at(match.index + match[0].length)]
    return { start, end, raw: original.slice(start, end) }
  }
  const cued = [...text.matchAll(cuedTimes)].flatMap((match): FoundTimes[] => {
    const { h1 = '', m1, h2, m2, unit } = match.groups!
    const clock = /^(?:godz|at )/.test(match[0])
    // "od 10.12" is a day, "at 25" a number
    if (!m1 && !(h2 && (unit || /^godz/.test(match[0]))) && !(unit && !h2) && !/^godz/.test(match[0])) return []
    if (m1 && !clock && !/^(?:o|v|ve) /.test(match[0]) && !unit && !(h2 && m2)) return []
    const lead = match[0].search(/\d/)
    return [{ ...span(match, lead), from: two(Number(h1), m1), ...(h2 ? { to: two(Number(h2), m2) } : {}) }]
  })
  const hour = (text: string, half: string) => (Number(text) % 12) + (half === 'p' ? 12 : 0)
  const halves = [...text.matchAll(halfDays)].map((match): FoundTimes => {
    const { h1, m1, p1, h2, m2, p2 = '', h3 = '', m3, p3 = '' } = match.groups!
    if (h1 === undefined || h2 === undefined) return { ...span(match), from: two(hour(h3, p3), m3) }
    const to = hour(h2, p2)
    const first = hour(h1, p1 ?? p2)
    return { ...span(match), from: two(p1 === undefined && first > to ? hour(h1, 'a') : first, m1), to: two(to, m2) }
  })
  return [...cued, ...halves]
}

/** Times of the day, alone or as a stretch: 9:00 – 16:00, 07.30-15.30. Beside dots only a stretch is sure to be one. */
export function findTimes(text: string): FoundTimes[] {
  const folded = foldText(text)
  const plain = [...folded.text.matchAll(timesPattern)].flatMap((match): FoundTimes[] => {
    const { h1 = '', m1, h2, m2 } = match.groups!
    if (!match[0].includes(':') && h2 === undefined) return []
    const start = folded.at(match.index)
    const end = folded.at(match.index + match[0].length)
    const two = (hour: string, minute?: string) => `${hour.padStart(2, '0')}:${minute}`
    return [{ start, end, raw: text.slice(start, end), from: two(h1, m1), ...(h2 ? { to: two(h2, m2) } : {}) }]
  })
  const spoken = findSpokenTimes(folded.text, folded.at, text).filter(
    (each) => !plain.some((other) => each.start < other.end && each.end > other.start),
  )
  return [...plain, ...spoken].sort((a, b) => a.start - b.start)
}

const dayOfMonth = new RegExp(
  String.raw`(?<!\d|[.,:])(?<d1>\d{1,2})\.?(?: ?(?:-|i|a|and|do|az|to|oraz) ?(?<d2>\d{1,2})\.?)? (?<month>${months})(?![a-z])(?!\.?,? ?\d{4})|(?<![a-z])(?<month2>${months}) (?<d3>\d{1,2})(?: ?(?:-|and|to) ?(?<d4>\d{1,2}))?(?!\d|,? \d{4})`,
  'g',
)
/** Days without a year: the next ones after the day on which the text was written. */
export function findDaysAfter(text: string, written: string, language: Language = 'en'): FoundPeriod[] {
  const folded = foldText(text)
  return [...folded.text.matchAll(dayOfMonth)].flatMap((match): FoundPeriod[] => {
    const { d1, d2, month, month2, d3, d4 } = match.groups!
    const [first, last, name] = [d1 ?? d3, d2 ?? d4, month ?? month2]
    const day = (of: string | undefined, year: number) => of && readDate(`${of} ${name} ${year}`, language)?.value
    const year = Number(written.slice(0, 4))
    const from = [day(first, year), day(first, year + 1)].find((each) => each && each >= written)
    const to = from && (day(last, Number(from.slice(0, 4))) || from)
    if (!from || !to || to < from) return []
    const [start, end] = [folded.at(match.index), folded.at(match.index + match[0].length)]
    return [{ start, end, raw: text.slice(start, end), from, to, confidence: 0.6 }]
  })
}
