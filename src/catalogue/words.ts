import { fold } from '../alphabet.ts'
import type { Language } from '../languages.ts'

/** No word is that long; Postgres refuses lexemes of more than 2,046 bytes. */
const maxLength = 100

/** The folded words of a text with where they stand in it. */
export function* wordsOf(text: string): Generator<{ word: string; start: number; end: number }> {
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu))
    yield { word: fold(match[0].slice(0, maxLength)), start: match.index, end: match.index + match[0].length }
}

/**
 * What a word is indexed and looked up as. One function for documents and queries:
 * word forms join here, and then every document must be indexed anew (search_document).
 */
export const lexemesOf = (word: string, _language?: Language): string[] => [word]

const quote = (lexeme: string) => `'${lexeme.replace(/['\\]/g, '')}'`

/** More would only slow the search down; nobody types them. */
const maxWords = 8

/** Groups of digits that make one long number, as telephone and tax numbers are printed: 754 307 87 25. */
const grouped = /(?<!\d)(?:\d{2,4}[ \u00a0-]){2,5}\d{2,4}(?!\d)/g
const joinGroups = (q: string) =>
  q.replace(grouped, (number) => (number.replace(/\D/g, '').length < 9 ? number : number.replace(/\D/g, '')))

/** The words of a search as typed, folded, at most eight. */
export const searchWords = (q: string): string[] =>
  [...new Set([...wordsOf(joinGroups(q))].map(({ word }) => word))].slice(0, maxWords)

/** A tsquery literal for all words, undefined where the search has no word in it. */
export function searchQuery(q: string): string | undefined {
  const words = searchWords(q)
  if (words.length === 0) return undefined
  return words.map((word) => `(${lexemesOf(word).map(quote).join('|')})`).join('&')
}

export type WeightedText = { text: string; weight: 'A' | 'B' | 'C' | 'D' }

/** Positions beyond this are cut by Postgres; more than 256 of one lexeme too. */
const maxPosition = 16_000

/**
 * A tsvector literal from weighted texts, no text search configuration involved:
 * the same on every server and on the embedded database. '^word' says that a word stands in the title.
 */
export function searchVector(texts: WeightedText[], language: Language): string {
  const positions = new Map<string, string[]>()
  let position = 0
  for (const { text, weight } of texts) {
    for (const { word } of wordsOf(text)) {
      position = Math.min(position + 1, maxPosition)
      for (const lexeme of lexemesOf(word, language)) {
        const list = positions.get(lexeme) ?? []
        if (list.length < 200) list.push(`${position}${weight === 'D' ? '' : weight}`)
        positions.set(lexeme, list)
        if (weight === 'A') positions.set(`^${lexeme}`, [])
      }
    }
    position += 10 // no phrase reaches from one text into the next
  }
  return [...positions].map(([lexeme, at]) => quote(lexeme) + (at.length > 0 ? `:${at.join(',')}` : '')).join(' ')
}
