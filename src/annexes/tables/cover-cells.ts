import type { Extraction, Passage } from '../extraction.ts'
import type { Cell } from '../reading/document.ts'

const visible = /[^\s\u00a0\u00ad\u200b\ufeff]/u

/** Lists a cell as a passage, without the white space around it. */
export function listCell(
  extraction: Extraction,
  cell: Cell,
  passage: Pick<Passage, 'reason' | 'label' | 'entity'>,
): void {
  if (!visible.test(cell.text)) return
  const raw = cell.text.trim()
  const start = cell.start + cell.text.length - cell.text.trimStart().length
  extraction.passages.push({ start, end: start + raw.length, raw, ...passage })
}

/** Lists what no value of a cell took: signs between values are nothing, words are for somebody to look at. */
export function listGaps(
  extraction: Extraction,
  cell: Cell,
  used: { start: number; end: number }[],
  passage: Pick<Passage, 'label' | 'entity'>,
): void {
  let at = cell.start
  const gap = (end: number) => {
    const part = cell.text.slice(at - cell.start, end - cell.start)
    if (end <= at || !visible.test(part)) return
    const start = at + part.length - part.trimStart().length
    const raw = part.trim()
    const reason = /[\p{L}\d]/u.test(raw) ? 'unmatched_text' : 'boilerplate'
    extraction.passages.push({ start, end: start + raw.length, raw, reason, ...passage })
  }
  for (const { start, end } of used) {
    gap(start)
    at = Math.max(at, end)
  }
  gap(cell.end)
}
