import { z } from 'zod'
import { findTheme } from '../themes/themes.ts'
import { isRegion, placeByKey } from '../themes/vocabularies.ts'

/** Place is not offered as a list of boxes: the map's markers lead to it. */
export const facetNames = [
  'kind',
  'seeking',
  'theme',
  'country',
  'region',
  'place',
  'programme',
  'organisation',
  'language',
  'confirmed',
] as const
export type FacetName = (typeof facetNames)[number]

/** The values of the facet `kind`; src/kinds.ts, which stands above, is held against them by a test. */
export const kindValues = ['practice', 'partnership', 'organisation', 'project', 'programme', 'event'] as const

/** Whom an entry may look for. */
export const seekable = ['project_partners', 'lead_expert', 'associated_partners', 'know_how'] as const

export const sorts = ['relevance', 'newest', 'title'] as const
export const views = ['list', 'map'] as const
/** How long ago the newest source or confirmation is: up to 2 years, up to 10, more; or no source has a date. */
export const freshness = ['recent', 'ageing', 'old', 'undated'] as const

/** More values of one facet than this nobody ticks; a longer list is cut. */
const maxValues = 20

const values = (pattern: RegExp) =>
  z
    .preprocess((value) => (value === undefined ? [] : [value].flat(2)), z.array(z.unknown()))
    .transform((list) => [...new Set(list.filter((v): v is string => typeof v === 'string' && pattern.test(v)))])
    .transform((list) => list.slice(0, maxValues))

const slug = /^[a-z0-9-]{1,120}$/
const year = z.coerce.number().int().min(1900).max(2100).optional().catch(undefined)
/** The first of repeated values. */
const one = (value: unknown) => (Array.isArray(value) ? value[0] : value)

/** Control characters and what was no valid text become spaces; cut to a length that no person types. */
const cleanWords = (q: string) =>
  q
    .replace(/[\p{Cc}\ufffd]/gu, ' ')
    .trim()
    .slice(0, 200)

/** The search as an address says it. Whatever is nonsense falls back: reading must not fail (contract). */
export const searchSchema = z.object({
  q: z.preprocess(one, z.string()).transform(cleanWords).catch(''),
  kind: values(new RegExp(`^(${kindValues.join('|')})$`)),
  seeking: values(new RegExp(`^(${seekable.join('|')})$`)),
  theme: values(slug).transform((ids) => [...new Set(ids.flatMap((id) => findTheme(id)?.id ?? []))]),
  country: values(/^[A-Z]{2}$/),
  region: values(/^[A-Z]{2}[A-Z0-9]{1,3}$/).transform((codes) => codes.filter(isRegion)),
  place: values(slug).transform((keys) => keys.filter((key) => placeByKey(key))),
  programme: values(slug),
  organisation: values(slug),
  language: values(/^(en|pl|cs)$/),
  confirmed: values(new RegExp(`^(${freshness.join('|')})$`)),
  from: z.preprocess(one, year),
  to: z.preprocess(one, year),
  literal: z
    .preprocess(
      one,
      z.literal('1').transform(() => true),
    )
    .catch(false),
  sort: z.preprocess(one, z.enum(sorts).optional().catch(undefined)),
  view: z.preprocess(one, z.enum(views).catch('list')),
  page: z.preprocess(one, z.coerce.number().int().min(1).max(10_000).catch(1)),
  limit: z.preprocess(one, z.coerce.number().int().min(1).max(100).catch(20)),
})
export type Search = z.infer<typeof searchSchema>

/** Parses a query string's parameters; never throws. Years in the wrong order are put right. */
export function parseSearch(query: Record<string, unknown>): Search {
  const search = searchSchema.parse(query)
  const { from, to } = search
  return from !== undefined && to !== undefined && from > to ? { ...search, from: to, to: from } : search
}

/** The parameters of a search as pairs, without defaults: what stands in links, forms and the canonical address. */
export function searchPairs(search: Search): [string, string][] {
  const pairs: [string, string][] = []
  if (search.q) pairs.push(['q', search.q])
  for (const name of facetNames) for (const value of search[name]) pairs.push([name, value])
  if (search.from) pairs.push(['from', String(search.from)])
  if (search.to) pairs.push(['to', String(search.to)])
  if (search.literal && search.q) pairs.push(['literal', '1'])
  if (search.sort) pairs.push(['sort', search.sort])
  if (search.view !== 'list') pairs.push(['view', search.view])
  if (search.page > 1) pairs.push(['page', String(search.page)])
  return pairs
}

/** `?q=…&kind=…`, or '' for the bare catalogue. */
export function searchAddress(search: Search, change: Partial<Search> = {}): string {
  // Any other change than of the page starts again at the first page.
  const pairs = searchPairs({ ...search, page: 1, ...change })
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
}

/** Is anything chosen beside words? */
export const hasFilters = (search: Omit<Search, 'sort'>): boolean =>
  facetNames.some((name) => search[name].length > 0) || search.from !== undefined || search.to !== undefined
