import { setImmediate } from 'node:timers/promises'
import type { Entity, Extraction } from '../extraction.ts'
import type { TableRow } from './table-reading.ts'

/** A row of a part: `entity` is what it is about, as the part numbers it; none of a row that is not imported. */
export type PartRow = Pick<TableRow, 'row' | 'status'> & { entity?: number }
export type TablePart = { extraction: Extraction; rows: PartRow[] }

/** So many rows are planned and written together: all of them or none. */
export const rowsPerPart = 100

/**
 * The extraction of a table in parts of so many rows, each as if it were a document of its own. What rows of several
 * parts name, an organisation perhaps, is in each of them, with the places in its rows.
 */
export async function splitTable(rows: TableRow[], extraction: Extraction, size = rowsPerPart): Promise<TablePart[]> {
  const partOf = new Map<number, number>()
  const parts: Numbered[] = []
  for (let from = 0; from === 0 || from < rows.length; from += size) {
    const own = rows.slice(from, from + size)
    for (const entity of own.flatMap(({ entities }) => entities))
      if (!partOf.has(entity)) partOf.set(entity, parts.length)
    parts.push(partWith(own, extraction))
    await setImmediate() // visitors are answered between
  }
  const place = (entity: number | undefined) => (entity === undefined ? 0 : (partOf.get(entity) ?? 0))
  const starts = startsOf(parts)
  for (const [n, passage] of extraction.passages.entries()) {
    if (n % 20_000 === 0) await setImmediate()
    const part = parts[passage.entity === undefined ? placeAt(starts, passage.start) : place(passage.entity)]!
    const entity = passage.entity === undefined ? undefined : part.numbers.get(passage.entity)
    part.extraction.passages.push({ ...passage, ...(passage.entity !== undefined && { entity }) })
  }
  for (const question of extraction.questions) {
    const part = parts[place(question.about[0]?.entity)]!
    const about = question.about.flatMap((each) => {
      const entity = part.numbers.get(each.entity)
      return entity === undefined ? [] : [{ ...each, entity }]
    })
    part.extraction.questions.push({ ...question, about })
  }
  for (const label of extraction.labels) parts[placeAt(starts, label.start)]!.extraction.labels.push(label)
  parts[0]!.extraction.warnings = extraction.warnings
  return parts.map(({ extraction: own, rows: ownRows }) => ({ extraction: own, rows: ownRows }))
}

type Numbered = TablePart & { numbers: Map<number, number>; range: Range }

/** Where the text of each part starts; the first one has what stands before, too. */
function startsOf(parts: Numbered[]): number[] {
  const starts: number[] = []
  for (const { range } of parts)
    starts.push(starts.length === 0 ? 0 : Math.max(starts.at(-1)!, Number.isFinite(range.start) ? range.start : 0))
  return starts
}

/** The last part that starts at or before a place. */
function placeAt(starts: number[], at: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (starts[middle]! <= at) low = middle
    else high = middle - 1
  }
  return low
}

function partWith(own: TableRow[], whole: Extraction): Numbered {
  const relations = [...new Set(own.flatMap((row) => row.relations))].map((n) => whole.relations[n]!)
  const wanted = [...own.flatMap(({ entities }) => entities), ...relations.flatMap(({ from, to }) => [from, to])]
  const numbers = new Map([...new Set(wanted)].sort((a, b) => a - b).map((entity, n) => [entity, n]))
  const range = rangeOf(own, whole)
  return {
    numbers,
    range,
    rows: own.map(({ row, status, entities }) => ({ row, status, entity: numbers.get(entities[0] ?? -1) })),
    extraction: {
      entities: [...numbers.keys()].map((entity) => within(whole.entities[entity]!, range)),
      relations: relations.map((each) => ({ ...each, from: numbers.get(each.from)!, to: numbers.get(each.to)! })),
      passages: [],
      questions: [],
      labels: [],
      kinds: whole.kinds,
      warnings: [],
    },
  }
}

type Range = { start: number; end: number }

/** From the first to the last place that the rows themselves speak of. */
function rangeOf(rows: TableRow[], { entities }: Extraction): Range {
  let [start, end] = [Number.POSITIVE_INFINITY, 0]
  for (const entity of rows.flatMap((row) => row.entities.slice(0, 1)))
    for (const found of Object.values(entities[entity]!.provenance).flat()) {
      start = Math.min(start, found.start)
      end = Math.max(end, found.end)
    }
  return { start, end }
}

/** The places of an entity in the rows of a part; a list keeps one for each of its values. */
function within(entity: Entity, { start, end }: Range): Entity {
  const provenance = Object.entries(entity.provenance).map(([field, found]) => {
    if (Array.isArray(entity.fields[field])) return [field, found]
    const own = found.filter((each) => each.start >= start && each.end <= end)
    return [field, own.length > 0 ? own : found.slice(0, 1)]
  })
  return { ...entity, provenance: Object.fromEntries(provenance) }
}
