import type { Extraction, Passage, Span } from './extraction.ts'
import type { Block } from './reading/document.ts'

const visible = /[^\s\u00a0\u00ad\u200b\ufeff]/u

/** Sentences that every website has and no annex means. */
const sentences =
  /^(?:copyright(?!\p{L})|©|\(c\) ?\d{4}|all rights reserved|wszelkie prawa zastrzeżone|všechna práva vyhrazena|skip to |przejdź do |przeskocz do |przejít na |přejít (?:k|na) |you are here|jesteś tutaj|nacházíte se|ta strona używa|tato stránka používá|(?:ta|nasza) (?:strona|witryna) (?:używa|korzysta)|this (?:web)?site uses|we use cookies|as of .{4,40} (?:this website|the website) is no longer|strona nie jest już aktualizowana|powered by |page \d+ of \d+|strona \d+ z \d+|strana \d+ z \d+)/iu
/** Buttons: words that are boilerplate where they stand alone. */
const buttons =
  /^(?:follow(?: us| news)?|read more|czytaj (?:więcej|dalej)|číst (?:dál|dále|více)|share|udostępnij|sdílet|drukuj|print|tisk|cookies?|accept(?: all)?|akceptuj(?:ę)?|souhlasím|rozumiem|menu|search|szukaj|hledat|back(?: to top)?|powrót|zpět|home|strona główna|domů|úvod|top|next|previous|następn[ay]|poprzedni[a]?|facebook|twitter|linkedin|youtube|instagram|rss|pdf|english|polski|čeština|en|pl|cs|cz)[\s.:…»>|/-]*$/iu

/** Home > Practices > This one */
const breadcrumb = /^[^>»›\n]{1,40}(?:\s+[>»›]\s+[^>»›\n]{1,100}){2,6}$/u

export const isBoilerplate = (text: string): boolean => {
  const words = text.trim()
  return sentences.test(words) || buttons.test(words) || breadcrumb.test(words)
}

/** Stretches in order, those that touch as one. */
function merged(stretches: { start: number; end: number }[]): { start: number; end: number }[] {
  const joined: { start: number; end: number }[] = []
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else joined.push({ start, end })
  }
  return joined
}

/** Stretches of a text that none of `covered` has, trimmed; each within one block. */
export function gapsOf(
  text: string,
  blocks: Block[],
  covered: { start: number; end: number }[],
): { start: number; end: number; block: Block }[] {
  const taken = merged(covered)
  const gaps: { start: number; end: number; block: Block }[] = []
  let next = 0
  for (const block of blocks) {
    let at = block.start
    while (next < taken.length && taken[next]!.end <= at) next++
    for (let i = next; i < taken.length && taken[i]!.start < block.end; i++) {
      const { start, end } = taken[i]!
      if (start > at) gaps.push({ start: at, end: start, block })
      at = Math.max(at, end)
    }
    if (at < block.end) gaps.push({ start: at, end: block.end, block })
  }
  return gaps.flatMap(({ start, end, block }) => {
    const words = text.slice(start, end)
    if (!visible.test(words)) return []
    return [{ start: start + words.length - words.trimStart().length, end: start + words.trimEnd().length, block }]
  })
}

/** Every part of the text that nothing took, as a passage with the reason why. */
export function fillPassages(text: string, blocks: Block[], extraction: Extraction): Passage[] {
  const taken: Span[] = [
    ...extraction.entities.flatMap(({ provenance }) => Object.values(provenance).flat()),
    ...extraction.labels,
    ...extraction.passages,
  ]
  const labels = extraction.entities.flatMap(({ provenance }) =>
    Object.values(provenance)
      .flat()
      .flatMap(({ label }) => (label ? [label] : [])),
  )
  return gapsOf(text, blocks, [...taken, ...labels]).map(({ start, end, block }) => {
    const raw = text.slice(start, end)
    const reason = block.hidden
      ? 'hidden'
      : block.region !== 'main' || isBoilerplate(raw) || !/\p{L}{2}|\d{3}|\p{L}\d|\d\p{L}/u.test(raw)
        ? 'boilerplate'
        : 'unmatched_text'
    return { start, end, raw, reason }
  })
}

/** How many visible characters lie in values and labels, in listed passages, and nowhere (which must be 0). */
export function measureCoverage(
  text: string,
  extraction: Extraction,
): { assigned: number; listed: number; lost: number } {
  const state = new Uint8Array(text.length)
  const mark = ({ start, end }: { start: number; end: number }, value: number) => state.fill(value, start, end)
  for (const passage of extraction.passages) mark(passage, 2)
  for (const label of extraction.labels) mark(label, 1)
  for (const { provenance } of extraction.entities)
    for (const found of Object.values(provenance).flat()) {
      mark(found, 1)
      if (found.label) mark(found.label, 1)
    }
  const count = { assigned: 0, listed: 0, lost: 0 }
  for (let i = 0; i < text.length; i++)
    if (visible.test(text[i]!)) count[state[i] === 1 ? 'assigned' : state[i] === 2 ? 'listed' : 'lost']++
  return count
}
