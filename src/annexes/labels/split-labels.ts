import type { Block } from '../reading/document.ts'
import { askedBy } from './asked-words.ts'
import type { Piece } from './find-labels.ts'
import { guessLabel } from './guess-label.ts'
import { type Dictionary, type Label, labelKey } from './labels.ts'
import { lookUpLabel } from './look-up-label.ts'

/** A number in a column of its own may stand before the label. */
const colon = /^\s*(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?\t)?\s*([^:\n\t]{1,110}?)\s*(?::|\t)(?:\*\*|__)?[ \t\u00a0]*/
/** What people put between label and value where they have no colon: dots, a stroke, an arrow, room. */
const otherSign =
  /^\s*(?:\|\s*|[•▪*–-]\s+|\(?[a-z]\)\s+|\d{1,2}[.)]\s+)?(?:\*\*|__|\[)?\s*([^:\n\t|=→[\]*.…]{1,60}?)\s*(?:\*\*|__)?(?:\]|\s*\|\s*|\s+(?:=|→|⇒|->|=>)\s+|\s*(?:\.{3,}|…{1,40}|_{3,})\s*|\s{2,}|\s+[–—-]\s+)\s*(?=[^\s|])/
const dash = /^\s*([^:\n\t]{1,60}?)(?:\s+[–—-]|\s*[–—])\s+(?=\S)/

/** "What is it called? The Night Bus": question and answer in one line. */
const asked = /^\s*((?:\d{1,2}[.)]\s+|[A-Z]\d{0,2}[.):]\s+)?\p{Lu}[^?:\n\t]{4,100}\?)[ \t\u00a0]+(?=\S)/u
/** "Aktualizováno k 15. 2. 2022": words and a day, and nothing else. */
const dated =
  /^\s*(\p{Lu}[\p{L} ]{3,40}?)[ \u00a0]+(?=\d{1,2}[. /]\s?[\d\p{L}]+[. /]\s?\d{4}(?:\s?r\.|\s?roku)?\s*\.?\s*$|\d{4}-\d{2}-\d{2}\s*$)/u

export const trimLabel = (words: string): string => words.trim().replace(/\s*[:?]\s*$/, '')

/** A piece without the white space at its edges. */
export function valuePiece(block: Block, words: string, from: number, to = words.length): Piece {
  const body = words.slice(from, to)
  const lead = body.length - body.trimStart().length
  return { is: 'value', block, start: block.start + from + lead, end: block.start + from + body.trimEnd().length }
}

function labelPiece(block: Block, words: string, label: Label, text: string, from: number, to: number): Piece {
  const head = words.slice(from, to)
  return {
    is: 'label',
    label,
    text: text.trim(),
    block,
    start: block.start + from,
    end: block.start + from + head.trimEnd().length,
  }
}

/**
 * `Label: value`, `Label<tab>value`, `Label – value`; of `Priority:1: Innovation` the first colon counts. Behind a
 * value of one line more labels may follow: `Start: 2005, end: 2009`. Only a colon may make an unknown label.
 */
export function splitAtColon(block: Block, words: string, labels: Dictionary): Piece[] | undefined {
  const found = colon.exec(words)
  const label = found && (lookUpLabel(found[1]!, labels, true) ?? guessLabel(found[1]!))
  if (label) return splitValue(block, words, label, found[1]!, 0, found[0].length, labels)
  const question = asked.exec(words)
  const answered = question && (lookUpLabel(question[1]!, labels, true) ?? guessLabel(question[1]!))
  if (answered) return splitValue(block, words, answered, question[1]!, 0, question[0].length, labels)
  const day = dated.exec(words)
  const ofPaper = day && (lookUpLabel(day[1]!, labels, true) ?? askedBy(labelKey(day[1]!)))
  if (ofPaper && /^annex\./.test(ofPaper.target))
    return splitValue(block, words, { ...ofPaper, guessed: undefined }, day[1]!, 0, day[0].length, labels)
  const dashed = block.kind === 'item' ? null : dash.exec(words)
  const behindDash = dashed && lookUpLabel(dashed[1]!, labels)
  if (behindDash) return splitValue(block, words, behindDash, dashed[1]!, 0, dashed[0].length, labels)
  const signed = otherSign.exec(words)
  const leads = signed !== null && /\.{3}|…|_{3}|[→⇒]|[-=]>|\|/.test(signed[0])
  const behindSign = signed && (lookUpLabel(signed[1]!, labels, leads) ?? (leads ? guessLabel(signed[1]!) : undefined))
  if (behindSign)
    return splitValue(block, words.replace(/\s*\|\s*$/, ''), behindSign, signed[1]!, 0, signed[0].length, labels)
  if (signed && leads && looksLikeLabel(signed[1]!)) {
    const head = words.slice(0, signed[0].length)
    const span = { block, start: block.start, end: block.start + head.trimEnd().length }
    return [{ is: 'unknown', text: signed[1]!.trim(), strong: true, ...span }, valuePiece(block, words, head.length)]
  }
  if (!found || !looksLikeLabel(found[1]!)) return undefined
  const [head, named = ''] = found
  // "NIP wnioskodawcy", "IČO žadatele": whose it is does not matter
  const name = /^(?:\d{1,2}[.)] )?((?:NIP|REGON|KRS|IČO?|DIČ))(?: \p{Ll}+)?$/u.exec(named.trim())?.[1] ?? named
  const span = { block, start: block.start, end: block.start + head.trimEnd().length }
  return [{ is: 'unknown', text: name.trim(), strong: false, ...span }, valuePiece(block, words, head.length)]
}

