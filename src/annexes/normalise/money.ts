import type { Language } from '../../languages.ts'
import type { Span } from '../extraction.ts'
import { foldText } from '../gazetteers/fold-text.ts'
import { withNumerals } from './number-words.ts'
import { aboutPattern, type DecimalSign, numberPattern, readNumber, scaled, scaleOf, scalePattern } from './numbers.ts'

/** `currency` stays open where the text names none. */
export type ReadMoney = { amount: number; currency?: string; approx: boolean }
export type FoundMoney = Span & { value: ReadMoney; confidence: number }

const currencies: [RegExp, string][] = [
  [/^(?:€|eur(?:o|os|a|ach|em)?)$/, 'EUR'],
  [/^(?:pln|zl|zlot(?:y|ych|e|ego)|zlotych)\.?$/, 'PLN'],
  [/^(?:czk|kc|korun(?:y|a)?)\.?$/, 'CZK'],
  [/^(?:\$|usd|dollars?|dolarow|dolaru)$/, 'USD'],
  [/^(?:£|gbp|pounds?)$/, 'GBP'],
  [/^(?:chf)$/, 'CHF'],
  [/^(?:nok)$/, 'NOK'],
  [/^(?:huf|ft)$/, 'HUF'],
]
const currencyPattern = String.raw`(?:€|\$|£|eur(?:o|os|a|ach|em)?|pln|zl|zlot(?:y|ych|e|ego)|czk|kc|korun(?:y|a)?|usd|gbp|chf|nok|huf)`
const currencyOf = (word: string | undefined) => currencies.find(([pattern]) => pattern.test(word ?? ''))?.[1]

const after = new RegExp(
  String.raw`(?:(?<about>${aboutPattern}) )?(?<![\d.,])(?<number>${numberPattern})(?: ?(?<scale>${scalePattern}|[mk](?![a-z])))?(?: ?,-)? ?(?<currency>${currencyPattern})(?![a-z\d])`,
  'gd',
)
const before = new RegExp(
  String.raw`(?:(?<about>${aboutPattern}) )?(?<![a-z])(?<currency>${currencyPattern}) ?(?<number>${numberPattern})(?: ?(?<scale>${scalePattern}|[mk](?![a-z])))?(?![\d])`,
  'gd',
)

/** Amounts with a currency in running text: 260 mln euro, EUR 17,5 million, 1 250 000,00 Kč; in words with a language. */
export function findMoney(text: string, language?: Language): FoundMoney[] {
  const folded = foldText(text)
  const told = language ? withNumerals(folded.text, language, () => false) : folded.text
  const found: FoundMoney[] = []
  for (const pattern of [after, before])
    for (const match of told.matchAll(pattern)) {
      const money = shape(match.groups!)
      const [from, to] = match.indices![0]!
      const start = folded.at(from)
      const end = folded.at(to)
      if (!money || found.some((other) => start < other.end && end > other.start)) continue
      found.push({ start, end, raw: text.slice(start, end), value: money, confidence: money.sure ? 0.75 : 0.4 })
    }
  return found
    .sort((a, b) => a.start - b.start)
    .map(({ value: { amount, currency, approx }, ...rest }) => ({ ...rest, value: { amount, currency, approx } }))
}

/** An amount that stands alone, in a cell or behind a label; the currency may be missing. */
export function readMoney(
  text: string,
  known: { decimal?: DecimalSign; currency?: string } = {},
): (ReadMoney & { sure: boolean }) | undefined {
  const folded = foldText(text).text.trim()
  const form = new RegExp(
    String.raw`^(?:(?<about>${aboutPattern}) )?(?<first>${currencyPattern})? ?(?<number>-?(?:${numberPattern}))(?: ?(?<scale>${scalePattern}|[mk]))?(?: ?,-)? ?(?<last>${currencyPattern})?\.?$`,
  )
  const groups = form.exec(folded)?.groups
  if (!groups) return undefined
  const money = shape({ ...groups, currency: groups.first ?? groups.last }, known.decimal)
  return money && { ...money, currency: money.currency ?? known.currency }
}

function shape(groups: Record<string, string | undefined>, decimal?: DecimalSign) {
  const scale = scaleOf(groups.scale)
  // before "mln" or "milionu" a separator with three digits behind it is a decimal sign; English has "1,500 million"
  const small = /^\d{1,3}([.,])\d{3}$/.exec(groups.number ?? '')?.[1] as DecimalSign | undefined
  const scaledBy =
    small && scale > 1 && (small === '.' || !/^(?:m$|k$|bn|million|billion|thousand)/.test(groups.scale ?? ''))
  const number = readNumber(groups.number ?? '', decimal ?? (scaledBy ? small : undefined))
  if (!number || number.value < 0) return undefined
  return {
    amount: scaled(number.value, scale),
    currency: currencyOf(groups.currency),
    approx: Boolean(groups.about),
    sure: number.sure,
  }
}
