import { foldWords } from '../gazetteers/fold-text.ts'
import { findCountries, findRegions, findTowns, readCountry, regionOfCode } from '../gazetteers/gazetteers.ts'
import { commaParts } from './comma-parts.ts'
import { readAddress } from './read-address.ts'
import { all, type Shaped, type Shaper } from './shape-dates.ts'

/** "POLAND POLNOCNO-ZACHODNI Szczecin": split by what the names are, not by their places in the line. */
export const shapeLocation: Shaper = (text) => {
  const found: Shaped[] = []
  if (findCountries(text).length > 1 && commaParts(text, { start: 0, end: text.length }).length > 1) return undefined
  const country = findCountries(text)[0]
  if (country)
    found.push({ field: 'country', value: country.country, start: country.start, end: country.end, confidence: 0.85 })
  const code = /\b[A-Z]{2}\d[0-9A-Z]{0,2}\b/.exec(text)
  const named = findRegions(text, { location: true }).filter(
    ({ start, end, region: { code } }) =>
      !country ||
      ((end <= country.start || start >= country.end) && code.slice(0, 2).replace('EL', 'GR') === country.country),
  )
  const parts = commaParts(text, { start: 0, end: text.length })
  // a town whose name is a common word, too, is meant where it stands alone between commas
  const alone = parts.flatMap(({ start, end }) =>
    parts.length < 2
      ? []
      : findTowns(`w ${text.slice(start, end)}`)
          .filter(({ raw }) => raw.length === end - start)
          .map((each) => ({ ...each, start, end })),
  )
  const town = [...alone, ...findTowns(text)]
    .filter(({ town }) => !country || town.country === country.country)
    .toReversed()
    .findLast(
      ({ start, end }) =>
        !named.some((region) => region.region.level === 1 && start < region.end && end > region.start),
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
  if (!town && (country || region)) found.push(...firstPlace(text, [country, ...named]))
  if (country && !region) found.push(...unknownPlaces(text, country.end, town))
  return found.length > 0 ? found : undefined
}

/** "Lubin (woj. dolnośląskie)", "Kortrijk, Belgium": a town that no table has, before what is known of where it is. */
function firstPlace(text: string, known: ({ start: number; end: number } | undefined)[]): Shaped[] {
  const name =
    /^\s*(?:m\. |miasto |město |town of |city of )?(\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+){0,2})(?=\s*(?:,|\(|–|-|and |i |a |oraz ))/u.exec(
      text,
    )
  if (!name) return []
  const start = name.index + name[0].length - name[1]!.length
  const end = start + name[1]!.length
  if (known.some((each) => each && each.start < end && each.end > start)) return []
  return [{ field: 'city', value: name[1], start, end, confidence: 0.6 }]
}

/** "ITALY LOMBARDIA Bergamo": a region in capitals and a town that no table has, as they stand. */
function unknownPlaces(text: string, from: number, town: { start: number } | undefined): Shaped[] {
  const words = text.slice(from, town?.start ?? text.length)
  const named =
    /^[\s,;–-]+(?<region>\p{Lu}{2}[\p{Lu}'’()/ -]*(?!\p{Ll})(?<=[\p{Lu})]))?[\s,;–-]*(?<city>\p{Lu}\p{Ll}[\p{L}'’ -]*)?\s*$/u.exec(
      words,
    )
  const part = (field: string, value: string | undefined): Shaped[] => {
    const start = value === undefined ? -1 : text.indexOf(value, from)
    if (value === undefined || value.length > 60) return []
    return [{ field, value, start, end: start + value.length, confidence: 0.6 }]
  }
  return [
    ...part('nuts_raw', named?.groups?.region?.trim()),
    ...(town ? [] : part('city', named?.groups?.city?.trim())),
  ]
}

export const shapeCountry: Shaper = (text, context) => {
  const country = readCountry(text)
  return country ? [all(text, 'country', country)] : shapeLocation(text, context)
}

export const shapeRegion: Shaper = (text) => {
  const code = /^\s*([A-Z]{2}\d[0-9A-Z]{0,2})(?!\p{L})/u.exec(text)
  const coded = code && regionOfCode(code[1]!)
  if (coded) return [all(text, 'nuts_code', coded.code), all(text, 'nuts_raw', text)]
  const [named] = findRegions(text, { location: true })
  return named
    ? [all(text, 'nuts_code', named.region.code, 0.85), all(text, 'nuts_raw', text)]
    : [all(text, 'nuts_raw', text, 0.75)]
}

export const shapeCity: Shaper = (text, context) => {
  const [first, ...rest] = commaParts(text, { start: 0, end: text.length })
  const [head] = first && rest.length > 0 ? findTowns(`w ${text.slice(first.start, first.end)}`) : []
  // "Olomouc, Hynaisova 10, velký sál": a town and where in it
  if (first && head && head.raw.length === first.end - first.start) {
    const country = readCountry(text.slice(rest[0]!.start).trim())
    const at = { start: rest[0]!.start, end: text.length, confidence: 0.85 }
    return [
      { field: 'city', value: head.town.name, start: first.start, end: first.end, confidence: 0.95 },
      country ? { field: 'country', value: country, ...at } : { field: 'venue', value: text.slice(at.start), ...at },
    ]
  }
  if (rest.length > 0) return shapeLocation(text, context)
  const [found] = findTowns(`w ${text}`)
  const known = found && foldWords(found.raw) === foldWords(text)
  return [all(text, 'city', known ? found.town.name : text.trim(), found ? 0.95 : 0.75)]
}

/** An address of an organisation: street, postcode and town; without a postcode the line as it stands. */
export const shapeAddress: Shaper = (text) => {
  const address = readAddress(text)
  if (!address?.city && !address?.street) return [all(text, 'street', text.trim(), 0.9)]
  const { street, postcode, city } = address
  const part = (field: string, value: unknown, span: { start: number; end: number } | undefined): Shaped[] =>
    span ? [{ field, value, start: span.start, end: span.end, confidence: 0.95 }] : []
  return [
    ...part('street', street?.raw, street),
    ...part('postcode', postcode?.raw, postcode),
    ...part('city', city?.name, city),
    ...(city?.country ? part('country', city.country, city) : []),
  ]
}