/** More labels than this stand on no line that people wrote. */
const mostOnLine = 20

/** A label at `from` and its value from `at` on, with the labels that stand in it. */
function splitValue(
  block: Block,
  words: string,
  label: Label,
  name: string,
  from: number,
  at: number,
  labels: Dictionary,
): Piece[] {
  const pieces: Piece[] = []
  let open = { label, name, from, to: at }
  while (pieces.length < 2 * mostOnLine) {
    const next =
      nextCell(words, open.to, labels) ??
      (open.label.arity === 'scalar' ? nextLabel(words, open.to, labels) : undefined)
    pieces.push(labelPiece(block, words, open.label, open.name, open.from, open.to))
    if (!next) break
    const value = words.slice(open.to, next.from).replace(/[\s,;|]{1,20}$/, '')
    pieces.push(valuePiece(block, words, open.to, open.to + value.length))
    open = next
  }
  const last = pieces.at(-1)!
  return last.is === 'label'
    ? [...pieces, valuePiece(block, words, open.to)]
    : [...pieces, valuePiece(block, words, open.from)]
}

/** The next known label between tabs: another pair in the same row of a form. */
function nextCell(words: string, at: number, labels: Dictionary) {
  for (const match of words.slice(at).matchAll(/\t([^\t\n]{1,110})\t/g)) {
    const label = lookUpLabel(match[1]!, labels, true)
    const from = at + match.index + 1
    if (label) return { label, name: match[1]!, from, to: from + match[1]!.length + 1 }
  }
  return undefined
}

/** The next known label with a colon on the same line: its last words that the dictionary has. */
function nextLabel(words: string, at: number, labels: Dictionary) {
  for (const match of words.slice(at).matchAll(/:(?=\s|\d|\+|$)/g)) {
    const end = at + match.index
    const starts = [...words.slice(at, end).matchAll(/(?<=[\s,;|(]|^)\p{L}/gu)].map(({ index }) => at + index)
    for (const from of starts.slice(-5)) {
      const name = words.slice(from, end)
      const label = from > at && name.length <= 50 ? labels.get(labelKey(name)) : undefined
      if (label && label.arity === 'scalar' && words.slice(at, from).trim() !== '') {
        const to = end + 1 + (/^[ \t\u00a0]*/.exec(words.slice(end + 1))?.[0].length ?? 0)
        return { label, name, from, to }
      }
    }
  }
  return undefined
}

/** Short, beginning with a capital, no sentence and no number or address (9:00, https:). */
const looksLikeLabel = (numbered: string) => {
  const name = numbered.trim().replace(/^(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]\.?\d{1,2}|[a-z])[.)]\s+/, '')
  const short = name.length <= 60 && name.split(/\s+/).length <= 7
  return short && /^\p{Lu}/u.test(name) && !/[.!;@]|\d$|https?$/i.test(name)
}

/** `Location POLAND … Start/End date of the practice`: a label, its value, and perhaps the heading of what comes next. */
export function splitGlued(
  block: Block,
  words: string,
  glued: [string, Label][],
  labels: Dictionary,
): Piece[] | undefined {
  const tokens = [...words.slice(0, 2000).matchAll(/\S+/g)]
  const startsWith = (count: number) =>
    labels.get(labelKey(words.slice(0, tokens[count - 1]!.index + tokens[count - 1]![0].length)))
  const count = [4, 3, 2, 1].find(
    (n) => n < tokens.length && startsWith(n)?.gluable && /^[\p{Lu}\d]/u.test(tokens[n]![0]),
  )
  if (!count) return undefined
  const from = tokens[count]!.index
  const tail = tokens.findIndex(
    ({ index }, i) =>
      i > count && glued.some(([key, { arity }]) => arity === 'group' && key === labelKey(words.slice(index))),
  )
  const to = tail < 0 ? words.length : tokens[tail]!.index
  const head = labelPiece(block, words, startsWith(count)!, words.slice(0, from), 0, from)
  if (tail < 0) return [head, valuePiece(block, words, from)]
  const last = labels.get(labelKey(words.slice(to)))!
  return [head, valuePiece(block, words, from, to), labelPiece(block, words, last, words.slice(to), to, words.length)]
}
