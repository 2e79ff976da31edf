import { foldWords } from '../gazetteers/fold-text.ts'
import { type DateOrder, orderOf } from '../normalise/dates.ts'
import { readMoney } from '../normalise/money.ts'
import type { DecimalSign } from '../normalise/numbers.ts'
import { scaleOf } from '../normalise/numbers.ts'
import type { Cell } from '../reading/document.ts'
import type { FieldForm } from './table-fields.ts'

/** What holds for a whole column. `both`: it proves two orders, signs or currencies, so each such cell must say its own. */
export type Decided = {
  order?: DateOrder | 'both'
  decimal?: DecimalSign | 'both'
  currency?: string | 'both'
  /** Its heading says thousands or millions. */
  scale?: number
  /** The order is that of the other columns of dates: this one proves none. */
  orderOfOthers?: true
}

/** Decides on a column of `form` by its heading and all its cells. */
export function decideColumn(form: FieldForm, header: string, cells: Iterable<Cell>): Decided {
  if (form === 'date' || form === 'period') return decideOrder(cells)
  if (form === 'number') return decideDecimal(cells)
  return form === 'money' ? { ...decideDecimal(cells), ...decideCurrency(header, cells) } : {}
}

const one = <T extends string>(found: Set<T>): T | 'both' | undefined =>
  found.size > 1 ? 'both' : found.values().next().value

function decideOrder(cells: Iterable<Cell>): Decided {
  const orders = new Set<DateOrder>()
  for (const { text, type } of cells) {
    const order = type === 'text' && text.length < 60 ? orderOf(text.replace(/[ T]+\d{1,2}:.*$/, '')) : undefined
    if (order) orders.add(order)
  }
  const order = one(orders)
  return order ? { order } : {}
}

function decideDecimal(cells: Iterable<Cell>): Decided {
  const signs = new Set<DecimalSign>()
  for (const { text, type } of cells) {
    const sign = type === 'text' && text.length < 60 ? decimalOf(text) : undefined
    if (sign) signs.add(sign)
  }
  const decimal = one(signs)
  return decimal ? { decimal } : {}
}

/** The decimal sign that a number proves: 12,50 · 1.250,00 · 1.250.000 (where the dot groups, the comma divides). */
function decimalOf(text: string): DecimalSign | undefined {
  const number =
    /\d[\d., \u00a0']*/
      .exec(text)?.[0]
      .trim()
      .replace(/[.,]+$/, '') ?? ''
  const marks = number.match(/[.,]/g) ?? []
  const last = marks.at(-1) as DecimalSign | undefined
  if (!last) return undefined
  const other = last === '.' ? ',' : '.'
  if (new Set(marks).size === 2) return last
  if (marks.length > 1) return other
  // 1 250,000 has its groups already
  if (/\d[ \u00a0']\d{3}[.,]/.test(number)) return last
  return number.length - number.lastIndexOf(last) - 1 === 3 ? undefined : last
}

const inHeader: [RegExp, string][] = [
  [/(?<![a-z])(?:eur|euros?|w eur|v eur)(?![a-z])|€/, 'EUR'],
  [/(?<![a-z])(?:pln|zl|zlotych)(?![a-z])/, 'PLN'],
  [/(?<![a-z])(?:czk|kc|korun)(?![a-z])/, 'CZK'],
  [/(?<![a-z])(?:usd)(?![a-z])|\$/, 'USD'],
  [/(?<![a-z])(?:gbp)(?![a-z])|£/, 'GBP'],
  [/(?<![a-z])(?:nok)(?![a-z])/, 'NOK'],
  [/(?<![a-z])(?:huf)(?![a-z])/, 'HUF'],
  [/(?<![a-z])(?:chf)(?![a-z])/, 'CHF'],
]

function decideCurrency(header: string, cells: Iterable<Cell>): Decided {
  const folded = foldWords(header)
  const scale = scaleOf(/(?<![a-z])(?:tys|tis|thousands?|mln|mil|millions?|mld)(?![a-z])/.exec(folded)?.[0])
  const scaled: Decided = scale > 1 ? { scale } : {}
  const named = inHeader.find(([pattern]) => pattern.test(folded))?.[1]
  if (named) return { currency: named, ...scaled }
  const currencies = new Set<string>()
  for (const { text, type } of cells) {
    const currency = type === 'text' && /\p{Sc}|\p{L}/u.test(text) ? readMoney(text)?.currency : undefined
    if (currency) currencies.add(currency)
  }
  const currency = one(currencies)
  return currency ? { currency, ...scaled } : scaled
}
