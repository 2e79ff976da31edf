import type { Span } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { type Part, spanOf, trimSpan } from './parts.ts'

const bullet = /[•▪◦‣·]/u
/** "Aims: • build … • create …": the items, and what the words before the colon say (folded). */
export function inlineBullets(text: string, sentence: Part): (Span & { lead: string })[] {
  const first = sentence.text.search(bullet)
  if (first < 0 || sentence.text.match(new RegExp(bullet, 'gu'))!.length < 2) return []
  const lead = foldWords(/([^.!?]*?):?\s*$/.exec(sentence.text.slice(0, first))?.[1] ?? '')
  let from = sentence.start + first + 1
  return sentence.text
    .slice(first + 1)
    .split(new RegExp(bullet, 'u'))
    .flatMap((item) => {
      const span = trimSpan(text, from, from + item.length)
      from += item.length + 1
      return span.raw ? [{ ...span, lead }] : []
    })
}

const fields =
  /(?:fields? of|areas? of|areas?|fields|topics|themes|sectors|w zakresie|w obszarach|w dziedzinach|obszar\p{L}*|dziedzin\p{L}*|v oblasti|v oblastech|oblast\p{L}*|t[eé]mat\p{L}*)(?: \p{L}+){0,3}?(?:,? (?:such as|like|takich jak|jak|jako jsou|jako|including|w tym|např\.|m\.in\.))?\s*:\s*/giu
/** "in fields of: culture, clean energy, …": elements between commas, brackets kept together. */
export function inlineList(text: string, sentence: Part): Span[] {
  const match = [...sentence.text.matchAll(fields)][0]
  return match ? splitList(text, sentence.start + match.index + match[0].length, sentence.end) : []
}

/** Splits at semicolons where there are some, else at commas and the last "and"; never inside brackets. */
export function splitList(text: string, start: number, end: number): Span[] {
  const words = text.slice(start, end)
  const semicolons = /;/.test(words)
  const cut = semicolons ? /;/g : /,|\s(?:and|i|oraz|a)\s(?=[^,]*$)/g
  const spans: Span[] = []
  let from = 0
  const add = (to: number) => {
    const piece = trimSpan(text, start + from, start + to)
    const lead = /^(?:and|oraz|i|a|as well as|a také)\s+/u.exec(piece.raw)?.[0].length ?? 0
    const raw = piece.raw.slice(lead).replace(/[.;,]+$/, '')
    if (raw) spans.push(spanOf(text, piece.start + lead, piece.start + lead + raw.length))
  }
  for (const match of words.matchAll(cut)) {
    const before = words.slice(0, match.index)
    if ((before.match(/\(/g)?.length ?? 0) > (before.match(/\)/g)?.length ?? 0)) continue
    add(match.index)
    from = match.index + match[0].length
  }
  add(words.length)
  return spans
}
