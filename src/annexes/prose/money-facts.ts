import type { Language } from '../../languages.ts'
import type { Span } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { findMoney, type ReadMoney } from '../normalise/money.ts'
import { withNumerals } from '../normalise/number-words.ts'
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
  /wartosc|budzet|koszt|budget|total (?:cost|value|project)|cost|rozpoc(?:et|t)|hodnot|naklad|worth|calkowit|celkov|laczn|overall|altogether|kosztow|pochlon|comes? to|came to|amount(?:s|ed) to|vyjde na|vysel na|prisel na|stoji|stalo?|siega/g
/** Who pays from Europe, and the verbs of paying; the amount stands in the same clause, before or behind. */
const payer = String.raw`(?:europej\w+ fundusz\w*|fundusz\w* (?:spojnosci|europejsk\w+)|evropsk\w+ (?:\w+ )?fond\w*|fond\w* soudrznosti|european (?:\w+ ){1,2}fund|cohesion fund|efrr|erdf|efs|esf|uni\w+ europejsk\w+|ue|evropsk\w+ uni\w*|eu|european union|european commission|interreg|fondu evhp|fundusz\w* norwesk\w+|norskych fondu)`
const pays = String.raw`(?:doklad\w*|dolozy\w*|przekaz\w*|zapewni\w*|wylozy\w*|pokry\w*|daje|dal[oaiy]?|przyzna\w*|wspar\w*|zwroci\w*|poskytl?\w*|prispe\w*|prispiv\w*|hradi\w*|uhrad\w*|pridal\w*|prida|dodal\w*|pokryl\w*|dava|vynaloz\w*|proplat\w*|contribut\w*|pays?|paid|provid\w*|grant(?:s|ed)|puts? in|covers?|covered|meets?|met|award\w*|gave|gives|suppl(?:y|ies|ied)|comes? from|came from|coming from|pochodz\w*|pochaz\w*|stanow\w*|tvori|hrazen\w*)`
const paidBefore = new RegExp(String.raw`(?<![a-z])${payer}(?: [^.;,]{0,50}?)? ${pays}(?![a-z])[^.;]{0,30}$`)
/** Behind a comma stands another part of the sum. */
const paidBehind = new RegExp(
  String.raw`^(?: ?\([^)]{1,12}\))? ?[^.;,]{0,30}?(?<![a-z])${pays}(?: [^.;,]{0,40}?)? ?(?<![a-z])${payer}(?![a-z])`,
)
/** Sums that are there to compare, or of something else. */
const elsewhere =
  /(?:dla porownania|pro srovnani|for comparison|by comparison|compared (?:with|to)|w porownaniu|ve srovnani|na rozdil|in contrast|jin(?:ou|a|e|y) (?:dotac|projekt|grant|akc)\w*|inn(?:a|e|y|ego|ej|ym) (?:dotac|projek|grant)\w*|(?:other|another|different) (?:grant|project|subsid\w*))[^.;]*$/
/** Of a bigger sum: the part that somebody else pays, where it is said who. */
const ofWhich = /(?:of which|out of which|including|z czego|w tym|z tego|z toho|z cehoz)(?: [^.;]{0,40})?$/

const behindOwn =
  /^,? (?:coz (?:je|predstavuje)|czyli|co stanowi|to jest|tedy|tj\.|which is|that is|i\.e\.|or|equal to) [^.;,]{0,40}?(?:%|procent|per ?cent)|^[^.;,]{0,12}(?:eu contribution|dofinansowan|dotac|wklad|z efrr|from (?:the )?erdf|of (?:eu )?(?:funding|support|co-financing)|dotace|grant|(?:of|from) (?:the )?(?:eu|european))/
const behindTotal = /^[^.;]{0,12}(?:total|budget|altogether|celkem|lacznie)/

export function findAmounts(sentence: Part, language?: Language): Amount[] {
  return shift(
    sentence,
    findMoney(sentence.text, language)
      .filter(({ start }) => !elsewhere.test(foldWords(sentence.text.slice(0, start))))
      .map((money): Amount => {
        const before = foldWords(sentence.text.slice(Math.max(0, money.start - 90), money.start))
        const after = foldWords(sentence.text.slice(money.end, money.end + 90))
        const last = (pattern: RegExp) => [...before.matchAll(pattern)].at(-1)?.index ?? -1
        const [grant, whole] = [last(own), last(total)]
        const near = before.slice(-70)
        const paid = paidBefore.test(before) || paidBehind.test(after) || (ofWhich.test(near) && grant > whole)
        const kind = paid
          ? 'eu_contribution'
          : behindOwn.test(after) && (grant < whole || grant < 0)
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

const rate = /(?<![\d.,])(?<number>\d{1,12}(?:[.,]\d{1,2})?) ?(?:%|proc\.|procent\p{Ll}*|per ?cent)/gu
/** The share that somebody else pays: "co-financed at 85 %". */
export function findRate(sentence: Part, language: Language = 'en'): (Span & { value: number }) | undefined {
  const folded = foldWords(sentence.text)
  if (
    !/dofinansowan|pochaz|uhrad|hradi|kryje|pays|paid by|meets|met by|\bfond|efrr|erdf|podpor|financ|finans|hrazen|pokry|covers|came from|comes from|pochodz|fund|poziom|wklad|dotac|dotace|funding rate|intensity/.test(
      folded,
    )
  )
    return undefined
  const match = [...withNumerals(sentence.folded.text, language, () => false).matchAll(rate)][0]
  if (!match || /wzrost|increase|narust|spad|reduc/.test(folded)) return undefined
  const [from, to] = [sentence.folded.at(match.index), sentence.folded.at(match.index + match[0].length)]
  const value = Number(match.groups!.number!.replace(',', '.'))
  if (value <= 0 || value > 100) return undefined
  return { start: sentence.start + from, end: sentence.start + to, raw: sentence.text.slice(from, to), value }
}
