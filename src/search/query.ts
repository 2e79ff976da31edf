import { lexemesOf } from './word-forms/lexemes-of.ts'
import { foldWord, quote, titleMark, written } from './words.ts'

/**
 * One thing that is searched: a word, a word with hyphens (`whole` or all of its parts), or a phrase. `words` are its
 * parts as typed, folded; `lexemes` what each of them is looked up as.
 */
export type Term = { kind: 'word' | 'compound' | 'phrase'; words: string[]; lexemes: string[][]; whole?: string[] }

/** What was typed: all of `terms`, in any order, and none of `excluded`. */
export type Query = { terms: Term[]; excluded: Term[] }

/** More would only slow the search down; nobody types them. */
const maxTerms = 8

/** Groups of digits that make one long number, as telephone and tax numbers are printed: 754 307 87 25. */
const grouped = /(?<!\d)(?:\d{2,4}[ \u00a0-]){2,5}\d{2,4}(?!\d)/g
const joinGroups = (q: string) =>
  q.replace(grouped, (number) => (number.replace(/\D/g, '').length < 9 ? number : number.replace(/\D/g, '')))

/** Little words that stand in every text and mean nothing alone; they count only within quotes or by themselves. */
const little = new Set(
  'a an and at by for from in of on or the to with i o u w z do dla na od oraz po przy we ze k s v ke ku na nebo pro se ve za'.split(
    ' ',
  ),
)

const pieces = /(?<![^\s(])(-?)["„“”«]([^"„“”»]+)["“”»]?|(\S+)/gu

/** Reads what was typed; at most eight terms, each once. */
export function parseQuery(q: string): Query {
  const [terms, excluded]: Map<string, Term>[] = [new Map(), new Map()]
  const add = (term: Term, not: boolean) => {
    if (terms!.size + excluded!.size < maxTerms) (not ? excluded : terms)!.set(term.kind + term.words.join(' '), term)
  }
  for (const [, minus, quoted, bare = ''] of joinGroups(q).matchAll(pieces)) {
    if (quoted === undefined) {
      const not = /^-[\p{L}\p{N}]/u.test(bare)
      for (const unit of bare.match(written) ?? []) add(termOf(unit), not)
    } else {
      const words = (quoted.match(written) ?? []).flatMap((unit) => unit.split('-').map(foldWord))
      if (words.length === 1) add(termOf(words[0]!), minus === '-')
      else if (words.length > 1)
        add({ kind: 'phrase', words, lexemes: words.map((word) => lexemesOf(word)) }, minus === '-')
    }
  }
  const all = [...terms!.values()]
  const telling = all.filter(({ kind, words }) => kind !== 'word' || !little.has(words[0]!))
  return { terms: telling.length > 0 ? telling : all, excluded: [...excluded!.values()] }
}

function termOf(unit: string): Term {
  const words = unit.split('-').map(foldWord)
  const lexemes = words.map((word) => lexemesOf(word))
  if (words.length === 1) return { kind: 'word', words, lexemes }
  return { kind: 'compound', words, lexemes, whole: lexemesOf(foldWord(unit.replaceAll('-', ''))) }
}

/** The words of a search as typed, folded, at most eight; of one with hyphens its parts. */
export const searchWords = (q: string): string[] => {
  const units = joinGroups(q).match(written) ?? []
  return [...new Set(units.flatMap((unit) => unit.split('-').map(foldWord)))].slice(0, maxTerms)
}

const anyOf = (lexemes: string[], mark = '') =>
  `(${lexemes.map((lexeme) => quote(mark + lexeme)).join('|') || quote('\u00a7nothing')})`

/** A term as a part of a tsquery literal. */
export function termQuery({ kind, lexemes, whole }: Term): string {
  const parts = lexemes.map((each) => anyOf(each))
  if (kind === 'phrase') return `(${parts.join('<->')})`
  return whole ? `(${anyOf(whole)}|${parts.join('&')})` : parts.join('&')
}

/** The same of a title: its words, wherever they stand in it. */
export function titleQuery({ lexemes, whole }: Term): string {
  const parts = lexemes.map((each) => anyOf(each, titleMark)).join('&')
  return whole ? `(${anyOf(whole, titleMark)}|${parts})` : parts
}

/** All of a query as a tsquery literal; undefined where it has no word that is searched. */
export function queryLiteral({ terms, excluded }: Query): string | undefined {
  const parts = [...terms.map(termQuery), ...excluded.map((term) => `!(${termQuery(term)})`)]
  return parts.length > 0 ? parts.join('&') : undefined
}

/** A tsquery literal for what was typed, undefined where there is no word in it. */
export const searchQuery = (q: string): string | undefined => queryLiteral(parseQuery(q))

/** What is searched where something was typed, but no word: nothing has it. */
export const nothing: Query = {
  terms: [{ kind: 'word', words: ['\u00a7'], lexemes: [['\u00a7nothing']] }],
  excluded: [],
}

/** The lexemes that answer a query: what is marked in texts. */
export const answeringLexemes = ({ terms }: Query): Set<string> =>
  new Set(terms.flatMap(({ lexemes, whole = [] }) => [...lexemes.flat(), ...whole]))
