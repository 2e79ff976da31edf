import type { Found } from '../extraction.ts'
import type { Plan } from '../importing/plan.ts'
import type { Block } from '../reading/document.ts'

/** A stretch of the text; with the field that was read from it. */
export type Part = { text: string; to?: string }
/** A paragraph of the source; of a row of a table its cells. `whole`: fields that all of it went into. */
export type Paragraph = { id: string; parts: Part[]; heading: boolean; whole: string[] }

/** The id of a field on the page. */
export const fieldId = (entity: number, field: string): string => `x-${entity}-${field.replaceAll('.', '-')}`

/** Where each value of a plan stands, by the id of its field on the page. */
export const marksOf = ({ entries }: Plan): Map<string, Found[]> =>
  new Map(
    entries.flatMap(({ entity, fields, relations, contacts }) => [
      ...fields.map(({ field, found }): [string, Found[]] => [fieldId(entity, field), found]),
      ...relations.map(({ found }, n): [string, Found[]] => [fieldId(entity, `relations.${n}`), found]),
      ...contacts.map(({ found }, n): [string, Found[]] => [fieldId(entity, `contacts.${n}`), found]),
    ]),
  )

/** So long a text is not underlined from end to end. */
const longText = 120

/** The text that a reader of the document sees, paragraph by paragraph, with the places that values were read from. */
export function presentSource(text: string, blocks: Block[], marks: Map<string, Found[]>): Paragraph[] {
  const spans = [...marks].flatMap(([to, found]) => found.map(({ start, end }) => ({ to, start, end })))
  return groupsOf(blocks).map((group, n) => {
    const whole = new Set<string>()
    const parts = group.flatMap((block, i): Part[] => {
      const inside = spans.filter(({ start, end }) => start < block.end && end > block.start)
      const long = inside.filter(
        ({ start, end }) => start <= block.start && end >= block.end && block.end - block.start > longText,
      )
      for (const { to } of long) whole.add(to)
      const short = inside.filter((span) => !long.includes(span))
      return [...(i > 0 ? [{ text: ' · ' }] : []), ...split(text, block, short)]
    })
    return { id: `p${n + 1}`, parts, heading: group[0]!.kind === 'heading', whole: [...whole] }
  })
}

/** The paragraphs in which something stands: 5, or 5 to 7. */
export function placeOf(blocks: Block[], found: Found[]): { from: number; to: number } | undefined {
  const numbers = groupsOf(blocks).flatMap((group, n) =>
    found.some(({ start, end }) => start < group.at(-1)!.end && end > group[0]!.start) ? [n + 1] : [],
  )
  return numbers.length > 0 ? { from: numbers[0]!, to: numbers.at(-1)! } : undefined
}

/** Visible blocks of the text itself; the cells of one row together. */
function groupsOf(blocks: Block[]): Block[][] {
  const groups: Block[][] = []
  for (const block of blocks) {
    if (block.hidden || block.region !== 'main') continue
    const last = groups.at(-1)?.at(-1)
    const sameRow = block.cell && last?.cell && block.cell.table === last.cell.table && block.cell.row === last.cell.row
    if (sameRow) groups.at(-1)!.push(block)
    else groups.push([block])
  }
  return groups
}

/** Cuts a block at the ends of its marks; where marks lie in each other, the shortest counts. */
function split(text: string, block: Block, spans: { to: string; start: number; end: number }[]): Part[] {
  const cuts = new Set([block.start, block.end])
  for (const { start, end } of spans)
    for (const cut of [start, end]) if (cut > block.start && cut < block.end) cuts.add(cut)
  const points = [...cuts].sort((a, b) => a - b)
  const parts: Part[] = []
  for (const [i, start] of points.slice(0, -1).entries()) {
    const end = points[i + 1]!
    const [shortest] = spans
      .filter((span) => span.start <= start && span.end >= end)
      .toSorted((a, b) => a.end - a.start - (b.end - b.start))
    const last = parts.at(-1)
    if (last && last.to === shortest?.to) last.text += text.slice(start, end)
    else parts.push({ text: text.slice(start, end), ...(shortest && { to: shortest.to }) })
  }
  return parts
}
