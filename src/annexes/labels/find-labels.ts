import type { Block } from '../reading/document.ts'
import { findForms } from './form-tables.ts'
import { type Dictionary, type Label, labelKey } from './labels.ts'
import { longestLabel, lookUpLabel } from './look-up-label.ts'
import { splitAtColon, splitGlued, trimLabel, valuePiece } from './split-labels.ts'

/** A stretch of one or two blocks: a label (known, or unknown and looking like one), or what is no label. */
export type Piece = { start: number; end: number; block: Block } & (
  | { is: 'label'; label: Label; text: string }
  | { is: 'unknown'; text: string; strong: boolean }
  | { is: 'value' }
)

/** The number of a field in a form that has a column for them, or of a page. */
const bareNumber = /^\s*\(?\d{1,2}(?:\.\d{1,2})?[.)]\s*$/

/** Numbers of public registers are labels that no dictionary needs. */
const register = /^\s*(?:nip|regon|krs|i[čc]o?|di[čc])\s*:?\s*$/i

/**
 * The pieces of a document in order. A label needs a colon, a tab, a dash, the end of its line or the border of a cell,
 * so that a sentence that begins with a label's word is none; only labels marked so may have their value glued to them.
 */
export function findLabels(text: string, blocks: Block[], labels: Dictionary): Piece[] {
  const pieces: Piece[] = []
  const glued = [...labels].filter(([, label]) => label.gluable)
  const forms = findForms(text, blocks, labels)
  let named = false
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!
    const words = text.slice(block.start, block.end)
    if (bareNumber.test(words)) continue
    const form = block.cell && forms.get(block.cell.table)
    if (form && !form.has(block.cell!.column)) {
      pieces.push(...inAnswer(block, words, pieces, labels))
      continue
    }
    const alone = lookUpLabel(words, labels)
    const wrapped = alone ? undefined : wrappedLabel(text, block, blocks[i + 1], labels)
    if (alone)
      pieces.push({ is: 'label', label: alone, text: trimLabel(words), block, start: block.start, end: block.end })
    else if (wrapped) {
      pieces.push(wrapped)
      i++
    } else {
      const found = splitAtColon(block, words, labels) ?? splitGlued(block, words, glued, labels)
      pieces.push(...(found ?? [whole(block, words, { form: Boolean(form), named, next: blocks[i + 1] })]))
    }
    named ||= pieces.slice(-3).some((piece) => piece.is === 'label' && piece.label.arity !== 'group')
  }
  return pieces.filter(({ start, end }) => end > start)
}

/** What stands in the answer of a form is no label, but for a heading (contact), under which labels may stand again. */
function inAnswer(block: Block, words: string, pieces: Piece[], labels: Dictionary): Piece[] {
  const asked = pieces.findLast(({ is }) => is !== 'value')
  const grouped = asked?.is === 'label' && (asked.label.arity === 'group' || /^contact\./.test(asked.label.target))
  const found = grouped ? splitAtColon(block, words, labels) : undefined
  return found?.[0]?.is === 'label' ? found : [valuePiece(block, words, 0)]
}

/** A label over two lines. */
function wrappedLabel(text: string, block: Block, next: Block | undefined, labels: Dictionary): Piece | undefined {
  if (!next || block.cell || next.cell || next.end - block.start > longestLabel) return undefined
  const words = text.slice(block.start, block.end)
  const more = text.slice(next.start, next.end)
  const label = /[.:?]\s*$/.test(words) ? undefined : labels.get(labelKey(`${words} ${more}`))
  return (
    label && {
      is: 'label',
      label,
      text: `${trimLabel(words)} ${trimLabel(more)}`,
      block,
      start: block.start,
      end: next.end,
    }
  )
}

/**
 * A block without a label in it; a heading, a term, a bold line or the first cell of a form is an unknown one. Before
 * the first label a heading is a title.
 */
function whole(
  block: Block,
  words: string,
  { form, named, next }: { form: boolean; named: boolean; next: Block | undefined },
): Piece {
  const bold = block.style === 'bold' && !block.cell && next?.style !== 'bold' && isLine(words)
  const heads = ((block.kind === 'heading' || bold) && named) || block.kind === 'label' || form
  const isRegister = register.test(words)
  if ((heads || isRegister) && words.length <= longestLabel)
    return { is: 'unknown', text: trimLabel(words), strong: !isRegister, block, start: block.start, end: block.end }
  return valuePiece(block, words, 0)
}

/** A few words that are no sentence and no item, as a heading is. */
const isLine = (words: string) =>
  words.trim().length <= 80 && /^\s*[\p{Lu}\d]/u.test(words) && !/[.,;!@]\s*$/.test(words) && /\p{L}{3}/u.test(words)
