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

/** Sentences are looked at by many finders, one after the other: each is folded once. */
const kept = new Map<string, Folded>()

/** The folded view of a text. Soft hyphens and other invisible signs are gone; line breaks stay. */
export function foldText(text: string): Folded {
  const known = kept.get(text)
  if (known) return known
  const view = fold(text)
  if (text.length < 4000) {
    if (kept.size > 500) kept.clear()
    kept.set(text, view)
  }
  return view
}

function fold(text: string): Folded {
  let folded = ''
  // an index is needed only where a sign has become none or several
  let even = true
  for (let i = 0; i < text.length && even; i++) {
    const code = text.charCodeAt(i)
    const sign = code < few.length ? few[code]! : code >= 0xd800 && code < 0xe000 ? '' : foldSign(text[i]!)
    if (sign.length === 1) folded += sign
    else even = false
  }
  if (even) return { text: folded, at: (index) => Math.min(index, text.length) }
  folded = ''
  const from: number[] = []
  for (let i = 0; i < text.length; ) {
    const sign = String.fromCodePoint(text.codePointAt(i)!)
    const plain = foldSign(sign)
    folded += plain
    for (let k = 0; k < plain.length; k++) from.push(i)
    i += sign.length
  }
  from.push(text.length)
  return { text: folded, at: (index) => from[Math.min(index, from.length - 1)]! }
}

const foldedWords = new Map<string, string>()
/** A text folded without an index, for tables that are made once. */
export function foldWords(text: string): string {
  const known = foldedWords.get(text)
  if (known !== undefined) return known
  const words = foldText(text).text.replace(/\s+/g, ' ').trim()
  if (text.length < 400) {
    if (foldedWords.size > 5000) foldedWords.clear()
    foldedWords.set(text, words)
  }
  return words
}

/** Every text is folded many times, and of few signs: each is looked at once. */
const foldedSigns = new Map<string, string>()
function foldSign(sign: string): string {
  const known = foldedSigns.get(sign)
  if (known !== undefined) return known
  const folded = foldOne(sign)
  if (foldedSigns.size < 10_000) foldedSigns.set(sign, folded)
  return folded
}

function foldOne(sign: string): string {
  if (sign === '\n') return '\n'
  if (invisible.test(sign)) return ''
  if (spaces.test(sign)) return ' '
  if (dashes.test(sign)) return '-'
  if (quotes.test(sign)) return '"'
  if (apostrophes.test(sign)) return "'"
  const plain = sign.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
  return special[plain] ?? plain
}

/** The signs of Latin scripts, which nearly every text is made of. */
const few = Array.from({ length: 0x250 }, (_, code) => foldOne(String.fromCharCode(code)))
