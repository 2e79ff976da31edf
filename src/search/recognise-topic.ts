import { type Language, languages } from '../languages.ts'
import { themesInOrder } from '../themes/themes.ts'
import { allPlaces, placeKey } from '../themes/vocabularies.ts'
import type { Query } from './query.ts'
import { lexemesOf } from './word-forms/lexemes-of.ts'
import { wordsOf } from './words.ts'

/** A theme or a place of the vocabulary, by what the filter of the catalogue calls it. */
export type Topic = { facet: 'theme' | 'place'; value: string }

/**
 * The theme or the place that what was typed is the name of, in any language and form: an English "public transport"
 * finds Polish entries by their theme, and a reader is told so.
 */
export function recogniseTopic({ terms, excluded }: Query): Topic | undefined {
  const typed = terms.flatMap(({ lexemes }) => lexemes)
  if (typed.length === 0 || typed.length > 6 || excluded.length > 0) return undefined
  const isNamed = (names: Name[]) => names.some((name) => meets(name, typed))
  const theme = themesInOrder('en').find((one) =>
    isNamed(
      languages.flatMap((language) =>
        [one.label[language], ...one.synonyms[language]].map((text) => ({ text, language })),
      ),
    ),
  )
  if (theme) return { facet: 'theme', value: theme.id }
  const place = allPlaces().find(({ name, exonyms }) =>
    isNamed([{ text: name }, ...languages.flatMap((language) => [{ text: exonyms[language] ?? name, language }])]),
  )
  return place && { facet: 'place', value: placeKey(place.country, place.name) }
}

type Name = { text: string; language?: Language }

/** The same words, in any order. */
function meets(name: Name, typed: string[][]): boolean {
  const words = lexemesOfName(name)
  return (
    words.length === typed.length &&
    typed.every((one) => words.some((word) => one.some((lexeme) => word.includes(lexeme))))
  )
}

/** The vocabularies have some two thousand names; each is taken apart once. */
const taken = new Map<string, string[][]>()
function lexemesOfName({ text, language }: Name): string[][] {
  const key = `${language} ${text}`
  let lexemes = taken.get(key)
  if (!lexemes) {
    lexemes = [...wordsOf(text)].filter(({ whole }) => !whole).map(({ word }) => lexemesOf(word, language))
    if (taken.size > 5000) taken.clear() // themes that were renamed
    taken.set(key, lexemes)
  }
  return lexemes
}
