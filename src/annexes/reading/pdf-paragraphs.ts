import { dictionary, labelKey } from '../labels/labels.ts'
import type { Block } from './document.ts'
import type { Line } from './pdf-lines.ts'

type Joined = Pick<Block, 'kind' | 'page' | 'fontSize' | 'level' | 'style'> & { text: string }
type Open = Joined & { last: Line; first: Line }
type Measures = { right: number; step: number; body: number; font: string }

const listMark = /^\s*(?:[•▪◦‣·*–—-]|\(?\d{1,2}[.)]|[a-z][.)])\s+\S/u

/**
 * Lines to paragraphs. A line goes on where it reaches the right edge of the text, stands as close to the next as
 * lines of a paragraph do, and is as high; it ends before a list mark, a label and the next row of a form. A hyphen at
 * the end of a line stays. Lines in another font than the body are `bold`: what stands out, as labels do.
 */
export function joinLines(lines: Line[], pageWidth: number): Joined[] {
  const measures: Measures = {
    right: edgeOf(lines, pageWidth),
    step: usualStep(lines),
    body: median(lines.map(({ height }) => height)),
    font: bodyFont(lines),
  }
  const joined: Open[] = []
  for (const line of lines) {
    const before = joined.at(-1)
    if (before && goesOn(before, line, measures)) {
      before.text += (/[-\u00ad\u2010]$/.test(before.text) ? '' : ' ') + line.text.trimStart()
      before.last = line
    } else joined.push(startBlock(line, measures))
  }
  return joined.map(({ last: _, first: __, ...block }) => block)
}

function startBlock(line: Line, { body, font }: Measures): Open {
  const heading = line.height > body * 1.12
  const kind = heading ? 'heading' : listMark.test(line.text) ? 'item' : 'paragraph'
  return {
    text: line.text,
    kind,
    page: line.page,
    fontSize: Math.round(line.height * 10) / 10,
    ...(heading ? { level: line.height > body * 1.4 ? 1 : 2 } : {}),
    ...(kind === 'item' ? { level: 1 } : {}),
    ...(kind === 'paragraph' && line.font !== '' && line.font !== font ? { style: 'bold' } : {}),
    first: line,
    last: line,
  }
}

function goesOn(before: Open, line: Line, { right, step }: Measures): boolean {
  const { last, first } = before
  if (Math.abs(last.height - line.height) > 0.5 || listMark.test(line.text) || line.columns.length > 1) return false
  if (last.font !== '' && line.font !== '' && last.font !== line.font) return false
  if (beginsWithLabel(line.text)) return false
  const apart = before.kind === 'heading' ? Math.max(step * 1.25, line.height * 1.45) : step * 1.25
  const nextPage = line.page === last.page + 1
  if (line.page !== last.page && !nextPage) return false
  if (!nextPage && (last.y - line.y <= 0 || last.y - line.y > apart)) return false
  if (before.kind === 'heading') return !nextPage
  // below a label and its value, what stands at the edge of the label is the next row
  const from = last === first ? last.columns.at(-1)! : last.x
  if (Math.abs(line.x - from) > line.height * 4) return false
  // A short line is the end of its paragraph: the first word of the next one would have fitted.
  const firstWord = line.text.trimStart().split(/\s/, 1)[0]!
  const room = ((right - last.right) / Math.max(1, last.right - last.x)) * last.text.length
  return room < firstWord.length + 1
}

const labels = dictionary()

/** "Start: 2005" begins something new, also below a line that fills the width; so does a label alone, or a glued one. */
function beginsWithLabel(text: string): boolean {
  const words = text.trim().split(/\s+/, 5)
  const glued = words.findIndex(
    (word, i) => i > 0 && /^\p{Lu}/u.test(word) && labels.get(labelKey(words.slice(0, i).join(' ')))?.gluable,
  )
  if (glued > 0) return true
  const head = /^\s*(\p{Lu}[^:\n\t]{0,100}?)\s*(?::|$)/u.exec(text)?.[1]
  return head !== undefined && !/[.;,]$/.test(head) && labels.has(labelKey(head))
}

/**
 * How far to the right the text reaches, but for a few lines that reach out. Where hardly a line comes near the edge
 * and all are short, none was wrapped there.
 */
function edgeOf(lines: Line[], pageWidth: number): number {
  const sorted = lines.map(({ right }) => right).sort((a, b) => a - b)
  const edge = sorted[Math.floor(sorted.length * 0.95)] ?? 0
  const near = sorted.filter((right) => right > edge * 0.95).length
  return near < 3 && edge < pageWidth * 0.7 ? Number.POSITIVE_INFINITY : edge
}

/** The usual distance from one line to the next. */
function usualStep(lines: Line[]): number {
  const steps = lines.slice(1).flatMap((line, i) => {
    const before = lines[i]!
    const step = before.y - line.y
    return before.page === line.page && step > 0 && Math.abs(before.height - line.height) < 0.5 ? [step] : []
  })
  const height = median(lines.map((line) => line.height))
  const usual = median(steps.filter((step) => step < height * 1.9))
  return usual || height * 1.25
}

/** The font of most of the text. */
function bodyFont(lines: Line[]): string {
  const lengths = new Map<string, number>()
  for (const { font, text } of lines) lengths.set(font, (lengths.get(font) ?? 0) + text.length)
  return [...lengths].filter(([font]) => font !== '').reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0])[0]
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
