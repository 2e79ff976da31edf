import { listTexts, type Stale } from '../entries/track-translations.ts'
import type { Translated } from '../fields.ts'
import type { Language } from '../languages.ts'
import type { FormText } from './form/write-form.ts'
import { compareWords, type Part } from './history/compare-words.ts'

/** What a translation is to the original: of an empty field '' in every language. */
export type TextState = '' | 'original' | 'missing' | 'upToDate' | 'changed'

/** One language of a text. `changed`: what the original said when this was translated, and says now, as a difference. */
export type Cell = {
  language: Language
  name: string
  value: string
  problem?: string
  state: TextState
  changed?: Part[]
  /** Name of the box by which the writer calls the translation right as it is, and whether it is ticked. */
  right?: { name: string; on: boolean }
}

/** The languages in the order in which they stand side by side. */
const sideBySide: Language[] = ['pl', 'cs', 'en']

const anyItem = (path: string) => path.replace(/\.\d+(?=\.|$)/g, '.*')
const keyOf = (path: string, language: Language, text: string) => `${anyItem(path)} ${language} ${text.trim()}`

/** Finds what is known of a translation by its text: items of lists may have moved since they were saved. */
export function staleTexts(content: unknown, stale: Stale[]): Map<string, Stale> {
  const texts = new Map<string, Translated>(listTexts(content))
  return new Map(
    stale.map((each) => [keyOf(each.path, each.language, texts.get(each.path)?.[each.language] ?? ''), each]),
  )
}

/** The three languages of the text that is called `name`. */
export function cellsOf(
  name: string,
  form: FormText,
  known: { original: Language; stale: Map<string, Stale>; problem: (name: string) => string | undefined },
): Cell[] {
  const { original, stale, problem } = known
  const textIn = (language: Language) => form[`${name}.${language}`] ?? ''
  return sideBySide.map((language) => {
    const value = textIn(language)
    const cell = { language, name: `${name}.${language}`, value, problem: problem(`${name}.${language}`) }
    if (language === original) return { ...cell, state: value || sideBySide.some(textIn) ? 'original' : '' }
    if (!value.trim()) return { ...cell, state: textIn(original).trim() ? 'missing' : '' }
    const old = stale.get(keyOf(name, language, value))
    if (!old) return { ...cell, state: 'upToDate' }
    const right = `right.${name} ${language}`
    return {
      ...cell,
      state: 'changed',
      changed: compareWords(old.then, old.now),
      right: { name: right, on: form[right] === 'on' },
    }
  })
}
