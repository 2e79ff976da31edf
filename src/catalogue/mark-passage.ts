import { type Language, languages } from '../languages.ts'
import { escapeHtml } from '../rendering.ts'
import { answeringWords, lexemesOf, wordsOf } from './words.ts'

export type Marked = { html: string; language: Language }

/** About two lines on a wide page, four on a phone. */
const passageLength = 190

/** HTML of a text with the searched words marked; undefined where none of them stands in it. */
export function markWords(text: string, q: string, language: Language): string | undefined {
  const wanted = new Set(answeringWords(q).flatMap((word) => lexemesOf(word, language)))
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
  q: string,
  reader: Language,
): Marked | undefined {
  const order = [reader, ...languages.filter((language) => language !== reader)]
  for (const language of order)
    for (const passage of passages) {
      if ((passage.language ?? reader) !== language) continue
      const cut = cutAround(passage.text, q, language)
      const html = cut && markWords(cut, q, language)
      if (html) return { html, language }
    }
  return undefined
}

/** The part of a text around its first searched word, cut at words. */
function cutAround(text: string, q: string, language: Language): string | undefined {
  const wanted = new Set(answeringWords(q).flatMap((word) => lexemesOf(word, language)))
  const words = [...wordsOf(text)]
  const hit = words.find(({ word }) => lexemesOf(word, language).some((lexeme) => wanted.has(lexeme)))
  if (!hit) return undefined
  if (text.length <= passageLength) return text
  const from = words.find(({ start }) => start >= hit.start - passageLength / 3)?.start ?? 0
  const to = words.findLast(({ end }) => end <= from + passageLength)?.end ?? text.length
  return `${from > 0 ? '…' : ''}${text.slice(from, Math.max(to, hit.end))}${to < text.length ? '…' : ''}`
}
