import type { Extraction } from '../extraction.ts'
import type { Problem } from './read-cell.ts'
import type { Decided } from './read-columns.ts'
import type { TableKind } from './table-fields.ts'

/** A column as an admin sees it: where it goes, how sure that is, and what stands in it. */
export type TableColumn = {
  column: number
  header: string
  /** `title`, or `title_pl` for a text in one language; null: kept with each row as a passage. */
  field: string | null
  score: number
  decided: Decided
  /** Up to five different values. */
  samples: string[]
  filled: number
  /** Cells that could not be read as what the column holds. */
  errors: number
}

export type RowStatus = 'new' | 'issue' | 'duplicate_in_file' | 'rejected'
export type TableRow = {
  /** From 1, the header left out. */
  row: number
  kind: TableKind
  status: RowStatus
  fields: Record<string, unknown>
  problems: Problem[]
  /** Indexes into the extraction; the first is what the row is about. None of a row that is not imported. */
  entities: number[]
  relations: number[]
}

export type TableReading = {
  kind: TableKind
  /** Name of the sheet; '' where the format has none. */
  sheet: string
  /** From 0, in the sheet; -1 where there is no table. */
  headerRow: number
  mapping: TableColumn[]
  rows: TableRow[]
  counts: {
    rows: number
    imported: number
    clean: number
    with_issues: number
    rejected: number
    duplicate_in_file: number
  }
  extraction: Extraction
}
