import { isTranslated, type Translated } from '../fields.ts'
import { type Language, languages } from '../languages.ts'

/** Path of a text in the content (`evidence.0.text`) → language → number and path of the original it was made from. */
export type TranslatedFrom = Record<string, Partial<Record<Language, [number: number, path: string]>>>

export const languageStates = ['original', 'complete', 'partial', 'behind', 'none'] as const
export type LanguageState = (typeof languageStates)[number]

/** A translation whose original has changed since: what the original said then, and what it says now. */
export type Stale = { path: string; language: Language; then: string; now: string }

type Content = Record<string, unknown>
type Revision = { number: number; content: Content; translatedFrom: TranslatedFrom }

/** Every text by language of a content, with its path. */
export function listTexts(value: unknown, path = ''): [path: string, text: Translated][] {
  if (typeof value !== 'object' || value === null) return []
  if (isTranslated(value)) return [[path, value]]
  return Object.entries(value).flatMap(([key, inner]) => listTexts(inner, path ? `${path}.${key}` : key))
}

const anyItem = (path: string) => path.replace(/\.\d+(?=\.|$)/g, '.*')

/**
 * From which revision's original each translation of `content` was made. A translation that stands as it was keeps
 * what it had, also when its item has moved in its list; one that was written now is made from `number` (left out, as
 * the usual case), and so is one that a person called `stillRight` (`path language`).
 */
export function trackTranslations(
  original: Language,
  previous: Revision | undefined,
  content: Content,
  stillRight: ReadonlySet<string> = new Set(),
): TranslatedFrom {
  const before = new Map<string, [path: string, text: Translated][]>()
  for (const found of listTexts(previous?.content)) {
    const key = anyItem(found[0])
    before.set(key, [...(before.get(key) ?? []), found])
  }
  const from: TranslatedFrom = {}
  for (const [path, text] of listTexts(content))
    for (const language of languages) {
      if (language === original || !text[language] || stillRight.has(`${path} ${language}`)) continue
      const same = (before.get(anyItem(path)) ?? []).filter(([, old]) => old[language] === text[language])
      const [oldPath] =
        same.find(([old, was]) => old === path && was[original] === text[original]) ??
        same.find(([, was]) => was[original] === text[original]) ??
        same.find(([old]) => old === path) ??
        same[0] ??
        []
      if (oldPath === undefined) continue
      from[path] ??= {}
      from[path][language] = previous!.translatedFrom[oldPath]?.[language] ?? [previous!.number, oldPath]
    }
  return from
}

/**
 * The translations whose original has changed since they were made. `contents` are those of the revisions that
 * `translatedFrom` names, by number.
 */
export function findStale(
  original: Language,
  content: Content,
  translatedFrom: TranslatedFrom,
  contents: ReadonlyMap<number, Content>,
): Stale[] {
  const texts = new Map([...contents].map(([number, each]) => [number, new Map(listTexts(each))]))
  return listTexts(content).flatMap(([path, text]) =>
    Object.entries(translatedFrom[path] ?? {}).flatMap(([language, [number, oldPath]]) => {
      const then = texts.get(number)?.get(oldPath)?.[original] ?? ''
      const now = text[original] ?? ''
      return then === now || !text[language as Language] ? [] : [{ path, language: language as Language, then, now }]
    }),
  )
}

/** The numbers of the revisions that `translatedFrom` names. */
export const numbersIn = (translatedFrom: TranslatedFrom): number[] => [
  ...new Set(Object.values(translatedFrom).flatMap((of) => Object.values(of).map(([number]) => number))),
]

/** How far each language of a content is. */
export function statesOfLanguages(
  original: Language,
  content: Content,
  stale: Pick<Stale, 'language'>[],
): Record<Language, LanguageState> {
  const texts = listTexts(content).map(([, text]) => text)
  const state = (language: Language): LanguageState => {
    if (language === original) return 'original'
    if (!(content.title as Translated | undefined)?.[language]) return 'none'
    if (stale.some((each) => each.language === language)) return 'behind'
    return texts.some((text) => text[original] && !text[language]) ? 'partial' : 'complete'
  }
  return { en: state('en'), pl: state('pl'), cs: state('cs') }
}
