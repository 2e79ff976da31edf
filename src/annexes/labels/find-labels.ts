import type { Block } from '../reading/document.ts'
import { findForms } from './form-tables.ts'
import { guessLabel } from './guess-label.ts'
import { type Dictionary, type Label, labelKey } from './labels.ts'
import { longestLabel, lookUpLabel } from './look-up-label.ts'
import { nameSections } from './section-heads.ts'
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
const register = /^\s*(?:\d{1,2}[.)]\s+)?(?:nip|regon|krs|i[čc]o?|di[čc])\s*:?\s*$/i

/**
 * The pieces of a document in order. A label needs a colon, a tab, a dash, the end of its line or the border of a cell,
 * so that a sentence that begins with a label's word is none; only labels marked so may have their value glued to them.
 */
export function findLabels(text: string, blocks: Block[], labels: Dictionary): Piece[] {
  const pieces: Piece[] = []
  const glued = [...labels].filter(([, label]) => label.gluable)
  const forms = findForms(text, blocks, labels)
  let named = false
  const bulleted = isBulleted(text, blocks, labels)
  for (let i = 0; i < blocks.length; i++) {
    const block = bulleted ? withoutBullet(text, blocks[i]!) : blocks[i]!
    const words = text.slice(block.start, block.end)
    if (bareNumber.test(words)) continue
    const form = block.cell && forms.get(block.cell.table)
    if (form && !form.has(block.cell!.column)) {
      pieces.push(...inAnswer(block, words, pieces, labels))
      continue
    }
    const told = Boolean(form) || block.kind === 'label' || standsOut(text, block, blocks[i + 1])
    const alone = lookUpLabel(words.replace(marksOfHeading, ''), labels, told)
    const wrapped = alone ? undefined : wrappedLabel(text, block, blocks[i + 1], labels)
    const asked =
      alone || wrapped || !asks(words, told)
        ? undefined
        : guessLabel(words.replace(marksOfHeading, '').replace(/\s*:\s*$/, ''))
    const label = alone ?? asked
    if (label) pieces.push({ is: 'label', label, text: trimLabel(words), block, start: block.start, end: block.end })
    else if (wrapped) {
      pieces.push(wrapped)
      i++
    } else {
      const found = splitAtColon(block, words, labels) ?? splitGlued(block, words, glued, labels)
      pieces.push(...(found ?? [whole(block, words, { form: Boolean(form), named, next: blocks[i + 1] })]))
    }
    named ||= pieces.slice(-3).some((piece) => piece.is === 'label' && piece.label.arity !== 'group')
  }
  const asked = pieces.flatMap((piece) => (piece.is === 'label' && piece.label.arity !== 'group' ? [piece.label] : []))
  const sure = asked.filter(({ guessed }) => !guessed).length
  const inForm = sure > 2 || new Set(asked.map(({ target }) => target)).size > 4
  const settled = numberedLabels(
    inForm
      ? pieces
      : pieces.map((piece) =>
          (sure > 0 || (piece.is === 'label' && piece.label.target.startsWith('annex.'))) && isAsked(piece)
            ? piece
            : unguessed(piece),
        ),
    text,
  )
  return (inForm ? nameSections(settled, text) : settled).flatMap((piece): Piece[] => {
    if (piece.end <= piece.start) return []
    if (piece.is !== 'label' || !piece.label.target.startsWith('none')) return [piece]
    const { start, end, block } = piece
    return [{ is: 'unknown', text: piece.text, strong: true, block, start, end }]
  })
}

const openWord =
  /^(?:who|what|where|when|how|why|our|partners|kto|co|kogo|kiedy|gdzie|jak|dlaczego|nasz\w*|czego|dla kogo|z kim|kdo|koho|kdy|kde|proč|náš|naše|komu|čeho|s kým)(?= )/i
