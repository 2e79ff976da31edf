import { createHash } from 'node:crypto'
import type { Language } from '../../languages.ts'
import { labelKey } from '../labels/labels.ts'
import type { Cell, ReadDocument, Sheet } from '../reading/document.ts'
import { type HeaderNames, type NamedHeader, nameHeader } from './header-names.ts'
import type { Decided } from './read-columns.ts'
import { detectKind, settle } from './settle-columns.ts'
import { parseFieldName, type TableKind, tableFields } from './table-fields.ts'

/** What an admin decided on a table with these headings: kept per header signature. `field` null: none of ours. */
export type Mapping = {
  sheet?: string
  headerRow?: number
  kind?: TableKind
  columns: { header: string; field: string | null; decided?: Decided }[]
}

export type MappedColumn = {
  column: number
  header: string
  field: string | null
  textLanguage?: Language
  index?: number
  score: number
  given?: Decided
}
export type FoundTable = { sheet: number; headerRow: number; kind: TableKind; columns: MappedColumn[] }

/** Merged titles, notes and logos stand above a table; its headings are among the first rows. */
const headerRows = 15

/** The sheet and row whose headings we know best; undefined where there is no table: fewer than two known columns. */
export function findTable(
  document: ReadDocument,
  names: HeaderNames,
  { mapping, name = '' }: { mapping?: Mapping; name?: string } = {},
): FoundTable | undefined {
  let best: { sheet: number; headerRow: number; score: number } | undefined
  // an admin's headings count, also those that nobody else knows
  const memory = new Map<string, number>()
  const given = mapping && new Set(mapping.columns.map(({ header }) => labelKey(header)))
  const least = given ? 0 : 1.5
  const scoreOf = (text: string) => (given ? Number(given.has(labelKey(text))) : (nameHeader(text, names)?.score ?? 0))
  for (const [sheet, { name: sheetName, rows }] of document.sheets.entries()) {
    if (mapping?.sheet !== undefined && mapping.sheet !== sheetName) continue
    for (const [headerRow, cells] of rows.slice(0, headerRows).entries()) {
      if (mapping?.headerRow !== undefined && mapping.headerRow !== headerRow) continue
      const score = scoreRow(cells, scoreOf, memory)
      if (rows.length > headerRow + 1 && score > (best?.score ?? least)) best = { sheet, headerRow, score }
    }
  }
  if (!best) return undefined
  const sheet = document.sheets[best.sheet]!
  if (!mapping && isForm(sheet, best, names)) return undefined
  const { columns, votes } = mapHeaders(sheet.rows[best.headerRow]!, names, mapping)
  const title = [
    name,
    sheet.name,
    ...sheet.rows
      .slice(0, best.headerRow)
      .flat()
      .map(({ text }) => text),
  ].join(' ')
  const kind = mapping?.kind ?? detectKind(columns, votes, title)
  // where each row says its kind, headings mean just what they say
  if (!columns.some(({ field }) => field === 'kind')) settle(columns, sheet, best.headerRow, kind)
  return columns.some(({ field }) => field !== null) ? { ...best, kind, columns } : undefined
}

function scoreRow(cells: Cell[], scoreOf: (text: string) => number, memory: Map<string, number>): number {
  let score = 0
  const seen = new Set<string>()
  for (const { text } of cells) {
    if (text.length > 120) score -= 1
    if (text.trim() === '' || text.length > 120) continue
    const known = memory.get(text) ?? scoreOf(text)
    memory.set(text, known)
    // the same word again and again is a value
    score += seen.has(text) && !/country|nuts|kraj|stat/i.test(text) ? known / 4 : known
    seen.add(text)
  }
  return score
}

/** Labels in the first column and values in the second: a form that was filled in, not a table. */
function isForm(
  { rows }: Sheet,
  { headerRow, score }: { headerRow: number; score: number },
  names: HeaderNames,
): boolean {
  if (rows.length > 200 || Math.max(...rows.map((cells) => cells.length)) > 3) return false
  const labels = rows.slice(headerRow).filter(([first]) => first && nameHeader(first.text, names)).length
  return labels > score && labels > 2
}

/** The field of each heading; of two columns for one field the better known keeps it, then the first. */
function mapHeaders(cells: Cell[], names: HeaderNames, mapping?: Mapping) {
  const votes = new Map<TableKind, number>()
  const given = new Map(mapping?.columns.map((each) => [labelKey(each.header), each]))
  const named = cells.map((cell, column): { column: MappedColumn; found?: NamedHeader } => {
    const header = cell.text.replace(/\s+/g, ' ').trim()
    const own = given.get(labelKey(header))
    if (own) {
      const parsed = own.field === null ? undefined : parseFieldName(own.field)
      const field = parsed?.field ?? null
      return {
        column: { column, header, field, textLanguage: parsed?.language, score: field ? 1 : 0, given: own.decided },
      }
    }
    const found = mapping ? undefined : nameHeader(header, names)
    const { field = null, score = 0, textLanguage, index } = found ?? {}
    return { column: { column, header, field, score, textLanguage, index }, found }
  })
  for (const [i, { column, found }] of named.entries()) {
    const rival = named.find(
      ({ column: other }) =>
        other !== column &&
        other.field === column.field &&
        other.textLanguage === column.textLanguage &&
        other.index === column.index &&
        (other.score > column.score || (other.score === column.score && other.column < column.column)),
    )
    if (rival && column.field)
      yieldField(
        column,
        named.slice(0, i).map((each) => each.column),
        found,
      )
  }
  // whose title it is says most; a name of another thing beside the title says nothing
  for (const { column, found } of named)
    if (found?.kind && column.field === 'title') votes.set(found.kind, column.column === 0 ? 6 : 5)
  return { columns: named.map(({ column }) => column), votes }
}

const ofOthers = ['lead', 'partner', 'organisation']

/** A second "Country" belongs to the organisation whose column it follows; a second title may be an organisation's name. */
function yieldField(column: MappedColumn, before: MappedColumn[], found?: NamedHeader): void {
  const { field } = column
  column.field = null
  const taken = (name: string) => before.some((other) => other.field === name)
  if (field === 'title' && found?.kind === 'organisation' && !taken('organisation')) column.field = 'organisation'
  const owner = before.findLast((other) => ofOthers.includes(other.field ?? ''))?.field
  if (owner && ['country', 'region', 'city'].includes(field ?? '')) {
    const own = `${owner}_${field}`
    if (tableFields.has(own) && !taken(own)) column.field = own
  }
}

/** The same for every table with the same headings, whatever their case, marks and signs. */
export function headerSignature(columns: { header: string }[]): string {
  const names = columns.map(({ header }) => labelKey(header)).filter(Boolean)
  return createHash('sha256').update(names.join('\n')).digest('base64url')
}
