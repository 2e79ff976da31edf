import type { Span } from '../extraction.ts'

export type FoundPhone = Span & { value: string; confidence: number }

/** Country codes and how many digits a national number has. */
const national: Record<string, { code: string; digits: [number, number] }> = {
  PL: { code: '48', digits: [9, 9] },
  CZ: { code: '420', digits: [9, 9] },
  SK: { code: '421', digits: [9, 9] },
  DE: { code: '49', digits: [6, 11] },
  AT: { code: '43', digits: [6, 12] },
  HU: { code: '36', digits: [8, 9] },
  LT: { code: '370', digits: [8, 8] },
  NO: { code: '47', digits: [8, 8] },
}

/**
 * A phone number in E.164; grouping means nothing. `country` (ISO 3166) settles a number without a country code;
 * without one, and for a number that is too short or too long, undefined. An extension is left out.
 */
export function readPhone(text: string, country?: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/(?:\b(?:ext|wewn?|linka|kl)\b\.?).*$/i, '')
    .replace(/\(0\)/g, '')
    .trim()
  if (!/^(?:\+|00)?[\d\s()./-]+$/.test(plain)) return undefined
  const digits = plain.replace(/\D/g, '')
  if (/^\+/.test(plain)) return international(digits)
  if (/^00[1-9]/.test(digits)) return international(digits.slice(2))
  const rule = country ? national[country] : undefined
  if (!rule) return undefined
  const local = digits.replace(/^0(?=\d)/, '')
  const [least, most] = rule.digits
  return local.length >= least && local.length <= most ? `+${rule.code}${local}` : undefined
}

const international = (digits: string) => (/^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : undefined)

const inProse =
  /(?<![\d\p{L}./:@-])(?:\+[1-9]\d{8,13}|(?<=(?:tel|telefon|phone|mob|mobil|kom)\.?:?\s?)\d{9}|(?:\+|00)\d{1,3}[\s-](?:\(\d{1,4}\)[\s-]?)?\d{1,4}(?:[\s-]\d{2,4}){1,4}|(?:(?:\+|00)\d{1,3}[\s-]?)?(?:\(\d{1,4}\)[\s-]?)?\d{2,4}(?:[\s-]\d{2,4}){1,4})(?![\d\p{L}@]|[.,]\d)/giu

/** What looks like phone numbers in running text: groups of digits, nine or more in all, or with a country code. */
export function findPhones(text: string, country?: string): FoundPhone[] {
  return [...text.matchAll(inProse)].flatMap((match): FoundPhone[] => {
    const value = readPhone(match[0], country)
    const isDate = /^\d{1,2}[\s-]\d{1,2}[\s-]\d{4}$|^\d{4}[\s-]\d{2,4}$/.test(match[0])
    if (!value || isDate) return []
    return [{ start: match.index, end: match.index + match[0].length, raw: match[0], value, confidence: 0.75 }]
  })
}
