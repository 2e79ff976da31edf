import { sortByLabel } from '../alphabet.ts'
import { countryName, isLanguage, type Language, pickText, type T } from '../languages.ts'
import { themeLabel } from '../themes/themes.ts'
import { placeByKey, placeName, regionName } from '../themes/vocabularies.ts'
import type { FacetCount, Found } from './queries.ts'
import { type FacetName, facetNames, hasFilters, kindValues, type Search, searchAddress } from './schema.ts'

export type FacetOption = { value: string; label: string; count: number; checked: boolean }
export type Facet = { name: FacetName; options: FacetOption[]; open: boolean }
export type Chip = { facet: FacetName | 'period'; value: string; label: string; href: string }

/** Shown as lists of boxes; a place is chosen on the map. */
const offered: FacetName[] = [
  'kind',
  'country',
  'theme',
  'seeking',
  'region',
  'programme',
  'organisation',
  'confirmed',
  'language',
]
const openAtFirst = new Set<FacetName>(['kind', 'country', 'theme'])
/** The words for a facet's value in the reader's language. */
export function facetLabel(name: FacetName, { value, title }: Pick<FacetCount, 'value' | 'title'>, t: T): string {
  const language: Language = t.language
  switch (name) {
    case 'kind':
      return t(`kinds.${value}`)
    case 'theme':
      return capital(themeLabel(value, language))
    case 'country':
      return countryName(value, language)
    case 'region':
      return regionName(value, language)
    case 'place': {
      const place = placeByKey(value)
      return place ? placeName(place.country, place.name, language) : value
    }
    case 'language':
      return isLanguage(value) ? capital(t(`vocabulary.language_${value}`)) : value
    case 'confirmed':
      return t(`catalogue.confirmed_${value}`)
    case 'seeking':
      return t(`vocabulary.lookingFor_${value}`)
    default:
      return pickText(title, language)?.text ?? value
  }
}

export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)

/** Facets short enough to show every value there is, also those without a hit. */
const complete = new Set<FacetName>(['kind', 'country', 'theme', 'confirmed', 'language'])
/** Of the others as many values as a reader can take in. */
const most = 25

/** All facets with labels and counts. `fixed` is the facet that the page's address settles (a kind's own list). */
export function presentFacets(found: Found, search: Search, t: T, fixed?: FacetName): Facet[] {
  return offered
    .filter((name) => name !== fixed)
    .map((name) => {
      const counted = found.facets[name]
      // A ticked value that nothing has must stay visible, or nobody could untick it.
      const lost = search[name].filter((value) => !counted.some((count) => count.value === value))
      const options = [...counted, ...lost.map((value) => ({ value, count: 0, title: undefined }))]
        .map((count) => ({
          value: count.value,
          label: facetLabel(name, count, t),
          count: count.count,
          checked: search[name].includes(count.value),
        }))
        .filter((option) => complete.has(name) || option.count > 0 || option.checked)
      const open = openAtFirst.has(name) || search[name].length > 0
      return { name, options: cut(inOrder(name, options, t.language)), open }
    })
}

/** The first so many options, and whatever is ticked. */
const cut = (options: FacetOption[]) => options.filter((option, i) => i < most || option.checked)

const orderOf: Partial<Record<FacetName, string[]>> = {
  kind: [...kindValues],
  confirmed: ['recent', 'ageing', 'old', 'undated'],
  language: ['en', 'pl', 'cs'],
}

function inOrder(name: FacetName, options: FacetOption[], language: Language): FacetOption[] {
  const order = orderOf[name]
  if (order) return options.toSorted((a, b) => order.indexOf(a.value) - order.indexOf(b.value))
  return sortByLabel(options, (option) => option.label, language).sort((a, b) => b.count - a.count)
}

/** One chip for each filter in use, leading to the same search without it. */
export function presentChips(found: Found, search: Search, t: T, path: string, fixed?: FacetName): Chip[] {
  const chips: Chip[] = facetNames
    .filter((name) => name !== fixed)
    .flatMap((name) =>
      search[name].map((value) => ({
        facet: name,
        value,
        label: facetLabel(name, found.facets[name].find((f) => f.value === value) ?? { value }, t),
        href: path + searchAddress(search, { [name]: search[name].filter((v) => v !== value) }),
      })),
    )
  if (search.from !== undefined || search.to !== undefined)
    chips.push({
      facet: 'period',
      value: '',
      label: `${search.from ?? '…'}–${search.to ?? '…'}`,
      href: path + searchAddress(search, { from: undefined, to: undefined }),
    })
  return chips
}

/** The theme or place that the words name, where entries that have it are among those shown; `href` leads to these alone. */
export function presentTopic({ searched, items }: Found, search: Search, t: T, path: string) {
  const topic = searched.recognised
  if (!topic || search[topic.facet].includes(topic.value)) return undefined
  const { facet, value } = topic
  if (!items.some((item) => (facet === 'theme' ? item.themes : item.places).includes(value))) return undefined
  return {
    facet,
    label: facetLabel(facet, { value }, t),
    href: path + searchAddress(search, { q: '', literal: false, [facet]: [value] }),
  }
}

/** Ways on from a search without hits: drop the words, or the one filter that is to blame. */
export function presentWaysOn(found: Found, search: Search, chips: Chip[], path: string) {
  const bare = Object.fromEntries(facetNames.map((name) => [name, []]))
  return {
    /** Words that match nothing at all, whatever the filters. */
    wordsAreToBlame: search.q !== '' && found.totalOfWords === 0,
    withoutWords:
      search.q && hasFilters(search) && found.totalOfFilters > 0
        ? { count: found.totalOfFilters, href: path + searchAddress(search, { q: '' }) }
        : undefined,
    withoutFilters:
      search.q && hasFilters(search) && found.totalOfWords > 0
        ? { count: found.totalOfWords, href: path + searchAddress(search, { ...bare, from: undefined, to: undefined }) }
        : undefined,
    // Dropping one of several values of a facet can only take hits away.
    withoutOne: chips
      .filter((chip) => chips.filter((other) => other.facet === chip.facet).length === 1)
      .map((chip) => ({ ...chip, count: found.without[chip.facet] ?? 0 }))
      .filter((chip) => chip.count > 0),
  }
}
