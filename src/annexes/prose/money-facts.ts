import type { Span } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { findMoney, type ReadMoney } from '../normalise/money.ts'
import { type Part, shift } from './parts.ts'

/** An amount and what it is, by the nearest word before it, else right behind it. */
export type Amount = Span & {
  value: ReadMoney
  kind: 'budget_total' | 'eu_contribution' | 'other'
  label: string
  confidence: number
}

const own =
  /dofinansowan|dotac|wklad|wsparci|grant|prispev|podpor|contribution|co-?financ|cofinanc|funding from|subsid|eu support|subvenc/g
const total =
  /wartosc|budzet|koszt|budget|total (?:cost|value|project)|cost|rozpoc(?:et|t)|hodnot|naklad|worth|calkowit|celkov|laczn|overall|altogether/g
const behindOwn =
  /^[^.;,]{0,12}(?:eu contribution|dofinansowan|dotac|wklad|z efrr|from (?:the )?erdf|of (?:eu )?(?:funding|support|co-financing)|dotace|grant|(?:of|from) (?:the )?(?:eu|european))/
const behindTotal = /^[^.;]{0,12}(?:total|budget|altogether|celkem|lacznie)/

export function findAmounts(sentence: Part): Amount[] {
  return shift(
    sentence,
    findMoney(sentence.text).map((money): Amount => {
      const before = foldWords(sentence.text.slice(Math.max(0, money.start - 90), money.start))
      const after = foldWords(sentence.text.slice(money.end, money.end + 45))
      const last = (pattern: RegExp) => [...before.matchAll(pattern)].at(-1)?.index ?? -1
      const [grant, whole] = [last(own), last(total)]
      const kind =
        behindOwn.test(after) && (grant < whole || grant < 0)
          ? 'eu_contribution'
          : grant > whole
            ? 'eu_contribution'
            : whole >= 0 || behindTotal.test(after)
              ? 'budget_total'
              : 'other'
      const label = { eu_contribution: 'EU contribution', budget_total: 'total budget', other: 'amount' }[kind]
      return {
        ...money,
        kind,
        label,
        confidence: kind === 'other' ? Math.min(0.6, money.confidence) : money.confidence,
      }
    }),
  )
}

const rate = /(?<number>\d{1,3}(?:[.,]\d{1,2})?) ?%/g
/** The share that somebody else pays: "co-financed at 85 %". */
export function findRate(sentence: Part): (Span & { value: number }) | undefined {
  const folded = foldWords(sentence.text)
  if (
    !/dofinansowan|financ|finans|hrazen|pokry|covers|came from|comes from|pochodz|fund|poziom|wklad|dotac|dotace|funding rate|intensity/.test(
      folded,
    )
  )
    return undefined
  const match = [...sentence.text.matchAll(rate)][0]
  if (!match || /wzrost|increase|narust|spad|reduc/.test(folded)) return undefined
  const start = sentence.start + match.index
  return { start, end: start + match[0].length, raw: match[0], value: Number(match.groups!.number!.replace(',', '.')) }
}
