import { foldWords } from '../gazetteers/fold-text.ts'
import { findMoney, readMoney } from '../normalise/money.ts'
import { readNumber, scaled, scaleOf } from '../normalise/numbers.ts'
import { all, type Shaper } from './shape-dates.ts'

export const shapeMoney =
  (field: string): Shaper =>
  (text) => {
    const read = readMoney(text)
    if (read) {
      const { amount, currency, approx, sure } = read
      return [all(text, field, { amount, currency, approx }, sure ? 0.95 : 0.4)]
    }
    const [found] = findMoney(text)
    return (
      found && [
        { field, value: found.value, start: found.start, end: found.end, confidence: Math.min(found.confidence, 0.75) },
      ]
    )
  }

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
    shapeCount(field)(text.replace(/\s*%\s*$/, ''), context)?.map((each) => ({ ...each, end: text.length }))
