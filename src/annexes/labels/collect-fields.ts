import type { EntityType, Span } from '../extraction.ts'
import type { Warning } from '../reading/document.ts'
import type { Piece } from './find-labels.ts'
import type { Label } from './labels.ts'
import { organisationWord } from './organisation-names.ts'
import { isBareName } from './section-heads.ts'
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
export type Segment = {
  fields: Field[]
  loose: Loose[]
  groups: Span[]
  warnings: Warning[]
  /** What the page says that each of its entries is. */
  kind?: EntityType
}

type Unknown = { label: string; span: { start: number; end: number }; strong: boolean }

/** Gives each piece to the field whose label stands before it, as far as the label's arity reaches. */
export function collectFields(pieces: Piece[], text: string): Segment[] {
  const segments: Segment[] = [{ fields: [], loose: [], groups: [], warnings: [] }]
  let field: Field | undefined
  let unknown: Unknown | undefined
  let group: string | undefined
  let going: Piece['block'] | undefined
  const colons = pieces.filter((piece, i) => piece.is === 'label' && pieces[i + 1]?.block === piece.block).length
  for (const [i, piece] of pieces.entries()) {
    const before = segments.at(-1)!
    let segment = before
    const { start, end, block } = piece
    const words = text.slice(start, end)
    if (piece.is === 'label' && !(field && isAnswer(field, piece, words))) {
      piece.label = whoseName(piece, before, group, pieces[i + 1], text)
      segment = segmentFor(segments, piece, text)
      if (segments.at(-1) !== before) group = undefined
      unknown = undefined
      field = undefined
      if (piece.label.arity === 'group') {
        group = piece.label.target
        segment.groups.push({ start, end, raw: words })
      } else {
        const label = leadsAgenda(piece, pieces[i + 1], text) ? agenda : piece.label
        field = { label, labelSpan: { start, end }, values: [] }
        if (piece.label.arity === 'yesno') field.answer = null
        segment.fields.push(field)
        if (!/^(?:contact|organisation)\./.test(piece.label.target) && piece.label.target !== 'main.web')
          group = undefined
      }
    } else if (piece.is === 'label') field!.values.push({ start, end, block })
    else if (piece.is === 'unknown') {
      const sameLine = pieces[i + 1]?.block === block
      const ends =
        field &&
        ((colons >= 5 &&
          sameLine &&
          piece.text.split(/\s+/).length <= 5 &&
          !isMark(words) &&
          /^[\p{Lu}\d„"+]/u.test(text.slice(pieces[i + 1]!.start))) ||
          (isMark(lastOf(field, text)) && !isMark(words)))
      if (field && !ends && !piece.strong && staysIn(field, piece)) {
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
    else if (field && takes(field, piece, words, text)) field.values.push({ start, end, block })
    else {
      field = undefined
      segment.loose.push({ start, end, block, group })
    }
  }
  for (const segment of segments) loosenPage(segment, text)
  return segments.filter(({ fields, loose }) => fields.length > 0 || loose.length > 0)
}

/** A page whose only label is a heading ("Who we are", "O nás") is running text under a heading. */
function loosenPage(segment: Segment, text: string): void {
  const asked = segment.fields.filter(({ label, values }) => values.length > 0 && label.target !== 'annex.modified_on')
  const [only] = asked
  if (asked.length !== 1 || !only || only.label.arity !== 'text' || !/^(?:organisation|main)\./.test(only.label.target))
    return
  const first = only.values[0]!
  const own = text.slice(only.labelSpan.start, only.labelSpan.end)
  if (
    own.includes(':') ||
    first.block === undefined ||
    only.values.length < 2 ||
    segment.groups.some(({ raw }) => /kontakt|contact/i.test(raw))
  )
    return
  segment.fields = segment.fields.filter((each) => each !== only)
  segment.groups.push({ ...only.labelSpan, raw: own })
  segment.loose = [...segment.loose, ...only.values].toSorted((a, b) => a.start - b.start)
}

/** In a text, and in an item of a list, words with a colon behind them are part of what is said. */
const staysIn = ({ label: { arity } }: Field, { block }: Piece) =>
  arity === 'text' || (arity === 'list' && block.kind === 'item')

const isMark = (words: string) => /^\s*(?:[•▪◦‣·*–-]|\d{1,2}[.)]|[a-z]\))\s/.test(words)
const lastOf = ({ values }: Field, text: string) => {
  const last = values.at(-1)
  return last ? text.slice(last.start, last.end) : ''
}
const isPoint = (words: string) => /^\s*(?:\d{1,2}[.)]\s|\d{1,2}[.:]\d{2}\b|[•▪–-]\s)/.test(words)
const agenda: Label = { target: 'event.agenda', arity: 'list', gluable: false }
/** "Program" is that of a day where points or hours stand under it, else what pays for a project. */
const leadsAgenda = ({ label }: Piece & { is: 'label' }, next: Piece | undefined, text: string): boolean =>
  label.target === 'main.programme' && next !== undefined && isPoint(text.slice(next.start, next.end))

const isRegister = (text: string) => /^(?:nip|regon|krs|i[čc]o?|di[čc])$/i.test(text)

/** "Name" asks for that of the thing at the head of a form, for that of a body under one, for a person's under "Contact". */
function whoseName(
  { label, text: words }: Piece & { is: 'label' },
  { fields }: Segment,
  group: string | undefined,
  next: Piece | undefined,
  text: string,
): Label {
  if (!isBareName(words)) return label
  const body = next !== undefined && organisationWord.test(text.slice(next.start, next.end))
  const titled = fields.some(({ label: { target } }) => target.endsWith('.title'))
  const { gluable, arity } = label
  if (group === 'organisation' || (body && titled)) return { target: 'organisation.name', arity, gluable }
  if (label.target === 'contact.name' && group !== 'contact' && fields.length === 0)
    return { target: 'main.title', arity, gluable }
  return label
}

/** "Project Partners" under "I am looking for" is what is looked for, not the heading of a list of partners. */
const isAnswer = ({ label, values }: Field, piece: Piece & { is: 'label' }, words: string): boolean =>
  // "1. Opening" on an agenda
  (label.target === 'event.agenda' && isPoint(words)) ||
  (label.target === 'partnership.looking_for' && /^project\.(?:partners|lead)$/.test(piece.label.target)) ||
  // "ERDF" is a fund, and elsewhere the label of what it gives
  (label.target === 'main.fund' && values.length === 0 && piece.label.target === 'main.eu_contribution')
