import type { Span } from '../extraction.ts'
import { foldText } from '../gazetteers/fold-text.ts'

export type IdentifierKind = 'nip' | 'regon' | 'krs' | 'ico' | 'dic'
/** `valid`: by its checksum; null where the register has none (KRS) . */
export type ReadIdentifier = { kind: IdentifierKind; value: string; valid: boolean | null }
export type FoundIdentifier = Span & ReadIdentifier & { label: { start: number; end: number }; confidence: number }

const digitsOf = (text: string) => text.replace(/\D/g, '')
const weighed = (digits: string, weights: number[]) =>
  weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0)

const checks: Record<IdentifierKind, (digits: string) => boolean | null | undefined> = {
  nip: (d) => (d.length === 10 ? weighed(d, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === Number(d[9]) : undefined),
  regon: (d) => {
    const nine = (weighed(d, [8, 9, 2, 3, 4, 5, 6, 7]) % 11) % 10 === Number(d[8])
    if (d.length === 9) return nine
    if (d.length !== 14) return undefined
    return nine && (weighed(d, [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]) % 11) % 10 === Number(d[13])
  },
  krs: (d) => (d.length === 10 ? null : undefined),
  ico: (d) => (d.length === 8 ? (11 - (weighed(d, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === Number(d[7]) : undefined),
  dic: (d) => (d.length >= 8 && d.length <= 10 ? (d.length === 8 ? checks.ico(d) : null) : undefined),
}

/** A number of a public register; undefined when it has not as many digits. IČO may come without leading zeros. */
export function readIdentifier(kind: IdentifierKind, text: string): ReadIdentifier | undefined {
  const body = text.trim().replace(/^(?:PL|CZ)(?=[\s\d])/i, '')
  if (!/^[\d\s./-]+$/.test(body)) return undefined
  const digits = kind === 'ico' ? digitsOf(body).padStart(8, '0') : digitsOf(body)
  const valid = checks[kind](digits)
  return valid === undefined ? undefined : { kind, value: kind === 'dic' ? `CZ${digits}` : digits, valid }
}

const labelled =
  /(?<![a-z])(?<kind>nip|regon|krs|ico|ic|dic)(?: ?\([^)\n]{1,20}\))?(?: nr| no| number| c(?:islo)?)?\.? ?[:.]? ?(?<number>(?:pl|cz)? ?\d[\d -]{5,20}\d)/dg

/** Numbers of registers behind their names, wherever they stand. */
export function findIdentifiers(text: string): FoundIdentifier[] {
  const folded = foldText(text)
  return [...folded.text.matchAll(labelled)].flatMap((match): FoundIdentifier[] => {
    const name = match.groups!.kind!
    const kind = (name === 'ic' ? 'ico' : name) as IdentifierKind
    const [from, to] = match.indices!.groups!.number!
    const [labelFrom, labelTo] = match.indices!.groups!.kind!
    const start = folded.at(from)
    const end = folded.at(to)
    const read = readIdentifier(kind, text.slice(start, end))
    if (!read) return []
    const label = { start: folded.at(labelFrom), end: folded.at(labelTo) }
    return [{ start, end, raw: text.slice(start, end), ...read, label, confidence: read.valid === false ? 0.3 : 0.99 }]
  })
}
