import type { Language } from '../languages.ts'
import type { Found } from './extraction.ts'
import { foldWords } from './fold-text.ts'
import {
  findCountries,
  findFunds,
  findProgrammes,
  findRegions,
  findTowns,
  readCountry,
  readRegionType,
  regionOfCode,
} from './gazetteers.ts'
import { type DateOrder, findPeriods, findTimes, isMissing, isOngoing, readDate } from './normalise/dates.ts'
import { findEmails, findLinks } from './normalise/emails.ts'
import { findMoney, readMoney } from './normalise/money.ts'
import { readNumber, scaled, scaleOf } from './normalise/numbers.ts'
import { readOfficeHours } from './normalise/office-hours.ts'
import { readPhone } from './normalise/phones.ts'

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

type Shaper = (text: string, context: Context) => Shaped[] | undefined

const all = (text: string, field: string, value: unknown, confidence = 0.95): Shaped => ({
  field,
  value,
  start: 0,
  end: text.length,
  confidence,
})

function shapeDate(field: string): Shaper {
  return (text, { language, order }) => {
    if (isOngoing(text) && /end$/.test(field)) return [all(text, 'ongoing', true)]
    const read = readDate(text, language, order)
    if (read?.value) return [all(text, field, read.value)]
    return read?.ambiguous && [{ ...all(text, field, undefined, 0.4), ambiguous: read.ambiguous }]
  }
}

/** "2017-2018", "01.02.2018 – 31.12.2020", "since 2005", "36 months" (which says no dates). */
const shapePeriod: Shaper = (text, { language, order }) => {
  const [period] = findPeriods(text, language)
  if (period) {
    const confidence = period.unsure ? 0.4 : 0.9
    const part = { start: period.start, end: period.end, confidence }
    return [
      { field: 'start', value: period.from, ...part },
      { field: 'end', value: period.to, ...part },
    ]
  }
  const open = /^(.*?)\s*(?:-|–|—|\/)\s*(\p{L}[\p{L} ]*)$/u.exec(text.trim())
  if (open && isOngoing(open[2]!)) {
    const start = shapeDate('start')(open[1]!, { language, order })
    return start && [...start, all(text, 'ongoing', true, 0.9)]
  }
  const since = /^(?:since|from|od(?: roku)?)\s+(.+)$/i.exec(text.trim())
  return shapeDate('start')(since ? since[1]! : text, { language, order })?.map((each) => ({
    ...each,
    start: 0,
    end: text.length,
    confidence: 0.9,
  }))
}

/** "POLAND POLNOCNO-ZACHODNI Szczecin": split by what the names are, not by their places in the line. */
const shapeLocation: Shaper = (text) => {
  const found: Shaped[] = []
  const country = findCountries(text)[0]
  if (country)
    found.push({ field: 'country', value: country.country, start: country.start, end: country.end, confidence: 0.85 })
  const code = /\b[A-Z]{2}\d[0-9A-Z]{0,2}\b/.exec(text)
  const named = findRegions(text, { location: true }).filter(
    ({ start, end }) => !country || end <= country.start || start >= country.end,
  )
  const town = findTowns(text).findLast(
    ({ start, end }) => !named.some((region) => region.region.level === 1 && start < region.end && end > region.start),
  )
  const region = code
    ? regionOfCode(code[0])
    : named.find(({ start, end }) => !town || end <= town.start || start >= town.end)?.region
  const span =
    code && region
      ? { start: code.index, end: code.index + code[0].length }
      : named.find((each) => each.region === region)
  if (region && span) {
    const part = { start: span.start, end: span.end, confidence: 0.85 }
    found.push(
      { field: 'nuts_raw', value: text.slice(span.start, span.end), ...part },
      { field: 'nuts_code', value: region.code, ...part },
    )
    if (!country)
      found.push({ field: 'country', value: region.code.slice(0, 2).replace('EL', 'GR'), ...part, confidence: 0.6 })
  }
  if (town) {
    found.push({ field: 'city', value: town.town.name, start: town.start, end: town.end, confidence: 0.85 })
    if (!found.some(({ field }) => field === 'country'))
      found.push({ field: 'country', value: town.town.country, start: town.start, end: town.end, confidence: 0.6 })
  }
  return found.length > 0 ? found : undefined
}

