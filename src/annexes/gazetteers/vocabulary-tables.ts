import { readFileSync } from 'node:fs'
import type { Language } from '../../languages.ts'
import { type NameTable, nameTable } from './find-names.ts'

/** What a row of a vocabulary is called in one language. */
export type Named = { name?: string; label?: string; variants?: string[]; synonyms?: string[] }

export const languages = ['en', 'pl', 'cs'] as const

/** The rows of a vocabulary that the project owns. */
export const readVocabulary = <T>(name: string): T[] =>
  JSON.parse(readFileSync(new URL(`../../themes/vocabularies/${name}.json`, import.meta.url), 'utf8'))

/** Made when it is first asked for: reading a document needs none of them. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Everything that a row is called in any of the languages. */
export const namesOf = (row: Record<Language, Named>): string[] =>
  languages.flatMap((language) => {
    const { name, label, variants = [], synonyms = [] } = row[language] ?? {}
    return [name, label, ...variants, ...synonyms].filter((each): each is string => Boolean(each))
  })
export const tableOf = <T extends Record<Language, Named>>(rows: T[]): NameTable<T> =>
  nameTable(rows.flatMap((row) => namesOf(row).map((name): [string, T] => [name, row])))
