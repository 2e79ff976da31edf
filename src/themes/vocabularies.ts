import { readFileSync } from 'node:fs'
import { fold } from '../alphabet.ts'
import type { Place } from '../fields.ts'
import type { Language } from '../languages.ts'
import { remember } from '../remember.ts'

type Region = { code: string; level: number; name: string; parent: string | null } & Partial<Record<Language, string>>
export type KnownPlace = {
  name: string
  country: string
  nuts3?: string
  nuts2?: string | null
  lat: number
  lon: number
  exonyms: Partial<Record<Language, string>>
  unconfirmed?: string[]
  /** What is of it: opolski, opolský. */
  pl?: { adj?: string }
  cs?: { adj?: string }
}
type Labelled = { id: string } & Record<Language, { label?: string; name?: string }>

const read = <T>(name: string): T[] =>
  JSON.parse(readFileSync(new URL(`./vocabularies/${name}.json`, import.meta.url), 'utf8'))

// Read once: some 200 kB that never change while the portal runs.
const regions = new Map(read<Region>('nuts').map((region) => [region.code, region]))
const keyOfCity = remember(5000, (city) => fold(city).replace(/[^a-z0-9]+/g, '-'))
const knownPlaces = new Map(read<KnownPlace>('places').map((place) => [placeKey(place.country, place.name), place]))
const organisationTypes = new Map(read<Labelled>('organisation-types').map((type) => [type.id, type]))
const funds = new Map(read<Labelled>('funds').map((fund) => [fund.id, fund]))

/** The name of a NUTS region in a language, its own name where we have no translation; the code if unknown. */
export const regionName = (code: string, language: Language): string =>
  regions.get(code)?.[language] ?? regions.get(code)?.name ?? code

/** The key of a place in addresses and in the catalogue: pl-gdansk. */
export function placeKey(country: string, city: string): string {
  return `${country.toLowerCase()}-${keyOfCity(city)}`
}

export const isRegion = (code: string): boolean => regions.has(code)

/** Coordinates and names of a place of the vocabulary, undefined for one that it does not have. */
export const findPlace = (country: string, city: string): KnownPlace | undefined =>
  knownPlaces.get(placeKey(country, city))

/** Every place that the portal knows. */
export const allPlaces = (): KnownPlace[] => knownPlaceList
const knownPlaceList = [...knownPlaces.values()]

export const placeByKey = (key: string): KnownPlace | undefined => knownPlaces.get(key)

/** Gdańsk, Gdaňsk: the name that readers of a language know; the local one where theirs is not certain. */
export function placeName(country: string, city: string, language: Language): string {
  const place = findPlace(country, city)
  return (!place?.unconfirmed?.includes(language) && place?.exonyms[language]) || city
}

/**
 * The region by which a reader filters: the Polish voivodeship (NUTS 2), the Czech kraj (NUTS 3),
 * elsewhere NUTS 2; a wider region where nothing more exact is known, undefined for a whole country.
 */
export function filterRegion({ country, region, city }: Place): string | undefined {
  const length = country === 'CZ' ? 5 : 4
  const place = city ? findPlace(country, city) : undefined
  const exact = place?.nuts3 ?? place?.nuts2 ?? undefined
  const candidates = [region, exact].filter((code) => code !== undefined && code.length >= length)
  const code = candidates[0]?.slice(0, length) ?? region
  return code && code.length > 2 ? code : undefined
}

export const organisationType = (id: string, language: Language): string =>
  organisationTypes.get(id)?.[language].label ?? id

export const fundName = (id: string, language: Language): string => funds.get(id)?.[language].name ?? id

/** The types of organisation and the funds that the portal has words for. */
export const organisationTypeIds = (): string[] => [...organisationTypes.keys()]
export const fundIds = (): string[] => [...funds.keys()]

/** The countries that places can be chosen of, ISO 3166 (a region of Greece begins with EL, the country is GR). */
export const placeCountries = (): string[] => [
  ...new Set([
    ...[...regions.keys()].map((code) => (code.startsWith('EL') ? 'GR' : code.slice(0, 2))),
    ...townCountries(),
  ]),
]
const townCountries = () => [...knownPlaces.values()].map(({ country }) => country)

/** The regions of a country, the larger ones before those within them. */
export const regionsOf = (country: string): string[] =>
  [...regions.keys()].filter((code) => code.length > 2 && code.startsWith(country === 'GR' ? 'EL' : country)).toSorted()

/** The towns that the portal knows in a country. */
export const townsOf = (country: string): string[] =>
  [...knownPlaces.values()].filter((place) => place.country === country).map(({ name }) => name)
