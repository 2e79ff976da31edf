import type { Language } from '../../languages.ts'
import { englishStem } from './english.ts'
import { partsOfStem, placeOfAdjective, placeOfForm, placeOfStem } from './places.ts'
import { slavicStem } from './slavic.ts'

/** Changes whenever the rules or the lists change: the index is made anew when it was made by another. */
export const stemVersion = 2

/** So many words are held that a rebuild, whose words repeat, hardly ever asks the rules; it bounds the memory. */
const mostHeld = 200_000
type Key = Language | 'any'
const held: Record<Key, Map<string, string[]>> = { en: new Map(), pl: new Map(), cs: new Map(), any: new Map() }

/**
 * What a folded word is indexed as in a text of a language, or looked up as where none is given.
 * Two words meet when what the one is looked up as has a lexeme of what the other is indexed as.
 */
export function lexemesOf(word: string, language?: Language): string[] {
  const key = language ?? 'any'
  const known = held[key].get(word)
  if (known !== undefined) return known
  if (held[key].size >= mostHeld) held[key].clear()
  const lexemes = [...new Set(findLexemes(word, language))]
  held[key].set(word, lexemes)
  return lexemes
}

function findLexemes(word: string, language: Language | undefined): string[] {
  const place = placeOfForm(word) ?? placeOfAdjective(word)
  if (place !== undefined) return [place]
  if (language === 'en') return [markedStem(word)]
  const stem = slavicStem(word)
  const slavic = placeOfStem(stem) ?? stem
  // only texts: who looks for zielonogórski does not look for all that is green
  return language === undefined ? [slavic, markedStem(word)] : [slavic, ...partsOfStem(stem)]
}

/**
 * English stems are marked, or parking would find every Polish park. A word is looked up both ways, so that transport
 * is still found in all languages; what no rule touches (numbers, codes) has no mark.
 */
function markedStem(word: string): string {
  const stem = englishStem(word)
  return /^[a-z]{3,}$/.test(word) ? `~${stem}` : stem
}