/** "# Lead", "**Lead**", "== Lead ==": how plain text marks a heading. */
const marksOfHeading = /^\s*(?:#{1,4}\s+|\*\*|__|={2,}\s*)|\s*(?:\*\*|__|={2,})\s*$/g
/** A line that shows that it is none of the text: bold, in capitals, or marked as a heading; the next one is not so. */
function standsOut(text: string, { start, end, style, cell }: Block, next: Block | undefined): boolean {
  const words = text.slice(start, end).trim()
  if (cell || !next || words.length > 60 || /[.,;]$|:\s*\S|\p{L}.*\d/u.test(words)) return false
  const shouts = (line: string) => /^[^\p{Ll}]*\p{Lu}{3}[^\p{Ll}]*$/u.test(line)
  if (/^(?:#{1,4}\s+\S|\*\*.+\*\*$|__.+__$|={2,}.+={2,}$)/.test(words)) return true
  return style === 'bold' ? next.style !== 'bold' : shouts(words) && !shouts(text.slice(next.start, next.end))
}

const bullet = /^\s*[•▪◦‣*–-]\s+/
/** A form whose questions are the items of a list: "* Venue: Town Hall". */
const isBulleted = (text: string, blocks: Block[], labels: Dictionary): boolean =>
  blocks.filter(({ start, end, cell }) => {
    const words = text.slice(start, end)
    const name = bullet.test(words) && !cell ? /^([^:]{2,60}):\s/.exec(words.replace(bullet, ''))?.[1] : undefined
    return name !== undefined && (lookUpLabel(name, labels, true) ?? guessLabel(name)) !== undefined
  }).length > 3
function withoutBullet(text: string, block: Block): Block {
  const words = text.slice(block.start, block.end)
  const mark = /^[^:]{2,80}:\s/.test(words) ? (bullet.exec(words)?.[0].length ?? 0) : 0
  return mark > 0 ? { ...block, kind: 'paragraph', start: block.start + mark } : block
}

/** A cell of a form, a question, a colon behind it. */
const asks = (words: string, form: boolean) => form || /[:?]\s*$/.test(words)

/** Few words, a colon and an answer in one line are a question wherever another one stands. */
const isAsked = (piece: Piece) =>
  piece.is === 'label' &&
  piece.label.asked === true &&
  piece.text.split(/\s+/).length <= 4 &&
  /:/.test(piece.text) === false &&
  piece.end < piece.block.end

/** Where there is no form, words with a colon are words. */
function unguessed(piece: Piece): Piece {
  if (piece.is !== 'label' || !piece.label.guessed) return piece
  const { text, block, start, end } = piece
  return /[:?]/.test(text) || end < block.end
    ? { is: 'unknown', text, strong: false, block, start, end }
    : { is: 'value', block, start, end }
}

const numbered = /^\s*(?:\d{1,2}|[a-z])[.)]\s+(?=\p{Lu})/u
/**
 * A form whose questions are numbered, each in a line of its own: the ones that the dictionary has not are questions,
 * too. A list of numbered things is none: of a form most are known.
 */
function numberedLabels(found: Piece[], text: string): Piece[] {
  const said = ({ start, end }: Piece) => text.slice(start, end)
  const above = found.filter(
    (piece, i) => piece.is === 'label' && found[i + 1]?.block !== piece.block && !/:\s*$/.test(said(piece)),
  ).length
  const pieces =
    above < 3
      ? found
      : found.map((piece, i): Piece => {
          const words = said(piece)
          const label =
            piece.is === 'value' &&
            words.length <= 70 &&
            piece.start === piece.block.start &&
            openWord.test(words) &&
            !/[.,;:!]\s*$/.test(words) &&
            found[i + 1]?.is === 'value'
              ? guessLabel(`${words}?`)
              : undefined
          const { start, end, block } = piece
          return label ? { is: 'label', label, text: words, block, start, end } : piece
        })
  const isAsked = (piece: Piece) => !piece.block.cell && numbered.test(said(piece))
  const known = pieces.filter((piece) => piece.is === 'label' && isAsked(piece)).length
  const asks = (piece: Piece, i: number) =>
    piece.is === 'value' &&
    isAsked(piece) &&
    said(piece).length <= 90 &&
    !/[.;,]\s*$/.test(said(piece)) &&
    pieces[i + 1]?.is === 'value' &&
    !isAsked(pieces[i + 1]!)
  const open = pieces.filter(asks).length
  if (known < 3 || known < open) return pieces
  return pieces.map((piece, i): Piece => {
    if (!asks(piece, i)) return piece
    const { start, end, block } = piece
    const label = guessLabel(said(piece))
    const words = trimLabel(said(piece).replace(numbered, ''))
    return label
      ? { is: 'label', label, text: words, block, start, end }
      : { is: 'unknown', text: words, strong: true, block, start, end }
  })
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
    return {
      is: 'unknown',
      text: trimLabel(words.replace(/^\s*\d{1,2}[.)]\s+/, '')),
      strong: !isRegister,
      block,
      start: block.start,
      end: block.end,
    }
  return valuePiece(block, words, 0)
}

/** A few words that are no sentence and no item, as a heading is. */
const isLine = (words: string) =>
  words.trim().length <= 80 && /^\s*[\p{Lu}\d]/u.test(words) && !/[.,;!@]\s*$/.test(words) && /\p{L}{3}/u.test(words)
