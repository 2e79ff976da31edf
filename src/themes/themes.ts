import type { Db } from '../database.ts'
import type { Language } from '../languages.ts'
import { fold, sortKey } from '../languages.ts'

export type Theme = { id: string; label: Record<Language, string>; synonyms: Record<Language, string[]> }

/** The themes of the portal, held in memory: every page names some, none may cost a statement. */
let themes = new Map<string, Theme>()

/** Reads the themes again; called at the start and whenever an admin has changed them. */
export async function loadThemes(db: Db): Promise<void> {
  const { rows } = await db.query<Theme>('select t.id, t.label, t.synonyms from themes t order by t.id')
  themes = new Map(rows.map((theme) => [theme.id, theme]))
}

export const findTheme = (id: string): Theme | undefined => themes.get(id)

/** The label of a theme in a language; its id where the theme is unknown. */
export const themeLabel = (id: string, language: Language): string => themes.get(id)?.label[language] ?? id

/** All themes in the order of the language's alphabet. */
export const themesInOrder = (language: Language): Theme[] =>
  [...themes.values()].sort((a, b) => {
    const [x, y] = [sortKey(a.label[language], language), sortKey(b.label[language], language)]
    return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : 1
  })

/** Words under which a theme is found in every language, folded: what makes Polish text answer an English word. */
export const themeWords = (id: string): string[] => {
  const theme = themes.get(id)
  return theme
    ? Object.values(theme.label)
        .concat(...Object.values(theme.synonyms))
        .map(fold)
    : []
}
