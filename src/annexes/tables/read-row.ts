import { type Language, languages } from '../../languages.ts'
import type { Found } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import type { Cell } from '../reading/document.ts'
import type { MappedColumn } from './map-columns.ts'
import { type CellContext, type Part, type Problem, readCell } from './read-cell.ts'
import type { Decided } from './read-columns.ts'
import type { NamedPiece } from './split-cell.ts'
import { type TableKind, tableFields, tableKinds } from './table-fields.ts'

export type ReadColumn = MappedColumn & { decided: Decided; header: string; span: { start: number; end: number } }
/** A value with its place; `item`: one of a list. */
export type Value = { field: string; value: unknown; found: Found; item?: true; index?: number }
/** Organisations or programmes that a cell names. */
export type Names = { field: string; index?: number; pieces: NamedPiece[]; found: (piece: Span) => Found }
type Span = { start: number; end: number }

export type RowValues = {
  kind: TableKind
  /** Of an export of a portal like this. */
  isOwn: boolean
  values: Value[]
  names: Names[]
  problems: Problem[]
  /** The language of the plain texts, where it is known. */
  language?: Language
  /** Columns whose cell says something that was not read, with whether it only says that there is nothing to say. */
  unread: { column: ReadColumn; cell: Cell; empty: boolean }[]
}

type TableContext = Pick<CellContext, 'language' | 'memory' | 'isJson' | 'isOwn'> & { text: string; kind: TableKind }

/** Everything the cells of a row say. Nothing is put anywhere yet. */
export function readRow(cells: Cell[], columns: ReadColumn[], table: TableContext): RowValues {
  const row: RowValues = {
    kind: table.kind,
    isOwn: table.isOwn ?? false,
    values: [],
    names: [],
    problems: [],
    unread: [],
  }
  const peek = (field: string) => {
    const column = columns.find((each) => each.field === field)
    const cell = column && cells[column.column]
    return cell && readCell(cell, field, tableFields.get(field)!, { ...table, decided: {} }).parts[0]
  }
  const said = {
    currency: peek('currency')?.value as string | undefined,
    country: peek('country')?.value as string | undefined,
  }
  const kind = peek('kind')?.value as TableKind | undefined
  if (kind && tableKinds.includes(kind)) row.kind = kind
  for (const column of columns) {
    const cell = cells[column.column]
    if (!cell || (cell.text.trim() === '' && !cell.formula)) continue
    if (column.field === null) row.unread.push({ column, cell, empty: false })
    else readInto(row, cell, column, { ...table, ...said, decided: column.decided }, table.text)
  }
  settleLanguages(row)
  return row
}

function readInto(row: RowValues, cell: Cell, column: ReadColumn, context: CellContext, text: string): void {
  const { column: number, textLanguage, index, header } = column
  const field = column.field!
  const read = readCell(cell, field, tableFields.get(field)!, context)
  // the heading says how well it was known; what was read of the cell cannot be surer
  const certainty = column.score >= 0.95 ? 1 : 0.9
  const found = ({ start, end }: Span, confidence: number): Found => ({
    start,
    end,
    raw: text.slice(start, end),
    confidence: confidence * certainty,
    rule: `table:${field}`,
    ...(header ? { label: column.span } : {}),
  })
  if (read.problem) {
    row.problems.push({ ...read.problem, column: number, raw: cell.text.slice(0, 500) })
  }
  for (const part of read.parts) row.values.push(toValue(part, found(part, part.confidence), textLanguage, index))
  if (read.names?.length) row.names.push({ field, index, pieces: read.names, found: (piece) => found(piece, 0.9) })
  if (read.parts.length === 0 && !read.names?.length)
    row.unread.push({ column, cell, empty: read.problem === undefined })
}

const toValue = (part: Part, found: Found, language?: Language, index?: number): Value => ({
  field: language ? `${part.field}_${language}` : part.field,
  value: part.value,
  found,
  ...(part.item ? { item: true } : {}),
  ...(index === undefined ? {} : { index }),
})

/**
 * Where texts stand in a column for each language, those in the language of the row become the plain ones: the one that
 * the row says, else the first in which it has a title.
 */
function settleLanguages(row: RowValues): void {
  const { values } = row
  const has = (field: string) => values.some((value) => value.field === field)
  const said = values.find(({ field }) => field === 'language')?.value
  const own = languages.find((each) => each === foldWords(String(said ?? '')).slice(0, 2))
  row.language = own ?? (has('title') ? undefined : languages.find((each) => has(`title_${each}`)))
  if (!row.language) return
  const ending = `_${row.language}`
  const plain = new Set(values.map(({ field }) => field))
  for (const value of values) {
    const bare = value.field.slice(0, -3)
    if (value.field.endsWith(ending) && !plain.has(bare)) value.field = bare
  }
}
