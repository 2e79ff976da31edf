import { sortKey } from '../alphabet.ts'
import type { CatalogueRow } from '../catalogue/write-catalogue.ts'
import type { Place, Translated } from '../fields.ts'
import { type Language, languages, pickText } from '../languages.ts'
import { lastDay } from '../partial-dates.ts'
import { keptThemes } from '../themes/themes.ts'
import { filterRegion, placeKey } from '../themes/vocabularies.ts'
import type { CommonContent, Kind } from './kind.ts'

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
