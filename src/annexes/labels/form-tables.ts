import type { Block } from '../reading/document.ts'
import type { Dictionary } from './labels.ts'
import { longestLabel, lookUpLabel } from './look-up-label.ts'

type Column = { cells: number; known: number; long: number; bare: number }
const numberOnly = /^\s*(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?|[a-z]\)|[IVX]{1,4}\.?)\s*$/

/**
 * Tables that are forms, by their number, each with the columns that name what stands to the right of them. A table of
 * two columns is one unless its first column has long texts; a wider one where a column is mostly known labels, so that
 * a list with a row of headings is none.
 */
export function findForms(text: string, blocks: Block[], labels: Dictionary): Map<number, Set<number>> {
  const tables = new Map<number, Column[]>()
  for (const { cell, start, end } of blocks) {
    if (!cell) continue
    const columns = tables.get(cell.table) ?? []
    tables.set(cell.table, columns)
    while (columns.length <= cell.column) columns.push({ cells: 0, known: 0, long: 0, bare: 0 })
    const column = columns[cell.column]!
    const words = text.slice(start, end)
    column.cells++
    if (lookUpLabel(words, labels, true)) column.known++
    if (words.length > longestLabel) column.long++
    if (numberOnly.test(words)) column.bare++
  }
  return new Map(
    [...tables].flatMap(([table, columns]): [number, Set<number>][] => {
      const named = labelColumns(columns)
      return named.length > 0 ? [[table, new Set(named)]] : []
    }),
  )
}

function labelColumns(columns: Column[]): number[] {
  const [first] = columns
  if (columns.length < 2 || !first) return []
  const known = columns.flatMap(({ known, cells }, i) =>
    i < columns.length - 1 && known >= 2 && known * 2 >= cells ? [i] : [],
  )
  if (known.length > 0) return known
  if (columns.length === 2 && first.long * 2 <= first.cells) return [0]
  // a number, what is asked, the answer
  return columns.length === 3 && first.bare === first.cells && columns[1]!.known > 0 ? [1] : []
}
