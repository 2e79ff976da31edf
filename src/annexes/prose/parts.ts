import type { Found, Span } from '../extraction.ts'
import { type Folded, foldText } from '../gazetteers/fold-text.ts'

/** A stretch of the canonical text with its folded view; what is found in it has offsets of the canonical text. */
export type Part = { start: number; end: number; text: string; folded: Folded }
export type Match = Span & { groups: Record<string, string | undefined>; from: number; to: number }

export function partOf(text: string, start: number, end: number): Part {
  const own = text.slice(start, end)
  return { start, end, text: own, folded: foldText(own) }
}

const globals = new WeakMap<RegExp, RegExp>()
function everywhere(pattern: RegExp): RegExp {
  if (pattern.global) return pattern
  const known = globals.get(pattern) ?? new RegExp(pattern, `${pattern.flags}g`)
  globals.set(pattern, known)
  return known
}

/** Every match of a pattern for folded text; `from` and `to` are offsets in the folded view. */
export function matchesIn(part: Part, pattern: RegExp): Match[] {
  const global = everywhere(pattern)
  return [...part.folded.text.matchAll(global)].map((match) => {
    const [from, to] = [match.index, match.index + match[0].length]
    const [start, end] = [part.folded.at(from), part.folded.at(to)]
    return {
      start: part.start + start,
      end: part.start + end,
      raw: part.text.slice(start, end),
      groups: match.groups ?? {},
      from,
      to,
    }
  })
}

export const has = (part: Part, pattern: RegExp): boolean => pattern.test(part.folded.text)

/** Moves spans that were found in a part into the canonical text. */
export const shift = <T extends Span>(part: Part, found: T[]): T[] =>
  found.map((each) => ({ ...each, start: part.start + each.start, end: part.start + each.end }))

export const foundAt = ({ start, end, raw }: Span, rule: string, confidence = 0.75, suggestion?: string): Found => ({
  start,
  end,
  raw,
  confidence,
  rule: `prose:${rule}`,
  ...(suggestion ? { suggestion } : {}),
})

export const spanOf = (text: string, start: number, end: number): Span => ({ start, end, raw: text.slice(start, end) })

/** Without white space at its edges, and with the full stop of a sentence only where `stop` asks for it. */
export function trimSpan(text: string, start: number, end: number): Span {
  const raw = text.slice(start, end)
  const from = start + raw.length - raw.trimStart().length
  return spanOf(text, from, Math.max(from, start + raw.trimEnd().length))
}

export const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && a.end > b.start
