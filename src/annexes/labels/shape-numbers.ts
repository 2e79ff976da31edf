import { foldWords } from '../gazetteers/fold-text.ts'
import { findMoney, readMoney } from '../normalise/money.ts'
import { readNumber, scaled, scaleOf } from '../normalise/numbers.ts'
import { all, type Shaped, type Shaper } from './shape-dates.ts'

export const shapeMoney =
  (field: string): Shaper =>
  (text) => {
    const read = readMoney(text)
    if (read) {
      const { amount, currency, approx, sure } = read
      return [all(text, field, { amount, currency, approx }, sure ? 0.95 : 0.4)]
    }
    const [found, ...others] = findMoney(text)
    const grant =
      field === 'budget_total' ? others.find(({ start }) => ofUnion.test(foldWords(text.slice(0, start)))) : undefined
    return (
      found &&
      [...(grant ? [{ ...grant, field: 'eu_contribution' }] : []), { ...found, field }]
        .map(
          ({ field, value, start, end, confidence }): Shaped => ({
            field,
            value,
            start,
            end,
            confidence: Math.min(confidence, 0.75),
          }),
        )
        .concat(field === 'budget_total' ? shareIn(text) : [])
    )
  }

/** "EUR 860 000 (85 % ERDF)" */
function shareIn(text: string): Shaped[] {
  const found = /(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?) ?%/.exec(text)
  const share = Number((found?.[1] ?? '').replace(',', '.'))
  if (!found || !(share > 0 && share <= 100) || !unionWord.test(foldWords(text))) return []
  const [start, end] = [found.index, found.index + found[0].length]
  return [{ field: 'cofinancing_rate', value: share, start, end, confidence: 0.75 }]
}
const unionWord =
  /(?<![a-z])(?:ue|eu|uni[aei]\w*|efrr|erdf|efs|esf|dofinansowani\w*|dotac\w*|dotace|grant|european|evropsk\w*)(?![a-z])/

/** Right before a second amount: what of the whole the Union pays. */
const ofUnion =
  /(?:w tym|z czego|z toho|of which|including|incl\.|thereof)[^;]{0,40}(?:ue|eu|unii|unie|unijn\w*|efrr|erdf|dofinansowani\w*|dotac\w*|dotace|grant|union)[^;]{0,25}$/

const counted =
  /^(?:ok\.?|about|approx\.?|circa|cca|około|asi|zhruba|over|more than|ponad|přes)?\s*(\d[\d .,\u00a0\u202f]*?)\s*(mln|mil\.?|million|tys\.?|tis\.?|tisíc|milionów|milionu|milion[uů]?)?(?:\s+\p{L}[\p{L} ]*)?\.?$/iu

export const shapeCount =
  (field: string): Shaper =>
  (text) => {
    const found = counted.exec(text.trim())
    const number = found && readNumber(found[1]!)
    if (!number) return undefined
    const value = scaled(number.value, scaleOf(foldWords(found[2] ?? '')))
    return [all(text, field, value, number.sure ? 0.95 : 0.4)]
  }

/** "85 %" → 85 */
export const shapeRate =
  (field: string): Shaper =>
  (text, context) =>
    shapeCount(field)(text.replace(/\s*(?:%|proc\.|procent)\s*$/, ''), context)?.map((each) => ({
      ...each,
      end: text.length,
    }))
