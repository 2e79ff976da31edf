import type { Found } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { findFunds, readRegionType } from '../gazetteers/gazetteers.ts'
import { isMissing } from '../normalise/dates.ts'
import { findEmails, findLinks } from '../normalise/emails.ts'
import { readOfficeHours } from '../normalise/office-hours.ts'
import { readPhone } from '../normalise/phones.ts'
import {
  all,
  type Context,
  type Shaped,
  type Shaper,
  shapeDate,
  shapePeriod,
  shapePeriodAs,
  shapeTimes,
} from './shape-dates.ts'
import { shapeDateAndPlace, shapeDayOf, shapePlaceOfEvent } from './shape-events.ts'
import { shapeCount, shapeMoney, shapeRate } from './shape-numbers.ts'
import { shapeAddress, shapeCity, shapeCountry, shapeLocation, shapeRegion } from './shape-places.ts'

export type { Context, Shaped } from './shape-dates.ts'

/** A number without a country code is read as one of the country that the document is from; without one it is not read. */
const shapePhone =
  (field: string): Shaper =>
  (text, { country }) => {
    const [first] = text.split(/[,;/]|\s{2,}|(?<=\d)\s+(?=\+)/)
    const value = readPhone(text, country) ?? readPhone(first!, country)
    return value ? [all(text, field, value, /^\s*(?:\+|00)/.test(text) ? 0.95 : 0.9)] : undefined
  }

const shapeEmail: Shaper = (text) => {
  const [found] = findEmails(text)
  return (
    found && [{ field: 'email', value: found.value, start: found.start, end: found.end, confidence: found.confidence }]
  )
}

const shapeLink: Shaper = (text) => {
  const bare = /^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(text.trim()) && !/^(?:https?:|www\.)/i.test(text.trim())
  const [found] = findLinks(bare ? `https://${text.trim()}` : text)
  if (!found) return undefined
  return bare ? [all(text, 'web', found.value)] : [{ field: 'web', ...found, confidence: 0.95 }]
}

const shapePriority: Shaper = (text) => {
  const numbered = /^(\d+(?:\.\d+)*)\s*[:.)–-]\s*(.+)$/s.exec(text)
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

const shapeRegionType: Shaper = (text) => {
  const type = readRegionType(text)
  return type ? [all(text, 'region_type', type.replaceAll('-', '_'))] : undefined
}

/** „Dwa brzegi” (Interreg): what stands in quotation marks. */
const shapeTitle: Shaper = (text) => {
  const whole = text.replace(/\s*\n\s*/g, ' ').trim()
  const quoted = /^["„“«]([^"„”“«»]{3,})["”“»](?=\s*(?:\(|,|$))/u.exec(text.trim())?.[1]
  if (!quoted) return [all(text, 'title', whole)]
  const start = text.indexOf(quoted)
  return [{ field: 'title', value: quoted, start, end: start + quoted.length, confidence: 0.95 }]
}

/** By the target of the label; every other field is its text as it stands. */
const shapers: Record<string, Shaper> = {
  location: shapeLocation,
  country: shapeCountry,
  region: shapeRegion,
  city: shapeCity,
  street: shapeAddress,
  start: shapeDate('start'),
  end: shapeDate('end'),
  since: shapeDate('since'),
  date: shapeDayOf('date'),
  end_date: shapeDayOf('end_date'),
  place_of_event: shapePlaceOfEvent,
  date_place: shapeDateAndPlace,
  duration: shapePeriod,
  period: shapePeriodAs((field) => `period_${field}`),
  completed_on: shapeDate('completed_on'),
  modified_on: shapeDate('modified_on'),
  registration_deadline: shapeDate('registration_deadline'),
  budget_total: shapeMoney('budget_total'),
  // a share of the costs is given where the amount is asked for
  eu_contribution: (text, context) =>
    (/%\s*$/.test(text) ? shapeRate('cofinancing_rate') : shapeMoney('eu_contribution'))(text, context),
  member_count: shapeCount('member_count'),
  population: shapeCount('population'),
  cofinancing_rate: shapeRate('cofinancing_rate'),
  phone: shapePhone('phone'),
  fax: shapePhone('fax'),
  email: shapeEmail,
  web: shapeLink,
  time: shapeTimes,
  priority: shapePriority,
  status: shapeStatus,
  title: shapeTitle,
  fund: shapeFund,
  office_hours: (text) => [all(text, 'office_hours', readOfficeHours(text) ?? text.trim())],
  region_type: shapeRegionType,
}

/**
 * Reads a labelled value. Undefined where the field has a form and the text is not of it (it stays a passage);
 * an empty list where the text says that there is nothing to say.
 */
export function shapeValue(field: string, text: string, context: Context): Shaped[] | undefined {
  if (isMissing(text)) return []
  const shaper = shapers[field]
  return shaper ? shaper(text, context) : [all(text, field, text.replace(/\s*\n\s*/g, ' ').trim())]
}

export const foundOf = (text: string, offset: number, shaped: Shaped, rule: string, label?: Found['label']): Found => {
  const start = offset + shaped.start
  const end = offset + shaped.end
  return { start, end, raw: text.slice(start, end), confidence: shaped.confidence, rule, ...(label ? { label } : {}) }
}
