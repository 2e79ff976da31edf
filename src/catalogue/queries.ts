import type { Db } from '../database.ts'
import type { Language } from '../languages.ts'
import { findEntries } from '../search/find-entries.ts'
import { type Change, knowSearch } from '../search/know-search.ts'
import { answeringLexemes, nothing, parseQuery, type Query } from '../search/query.ts'
import { recogniseTopic, type Topic } from '../search/recognise-topic.ts'
import type { Item } from './item.ts'
import { type FacetName, facetNames, hasFilters, type Search } from './schema.ts'

/** A facet value with its exact count; `title` where the value names an entry. */
export type FacetCount = { value: string; count: number; title?: Record<string, string> }

/** `content`: what the entry says, given when words were searched, so that the passage can be shown. */
export type Hit = Item & { content?: Record<string, unknown> }

/** How a search was understood, and so what it found. */
export type Searched = {
  /** Words that stand in no entry, with what was searched instead. */
  repairs: Change[]
  /** The last word stands in no entry, but as the beginning of others; `searched` is the most frequent of these. */
  prefix?: Change
  /** What was typed is the name of a theme or a place: its entries were found too. */
  recognised?: Topic
  /** Nothing was to be put right. */
  literal: boolean
  /** What is marked in texts. */
  lexemes: Set<string>
}

export type Found = {
  /** Of all public content, as drawn-pages.ts has it. */
  version: string
  total: number
  /** Entries that match the words alone, filters left aside. */
  totalOfWords: number
  /** Entries that match all filters, words left aside. */
  totalOfFilters: number
  /** All entries there are. */
  totalOfAll: number
  /** Of those found, how many name no place: the map cannot show them. */
  withoutPlace: number
  items: Hit[]
  facets: Record<FacetName, FacetCount[]>
  /** For each filter in use: how many would match without it. */
  without: Partial<Record<FacetName | 'period', number>>
  searched: Searched
}

/** A search with what only this portal's own pages ask: the order of feeds, facets that nobody looks at. */
export type Asked = Omit<Search, 'sort'> & { sort?: Search['sort'] | 'updated'; uncounted?: readonly FacetName[] }

/**
 * The entries that match a search, for a reader of `language`: exact counts and one page. Everything is one statement,
 * a search two. A feed goes by the last change (`updated`), which no page offers.
 */
export async function findCatalogue(db: Db, search: Asked, language: Language): Promise<Found> {
  const wanted = {
    language,
    sort: search.sort ?? (search.q ? 'relevance' : 'newest'),
    offset: (search.page - 1) * search.limit,
    limit: search.limit,
    counted: facetNames.filter((name) => !search.uncounted?.includes(name)),
  } as const
  const query = readQuery(search.q)
  const isPlain = !search.q && !hasFilters(search)
  const known = isPlain ? undefined : await knowSearch(db, query, search, { literal: search.literal, language })
  const { facets, without, ...found } = await findEntries(db, known ? { ...wanted, known } : wanted)
  const used = [
    ...facetNames.filter((name) => search[name].length > 0),
    ...(search.from !== undefined || search.to !== undefined ? (['period'] as const) : []),
  ]
  return {
    ...found,
    version: known?.version ?? found.version, // that of the first statement, whatever changed before the second
    facets: Object.fromEntries(
      facetNames.map((name) => [name, facets.filter((f) => f.facet === name).map(({ facet: _, ...count }) => count)]),
    ) as Found['facets'],
    without: Object.fromEntries(used.map((name, i) => [name, without[i] ?? 0])),
    searched: {
      repairs: known?.repairs ?? [],
      prefix: known?.prefix,
      recognised: recogniseTopic(query),
      literal: search.literal,
      lexemes: known ? answeringLexemes(known.query) : new Set(),
    },
  }
}

/** What was typed; where it has no word in it, what nothing matches. */
export function readQuery(q: string): Query {
  const query = parseQuery(q)
  return q && query.terms.length + query.excluded.length === 0 ? nothing : query
}
