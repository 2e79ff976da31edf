import type { Span } from '../extraction.ts'
import type { Warning } from '../reading/document.ts'
import type { Piece } from './find-labels.ts'
import type { Label } from './labels.ts'
import { segmentFor, takes, takesOn } from './segments.ts'

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

type Unknown = { label: string; span: { start: number; end: number }; strong: boolean }

/** Gives each piece to the field whose label stands before it, as far as the label's arity reaches. */
export function collectFields(pieces: Piece[], text: string): Segment[] {
  const segments: Segment[] = [{ fields: [], loose: [], groups: [], warnings: [] }]
  let field: Field | undefined
  let unknown: Unknown | undefined
  let group: string | undefined
  let going: Piece['block'] | undefined
  for (const [i, piece] of pieces.entries()) {
    const before = segments.at(-1)!
    let segment = before
    const { start, end, block } = piece
    const words = text.slice(start, end)
    if (piece.is === 'label' && !(field && isAnswer(field, piece))) {
      segment = segmentFor(segments, piece, text)
      if (segments.at(-1) !== before) group = undefined
      unknown = undefined
      field = undefined
      if (piece.label.arity === 'group') {
        group = piece.label.target
        segment.groups.push({ start, end, raw: words })
      } else {
        field = { label: piece.label, labelSpan: { start, end }, values: [] }
        if (piece.label.arity === 'yesno') field.answer = null
        segment.fields.push(field)
        if (!/^(?:contact|organisation)\./.test(piece.label.target) && piece.label.target !== 'main.web')
          group = undefined
      }
    } else if (piece.is === 'label') field!.values.push({ start, end, block })
    else if (piece.is === 'unknown') {
      if (field && !piece.strong && staysIn(field, piece)) {
        if (field.label.arity === 'text') segment.warnings.push({ code: 'label_in_text', detail: piece.text })
        field.values.push({ start, end, block })
        going = block
      } else if (group === 'contact' && !piece.strong && !isRegister(piece.text)) {
        field = undefined
        segment.loose.push({ start, end, block, group })
        going = block
      } else {
        field = undefined
        unknown = { label: piece.text, span: { start, end }, strong: piece.strong }
        if (pieces[i + 1]?.is !== 'value')
          segment.loose.push({ start, end, block, label: piece.text, labelSpan: { start, end } })
      }
    } else if (going === block) {
      // the rest of a line that turned out to have no label of its own
      const open = field?.values.at(-1) ?? segment.loose.at(-1)!
      open.end = end
    } else if (unknown) {
      segment.loose.push({ start, end, block, label: unknown.label, labelSpan: unknown.span, group })
      if (!unknown.strong) unknown = undefined
    } else if (field && takesOn(field, piece, text)) field.values.at(-1)!.end = end
    else if (field && takes(field, piece, words)) field.values.push({ start, end, block })
    else {
      field = undefined
      segment.loose.push({ start, end, block, group })
    }
  }
  return segments.filter(({ fields, loose }) => fields.length > 0 || loose.length > 0)
}

/** In a text, and in an item of a list, words with a colon behind them are part of what is said. */
const staysIn = ({ label: { arity } }: Field, { block }: Piece) =>
  arity === 'text' || (arity === 'list' && block.kind === 'item')

const isRegister = (text: string) => /^(?:nip|regon|krs|i[čc]o?|di[čc])$/i.test(text)

/** "Project Partners" under "I am looking for" is what is looked for, not the heading of a list of partners. */
const isAnswer = ({ label, values }: Field, piece: Piece & { is: 'label' }): boolean =>
  (label.target === 'partnership.looking_for' && /^project\.(?:partners|lead)$/.test(piece.label.target)) ||
  // "ERDF" is a fund, and elsewhere the label of what it gives
  (label.target === 'main.fund' && values.length === 0 && piece.label.target === 'main.eu_contribution')