const shapeCountry: Shaper = (text) => {
  const country = readCountry(text)
  return country ? [all(text, 'country', country)] : shapeLocation(text, { language: 'en' })
}
const shapeRegion: Shaper = (text) => {
  const code = regionOfCode(text.trim())
  if (code) return [all(text, 'nuts_code', code.code), all(text, 'nuts_raw', text)]
  const [named] = findRegions(text, { location: true })
  return named
    ? [all(text, 'nuts_code', named.region.code, 0.85), all(text, 'nuts_raw', text)]
    : [all(text, 'nuts_raw', text, 0.75)]
}
const shapeCity: Shaper = (text) => {
  const [found] = findTowns(`w ${text}`)
  return [
    all(text, 'city', found && foldWords(found.raw) === foldWords(text) ? found.town.name : text, found ? 0.95 : 0.75),
  ]
}

const shapeMoney =
  (field: string): Shaper =>
  (text) => {
    const read = readMoney(text)
    if (read)
      return [
        {
          ...all(
            text,
            field,
            { amount: read.amount, currency: read.currency, approx: read.approx },
            read.sure ? 0.95 : 0.4,
          ),
        },
      ]
    const [found] = findMoney(text)
    return (
      found && [
        { field, value: found.value, start: found.start, end: found.end, confidence: Math.min(found.confidence, 0.75) },
      ]
    )
  }

const shapeCount =
  (field: string): Shaper =>
  (text) => {
    const found =
      /^(?:ok\.?|about|approx\.?|circa|cca|około|asi|zhruba)?\s*([\d][\d .,\u00a0]*?)\s*(mln|mil\.?|million|tys\.?|tis\.?|milionów|milionu)?(?:\s+\p{L}[\p{L} ]*)?$/iu.exec(
        text.trim(),
      )
    const number = found && readNumber(found[1]!)
    return number
      ? [all(text, field, scaled(number.value, scaleOf(foldWords(found[2] ?? ''))), number.sure ? 0.95 : 0.4)]
      : undefined
  }

const shapePhone =
  (field: string): Shaper =>
  (text, { country }) => {
    const value = readPhone(text, country ?? 'PL') ?? readPhone(text.split(/[,;/]/)[0]!, country ?? 'PL')
    return value ? [all(text, field, value, country || /^\s*(?:\+|00)/.test(text) ? 0.95 : 0.6)] : undefined
  }
const shapeEmail: Shaper = (text) => {
  const [found] = findEmails(text)
  return (
    found && [{ field: 'email', value: found.value, start: found.start, end: found.end, confidence: found.confidence }]
  )
}
const shapeLink: Shaper = (text) => {
  const [found] = findLinks(
    /^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(text.trim()) && !/^(?:https?:|www\.)/i.test(text.trim())
      ? `www.${text.trim()}`
      : text,
  )
  return found && [all(text, 'web', found.value.replace('https://www.www.', 'https://www.'))]
}

const shapeTimes: Shaper = (text) => {
  const [found] = findTimes(text)
  const hour = /^(?:godz(?:ina|\.)?|at|v|o)?\s*(\d{1,2})$/i.exec(text.trim())?.[1]
  if (!found) return hour ? [all(text, 'time_start', `${hour.padStart(2, '0')}:00`, 0.75)] : undefined
  const part = { start: found.start, end: found.end, confidence: 0.95 }
  return [
    { field: 'time_start', value: found.from, ...part },
    ...(found.to ? [{ field: 'time_end', value: found.to, ...part }] : []),
  ]
}

