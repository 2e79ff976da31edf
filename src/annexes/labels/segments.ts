import type { Field, Loose, Segment } from './collect-fields.ts'
import type { Piece } from './find-labels.ts'
import type { Label } from './labels.ts'

/** Labels that an annex has once: a second one begins another annex. */
const identity = new Set(['practice.index_code', 'main.title', 'project.title', 'partnership.title', 'event.title'])
const closing = 'annex.completed_on'

/** The annex to which a label belongs: the last one, or another that it begins. */
export function segmentFor(segments: Segment[], { label }: Piece & { is: 'label' }, text: string): Segment {
  const last = segments.at(-1)!
  if (!beginsAnother(last, label)) return last
  const segment: Segment = { fields: [], loose: takeAlong(last, text), groups: [], warnings: [] }
  segments.push(segment)
  return segment
}

/** The closing label closes what stands before it; at the head of a form it closes nothing. */
function beginsAnother({ fields }: Segment, { target }: Label): boolean {
  const has = (name: string) => fields.some((field) => field.label.target === name)
  const opens = fields[0]?.label.target === closing
  if (target === closing) return opens && fields.length > 1
  if (!identity.has(target)) return false
  return has(target) || (has(closing) && !opens && fields.some((field) => identity.has(field.label.target)))
}

/** A new annex takes along what stands behind the last value: its own heading, which is then no unknown label. */
function takeAlong(before: Segment, text: string): Loose[] {
  const lastField = Math.max(
    0,
    ...before.fields.map((field) => Math.max(field.labelSpan.end, ...field.values.map(({ end }) => end))),
  )
  const along = before.loose.filter(({ start }) => start >= lastField)
  const heading = along.findLast(({ label, labelSpan, start }) => label && labelSpan?.start === start)
  const from =
    heading?.start ??
    along.findLast(({ start, end }) => end - start < 200 && !/[.:]\s*$/.test(text.slice(start, end)))?.start
  const taken = from === undefined ? [] : along.filter(({ start }) => start >= from)
  before.loose = before.loose.filter((each) => !taken.includes(each))
  return taken.map(({ start, end, block }) => ({ start, end, block }))
}

const yes = /^(?:yes|tak|ano)\b/i
const no = /^(?:no|nie|ne)\b/i

/** Whether a value belongs to the field before it. */
const isItem = (words: string, kind: string) =>
  kind === 'item' || /^\s*(?:[•▪◦‣·*–-]|\(?\d{1,2}[.)]|[a-z]\)|\d{1,2}[.:]\d{2})\s/.test(words)

export function takes(field: Field, { block }: Piece, words: string, text: string): boolean {
  const { arity, target } = field.label
  const last = field.values.at(-1)
  if (arity === 'scalar') return field.values.length === 0
  if (arity === 'yesno') {
    if (field.values.length > 0 || !(yes.test(words) || no.test(words))) return false
    field.answer = yes.test(words)
    return true
  }
  // a sentence under what is looked for tells of something else
  if (target === 'partnership.looking_for') return words.length <= 80
  // one row of a form answers one question
  if (last?.block.cell && block.cell?.row !== last.block.cell.row) return false
  if (arity !== 'list') return arity === 'text'
  const first = field.values[0]
  // a list ends with its items: what is marked is followed by what is, and paragraphs are none
  if (!last || !first || block.cell) return true
  const said = text.slice(last.start, last.end)
  if (isItem(said, last.block.kind) && !isItem(words, block.kind))
    return last.block.kind === 'item' && target !== 'event.agenda' && words.length <= 80 && !/[.!?]\s*$/.test(words)
  return !(words.length > 160 && /[.!?]\s+\p{Lu}/u.test(words))
}

/** Values that are words as they stand: where such a line was wrapped by hand, the next one goes on in small letters. */
const inWords = /\.(?:title|name|sub_theme|priority|venue|programme|lead|operator|org_type)$/

export function takesOn({ label, values }: Field, piece: Piece, text: string): boolean {
  const [value, more] = values
  if (!value || more || label.arity !== 'scalar' || !inWords.test(label.target)) return false
  const { block } = piece
  if (block.kind === 'item' || block.no !== value.block.no + 1 || Boolean(block.cell) !== Boolean(value.block.cell))
    return false
  const said = text.slice(value.start, value.end)
  if (/[.!?:]\s*$/.test(said)) return false
  // in one cell the lines belong together; elsewhere the line before has to be a full one
  if (block.cell) return block.cell.row === value.block.cell?.row && block.cell.column === value.block.cell.column
  return value.block.end - value.block.start >= 45 && /^\s*(?:\p{Ll}|\()/u.test(text.slice(piece.start, piece.end))
}
