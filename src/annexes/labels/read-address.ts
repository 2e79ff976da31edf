import type { Span } from '../extraction.ts'
import { findTowns } from '../gazetteers/gazetteers.ts'

export const streetWord =
  /(?<!\p{L})(?:ul\.|ulica|al\.|aleja|aleje|pl\.|plac|os\.|osiedle|rynek|nám\.|náměstí|třída|tř\.|ulice|nábřeží|nábř\.|street|str\.|road|avenue|square)(?!\p{L})/iu
export const postcode = /(?<!\d)(?:\d{2}-\d{3}|\d{3} ?\d{2})(?!\d)/

export type Address = { street?: Span; postcode?: Span; city?: Span & { name: string; country?: string } }

/** "Plac Wolny 6, 45-018 Opole", in one line or with the street in the line before. Undefined where there is no postcode. */
export function readAddress(words: string): Address | undefined {
  const code = postcode.exec(words)
  if (!code) return undefined
  const span = (start: number, end: number): Span => ({ start, end, raw: words.slice(start, end) })
  const to = code.index + code[0].length
  const before = words.slice(0, code.index).replace(/[,;\s]+$/, '')
  const lead = /^[\s(]*/.exec(before)![0].length
  const found = /^[\s,]*(\p{Lu}[\p{L} .-]*?\d{0,2})(?=\s*(?:,|;|$|\(|\n))/u.exec(words.slice(to))
  const start = found ? to + found[0].length - found[1]!.length : 0
  const [town] = found ? findTowns(`w ${found[1]}`) : []
  return {
    postcode: span(code.index, to),
    ...(/\d|\p{L}{3}/u.test(before) && (/\d/.test(before) || streetWord.test(before))
      ? { street: span(lead, before.length) }
      : {}),
    ...(found
      ? {
          city: {
            ...span(start, start + found[1]!.length),
            name: town?.town.name ?? found[1]!,
            ...(town ? { country: town.town.country } : {}),
          },
        }
      : {}),
  }
}
