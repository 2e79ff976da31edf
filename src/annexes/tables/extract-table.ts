import type { Extraction } from '../extraction.ts'
import type { LearnedLabel } from '../labels/labels.ts'
import { guessLanguage } from '../normalise/languages.ts'
import type { Cell, ReadDocument, Sheet } from '../reading/document.ts'
import { listCell, listGaps } from './cover-cells.ts'
import { flatFields } from './flat-fields.ts'
import { findBroken, isFrame } from './frame-rows.ts'
import { headerNames } from './header-names.ts'
import { createJudge, isOfProject } from './judge-row.ts'
import { type FoundTable, findTable, type Mapping } from './map-columns.ts'
import { findPartnerRows } from './partner-rows.ts'
import { type Placed, placeRow } from './place-row.ts'
import { type ReadColumn, type RowValues, readRow } from './read-row.ts'
import { collectEntities } from './row-entities.ts'
import { decideColumns, summarise } from './table-columns.ts'
import type { TableKind } from './table-fields.ts'
import type { TableReading, TableRow } from './table-reading.ts'

const emptyExtraction = (): Extraction => ({
  entities: [],
  relations: [],
  passages: [],
  questions: [],
  labels: [],
  kinds: {},
  warnings: [],
})

/**
 * The rows of the best table of a document: xlsx, ods, csv or json. `mapping` is what an admin decided on its columns,
 * `learned` headings that they taught, `name` the file's, which may tell the kind of the rows. Nothing is thrown: where
 * there is no table, there are no rows and all cells are passages. `tell` hears how many rows are read, now and then.
 */
export function extractTable(
  document: ReadDocument,
  mapping?: Mapping,
  learned: LearnedLabel[] = [],
  name = '',
  tell?: (rows: number) => void,
): TableReading {
  const extraction = emptyExtraction()
  const found = findTable(document, headerNames(learned), { mapping, name })
  for (const [index, { rows }] of document.sheets.entries())
    for (const cells of index === found?.sheet ? rows.slice(0, found.headerRow) : rows)
      for (const cell of cells)
        listCell(extraction, cell, { reason: index === found?.sheet ? 'boilerplate' : 'unmatched_text' })
  const counts = { rows: 0, imported: 0, clean: 0, with_issues: 0, rejected: 0, duplicate_in_file: 0 }
  if (!found) return { kind: 'practice', sheet: '', headerRow: -1, mapping: [], rows: [], counts, extraction }
  const sheet = document.sheets[found.sheet]!
  const partnerRows = findPartnerRows(found, sheet)
  const columns = decideColumns(found, sheet)
  const rows = readRows({ document, sheet, found, columns, partnerRows, extraction, tell })
  for (const { status } of rows) {
    counts.rows++
    if (status === 'rejected' || status === 'duplicate_in_file') counts[status]++
    else {
      counts.imported++
      counts[status === 'new' ? 'clean' : 'with_issues']++
    }
  }
  extraction.kinds[found.kind] = 1
  extraction.passages.sort((a, b) => a.start - b.start)
  const { kind, headerRow } = found
  return {
    kind,
    sheet: sheet.name,
    headerRow,
    mapping: summarise(columns, sheet, headerRow, rows),
    rows,
    counts,
    extraction,
  }
}

type Table = {
  document: ReadDocument
  sheet: Sheet
  found: FoundTable
  columns: ReadColumn[]
  partnerRows: boolean
  extraction: Extraction
  tell?: (rows: number) => void
}

const isBlank = (cells: Cell[]) => cells.every(({ text, formula }) => text.trim() === '' && !formula)
function readRows({ document, sheet, found, columns, partnerRows, extraction, tell }: Table): TableRow[] {
  const { type, text } = document
  const [header, ...below] = sheet.rows.slice(found.headerRow)
  const language = guessLanguage(text)?.language ?? 'en'
  for (const cell of header!)
    if (cell.text.trim()) extraction.labels.push({ start: cell.start, end: cell.end, raw: cell.text })
  const isJson = type === 'json'
  const isOwn = ['ref', 'kind', 'page'].every((name) => columns.some(({ header }) => header === name))
  const context = { text, kind: found.kind, language, isJson, isOwn, memory: new Map() }
  const build = collectEntities(extraction)
  const judge = createJudge({ partnerRows })
  const projects = new Map<string, number>()
  const rows: TableRow[] = []
  let blank = 0
  for (const [i, cells] of below.entries()) {
    if (i % 500 === 499) tell?.(i + 1)
    if (isBlank(cells) && type !== 'json') {
      // an empty line of a csv is no record, an empty row of a sheet is a row
      if (type === 'csv') blank++
      continue
    }
    if (isFrame(cells, i, columns, below)) {
      for (const cell of cells) listCell(extraction, cell, { reason: 'boilerplate' })
      continue
    }
    const values = readRow(cells, columns, context)
    const fields = flatFields(values)
    const broken = findBroken(document, sheet, found.headerRow, i, columns, cells)
    const { status, problems, joins } = judge(i + 1 - blank, values, fields, broken)
    const row: TableRow = {
      ...{ row: i + 1 - blank, kind: values.kind, status, fields, problems },
      ...{ entities: [], relations: [] },
    }
    rows.push(row)
    if (status === 'rejected' || status === 'duplicate_in_file') {
      for (const cell of cells) listCell(extraction, cell, { reason: 'unmatched_text' })
      continue
    }
    const earlier = joins === undefined ? undefined : projects.get(joins)
    const placed = placeRow(build, values, earlier)
    if (joins !== undefined) projects.set(joins, placed.entities[0]!)
    row.entities = placed.entities
    row.relations = placed.relations
    for (const field of placed.differs.filter(isOfProject)) {
      row.status = 'issue'
      row.problems.push({ code: 'differs_from_row', raw: field })
    }
    coverRow(extraction, cells, columns, values, placed)
  }
  return rows
}

function coverRow(
  extraction: Extraction,
  cells: Cell[],
  columns: ReadColumn[],
  { unread }: RowValues,
  { entities: [entity], used }: Placed,
): void {
  const left = new Map(unread.map((each) => [each.column.column, each]))
  const sorted = used.toSorted((a, b) => a.start - b.start)
  for (const [i, cell] of cells.entries()) {
    const known = left.get(i)
    const column = columns[i]
    const passage = { label: column?.header || undefined, entity }
    if (known?.empty) listCell(extraction, cell, { reason: 'boilerplate' })
    else if (!column || column.field === null) listCell(extraction, cell, { reason: 'unmapped_column', ...passage })
    else {
      // not one after the other: a cell that is merged with one above stands before all others of its row
      const own = sorted.filter(({ start, end }) => start < cell.end && end > cell.start)
      listGaps(extraction, cell, own, passage)
    }
  }
}

/** What one row became, as an extraction of its own: for whoever imports row by row. */
export function extractionOfRow({ extraction }: TableReading, { entities, relations, kind }: TableRow): Extraction {
  const at = new Map(entities.map((index, i) => [index, i]))
  return {
    ...emptyExtraction(),
    entities: entities.map((index) => extraction.entities[index]!),
    relations: relations.map((index) => {
      const { from, to, ...rest } = extraction.relations[index]!
      return { ...rest, from: at.get(from)!, to: at.get(to)! }
    }),
    kinds: { [kind as TableKind]: 1 },
  }
}
