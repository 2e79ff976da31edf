import { foldWords } from '../gazetteers/fold-text.ts'
import { findTowns, readCountry } from '../gazetteers/gazetteers.ts'
import { findDates, findPeriods, findTimes } from '../normalise/dates.ts'
import { commaParts } from './comma-parts.ts'
import { all, type Shaped, type Shaper, shapePeriodAs, shapeTimes } from './shape-dates.ts'
import { shapeLocation } from './shape-places.ts'

const hour =
  /^\s*(?:godz(?:ina|\.)?|od|at|v|o|from|w godz\.|do|until)?\s*(\d{1,2})[.:](\d{2})\s*(?:h|hod|godz|hrs|uhr)?\.?\s*$/i
const between =
  /(?<![\d.])(\d{1,2})(?:[.:](\d{2}))?\s*(?:h|hod\.?)?\s*(?:[–-]|do|to|až)\s*(\d{1,2})(?:[.:](\d{2}))?\s*(?:h|hod|godz|hrs|o'clock)(?!\p{L})/iu

/** Day and hours of an event in one line, or in lines of their own: "Start: 9.30". */
export const shapeDayOf =
  (field: 'date' | 'end_date'): Shaper =>
  (text, context) => {
    const time = field === 'date' ? 'time_start' : 'time_end'
    const single = hour.exec(text)
    if (single && Number(single[1]) < 24 && Number(single[2]) < 60)
      return [all(text, time, `${single[1]!.padStart(2, '0')}:${single[2]}`, 0.9)]
    const days =
      field === 'date'
        ? shapePeriodAs((name) => (name === 'start' ? 'date' : 'end_date'))(text, context)
        : shapePeriodAs((name) => (name === 'start' ? 'end_date' : name))(text, context)
    const times = timesIn(text)
    // hours alone, as "10:00"
    if (!days) return times.length > 0 ? times : shapeTimes(text, context)
    return [...days.filter((each) => each.field !== 'ongoing'), ...(field === 'date' ? times : [])]
  }

function timesIn(text: string): Shaped[] {
  const [found] = findTimes(text)
  const part = found && { start: found.start, end: found.end, confidence: 0.9 }
  if (part)
    return [
      { field: 'time_start', value: found.from, ...part },
      ...(found.to ? [{ field: 'time_end', value: found.to, ...part }] : []),
    ]
  const hours = between.exec(text)
  if (!hours || Number(hours[1]) > 23 || Number(hours[3]) > 23) return []
  const at = { start: hours.index, end: hours.index + hours[0].length, confidence: 0.75 }
  return [
    { field: 'time_start', value: `${hours[1]!.padStart(2, '0')}:${hours[2] ?? '00'}`, ...at },
    { field: 'time_end', value: `${hours[3]!.padStart(2, '0')}:${hours[4] ?? '00'}`, ...at },
  ]
}

/** "14 May 2024, 10:00, Kielce, Concert Hall": what is no day and no hour is where. */
export const shapeDateAndPlace: Shaper = (text, context) => {
  const when = shapeDayOf('date')(text, context) ?? []
  const taken = [...findDates(text, context.language), ...findPeriods(text, context.language), ...findTimes(text)]
  let best = { start: 0, end: 0 }
  for (const part of commaParts(text, { start: 0, end: text.length })) {
    const busy =
      taken.some(({ start, end }) => start < part.end && end > part.start) ||
      !/\p{L}{3}/u.test(text.slice(part.start, part.end))
    if (busy) continue
    best =
      best.end > 0 && best.end + 3 >= part.start ? { start: best.start, end: part.end } : best.end > 0 ? best : part
  }
  if (best.end === 0) return when.length > 0 ? when : undefined
  const lead = /^(?:in|at|w|we|v|ve|na)\s+(?=\p{Lu})/iu.exec(text.slice(best.start, best.end))?.[0].length ?? 0
  const where = shapePlaceOfEvent(text.slice(best.start + lead, best.end), context) ?? []
  return [
    ...when,
    ...where.map((each) => ({ ...each, start: each.start + best.start + lead, end: each.end + best.start + lead })),
  ]
}

/** "Zlín, Congress Centre, hall A", "Congress Centre, 760 01 Zlín": the town, and the rest is where in it. */
export const shapePlaceOfEvent: Shaper = (text, context) => {
  const parts = commaParts(text, { start: 0, end: text.length }).map(({ start, end }) => {
    const words = text.slice(start, end)
    const lead = /^(?:\d{2}-\d{3}|\d{3} ?\d{2}) /.exec(words)?.[0].length ?? 0
    const name = words.slice(lead).replace(/^(?:v |we? )(?=\p{Lu})/u, '')
    const [town] = findTowns(`w ${name}`)
    return {
      start,
      end,
      from: end - name.length,
      ...(town && foldWords(town.raw) === foldWords(name) ? { town: town.town } : {}),
    }
  })
  const country = parts.length > 1 ? readCountry(text.slice(parts.at(-1)!.start)) : undefined
  const place = parts.find(({ town }) => town)
  if (!place?.town) {
    const known = shapeLocation(text, context)
    const city = known?.find(({ field }) => field === 'city')
    // a line that is a region or a country and nothing more
    if (known && !city && !/[a-z]\d|\p{L}{3,}[^,]*\d|,/u.test(text)) return known
    return [
      ...(city ? known! : []),
      ...(parts.length === 1 && city && city.end - city.start === text.length
        ? []
        : [all(text, 'venue', text.trim(), city ? 0.85 : 0.9)]),
    ]
  }
  const at = parts.indexOf(place)
  const after = parts.slice(at + 1, country ? -1 : undefined)
  const rest = at > 0 ? parts.slice(0, at) : after
  return [
    { field: 'city', value: place.town.name, start: place.from, end: place.end, confidence: 0.95 },
    ...(country
      ? [{ field: 'country', value: country, start: parts.at(-1)!.start, end: text.length, confidence: 0.9 }]
      : []),
    ...(rest.length > 0
      ? [
          {
            field: 'venue',
            value: text.slice(rest[0]!.start, rest.at(-1)!.end),
            start: rest[0]!.start,
            end: rest.at(-1)!.end,
            confidence: 0.9,
          },
        ]
      : []),
  ]
}
