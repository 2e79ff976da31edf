import { sortByLabel } from '../alphabet.ts'
import type { Db } from '../database.ts'
import { forgetDrawn } from '../drawn-pages.ts'
import type { Language } from '../languages.ts'
import { languages } from '../languages.ts'

export type Theme = { id: string; label: Record<Language, string>; synonyms: Record<Language, string[]> }

type Row = Theme & { mergedInto: string | null }

/**
 * The themes of the portal, held in memory: every page names some, none may cost a statement. One that was merged leads
 * to the one that was kept, so that what names it counts as that; one that was removed leads to itself.
 */
let rows = new Map<string, Row>()
let inOrder: Record<Language, Theme[]> = { en: [], pl: [], cs: [] }

/** Reads the themes again; called at the start and whenever an admin has changed them. */
export async function loadThemes(db: Db): Promise<void> {
  const found = await db.query<Row>(
    'select t.id, t.label, t.synonyms, t.merged_into "mergedInto" from themes t order by t.id',
  )
  rows = new Map(found.rows.map((row) => [row.id, row]))
  const used = found.rows.filter((row) => row.mergedInto === null).map(({ mergedInto: _, ...theme }) => theme)
  const sorted = (language: Language) => sortByLabel(used, (theme) => theme.label[language], language)
  inOrder = { en: sorted('en'), pl: sorted('pl'), cs: sorted('cs') }
  forgetDrawn()
}

/** The id of the theme that was kept of those merged; any other id stays as it is. */
export const keptTheme = (id: string): string => rows.get(id)?.mergedInto ?? id

/** The same for the themes that a text names, each once. */
export const keptThemes = (ids: readonly string[]): string[] => [...new Set(ids.map(keptTheme))]

/** The theme of an id, or the one into which it was merged; undefined where there is none (any more). */
export function findTheme(id: string): Theme | undefined {
  const kept = rows.get(keptTheme(id))
  return kept && kept.mergedInto === null ? kept : undefined
}

/** The label of a theme in a language, also of one that was removed; its id where it was never known. */
export const themeLabel = (id: string, language: Language): string => rows.get(keptTheme(id))?.label[language] ?? id

/** All themes in the order of the language's alphabet. */
export const themesInOrder = (language: Language): Theme[] => inOrder[language]

/** Words under which a theme is found in every language: what makes Polish text answer an English word. */
export const themeWords = (id: string): string[] => {
  const theme = findTheme(id)
  return theme ? languages.flatMap((language) => [theme.label[language], ...theme.synonyms[language]]) : []
}
