import type { Sheet } from '../reading/document.ts'
import type { FoundTable } from './map-columns.ts'
import { decideColumn } from './read-columns.ts'
import type { ReadColumn } from './read-row.ts'
import { tableFields } from './table-fields.ts'
import type { TableColumn, TableRow } from './table-reading.ts'

/** Columns with what is decided for each by all its cells. */
export function decideColumns({ columns, headerRow }: FoundTable, { rows }: Sheet): ReadColumn[] {
  const header = rows[headerRow]!
  const decided = columns.map((column): ReadColumn => {
    const below = rows.slice(headerRow + 1).flatMap((cells) => cells[column.column] ?? [])
    const form = column.field === null ? undefined : tableFields.get(column.field)
    const { start, end } = header[column.column]!
    return {
      ...column,
      span: { start, end },
      decided: { ...(form ? decideColumn(form, column.header, below) : {}), ...column.given },
    }
  })
  // a column of dates that proves no order has that of the others, where they agree
  const isDate = ({ field }: ReadColumn) => ['date', 'period'].includes(tableFields.get(field ?? '') ?? '')
  const orders = new Set(decided.filter(isDate).flatMap((column) => column.decided.order ?? []))
  const [order] = orders
  if (orders.size === 1 && order !== 'both')
    for (const column of decided.filter(isDate))
      if (!column.decided.order) column.decided = { ...column.decided, order, orderOfOthers: true }
  return decided
}

/** Columns as an admin sees them, when the rows have been read. */
export function summarise(columns: ReadColumn[], { rows }: Sheet, headerRow: number, read: TableRow[]): TableColumn[] {
  const errors = new Map<number, number>()
  for (const { problems } of read)
    for (const { column } of problems) if (column !== undefined) errors.set(column, (errors.get(column) ?? 0) + 1)
  return columns.map(({ column, header, field, textLanguage, score, decided }) => {
    const samples = new Set<string>()
    let filled = 0
    for (const cells of rows.slice(headerRow + 1)) {
      const text = cells[column]?.text.trim()
      if (!text) continue
      filled++
      if (samples.size < 5) samples.add(text.slice(0, 200))
    }
    const name = field && textLanguage ? `${field}_${textLanguage}` : field
    return {
      column,
      header,
      field: name,
      score,
      decided,
      samples: [...samples],
      filled,
      errors: errors.get(column) ?? 0,
    }
  })
}
