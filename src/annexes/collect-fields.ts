import type { Warning } from './document.ts'
import type { Span } from './extraction.ts'
import type { Piece } from './find-labels.ts'
import type { Label } from './labels.ts'

/** A labelled field of one annex: its label and the stretches of text that are its value. */
export type Field = {
  label: Label
  labelSpan: { start: number; end: number }
  values: Value[]
  answer?: boolean | null
}
export type Value = { start: number; end: number; block: Piece['block'] }
/** What stands under no label that is known: `label` where it has one. */
export type Loose = Value & { label?: string; labelSpan?: { start: number; end: number }; group?: string }

/** One annex: a document may hold several. */
export type Segment = { fields: Field[]; loose: Loose[]; groups: Span[]; warnings: Warning[] }

/** Labels that an annex has once: a second one begins another annex. */
const identity = new Set(['practice.index_code', 'main.title', 'project.title', 'partnership.title', 'event.title'])

const yes = /^(?:yes|tak|ano)\b/i
const no = /^(?:no|nie|ne)\b/i

/** Gives each piece to the field whose label stands before it, as far as the label's arity reaches. */
export function collectFields(pieces: Piece[], text: string): Segment[] {
  const segments: Segment[] = [emptySegment()]
  let field: Field | undefined
  let unknown: { label: string; span: { start: number; end: number }; strong: boolean } | undefined
  let group: string | undefined
  for (const [i, piece] of pieces.entries()) {
    let segment = segments.at(-1)!
    const { start, end, block } = piece
    if (piece.is === 'label' && !(field && isAnswer(field, piece))) {
      if (beginsAnother(segment, piece.label)) {
        segment = nextSegment(segments)
        group = undefined
      }
      unknown = undefined
      field = undefined
      if (piece.label.arity === 'group') {
        group = piece.label.target
        segment.groups.push({ start, end, raw: text.slice(start, end) })
      } else {
        field = { label: piece.label, labelSpan: { start, end }, values: [] }
        if (piece.label.arity === 'yesno') field.answer = null
        segment.fields.push(field)
        if (!/^(?:contact|organisation)\./.test(piece.label.target) && piece.label.target !== 'main.web')
          group = undefined
      }
    } else if (piece.is === 'label') field!.values.push({ start, end, block })
    else if (piece.is === 'unknown') {
      const inText = field?.label.arity === 'text' && !piece.strong
      if (inText) {
        segment.warnings.push({ code: 'label_in_text', detail: piece.text })
        field!.values.push({ start, end, block })
      } else {
        field = undefined
        unknown = { label: piece.text, span: { start, end }, strong: piece.strong }
        const next = pieces[i + 1]
        if (next?.is !== 'value')
          segment.loose.push({ start, end, block, label: piece.text, labelSpan: { start, end } })
      }
    } else if (unknown) {
      segment.loose.push({ start, end, block, label: unknown.label, labelSpan: unknown.span })
      if (!unknown.strong) unknown = undefined
    } else if (field && takes(field, text.slice(start, end))) field.values.push({ start, end, block })
    else {
      field = undefined
      segment.loose.push({ start, end, block, group })
    }
  }
  return segments.filter(({ fields, loose }) => fields.length > 0 || loose.length > 0)
}

/** "Project Partners" under "I am looking for" is what is looked for, not the heading of a list of partners. */
const isAnswer = ({ label }: Field, piece: Piece & { is: 'label' }): boolean =>
  label.target === 'partnership.looking_for' && /^project\.(?:partners|lead)$/.test(piece.label.target)

const emptySegment = (): Segment => ({ fields: [], loose: [], groups: [], warnings: [] })

const beginsAnother = ({ fields }: Segment, label: Label) =>
  fields.some((each) => each.label.target === label.target && identity.has(label.target)) ||
  (fields.some((each) => each.label.target === 'annex.completed_on') && identity.has(label.target))

/** A new annex takes along the heading that stands right before its first label. */
function nextSegment(segments: Segment[]): Segment {
  const before = segments.at(-1)!
  const segment = emptySegment()
  const lastField = Math.max(
    0,
    ...before.fields.map((field) => Math.max(field.labelSpan.end, ...field.values.map(({ end }) => end))),
  )
  const along = before.loose.filter(({ start }) => start >= lastField)
  before.loose = before.loose.filter((each) => !along.includes(each))
  segment.loose.push(...along)
  segments.push(segment)
  return segment
}

function takes(field: Field, words: string): boolean {
  const { arity } = field.label
  if (arity === 'scalar') return field.values.length === 0
  if (arity === 'yesno') {
    if (field.values.length > 0 || !(yes.test(words) || no.test(words))) return false
    field.answer = yes.test(words)
    return true
  }
  return arity === 'list' || arity === 'text'
}
