import { fold } from '../alphabet.ts'
import type { Language } from '../languages.ts'

/** No word is that long; Postgres refuses lexemes of more than 2,046 bytes. */
const maxLength = 100

const written = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu
const foldWord = (word: string) => fold(word.slice(0, maxLength))

/**
 * The folded words of a text with where they stand in it. Of one that is written with hyphens first the whole,
 * then its parts: who types cooperation finds co-operation.
 */
export function* wordsOf(text: string): Generator<{ word: string; start: number; end: number }> {
  for (const { 0: whole, index } of text.matchAll(written)) {
    if (whole.includes('-'))
      yield { word: foldWord(whole.replaceAll('-', '')), start: index, end: index + whole.length }
    let start = index
    for (const part of whole.split('-')) {
      yield { word: foldWord(part), start, end: start + part.length }
      start += part.length + 1
    }
  }
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

const typedUnits = (q: string) => [...new Set(joinGroups(q).match(written))].slice(0, maxWords)

/** The words of a search as typed, folded, at most eight; of one with hyphens its parts. */
export const searchWords = (q: string): string[] =>
  [...new Set(typedUnits(q).flatMap((unit) => unit.split('-').map(foldWord)))].slice(0, maxWords)

/** The words that answer a search: also those with hyphens as a whole. */
export const answeringWords = (q: string): string[] =>
  typedUnits(q).flatMap((unit) => [...wordsOf(unit)].map((w) => w.word))

/** A tsquery literal for all words, undefined where the search has no word in it. */
export function searchQuery(q: string): string | undefined {
  const units = typedUnits(q)
  if (units.length === 0) return undefined
  const anyOf = (word: string) => `(${lexemesOf(word).map(quote).join('|')})`
  return units
    .map((unit) => {
      const parts = unit.split('-').map((part) => anyOf(foldWord(part)))
      return parts.length === 1 ? parts[0] : `(${anyOf(foldWord(unit.replaceAll('-', '')))}|${parts.join('&')})`
    })
    .join('&')
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
