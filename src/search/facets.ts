import type { FacetName } from '../catalogue/schema.ts'

/**
 * What a document is counted under. Beside the facets that are shown: `all`, every entry; `start` and `end`, the years
 * of its period, of which the filter by years is made (9999: it goes on, or its end is not known). The place '' stands
 * at entries that name none.
 */
export type Facet = FacetName | 'all' | 'start' | 'end'
export type FacetPair = [facet: Facet, value: string]

/** The values of these are entries, thousands of them: of large results the most frequent are counted, and those chosen. */
export const openFacets: readonly Facet[] = ['programme', 'organisation']
export const mostNamed = 100

/** An open facet's value has a bitmap from a hundred entries on; the trigger of search_document makes it then. */
export const hasBitsAtOnce = (facet: Facet): boolean => !openFacets.includes(facet)
