// Labels, names and months are matched on a folded view: lower case, no marks, ł as l, every kind of space as one.
// What is found is given back in offsets of the canonical text, so the view keeps an index into it.

const special: Record<string, string> = { ł: 'l', đ: 'd', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' }
const dashes = /[\u2010-\u2015\u2212]/
const quotes = /[„”“»«‟″]/
const apostrophes = /[’‘‚′`´]/
const spaces = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]/
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/

export type Folded = {
  text: string
  /** Offset in the canonical text of a place in the folded one; of its end, too. */
  at(index: number): number
}

/** The folded view of a text. Soft hyphens and other invisible signs are gone; line breaks stay. */
export function foldText(text: string): Folded {
  let folded = ''
  const from: number[] = []
  for (let i = 0; i < text.length; ) {
    const sign = String.fromCodePoint(text.codePointAt(i)!)
    for (const unit of foldSign(sign)) {
      folded += unit
      for (let k = 0; k < unit.length; k++) from.push(i)
    }
    i += sign.length
  }
  from.push(text.length)
  return { text: folded, at: (index) => from[Math.min(index, from.length - 1)]! }
}

/** A text folded without an index, for tables that are made once. */
export const foldWords = (text: string): string => foldText(text).text.replace(/\s+/g, ' ').trim()

function foldSign(sign: string): string {
  if (sign === '\n') return '\n'
  if (invisible.test(sign)) return ''
  if (spaces.test(sign)) return ' '
  if (dashes.test(sign)) return '-'
  if (quotes.test(sign)) return '"'
  if (apostrophes.test(sign)) return "'"
  const plain = sign.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
  return special[plain] ?? plain
}
