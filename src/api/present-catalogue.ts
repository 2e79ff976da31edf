import type { z } from 'zod'
import { facetLabel } from '../catalogue/present-catalogue.ts'
import type { FacetCount, Found } from '../catalogue/queries.ts'
import { type FacetName, facetNames, type Search, searchPairs } from '../catalogue/schema.ts'
import type { Language, T } from '../languages.ts'
import type { catalogueAnswer } from './answers.ts'
import { presentItem } from './present-entry.ts'

/** The last page that a search's address can name. */
const lastPage = 10_000
const defaultLimit = 20

/**
 * What was found as JSON, in the words and numbers of the catalogue page. `shown` is the search without what
 * the address itself settles (the kind of a kind's list); `path` is that address.
 */
export function presentCatalogue(
  found: Found,
  options: { search: Search; shown: Search; path: string; baseUrl: string; t: T },
): z.infer<typeof catalogueAnswer> {
  const { search, shown, path, baseUrl, t } = options
  const more = search.page * search.limit < found.total && search.page < lastPage
  return {
    total: found.total,
    items: found.items.map((item) => presentItem(item, baseUrl)),
    facets: presentFacets(found, t),
    searched: presentSearched(found, t),
    next: more ? `${path}?${nextPage(shown, t.language)}` : null,
  }
}

function presentSearched({ searched: { repairs, prefix, recognised, literal } }: Found, t: T) {
  const topic = recognised && { ...recognised, label: facetLabel(recognised.facet, recognised, t) }
  return { repairs, prefix: prefix ?? null, recognised: topic ?? null, literal }
}

function presentFacets(found: Found, t: T) {
  const present = (name: FacetName) => (count: FacetCount) => ({
    value: count.value,
    label: facetLabel(name, count, t),
    count: count.count,
  })
  const facets = facetNames.map((name) => [name, found.facets[name].map(present(name))])
  return Object.fromEntries(facets) as z.infer<typeof catalogueAnswer>['facets']
}

function nextPage(shown: Search, language: Language): URLSearchParams {
  const parameters = new URLSearchParams(searchPairs({ ...shown, view: 'list', page: shown.page + 1 }))
  if (shown.limit !== defaultLimit) parameters.set('limit', String(shown.limit))
  if (language !== 'en') parameters.set('lang', language)
  return parameters
}
