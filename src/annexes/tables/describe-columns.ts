import { languages } from '../../languages.ts'
import type { Mapping } from './map-columns.ts'
import { tableFields, translatedFields } from './table-fields.ts'
import type { TableColumn, TableReading } from './table-reading.ts'

/** A, B, … Z, AA: how a spreadsheet calls its columns. */
export const columnName = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnName(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26))

export type DescribedColumn = TableColumn & {
  name: string
  /** Which share of the rows has something here, and which share of that could not be read; 0 to 1. */
  fillRate: number
  errorRate: number
}

/** What an admin sees of each column on the page where the mapping is decided. */
export const describeColumns = ({ mapping, counts }: TableReading): DescribedColumn[] =>
  mapping.map((column) => ({
    ...column,
    name: columnName(column.column),
    fillRate: counts.rows > 0 ? column.filled / counts.rows : 0,
    errorRate: column.filled > 0 ? column.errors / column.filled : 0,
  }))

/** All that a column can be mapped to: fields, and those of texts once more for each language. */
export const mappableFields = (): string[] =>
  [...tableFields.keys()].flatMap((field) =>
    translatedFields.has(field) ? [field, ...languages.map((language) => `${field}_${language}`)] : [field],
  )

/** The mapping that was used, as it is kept for the next table with the same headings. */
export const mappingOf = ({ kind, mapping }: TableReading): Mapping => ({
  kind,
  columns: mapping.map(({ header, field }) => ({ header, field })),
})
