import { fold } from '../alphabet.ts'
import type { Language } from '../languages.ts'
import { remember } from '../remember.ts'
import { lexemesOf } from './word-forms/lexemes-of.ts'

/** No word is that long; Postgres refuses lexemes of more than 2,046 bytes. */
const maxLength = 100

export const written = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu
export const foldWord = remember(20_000, (word) => fold(word.slice(0, maxLength)))

type Word = { word: string; start: number; end: number; whole?: true }

/**
 * The folded words of a text with where they stand in it. Of one that is written with hyphens first the whole,
 * then its parts: who types cooperation finds co-operation.
 */
export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: whole, index } of text.matchAll(written)) {
    if (whole.includes('-'))
      yield { word: foldWord(whole.replaceAll('-', '')), start: index, end: index + whole.length, whole: true }
    let start = index
    for (const part of whole.split('-')) {
      yield { word: foldWord(part), start, end: start + part.length }
      start += part.length + 1
    }
  }
}

/** A lexeme as it stands in a literal of a tsvector or tsquery. */
export const quote = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '')}'`

/** Says that a word stands in the title. */
export const titleMark = '^'

/** No language: the same in all (a name, a number), found by the forms of any. */
export type WeightedText = { text: string; weight: 'A' | 'B' | 'C' | 'D'; language?: Language }

/** Positions beyond this are cut by Postgres; more than 256 of one lexeme too. */
const maxPosition = 16_000
const gap = 10

/**
 * A tsvector literal from weighted texts, no text search configuration involved: the same on every server and on the
 * embedded database. '^word' says that a word stands in the title. `forms` takes the words as they are written.
 */
export function searchVector(texts: WeightedText[], forms = new Set<string>()): string {
  const positions = new Map<string, string[]>()
  let position = 0
  for (const { text, weight, language } of texts) {
    for (const { word, whole } of wordsOf(text)) {
      const at = Math.min(position + 1, maxPosition)
      // a word with hyphens stands where its first part does, or a phrase would miss what follows
      if (!whole) position = at
      forms.add(word)
      for (const lexeme of lexemesOf(word, language)) {
        const list = positions.get(lexeme) ?? []
        if (list.length < 200) list.push(`${at}${weight === 'D' ? '' : weight}`)
        positions.set(lexeme, list)
        if (weight === 'A') positions.set(titleMark + lexeme, [])
      }
    }
    position += gap // no phrase reaches from one text into the next
  }
  return [...positions].map(([lexeme, at]) => quote(lexeme) + (at.length > 0 ? `:${at.join(',')}` : '')).join(' ')
}
