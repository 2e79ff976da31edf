import { type Language, languages } from '../languages.ts'
import { escapeHtml } from '../rendering.ts'
import { lexemesOf } from '../search/word-forms/lexemes-of.ts'
import { wordsOf } from '../search/words.ts'

export type Marked = { html: string; language: Language }

/** About two lines on a wide page, four on a phone. */
const passageLength = 190

/**
 * HTML of a text with the searched words marked, whatever their form; undefined where none of them stands in it. The
 * language is that of the text, undefined for a name or a number, as it was indexed.
 */
export function markWords(text: string, wanted: ReadonlySet<string>, language?: Language): string | undefined {
  let html = ''
  let at = 0
  for (const { word, start, end } of wordsOf(text)) {
    // a part of a word that is marked as a whole already
    if (start < at || !lexemesOf(word, language).some((lexeme) => wanted.has(lexeme))) continue
    html += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`
    at = end
  }
  return at === 0 ? undefined : html + escapeHtml(text.slice(at))
}

/**
 * The passage of an entry that answers a search: in the reader's language if there is one, else in any.
 * `passages` in the order in which they should be tried.
 */
export function findPassage(
  passages: { text: string; language?: Language }[],
  wanted: ReadonlySet<string>,
  reader: Language,
): Marked | undefined {
  const order = [reader, ...languages.filter((language) => language !== reader)]
  for (const language of order)
    for (const passage of passages) {
      if ((passage.language ?? reader) !== language) continue
      const cut = cutAround(passage.text, wanted, passage.language)
      const html = cut && markWords(cut, wanted, passage.language)
      if (html) return { html, language }
    }
  return undefined
}

/** The part of a text around its first searched word, cut at words. */
function cutAround(text: string, wanted: ReadonlySet<string>, language?: Language): string | undefined {
  // Most texts have none of them, and each of an entry is gone through.
  const hit = wordsOf(text).find(({ word }) => lexemesOf(word, language).some((lexeme) => wanted.has(lexeme)))
  if (!hit) return undefined
  if (text.length <= passageLength) return text
  const words = [...wordsOf(text)]
  const from = words.find(({ start }) => start >= hit.start - passageLength / 3)?.start ?? 0
  const to = words.findLast(({ end }) => end <= from + passageLength)?.end ?? text.length
  return `${from > 0 ? '…' : ''}${text.slice(from, Math.max(to, hit.end))}${to < text.length ? '…' : ''}`
}
