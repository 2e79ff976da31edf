import type { Span } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { type Head, headOf, programmeHead } from './name-heads.ts'
import { nominativeOf } from './nominative.ts'
import {
  adjective,
  capital,
  czechJoint,
  czechStop,
  polishJoint,
  smallAllowed,
  tokenPattern,
  townHead,
} from './slavic-words.ts'

type Token = { word: string; start: number; end: number }
export type BentName = Span & { nominative?: string }

/** Names of bodies in Polish and Czech sentences, in any case, by the word that makes them one. */
export function findSlavicNames(text: string): BentName[] {
  const tokens = [...text.matchAll(tokenPattern)].map((m) => ({
    word: m[0],
    start: m.index,
    end: m.index + m[0].length,
  }))
  const found: (BentName & { last: number })[] = []
  for (let i = 0; i < tokens.length; i++) {
    if (i <= (found.at(-1)?.last ?? -1)) continue
    const { word } = tokens[i]!
    const head = (['pl', 'cs'] as const)
      .map((language) => headOf(word, language))
      .find((each) => each && fits(each, tokens, i))
    if (!head) continue
    const first = leftOf(tokens, i, head)
    const last = head.language === 'pl' ? rightPolish(text, tokens, i) : rightCzech(text, tokens, i)
    const body = quotedBehind(text, tokens, last)
    if (last === i && first === i && body === undefined) continue
    if (
      last === i &&
      body === undefined &&
      !(head.language === 'cs' ? /^(?:kraj|úřad|komor|agentur|univerzit|aglomerac|oblast)/iu.test(word) : false)
    )
      continue
    const [start, end] = [tokens[first]!.start, body ?? tokens[last]!.end]
    if (!capital.test(text.slice(start)) && !capital.test(tokens[i + 1]?.word ?? '')) continue
    const words = tokens.slice(first, last + 1).map((token) => token.word)
    const plain = nominativeOf(words, i - first, head)
    const nominative =
      head.grammar === 'nom' ? undefined : text.slice(start, end).replace(/\s+/g, ' ').replace(words.join(' '), plain)
    found.push({
      start,
      end,
      raw: text.slice(start, end),
      last,
      ...(nominative && nominative !== text.slice(start, end) ? { nominative } : {}),
    })
  }
  return found.map(({ last: _, ...name }) => name)
}

/** Polish heads are written large; Czech ones small only before a name or behind an adjective that begins one. */
function fits(head: Head, tokens: Token[], i: number): boolean {
  const { word } = tokens[i]!
  const next = tokens[i + 1]?.word ?? ''
  if (head.language === 'pl')
    return (
      capital.test(word) &&
      (capital.test(next) ||
        /^["„“«]$/.test(next) ||
        polishJoint.has(next.toLowerCase()) ||
        capital.test(tokens[i - 1]?.word ?? ''))
    )
  if (capital.test(word)) return !/[ąęłśćńż]/i.test(word)
  return (
    smallAllowed.test(word) &&
    (capital.test(next) || (adjective.test(tokens[i - 1]?.word ?? '') && leftOf(tokens, i, head) < i))
  )
}

function leftOf(tokens: Token[], i: number, head: Head): number {
  let first = i
  for (let k = i - 1; k >= Math.max(0, i - 3); k--) {
    const { word } = tokens[k]!
    if (tokens[k + 1]!.start - tokens[k]!.end > 1 || !adjective.test(word)) break
    if (/^(?:statutárn|hlavn)\p{Ll}+$/u.test(word) && head.nominative === 'město' && k === i - 1) return k
    if (capital.test(word)) first = k
    else if (head.language === 'pl') break
    if (programmeHead(tokens[k - 1]?.word ?? '')) return i
  }
  return first
}

function rightPolish(text: string, tokens: Token[], i: number): number {
  let last = i
  const town = townHead.test(tokens[i]!.word)
  for (let k = i + 1; k < tokens.length && k < i + 14; k++) {
    const { word, start } = tokens[k]!
    if (/\n/.test(text.slice(tokens[k - 1]!.end, start))) break
    if (capital.test(word) && !/^[IVX]+$/.test(word) && !headOfAny(tokens, k, last)) last = k
    else if (polishJoint.has(word.toLowerCase()) && !(town && word === 'i')) {
      if (!joinsCapital(tokens, k, word)) break
    } else if (word === '-' || word === '–') {
      if (!capital.test(tokens[k + 1]?.word ?? '') || headOfAny(tokens, k + 1, last)) break
    } else break
  }
  return last
}

/** A second body after "i" or a comma is another one; one right behind ("Urząd Miasta Opola") is part of the first. */
function headOfAny(tokens: Token[], k: number, last: number): boolean {
  if (k === last + 1) return false
  for (let n = k; n < Math.min(tokens.length, k + 3); n++) {
    if (headOf(tokens[n]!.word, 'pl') && capital.test(tokens[n]!.word)) return /^[i–-]$/.test(tokens[k - 1]?.word ?? '')
    if (!adjective.test(tokens[n]!.word)) return false
  }
  return false
}
const joinsCapital = (tokens: Token[], k: number, word: string) => {
  const next = tokens[k + 1]?.word ?? ''
  return (
    (capital.test(next) && word !== 'z' && word !== 'ze' && word !== 'do' && word !== 'przy' && word !== 'o') ||
    (word === 'na' && next === 'rzecz') ||
    word === 'rzecz'
  )
}

function rightCzech(text: string, tokens: Token[], i: number): number {
  let last = i
  const town = townHead.test(tokens[i]!.word)
  const region = /^kraj/i.test(tokens[i]!.word)
  if (region) return last
  for (let k = i + 1; k < tokens.length && k < i + 11; k++) {
    const { word } = tokens[k]!
    if (/\n/.test(text.slice(tokens[k - 1]!.end, tokens[k]!.start)) || !/^\p{L}/u.test(word)) break
    if (capital.test(word)) {
      if (headOf(word, 'cs') && k > last + 1) break
      last = k
    } else if (town || czechStop.test(word)) {
      if (town && /^(?:nad|pod)$/.test(word) && capital.test(tokens[k + 1]?.word ?? '')) continue
      break
    } else if (czechJoint.has(word)) {
      const next = tokens[k + 1]?.word ?? ''
      // "svaz měst a obcí" is one body, "město X a obec Y" are two
      const joined = /^s(?:vaz|druž)/i.test(tokens[i]!.word) && !capital.test(next)
      if (word === 'a' && !joined && (capital.test(next) || headOf(next, 'cs'))) break
      if (!/^\p{L}/u.test(next)) break
    } else if (foldWords(word).length >= 4 && !headBreaks(word) && !complete(tokens, i, last)) last = k
    else break
  }
  return last
}
/** After a proper name the name is whole: "… Východní Moravy konferenci"; an adjective ("České republiky") needs its noun. */
const complete = (tokens: Token[], head: number, last: number) =>
  last > head && capital.test(tokens[last]!.word) && !adjective.test(tokens[last]!.word)
const headBreaks = (word: string) =>
  /^(?:město|obec|kraj|partneři|celkem|právě|včetně|podle|mezi|proti|kromě|díky)$/u.test(word)

/** Stowarzyszenie „Zielony Krąg”: the quoted name belongs to it. */
function quotedBehind(text: string, tokens: Token[], last: number): number | undefined {
  const from = tokens[last]!.end
  const match = /^\s+(?:["„“«][^"”“»\n]{2,80}["”“»])/u.exec(text.slice(from))
  return match ? from + match[0].length : undefined
}
