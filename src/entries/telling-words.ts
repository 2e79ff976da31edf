import type { Language } from '../languages.ts'
import { lexemesOf } from '../search/word-forms/lexemes-of.ts'
import { wordsOf } from '../search/words.ts'
import type { Passage } from './collect-text.ts'

/** A word as an entry writes it. */
export type Form = { form: string; language: Language }
/** `forms`: one for each language in which the entry has the word. */
export type TellingWord = { lexeme: string; weight: number; forms: Form[] }

const weightOf = { A: 1, B: 0.7, C: 0.4, D: 0.3 }
const fewestLetters = 4
/** The database knows how rare each is and takes the best of these. */
const most = 180

/**
 * The words of an entry with how much they weigh in its text, the heaviest first, each as it stands there most often.
 * Not those of `except`, lexemes of what is known of it anyway; no numbers, no short words.
 */
export function tellingWords(passages: readonly Passage[], except: ReadonlySet<string>): TellingWord[] {
  const found = new Map<string, { weight: number; counts: Map<Language, Map<string, number>> }>()
  for (const { text, weight, language } of passages) {
    if (!language) continue // names and numbers: they are what relations are for
    for (const { word, start, end, whole } of wordsOf(text)) {
      if (whole || word.length < fewestLetters || /^\d/.test(word)) continue
      for (const lexeme of lexemesOf(word, language)) {
        if (except.has(lexeme)) continue
        const known = found.get(lexeme) ?? { weight: 0, counts: new Map() }
        // twenty times is not twenty times as much
        known.weight += known.weight > 0 ? weightOf[weight] / 3 : weightOf[weight]
        const counts = known.counts.get(language) ?? new Map<string, number>()
        const form = text.slice(start, end)
        counts.set(form, (counts.get(form) ?? 0) + 1)
        known.counts.set(language, counts)
        found.set(lexeme, known)
      }
    }
  }
  return [...found]
    .map(([lexeme, { weight, counts }]) => ({
      lexeme,
      weight: Math.min(weight, 3),
      forms: [...counts].map(([language, forms]) => ({ form: likeliest(forms), language })),
    }))
    .sort((a, b) => b.weight - a.weight || (a.lexeme < b.lexeme ? -1 : 1))
    .slice(0, most)
}

/** The most frequent; of these one that no sentence begins with. */
function likeliest(forms: Map<string, number>): string {
  const lower = (form: string) => (form === form.toLowerCase() ? 1 : 0)
  return [...forms].sort(([a, n], [b, m]) => m - n || lower(b) - lower(a) || (a < b ? -1 : 1))[0]![0]
}
