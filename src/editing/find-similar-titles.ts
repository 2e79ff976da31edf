import { fold } from '../alphabet.ts'
import type { Db } from '../database.ts'
import type { Language } from '../languages.ts'
import { listEntriesToPick, type Option, wordsOf } from './pick.ts'
import type { Scope } from './queries.ts'

/** Shorter words stand in too many titles to say anything. */
const tellingLetters = 4

/**
 * Entries of a kind whose title is near one that somebody wants to write: most of its longer words stand there, as they
 * are or with another ending. Those of the other languages count too.
 */
export async function findSimilarTitles(
  db: Db,
  language: Language,
  scope: Scope,
  { kind, title }: { kind: string; title: string },
): Promise<Option[]> {
  const stems = stemsOf(title)
  if (stems.length === 0) return []
  const all = new Map<string, { option: Option; hits: number }>()
  for (const word of stems.slice(0, 8))
    for (const option of await listEntriesToPick(db, language, scope, { kinds: [kind], words: [word] })) {
      const known = all.get(option.value) ?? { option, hits: 0 }
      all.set(option.value, { ...known, hits: known.hits + 1 })
    }
  const enough = Math.max(1, Math.ceil(Math.min(stems.length, 8) * 0.6))
  return [...all.values()]
    .filter(({ hits }) => hits >= enough)
    .sort((a, b) => b.hits - a.hits)
    .slice(0, 5)
    .map(({ option }) => option)
}

/** The longer words without their endings, which change with the case in Polish and Czech. */
const stemsOf = (title: string): string[] => [
  ...new Set(
    wordsOf(fold(title))
      .filter((word) => word.length >= tellingLetters)
      .map((word) => (word.length > 6 ? word.slice(0, -2) : word)),
  ),
]
