import type { Language } from './languages.ts'
import { remember } from './remember.ts'

const plainLetters: Record<string, string> = { ł: 'l', đ: 'd', ø: 'o', æ: 'ae', ß: 'ss' }

/** Lower case without any marks (ł = l), for searching. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łđøæß]/g, (letter) => plainLetters[letter] ?? letter)

/** Letters that have a place of their own in the alphabet. `{` and `|` come after every other character of a key. */
const ownLetters: Record<Language, Record<string, string>> = {
  en: {},
  pl: { ą: 'a{', ć: 'c{', ę: 'e{', ł: 'l{', ń: 'n{', ó: 'o{', ś: 's{', ź: 'z{', ż: 'z|' },
  cs: { č: 'c{', ch: 'h{', ř: 'r{', š: 's{', ž: 'z{' },
}
/** Marks in the order in which they break ties: acute, grave, breve, circumflex, caron, ring, diaeresis … */
const marks = '\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0327\u0328\u0304'

/**
 * A key whose plain code-unit order (COLLATE "C") is the dictionary order of the language, word by word.
 * It has three parts, each deciding only where the ones before are equal: letters, marks, capitals.
 * The space between the parts sorts before all that stands in them, so a shorter title comes first.
 */
export function sortKey(text: string, language: Language): string {
  let [letters, accents, capitals] = ['', '', '']
  for (const [unit] of text.normalize('NFC').matchAll(language === 'cs' ? /ch|./gisu : /./gsu)) {
    const lower = unit.toLowerCase()
    const own = ownLetters[language][lower]
    const base = own ?? fold(lower)
    if (/[\s\p{Pd}/_]/u.test(unit)) letters += '!'
    else if (/^[\p{L}\p{N}]/u.test(base)) {
      letters += base
      accents += own || base === lower ? '0' : markRank(lower)
      capitals += [...unit].reduce((rank, c) => 2 * rank + Number(c !== c.toLowerCase()), 0) // ch cH Ch CH
    }
  }
  letters = letters.replace(/!+/g, '!').replace(/^!|!$/g, '')
  return `${letters} ${accents.replace(/0+$/, '')} ${capitals.replace(/0+$/, '')}`.trimEnd()
}

const markRank = (letter: string) => {
  const mark = letter.normalize('NFD').charAt(1)
  return String.fromCharCode(49 + (mark && marks.includes(mark) ? marks.indexOf(mark) : marks.length))
}

const keyOf = (language: Language) => remember(5000, (label) => sortKey(label, language))
const keys = { en: keyOf('en'), pl: keyOf('pl'), cs: keyOf('cs') }

/** A list in the order of its labels in a language's alphabet. */
export function sortByLabel<X>(list: readonly X[], label: (x: X) => string, language: Language): X[] {
  const keyed = list.map((x) => ({ x, key: keys[language](label(x)) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ x }) => x)
}
