import { fold } from '../alphabet.ts'
import { type Language, languages } from '../languages.ts'
import type { Theme } from './themes.ts'

/** The texts of the form of a theme: `label.pl`, and `synonyms.pl` with one on each line. */
export type Typed = Record<string, string>
export type Words = Pick<Theme, 'label' | 'synonyms'>

const longest = 80
const mostSynonyms = 60

/** The names of the controls, in their order. */
export const controls = ['label', 'synonyms'].flatMap((name) => languages.map((language) => `${name}.${language}`))

/** A theme as the texts of its form. */
export const writeTheme = ({ label, synonyms }: Words): Typed =>
  Object.fromEntries(
    languages.flatMap((language) => [
      [`label.${language}`, label[language]],
      [`synonyms.${language}`, synonyms[language].join('\n')],
    ]),
  )

/**
 * What a form says of a theme, or what is wrong with it: codes by control. `others`: themes whose labels are taken,
 * since two of one name could not be told apart.
 */
export function readTheme(
  typed: Typed,
  others: readonly Theme[],
): { words: Words; problems?: undefined } | { words?: undefined; problems: Record<string, string> } {
  const problems: Record<string, string> = {}
  const words: Words = { label: { en: '', pl: '', cs: '' }, synonyms: { en: [], pl: [], cs: [] } }
  for (const language of languages) {
    const label = (typed[`label.${language}`] ?? '').trim()
    const problem = label ? problemOf(label) : 'required'
    if (problem) problems[`label.${language}`] = problem
    else if (isTaken(label, language, others)) problems[`label.${language}`] = 'taken'
    words.label[language] = label

    const lines = (typed[`synonyms.${language}`] ?? '').split(/\r\n?|\n/).map((line) => line.trim())
    const synonyms = [...new Set(lines.filter(Boolean))].filter((synonym) => synonym !== label)
    const wrong = synonyms.map(problemOf).find(Boolean) ?? (synonyms.length > mostSynonyms ? 'tooMany' : undefined)
    if (wrong) problems[`synonyms.${language}`] = wrong
    words.synonyms[language] = synonyms
  }
  return Object.keys(problems).length > 0 ? { problems } : { words }
}

const problemOf = (text: string): string | undefined => {
  if (text.length > longest) return 'tooLong'
  if (/\p{Cc}/u.test(text)) return 'unreadable'
  return slugOf(text) ? undefined : 'unreadable'
}

const isTaken = (label: string, language: Language, others: readonly Theme[]) =>
  others.some((other) => fold(other.label[language]) === fold(label))

/** The id of a theme out of its English label. */
export const slugOf = (label: string): string =>
  fold(label)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '')
