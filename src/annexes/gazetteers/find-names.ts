import type { Span } from '../extraction.ts'
import { type Folded, foldText } from './fold-text.ts'

/** Known names, by their first word: each as its folded words, so that dashes, spaces and marks make no difference. */
export type NameTable<T> = Map<string, { words: string[]; item: T }[]>

const wordPattern = /[a-z0-9]+/g
const wordsOf = (text: string): string[] => foldText(text).text.match(wordPattern) ?? []

/** Makes a table of names; of two items with one name both are kept. */
export function nameTable<T>(names: Iterable<[name: string, item: T]>): NameTable<T> {
  const table: NameTable<T> = new Map()
  for (const [name, item] of names) {
    const words = wordsOf(name)
    const first = words[0]
    if (first === undefined) continue
    const list = table.get(first) ?? []
    const known = list.some(
      (each) =>
        each.item === item && each.words.length === words.length && each.words.every((word, i) => word === words[i]),
    )
    if (!known) table.set(first, [...list, { words, item }])
  }
  return table
}

export type FoundName<T> = Span & {
  /** Everything that has this name, in the order of the table. */
  items: T[]
  /** The folded words before and after it, '' at the edges. */
  before: string
  after: string
}

/**
 * Known names in a text, the longest at each place, none inside another. A name in small letters counts only where
 * `anyCase` says so: a town's adjective is no town.
 */
export function findNames<T>(text: string, table: NameTable<T>, { anyCase = false } = {}): FoundName<T>[] {
  const folded = foldText(text)
  const tokens = tokensOf(folded)
  const found: FoundName<T>[] = []
  for (let i = 0; i < tokens.length; i++) {
    const candidates = table.get(tokens[i]!.word)
    if (candidates === undefined) continue
    const fitting = candidates.filter(({ words }) =>
      words.every((word, k) => tokens[i + k]?.word === word && joined(folded.text, tokens, i, k)),
    )
    const length = Math.max(0, ...fitting.map(({ words }) => words.length))
    if (length === 0) continue
    const start = folded.at(tokens[i]!.from)
    const end = folded.at(tokens[i + length - 1]!.to)
    const raw = text.slice(start, end)
    if (!anyCase && !/^\p{Lu}|^\d/u.test(raw)) continue
    const items = [...new Set(fitting.filter(({ words }) => words.length === length).map(({ item }) => item))]
    found.push({ start, end, raw, items, before: tokens[i - 1]?.word ?? '', after: tokens[i + length]?.word ?? '' })
    i += length - 1
  }
  return found
}

type Token = { word: string; from: number; to: number }
/** One sentence is looked through for towns, funds, programmes, areas: its words are taken once. */
const words = new WeakMap<Folded, Token[]>()
function tokensOf(folded: Folded): Token[] {
  const known = words.get(folded)
  if (known) return known
  const tokens = [...folded.text.matchAll(wordPattern)].map((match) => ({
    word: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }))
  words.set(folded, tokens)
  return tokens
}

/** Between two words of a name stand spaces, dashes, quotes or an abbreviation's full stop, and no end of a block. */
function joined(text: string, tokens: { from: number; to: number }[], i: number, k: number): boolean {
  if (k === 0) return true
  const between = text.slice(tokens[i + k - 1]!.to, tokens[i + k]!.from)
  return between.length <= 4 && !/[\n;:!?|]|\. \S?$/.test(between)
}
