import type { ArrangedRow } from './arrange-rows.ts'
import { breakLines, type Lettering, shorten, textWidth } from './measure-text.ts'
import { halfSign, type Shape } from './shape-row.ts'
import { frame } from './time-axis.ts'

/**
 * What a label says: `vague` is the line below a point in time whose day is not known. `language` is that of the title
 * where it is not the page's.
 */
export type RowTexts = { title: string; language?: string; when: string; vague: string }
/** How rows are put into words; `more` for so many further ones with the same dates. */
export type Wording = { textsOf: (row: ArrangedRow) => RowTexts; more: (count: number) => string }

type Line = { text: string; small?: boolean }
export type Label = { lines: Line[]; where: 'inside' | 'right' | 'left'; left: number; right: number }

const inset = 10
/** A crowded lane has no room for long labels beside its bars. */
const crowdedLabel = 300
/** Keep in step with `.tl text`, `.tl .bar-t` and `.tl .sub` in site.css. */
const lettering = { text: { size: 14 }, bold: { size: 14, bold: true }, small: { size: 13 } }

/**
 * The labels that a shape may have, the best first: all that is to be said, else less of it, each within the bar, to its
 * right or to its left. Where nothing fits, the one label on two lines or cut short.
 */
export function labelsFor(shape: Shape, wording: Wording, crowded: boolean): Label[] {
  const variants = variantsOf(shape, wording, crowded)
  const whole = variants.flatMap((lines) => placesFor(lines, shape, crowded))
  return whole.length > 0 ? whole : [squeezed(variants.at(-1)!, shape, crowded)]
}

/** What the label may say, the fullest first. */
function variantsOf({ rows, sign, cut }: Shape, { textsOf, more }: Wording, crowded: boolean): Line[][] {
  const row = rows[0]!
  if (rows.length > 1) return [[{ text: more(rows.length) }]]
  const { title, when, vague } = textsOf(row)
  const { exact, open } = row.extent
  if (row.lane === 'programme') {
    // The axis cannot tell its years; they come first where the label may be cut short, too.
    const told = !(cut.left || cut.right) || withHyphens(title).includes(withHyphens(when))
    return (told ? [title] : [`${title}, ${when}`, `${when}: ${title}`]).map((text) => [{ text, small: true }])
  }
  if (sign !== undefined && exact) return [[{ text: `${when}: ${title}` }]]
  if (sign !== undefined) return [crowded ? [{ text: title }] : [{ text: title }, { text: vague, small: true }]]
  const byMonth = typeof row.exactness === 'object' && Object.values(row.exactness).includes('month')
  return exact || open || byMonth ? [[{ text: `${title}, ${when}` }], [{ text: title }]] : [[{ text: title }]]
}

const withHyphens = (text: string): string => text.replaceAll('–', '-')

const letteringOf = (line: Line, where: Label['where'], { rows }: Shape): Lettering =>
  line.small ? lettering.small : where === 'inside' && rows[0]?.extent.exact ? lettering.bold : lettering.text

/** Within a box the label stands beside the sign; a sign without a box leaves no room. */
const insideFrom = ({ sign, left, lane }: Shape): number => (sign === undefined ? left : sign + halfSign(lane)) + inset

/** Room for a label in each place: within the bar, and beside it as far as the drawing goes. */
const roomIn = (shape: Shape, crowded: boolean): [Label['where'], number][] => {
  const beside = crowded ? crowdedLabel : Number.POSITIVE_INFINITY
  return [
    ['inside', shape.right - insideFrom(shape) - inset],
    ['right', Math.min(beside, frame.width - 4 - shape.right - inset)],
    ['left', Math.min(beside, shape.left - inset - frame.left - 2)],
  ]
}

const widthOf = (lines: Line[], where: Label['where'], shape: Shape) =>
  Math.max(...lines.map((line) => textWidth(line.text, letteringOf(line, where, shape))))

function labelAt(lines: Line[], where: Label['where'], shape: Shape): Label {
  const width = widthOf(lines, where, shape)
  const left = { inside: insideFrom(shape), right: shape.right + inset, left: shape.left - inset - width }[where]
  return { lines, where, left, right: left + width }
}

const placesFor = (lines: Line[], shape: Shape, crowded: boolean): Label[] =>
  roomIn(shape, crowded)
    .filter(([where, room]) => widthOf(lines, where, shape) <= room)
    .map(([where]) => labelAt(lines, where, shape))

/** The label in the place with most room: on two lines, then cut; the table has the whole text. */
function squeezed(lines: Line[], shape: Shape, crowded: boolean): Label {
  const [where, room] = roomIn(shape, crowded).reduce((most, place) => (place[1] > most[1] ? place : most))
  const [only, second] = lines
  const letters = (line: Line) => letteringOf(line, where, shape)
  const whole = only && !second && !crowded ? breakLines(only.text, room, letters(only)) : []
  const [first, ...others] = whole
  const broken = first && others.length > 0 ? [first, others.join(' ')].map((text) => ({ ...only, text })) : lines
  return labelAt(
    broken.map((line) => ({ ...line, text: shorten(line.text, room, letters(line)) })),
    where,
    shape,
  )
}
