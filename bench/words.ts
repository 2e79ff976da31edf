import { readFileSync } from 'node:fs'
import type { Translated } from '../src/fields.ts'
import { type Language, languages } from '../src/languages.ts'
import type { Random } from './random.ts'

type ThemeRow = { id: string } & Record<Language, { label: string; synonyms: string[] }>

const file = new URL('../src/themes/vocabularies/themes.json', import.meta.url)
const themes = new Map((JSON.parse(readFileSync(file, 'utf8')) as ThemeRow[]).map((row) => [row.id, row]))

export const themeIds = [...themes.keys()]

/** Stands in about half of the entries, and in one of four hundred: what the search targets ask for. */
export const commonWord = 'agglomeration'
export const rareWord = 'gyroscope'

// Language-like words without meaning: the index needs as many different ones as real text has.
const syllables: Record<Language, string> = {
  en: 'con per tra men tion al ing re de pro ser vi ce com mu ni ty lo cal ter plan ver est and or un ble pub lic sta',
  pl: 'wy prze no sta rzą mie szka ło dzie kow ność stw go prac nie wa po szu ża ry cja mi roz wój gmi śro cię ne go czy',
  cs: 'vý roz vo je mě sta při prá ce ob čan ské ří ze ní ko mu ni ka ce po spo lu prá sou čas ný krá lo zá kla dní ště dů',
}
const small: Record<Language, string> = {
  en: 'the of and in to for with on by as is was are that from',
  pl: 'w i na z do od oraz dla przez o po się jest są nie',
  cs: 'v a na z do od pro přes o po se je jsou nebo při',
}

export type Words = Record<Language, readonly string[]>

/** A stock of some thousand invented words in each language, the frequent ones first. */
export function makeWords(random: Random, count = 4000): Words {
  const stock = (language: Language) => {
    const parts = syllables[language].split(' ')
    const made = Array.from({ length: count }, () => random.times(2, 4, () => random.pick(parts)).join(''))
    return [...new Set(made)]
  }
  return { en: stock('en'), pl: stock('pl'), cs: stock('cs') }
}

/** Writes text of about so many words about some themes: a third small words, a fifth words of the themes. */
export function writeText(random: Random, words: Words, language: Language, about: string[], length: number): string {
  const out: string[] = []
  const phrases = about.flatMap((id) => [themes.get(id)![language].label, ...themes.get(id)![language].synonyms])
  const little = small[language].split(' ')
  let start: boolean = true
  for (let i = 0; i < length; i++) {
    const x = random.next()
    const word = x < 0.3 ? random.pick(little) : x < 0.5 ? random.pick(phrases) : random.pickSkewed(words[language])
    const end: boolean = i === length - 1 || (!start && random.chance(0.07))
    out.push((start ? word[0]!.toLocaleUpperCase(language) + word.slice(1) : word) + (end ? '.' : ''))
    start = end
  }
  return out.join(' ')
}

/** The same kind of text in each of some languages, cut to what a field holds. */
export function writeTexts(write: (language: Language) => string, into: readonly Language[], max: number): Translated {
  const cut = (text: string) => text.slice(0, max).trim()
  return Object.fromEntries(languages.filter((l) => into.includes(l)).map((l) => [l, cut(write(l))]))
}
