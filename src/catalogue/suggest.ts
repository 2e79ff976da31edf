import type { Db } from '../database.ts'
import { type Language, languages, pickText, type T } from '../languages.ts'
import { functionsFor } from '../rendering.ts'
import { findSuggested, type SuggestedEntry } from '../search/find-suggested.ts'
import { searchWords } from '../search/query.ts'
import { wordsOf } from '../search/words.ts'
import { themesInOrder } from '../themes/themes.ts'
import { allPlaces, placeKey } from '../themes/vocabularies.ts'
import { itemPath } from './item.ts'
import { facetLabel } from './present-catalogue.ts'

/**
 * `query` is what the catalogue is asked for it; `path` leads to its page in the reader's language. `count`: how many
 * entries are found under it, where it is something that entries are found under. `group` and `note` say in the
 * reader's words what stands together in a list, and what stands beside the label: the kind, the count.
 */
export type Suggestion = {
  label: string
  language: Language
  kind: string
  path: string
  query: string
  count: number | null
  group: string
  note: string
}

const most = 8
/** Themes and places come first, and few of each, so that entries keep their room. */
const mostOfVocabulary = 2

/**
 * Up to eight suggestions for what was typed so far: themes, places and entries with a title in which every typed
 * word begins a word, in any language, whatever the accents. One statement; none where nothing was typed.
 */
export async function suggest(db: Db, q: string, language: Language): Promise<Suggestion[]> {
  const typed = searchWords(q)
  if (typed.length === 0) return []
  const [themes, places] = [findThemes(typed, language), findPlaces(typed)]
  const found = await findSuggested(db, typed, { themes, places, language })
  const ofFacet = (kind: 'theme' | 'place', values: string[], path: (value: string) => string) =>
    values
      .flatMap((value) => found.counts.find((count) => count.facet === kind && count.value === value) ?? [])
      .slice(0, mostOfVocabulary)
      .map(({ value, n }) => ofVocabulary(kind, value, { path: path(value), count: n, language }))
  return [
    ...ofFacet('theme', themes, (id) => `/themes/${id}`),
    ...ofFacet('place', places, (key) => `/catalogue?place=${key}`),
    ...found.entries.map((entry) => ofEntry(entry, language)),
  ].slice(0, most)
}

const answers = (words: string[], typed: string[]) => typed.every((t) => words.some((word) => word.startsWith(t)))

/** The vocabularies have some thousand names; each is taken apart once, not at every letter that somebody types. */
const taken = new Map<string, string[]>()
function foldedWords(text: string): string[] {
  let words = taken.get(text)
  if (!words) {
    words = [...wordsOf(text)].map(({ word }) => word)
    if (taken.size > 5000) taken.clear() // themes that were renamed
    taken.set(text, words)
  }
  return words
}

/** Themes by their label in the reader's language, in another one, by a synonym: in this order. */
function findThemes(typed: string[], language: Language): string[] {
  const order = [language, ...languages.filter((other) => other !== language)]
  const ranked = themesInOrder(language).map(({ id, label, synonyms }) => {
    const names = [...order.map((l) => label[l]), ...order.flatMap((l) => synonyms[l])]
    return { id, rank: names.findIndex((name) => answers(foldedWords(name), typed)) }
  })
  return ranked
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .map(({ id }) => id)
}

const findPlaces = (typed: string[]): string[] =>
  allPlaces()
    .filter(({ name, exonyms }) => [name, ...Object.values(exonyms)].some((text) => answers(foldedWords(text), typed)))
    .map(({ country, name }) => placeKey(country, name))

function ofVocabulary(
  kind: 'theme' | 'place',
  value: string,
  { path, count, language }: { path: string; count: number; language: Language },
): Suggestion {
  const { t } = functionsFor(language)
  const words = { group: t(`suggestions.${kind}s`), note: t('kinds.entryCount', { count }) }
  const label = facetLabel(kind, { value }, t)
  return { label, language, kind, path: `/${language}${path}`, query: `${kind}=${value}`, count, ...words }
}

/** Organisations and programmes also narrow the catalogue; of other kinds the title is looked for. */
function ofEntry(entry: SuggestedEntry, language: Language): Suggestion {
  const { kind, slug, title, originalLanguage, count } = entry
  const label = pickText(title, language, originalLanguage) ?? { text: slug, language }
  const narrows = kind === 'organisation' || kind === 'programme'
  const query = narrows ? `${kind}=${slug}` : String(new URLSearchParams({ q: label.text }))
  const path = `/${language}${itemPath(entry)}`
  const words = wordsOfEntry(entry, functionsFor(language).t)
  return { label: label.text, language: label.language, kind, path, query, count, ...words }
}

/** Of an organisation its group says already what it is. */
function wordsOfEntry({ kind, count }: SuggestedEntry, t: T): { group: string; note: string } {
  const entries = count ? [t('kinds.entryCount', { count })] : []
  if (kind === 'organisation') return { group: t('suggestions.organisations'), note: entries.join() }
  return { group: t('suggestions.entries'), note: [t(`kinds.${kind}`), ...entries].join(' · ') }
}
