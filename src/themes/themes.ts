import { sortByLabel } from '../alphabet.ts'
import type { Db } from '../database.ts'
import type { Language } from '../languages.ts'
import { languages } from '../languages.ts'

export type Theme = { id: string; label: Record<Language, string>; synonyms: Record<Language, string[]> }

/** The themes of the portal, held in memory: every page names some, none may cost a statement. */
let themes = new Map<string, Theme>()
let inOrder: Record<Language, Theme[]> = { en: [], pl: [], cs: [] }

/** Reads the themes again; called at the start and whenever an admin has changed them. */
export async function loadThemes(db: Db): Promise<void> {
  const { rows } = await db.query<Theme>('select t.id, t.label, t.synonyms from themes t order by t.id')
  themes = new Map(rows.map((theme) => [theme.id, theme]))
  const sorted = (language: Language) => sortByLabel(rows, (theme) => theme.label[language], language)
  inOrder = { en: sorted('en'), pl: sorted('pl'), cs: sorted('cs') }
}

export const findTheme = (id: string): Theme | undefined => themes.get(id)

/** The label of a theme in a language; its id where the theme is unknown. */
export const themeLabel = (id: string, language: Language): string => themes.get(id)?.label[language] ?? id

/** All themes in the order of the language's alphabet. */
export const themesInOrder = (language: Language): Theme[] => inOrder[language]

/** Words under which a theme is found in every language: what makes Polish text answer an English word. */
export const themeWords = (id: string): string[] => {
  const theme = themes.get(id)
  return theme ? languages.flatMap((language) => [theme.label[language], ...theme.synonyms[language]]) : []
}
