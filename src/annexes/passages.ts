import type { Block } from './document.ts'
import type { Extraction, Passage, Span } from './extraction.ts'

const visible = /[^\s\u00a0\u00ad\u200b\ufeff]/u

/** Sentences that every website has and no annex means. */
const boilerplate =
  /^(?:copyright|©|\(c\) ?\d{4}|all rights reserved|wszelkie prawa zastrzeżone|všechna práva vyhrazena|skip to|przejdź do|przeskocz do|přejít (?:k|na)|you are here|jesteś tutaj|nacházíte se|cookies?\b|ta strona używa|tato stránka používá|this (?:web)?site uses|as of .{4,40} (?:this website|the website) is no longer|strona nie jest już aktualizowana|follow (?:us|news)|read more|czytaj (?:więcej|dalej)|číst (?:dál|více)|share|udostępnij|sdílet|drukuj|print|tisk|powered by|page \d+ of \d+|strona \d+ z \d+|strana \d+ z \d+)/i

export const isBoilerplate = (text: string): boolean => boilerplate.test(text.trim())

/** Stretches of a text that none of `covered` has, trimmed; each within one block. */
export function gapsOf(
  text: string,
  blocks: Block[],
  covered: { start: number; end: number }[],
): { start: number; end: number; block: Block }[] {
  const sorted = covered.toSorted((a, b) => a.start - b.start)
  const gaps: { start: number; end: number; block: Block }[] = []
  let next = 0
  for (const block of blocks) {
    let at = block.start
    while (next > 0 && sorted[next - 1]!.end > at) next--
    for (let i = next; i < sorted.length && sorted[i]!.start < block.end; i++) {
      const { start, end } = sorted[i]!
      if (start > at) gaps.push({ start: at, end: Math.min(start, block.end), block })
      at = Math.max(at, end)
    }
    if (at < block.end) gaps.push({ start: at, end: block.end, block })
    while (next < sorted.length && sorted[next]!.end <= block.end) next++
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
      : block.region !== 'main' || isBoilerplate(raw) || !/[\p{L}\d]/u.test(raw)
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
