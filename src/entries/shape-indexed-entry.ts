import type { CatalogueRow } from '../catalogue/write-catalogue.ts'
import type { Place } from '../fields.ts'
import { languages } from '../languages.ts'
import type { FacetPair } from '../search/facets.ts'
import type { IndexedEntry } from '../search/index-entry.ts'
import type { WeightedText } from '../search/words.ts'
import { findTheme } from '../themes/themes.ts'
import { findPlace } from '../themes/vocabularies.ts'
import { collectText } from './collect-text.ts'
import { entryCode, type Kind } from './kind.ts'
import type { Published } from './shape-catalogue-row.ts'

/** What the search holds of an entry whose catalogue row is `row`. */
export function shapeIndexedEntry(kind: Kind, entry: Published, row: CatalogueRow): IndexedEntry {
  const passages = collectText(kind.schema, entry.content)
  const inOrder = [undefined, ...languages].flatMap((language) => passages.filter((p) => p.language === language))
  const dated = [row.newest, row.confirmed_on]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1)
  return {
    entryId: entry.id,
    boost: monthsSince2000(dated),
    newest: row.newest,
    dated,
    updatedAt: row.updated_at,
    startYear: row.start_year,
    endYear: row.end_year,
    facets: facetsOf(row),
    texts: [
      ...inOrder,
      { text: entryCode(kind, entry.id), weight: 'C' },
      ...row.themes.flatMap(wordsOfTheme),
      ...(entry.content.places ?? []).flatMap(namesOf),
    ],
    titles: row.title,
  }
}

/** Current before stale; an entry of which no source has a date stands last. */
function monthsSince2000(day: string | undefined): number {
  if (!day) return 0
  const [year = 0, month = 1] = day.split('-').map(Number)
  return Math.max(0, Math.min(1200, (year - 2000) * 12 + month))
}

function facetsOf(row: CatalogueRow): FacetPair[] {
  const of = (facet: FacetPair[0], values: readonly (string | number)[]): FacetPair[] =>
    values.map((value) => [facet, String(value)])
  const start = row.start_year ?? row.end_year
  return [
    ['all', ''],
    ...of('kind', [row.kind]),
    ...of('seeking', row.seeks),
    ...of('theme', row.themes),
    ...of('country', row.countries),
    ...of('region', row.regions),
    ...of('place', row.places.length > 0 ? row.places : ['']),
    ...of('programme', row.programmes),
    ...of('organisation', row.organisations),
    ...of('language', row.languages),
    ...(start === undefined ? [] : [...of('start', [start]), ...of('end', [row.end_year ?? 9999])]),
  ]
}

/** Words under which a theme is found in every language: what makes Polish text answer an English word. */
export function wordsOfTheme(id: string): WeightedText[] {
  const theme = findTheme(id)
  if (!theme) return []
  return languages.flatMap((language) =>
    [theme.label[language], ...theme.synonyms[language]].map((text) => ({ text, weight: 'C' as const, language })),
  )
}

/** A place in every language, and of it what is: Opole, opolski, opolský. */
export function namesOf({ country, city }: Place): WeightedText[] {
  if (!city) return []
  const place = findPlace(country, city)
  if (!place) return [{ text: city, weight: 'C' }]
  const names: WeightedText[] = [{ text: place.name, weight: 'C' }]
  for (const language of languages) {
    const name = place.exonyms[language]
    if (name && name !== place.name) names.push({ text: name, weight: 'C', language })
    const adjective = language === 'en' ? undefined : place[language]?.adj
    if (adjective) names.push({ text: adjective, weight: 'C', language })
  }
  return names
}