const shapePriority: Shaper = (text) => {
  const numbered = /^(\d+(?:\.\d+)*)\s*[:.)-]\s*(.+)$/s.exec(text)
  if (!numbered) return [all(text, 'priority', text)]
  const at = text.length - numbered[2]!.length
  return [
    { field: 'priority_no', value: Number(numbered[1]), start: 0, end: numbered[1]!.length, confidence: 0.95 },
    { field: 'priority', value: numbered[2], start: at, end: text.length, confidence: 0.95 },
  ]
}

const statuses: [RegExp, string][] = [
  [/^(?:planned|planowany|planovany|pripravovany)/, 'planned'],
  [/^(?:running|ongoing|w trakcie|w realizacji|realizowany|probiha|v realizaci|active)/, 'running'],
  [/^(?:finished|completed|closed|zakonczony|zrealizowany|ukonceny|dokonceny|ended)/, 'finished'],
]
const shapeStatus: Shaper = (text) => {
  const status = statuses.find(([pattern]) => pattern.test(foldWords(text)))?.[1]
  return status ? [all(text, 'status', status)] : undefined
}

const shapeFund: Shaper = (text) => {
  const [found] = findFunds(text)
  return found && [{ field: 'fund', value: found.fund, start: found.start, end: found.end, confidence: 0.9 }]
}

/** By the target of the label; every other field is its text as it stands. */
const shapers: Record<string, Shaper> = {
  location: shapeLocation,
  country: shapeCountry,
  region: shapeRegion,
  city: shapeCity,
  start: shapeDate('start'),
  end: shapeDate('end'),
  since: shapeDate('since'),
  date: (text, context) =>
    shapePeriod(text, context)?.map((each) => ({ ...each, field: each.field === 'start' ? 'date' : 'end_date' })),
  duration: shapePeriod,
  period: (text, context) => shapePeriod(text, context)?.map((each) => ({ ...each, field: `period_${each.field}` })),
  completed_on: shapeDate('completed_on'),
  modified_on: shapeDate('modified_on'),
  registration_deadline: shapeDate('registration_deadline'),
  budget_total: shapeMoney('budget_total'),
  eu_contribution: shapeMoney('eu_contribution'),
  member_count: shapeCount('member_count'),
  population: shapeCount('population'),
  cofinancing_rate: (text) =>
    shapeCount('cofinancing_rate')(text.replace(/\s*%$/, ''), { language: 'en' })?.map((each) => ({
      ...each,
      end: text.length,
    })),
  phone: shapePhone('phone'),
  fax: shapePhone('fax'),
  email: shapeEmail,
  web: shapeLink,
  time: shapeTimes,
  priority: shapePriority,
  status: shapeStatus,
  fund: shapeFund,
  office_hours: (text) => [all(text, 'office_hours', readOfficeHours(text) ?? text.trim())],
  region_type: (text) => {
    const type = readRegionType(text)
    return type ? [all(text, 'region_type', type.replaceAll('-', '_'))] : undefined
  },
}

/**
 * Reads a labelled value. Undefined where the field has a form and the text is not of it (it stays a passage);
 * an empty list where the text says that there is nothing to say.
 */
export function shapeValue(field: string, text: string, context: Context): Shaped[] | undefined {
  if (isMissing(text)) return []
  const shaper = shapers[field]
  return shaper ? shaper(text, context) : [all(text, field, text.trim())]
}

/** A programme that a value names, by the vocabulary; `raw` name otherwise. */
export const programmeOf = (text: string) => findProgrammes(text)[0]

export const foundOf = (text: string, offset: number, shaped: Shaped, rule: string, label?: Found['label']): Found => {
  const start = offset + shaped.start
  const end = offset + shaped.end
  return { start, end, raw: text.slice(start, end), confidence: shaped.confidence, rule, ...(label ? { label } : {}) }
}
