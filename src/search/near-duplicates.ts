import type { Language } from '../languages.ts'
import { lexemesOf } from './word-forms/lexemes-of.ts'
import { wordsOf } from './words.ts'

/** A text as 64 marks (MinHash): two texts have about as large a share of marks in common as of pairs of words. */
export type TextMarks = { marks: number[]; bands: number[] }

const markCount = 64
/** Two marks to a band: of texts with a third of their marks in common 98 in 100 share a band of the 32. */
const perBand = 2
/** A shorter text is like many. */
const fewestPairs = 12

/** Fixed: what is stored was made with them. */
const multipliers = makeMultipliers()

/** The marks of a text; undefined where it is too short to say anything. The same words in other forms make the same. */
export function markText(text: string, language: Language): TextMarks | undefined {
  const pairs = new Set<number>()
  let before: string | undefined
  for (const { word, whole } of wordsOf(text)) {
    if (whole) continue // its parts follow
    const lexeme = lexemesOf(word, language)[0] ?? word
    if (before !== undefined) pairs.add(hash(`${before} ${lexeme}`))
    before = lexeme
  }
  if (pairs.size < fewestPairs) return undefined
  const marks = multipliers.map(([times, plus]) => {
    let least = 0xffffffff
    for (const pair of pairs) {
      let value = (Math.imul(pair, times) + plus) >>> 0
      value ^= value >>> 15
      if (value >>> 0 < least) least = value >>> 0
    }
    return least | 0 // as Postgres' integers are
  })
  const bands = Array.from(
    { length: markCount / perBand },
    (_, i) => hash(`${i}:${marks.slice(i * perBand, (i + 1) * perBand).join()}`) | 0,
  )
  return { marks, bands }
}

/** What share of their pairs of words two texts have in common, as far as their marks tell. */
export const agreement = (a: TextMarks, b: TextMarks): number =>
  shareOf(a.marks.filter((m, i) => m === b.marks[i]).length)

/** So many marks that agree as a share of all. */
export const shareOf = (agreeing: number): number => agreeing / markCount

function hash(text: string): number {
  let value = 2166136261
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 16777619)
  // FNV leaves the low bits alike where only the last letter differs
  value ^= value >>> 16
  return Math.imul(value, 0x45d9f3b) >>> 0
}

function makeMultipliers(): [odd: number, plus: number][] {
  let seed = 4
  const next = () => {
    seed = (seed + 0x6d2b79f5) | 0
    let value = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return (value ^ (value >>> 14)) >>> 0
  }
  return Array.from({ length: markCount }, () => [next() | 1, next()])
}
