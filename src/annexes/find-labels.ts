import type { Block } from './document.ts'
import { type Dictionary, type Label, labelKey } from './labels.ts'

/** A stretch of one or two blocks: a label (known, or unknown and looking like one), or what is no label. */
export type Piece = { start: number; end: number; block: Block } & (
  | { is: 'label'; label: Label; text: string }
  | { is: 'unknown'; text: string; strong: boolean }
  | { is: 'value' }
)

/** Longer than any label; a sentence with a colon in it. */
const longest = 110
const colon = /^\s*([^:\n\t]{1,110}?)\s*(?::|\t)[ \t\u00a0]*/

/**
 * The pieces of a document in order. A label needs a colon, a tab, the end of its line or the border of a cell, so that
 * a sentence that begins with a label's word is none; only labels marked so may have their value glued to them.
 */
export function findLabels(text: string, blocks: Block[], labels: Dictionary): Piece[] {
  const pieces: Piece[] = []
  const glued = [...labels].filter(([, label]) => label.gluable)
  const forms = formTables(text, blocks)
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!
    const words = text.slice(block.start, block.end)
    const form = block.cell && forms.has(block.cell.table)
    if (form && block.cell!.column > 0) {
      pieces.push(value(block, words, 0))
      continue
    }
    const next = blocks[i + 1]
    const wrapped =
      !block.cell && next && !next.cell && words.length < longest
        ? labels.get(labelKey(`${words} ${text.slice(next.start, next.end)}`))
        : undefined
    const alone = words.length <= longest ? labels.get(labelKey(words)) : undefined
    if (alone)
      pieces.push({ is: 'label', label: alone, text: trimmed(words), block, start: block.start, end: block.end })
    else if (wrapped && /[:?]?\s*$/.test(words) && !/[.:?]\s*$/.test(words)) {
      pieces.push({
        is: 'label',
        label: wrapped,
        text: `${trimmed(words)} ${trimmed(text.slice(next!.start, next!.end))}`,
        block,
        start: block.start,
        end: next!.end,
      })
      i++
    } else
      pieces.push(
        ...(splitAtColon(block, words, labels) ??
          splitGlued(block, words, glued, labels) ?? [whole(block, words, Boolean(form))]),
      )
  }
  return pieces.filter(({ start, end }) => end > start)
}

const trimmed = (words: string) => words.trim().replace(/\s*[:?]\s*$/, '')

function value(block: Block, words: string, from: number, to = words.length): Piece {
  const body = words.slice(from, to)
  const lead = body.length - body.trimStart().length
  return { is: 'value', block, start: block.start + from + lead, end: block.start + from + body.trimEnd().length }
}

/** `Label: value` and `Label<tab>value`; of `Priority:1: Innovation` the first colon counts. */
function splitAtColon(block: Block, words: string, labels: Dictionary): Piece[] | undefined {
  const found = colon.exec(words)
  if (!found) return undefined
  const [head, name = ''] = found
  const label = labels.get(labelKey(name))
  const span = { block, start: block.start, end: block.start + head.trimEnd().length }
  if (label) return [{ is: 'label', label, text: name.trim(), ...span }, value(block, words, head.length)]
  if (!looksLikeLabel(name)) return undefined
  return [{ is: 'unknown', text: name.trim(), strong: false, ...span }, value(block, words, head.length)]
}

/** Short, beginning with a capital, no sentence and no number or address (9:00, https:). */
const looksLikeLabel = (name: string) =>
  name.length <= 60 &&
  name.trim().split(/\s+/).length <= 7 &&
  /^\s*\p{Lu}/u.test(name) &&
  !/[.!;@]|\d$|https?$/i.test(name.trim())

/** `Location POLAND … Start/End date of the practice`: a label, its value, and perhaps the heading of what comes next. */
function splitGlued(block: Block, words: string, glued: [string, Label][], labels: Dictionary): Piece[] | undefined {
  const tokens = [...words.matchAll(/\S+/g)]
  const startsWith = (count: number) =>
    labels.get(labelKey(words.slice(0, tokens[count - 1]!.index + tokens[count - 1]![0].length)))
  const count = [4, 3, 2, 1].find(
    (n) => n < tokens.length && startsWith(n)?.gluable && /^[\p{Lu}\d]/u.test(tokens[n]![0]),
  )
  if (!count) return undefined
  const label = startsWith(count)!
  const from = tokens[count]!.index
  const tail = tokens.findIndex(
    ({ index }, i) =>
      i > count && glued.some(([key, { arity }]) => arity === 'group' && key === labelKey(words.slice(index))),
  )
  const to = tail < 0 ? words.length : tokens[tail]!.index
  const head: Piece = {
    is: 'label',
    label,
    text: words.slice(0, from).trim(),
    block,
    start: block.start,
    end: block.start + words.slice(0, from).trimEnd().length,
  }
  if (tail < 0) return [head, value(block, words, from)]
  const last = labels.get(labelKey(words.slice(to)))!
  return [
    head,
    value(block, words, from, to),
    { is: 'label', label: last, text: words.slice(to).trim(), block, start: block.start + to, end: block.end },
  ]
}

/** A block without a label in it; a heading, a term or the first cell of a form is an unknown one. */
function whole(block: Block, words: string, form: boolean): Piece {
  const heads = (block.kind === 'heading' && block.no > 0) || block.kind === 'label' || form
  if (heads && words.length <= longest)
    return { is: 'unknown', text: trimmed(words), strong: true, block, start: block.start, end: block.end }
  return value(block, words, 0)
}

/** Tables in which the first cell of each row names what stands in the second. */
function formTables(text: string, blocks: Block[]): Set<number> {
  const tables = new Map<number, { columns: number; first: number; long: number }>()
  for (const { cell, start, end } of blocks) {
    if (!cell) continue
    const table = tables.get(cell.table) ?? { columns: 0, first: 0, long: 0 }
    table.columns = Math.max(table.columns, cell.column + 1)
    if (cell.column === 0) {
      table.first++
      if (text.slice(start, end).length > longest) table.long++
    }
    tables.set(cell.table, table)
  }
  return new Set(
    [...tables].filter(([, { columns, first, long }]) => columns === 2 && long * 2 <= first).map(([table]) => table),
  )
}
