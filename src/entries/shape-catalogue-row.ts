import { sortKey } from '../alphabet.ts'
import { searchVector, type WeightedText } from '../catalogue/words.ts'
import type { CatalogueRow, SearchDocument } from '../catalogue/write-catalogue.ts'
import type { Place, Translated } from '../fields.ts'
import { type Language, languages, pickText } from '../languages.ts'
import { firstDay, lastDay } from '../partial-dates.ts'
import { keptThemes, themeWords } from '../themes/themes.ts'
import { filterRegion, findPlace, placeKey } from '../themes/vocabularies.ts'
import { collectText } from './collect-text.ts'
import { type CommonContent, entryCode, type Kind } from './kind.ts'

/** An entry as it is about to be published. */
export type Published = {
  id: number
  slug: string
  original_language: Language
  confirmed_at: Date | null
  published_at: Date
  /** When its public text was last changed. */
  updated_at: Date
  content: CommonContent
  programmes: number[]
  organisations: number[]
  sources: { title: Translated; dated: string | null }[]
}

const dayOf = (moment: Date) => moment.toISOString().slice(0, 10)
const unique = <T>(list: (T | undefined)[]): T[] => [...new Set(list.filter((x) => x !== undefined))] as T[]

/** What the catalogue holds of an entry. */
export function shapeCatalogueRow(kind: Kind, entry: Published): CatalogueRow {
  const { content } = entry
  const period = kind.period(content)
  const places: Place[] = content.places ?? []
  const title = content.title ?? {}
  const sort = (language: Language) => sortKey(pickText(title, language, entry.original_language)?.text ?? '', language)
  const year = (date: string | undefined) => (date ? Number(date.slice(0, 4)) : undefined)
  const [source] = entry.sources
  return {
    entry_id: entry.id,
    kind: kind.name,
    slug: entry.slug,
    title,
    summary: content.summary,
    original_language: entry.original_language,
    languages: languages.filter((language) => title[language]),
    themes: keptThemes(content.themes ?? []),
    countries: unique(places.map((place) => place.country)),
    regions: unique(places.map(filterRegion)),
    places: unique(places.map(({ country, city }) => (city ? placeKey(country, city) : undefined))),
    seeks: kind.seeks?.(content) ?? [],
    programmes: entry.programmes,
    organisations: entry.organisations,
    start_year: year(period.start),
    end_year: period.ongoing ? undefined : year(period.end ?? period.start),
    sort_en: sort('en'),
    sort_pl: sort('pl'),
    sort_cs: sort('cs'),
    newest: newestSource(entry),
    confirmed_on: entry.confirmed_at ? dayOf(entry.confirmed_at) : undefined,
    published_at: entry.published_at,
    updated_at: entry.updated_at,
    card: { period, places, source: source && { title: source.title, dated: source.dated ?? undefined } },
  }
}

/** The last day that the newest dated source may be of; the day of publishing for an entry that rests on none. */
function newestSource({ sources, updated_at }: Published): string | undefined {
  const published = dayOf(updated_at)
  if (sources.length === 0) return published
  const days = sources.flatMap(({ dated }) => (dated ? [lastDay(dated)] : []))
  return days
    .map((day) => (day < published ? day : published))
    .toSorted()
    .at(-1)
}

/** A young, confirmed entry stands a little higher among equals; nobody grades what it says. */
function boost({ sources, confirmed_at }: Published): number {
  const years = sources.map((s) => (s.dated ? Number(firstDay(s.dated).slice(0, 4)) : 2000))
  const newest = Math.max(2000, ...years, confirmed_at?.getUTCFullYear() ?? 0)
  return Math.min(100, (newest - 2000) * 3)
}

/** What the search holds of an entry: one document for each of its languages. */
export function shapeSearchDocuments(kind: Kind, entry: Published): SearchDocument[] {
  const passages = collectText(kind.schema, entry.content)
  const names = (place: Place) =>
    place.city ? Object.values(findPlace(place.country, place.city)?.exonyms ?? { city: place.city }) : []
  const shared: WeightedText[] = [
    ...passages.filter((p) => !p.language),
    { text: entryCode(kind, entry.id), weight: 'C' },
    ...keptThemes(entry.content.themes ?? [])
      .flatMap(themeWords)
      .map((text) => ({ text, weight: 'D' as const })),
    ...(entry.content.places ?? []).flatMap(names).map((text) => ({ text, weight: 'C' as const })),
  ]
  return languages
    .filter((language) => passages.some((p) => p.language === language))
    .map((language) => ({
      language,
      boost: boost(entry),
      vector: searchVector([...passages.filter((p) => p.language === language), ...shared], language),
    }))
}
