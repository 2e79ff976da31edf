import { countryName, type Language } from '../../languages.ts'
import { parsePartialDate } from '../../partial-dates.ts'
import { isRegion } from '../../themes/vocabularies.ts'
import { cleanText, oneLine } from './clean-text.ts'
import type { FormField } from './describe-fields.ts'
import { type Fault, type ReadValue, tooLong, wrong } from './fault.ts'
import { readEmail, readIdentifier, readLink, readPhone } from './read-contact.ts'
import { readNumber } from './read-number.ts'

/** What helps to read: the language of the form, and the country of the entry for phones in national form. */
export type Reader = { language: Language; country?: string }

/** Reads one control that holds a single value. Nothing throws. */
export function readValue(typed: string, field: FormField, reader: Reader): ReadValue {
  const text = cleanText(typed)
  if (text === undefined) return { fault: { code: 'unreadable' } }
  if (text === '') return {}
  if (text.length > longestValue && !prose.has(field.type)) return { fault: notSoLong(text) }
  const read = readers[field.type]?.(text, field, reader) ?? { fault: { code: 'unreadable' } }
  const long = typeof read.value === 'string' && tooLong(read.value, field)
  return long ? { fault: long } : read
}

/** Nothing longer is looked at as a date, a number, a link …: patterns are for what people type. */
const longestValue = 500
const prose = new Set<FormField['type']>(['text', 'longText', 'line'])
const notSoLong = (text: string): Fault => ({ code: 'tooLong', values: { count: text.length, max: longestValue } })

const readers: Partial<Record<FormField['type'], (text: string, field: FormField, reader: Reader) => ReadValue>> = {
  text: (text) => ({ value: text }),
  longText: (text) => ({ value: text }),
  line: readLine,
  date: readDate,
  time: readTime,
  number: readFigure,
  choice: (text, { options = [] }) => (options.includes(text) ? { value: text } : wrong('choice', text)),
  flag: (text, { nullable }) => (nullable ? readAnswer(text) : { value: true }),
  identifier: readIdentifier,
  link: readLink,
  email: readEmail,
  phone: (text, _, { country }) => readPhone(text, country),
  file: (text) => readId(text, 'file'),
}

const patternFaults: Record<string, string> = { country: 'country', region: 'region' }

function readLine(text: string, { name, pattern }: FormField): ReadValue {
  const line = oneLine(text)
  if (!pattern) return { value: line }
  const code = line.toUpperCase()
  const known = name === 'region' ? isRegion(code) : name !== 'country' || countryName(code, 'en') !== code
  return pattern.test(code) && known ? { value: code } : wrong(patternFaults[name] ?? 'unreadable', line)
}

function readDate(text: string, _: FormField, { language }: Reader): ReadValue {
  const read = parsePartialDate(text, language)
  if (!read) return wrong('date', oneLine(text))
  if (!read.ambiguous) return { value: read.value }
  const [first, second] = read.ambiguous
  return { fault: { code: 'ambiguousDate', values: { x: oneLine(text), first, second } } }
}

function readTime(text: string): ReadValue {
  const found = /^(?:godz\.? |v |at )?(\d{1,2})(?:[.:,](\d{2}))? ?(am|pm|a\.m\.|p\.m\.|h|hod\.?)?$/i.exec(text)
  const half = found?.[3]?.toLowerCase()[0]
  const [hour, minute] = [Number(found?.[1]), Number(found?.[2] ?? 0)]
  const halves = half === 'a' || half === 'p'
  if (!found || minute > 59 || hour > (halves ? 12 : 23) || (halves && hour === 0)) return wrong('time', oneLine(text))
  const hours = halves ? (hour % 12) + (half === 'p' ? 12 : 0) : hour
  return { value: `${String(hours).padStart(2, '0')}:${String(minute).padStart(2, '0')}` }
}

function readFigure(text: string, { min }: FormField, { language }: Reader): ReadValue {
  const read = readNumber(text)
  if (!read) return wrong('number', oneLine(text))
  if (read.ambiguous) {
    const [first, second] = read.ambiguous.map((reading) => reading.replace(/[.,]/, language === 'en' ? '.' : ','))
    return { fault: { code: 'ambiguousNumber', values: { x: oneLine(text), first: first!, second: second! } } }
  }
  return min !== undefined && read.value < min ? wrong('negative', oneLine(text)) : { value: read.value }
}

const currencySigns: Record<string, string> = { '€': 'EUR', EURO: 'EUR', ZŁ: 'PLN', ZL: 'PLN', KČ: 'CZK', KC: 'CZK' }
const currencyWord = '€|zł|kč|euro?|pln|czk|nok|chf|usd|gbp'
const currencyAround = new RegExp(`^(?<before>${currencyWord})? ?(?<amount>.*?) ?(?<after>${currencyWord})?\\.?$`, 'iu')
const about =
  /^(?:ok\.|około|okolo|circa|cca\.?|ca\.?|asi|přibližně|zhruba|about|around|approx\.?|approximately|[~≈])\s*/iu

/** An amount and its currency, which may also stand beside the amount, and whether it is a round one: ok. 260 mln euro. */
export function readMoney(
  typedAmount: string,
  typedCurrency: string,
  field: FormField,
  reader: Reader,
): { amount: ReadValue; currency: ReadValue; approximate?: boolean } {
  const text = cleanText(typedAmount)
  if (text === undefined) return { amount: { fault: { code: 'unreadable' } }, currency: {} }
  if (text === '') return { amount: {}, currency: {} }
  if (text.length > longestValue) return { amount: { fault: notSoLong(text) }, currency: {} }
  const line = oneLine(text)
  const plain = line.replace(about, '')
  const { before, amount = '', after } = currencyAround.exec(plain)?.groups ?? {}
  const written = cleanText(typedCurrency) || before || after || ''
  const code = currencySigns[written.toUpperCase()] ?? written.toUpperCase()
  return {
    amount: readFigure(amount, { ...field, min: 0 }, reader),
    currency:
      code === ''
        ? { fault: { code: 'incomplete' } }
        : /^[A-Z]{3}$/.test(code)
          ? { value: code }
          : wrong('currency', written),
    approximate: plain !== line,
  }
}

const answers: Record<string, boolean | null> = { yes: true, no: false, asked: null }
const readAnswer = (text: string): ReadValue =>
  Object.hasOwn(answers, text) ? { value: answers[text] } : wrong('choice', text)

/** An id of the database, which are at most 2³¹ − 1. */
export function readId(text: string, code: string): ReadValue {
  const id = /^\d{1,10}$/.test(text) ? Number(text) : 0
  return id >= 1 && id <= 2_147_483_647 ? { value: id } : wrong(code, oneLine(text))
}
