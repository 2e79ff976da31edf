import { type Entity, type Extraction, emptyExtraction } from './extraction.ts'
import { foldWords } from './gazetteers/fold-text.ts'
import type { Block, Cell, ReadDocument, Sheet } from './reading/document.ts'
import { sheetsOf } from './sheets-of-blocks.ts'
import { extractTable } from './tables/extract-table.ts'
import { type HeaderNames, nameHeader } from './tables/header-names.ts'
import { type FoundTable, findTable, type MappedColumn, type Mapping } from './tables/map-columns.ts'
import { isAssociated, isLeadRole } from './tables/place-row.ts'
import { type Piece, splitNames } from './tables/split-cell.ts'
import { kindHints, type TableKind } from './tables/table-fields.ts'

export type BodyRole = 'lead' | 'associated' | 'partner'
/** A list in a document: what its rows say, numbered as its own, and which organisation of it has which part. */
export type ListInside = {
  start: number
  /** Undefined where nobody can tell what the rows are about. */
  kind?: TableKind
  extraction: Extraction
  /** What each row is about. */
  rows: { entity: number; role: BodyRole }[]
  blocks: Set<Block>
}

/** No document that people write has more; a page of tables alone is no annex. */
const mostTables = 200

/**
 * The lists in the tables of a document: below a row of headings that we know each row names an organisation, a project,
 * an event, a practice. The rows are read as those of any table. Forms, and tables that nobody knows, are none.
 */
export function findLists(document: ReadDocument, blocks: Block[], names: HeaderNames): ListInside[] {
  const lists: ListInside[] = []
  for (const { sheet, blocks: own, before } of sheetsOf(document.text, blocks).slice(0, mostTables)) {
    const start = own[0]!.start
    const heading = before ? document.text.slice(before.start, before.end).slice(0, 120) : ''
    const alone = { ...document, type: 'docx' as const, sheets: [sheet] }
    const found = findTable(alone, names, { name: heading })
    if (!found || !hasHeadings(found, sheet, names)) continue
    const kind = kindOf(found, sheet, heading, names)
    if (!kind) {
      // below headings no cell is a label: what nobody can name stays as it is, row by row
      if (found.columns.length > 2)
        lists.push({ start, rows: [], extraction: rowsOf(document.text, own), blocks: new Set(own) })
      continue
    }
    const mapping = kind === 'organisation' ? bodies(found, sheet, names) : undefined
    const { extraction, rows } = extractTable(alone, mapping, [], heading)
    const role = found.columns.find((column) => isRole(column, found, sheet))
    const about = rows.flatMap(({ row, entities: [entity] }) => {
      if (entity === undefined) return []
      const said = role && sheet.rows[found.headerRow + row]![role.column]
      if (kind === 'organisation') splitName(extraction.entities[entity]!)
      if (kind === 'organisation' && said?.text.trim()) note(extraction, said)
      return [{ entity, role: roleOf(said?.text) }]
    })
    if (about.length > 0) lists.push({ start, kind, extraction, rows: about, blocks: new Set(own) })
  }
  return lists
}

/** "Association of Towns (AOT), PL": one cell, as in other lists of organisations. */
function splitName({ fields, provenance }: Entity): void {
  const [found] = provenance.name ?? []
  const [piece, more] = found ? splitNames(found.raw) : []
  if (!found || !piece || more) return
  const put = (field: string, value: string, part: Piece | undefined) => {
    if (!part || (field !== 'name' && fields[field] !== undefined)) return
    const [start, end] = [found.start + part.start, found.start + part.end]
    fields[field] = value
    provenance[field] = [{ ...found, start, end, raw: found.raw.slice(part.start, part.end) }]
  }
  put('name', piece.name.text, piece.name)
  put('acronym', piece.acronym?.text ?? '', piece.acronym)
  put('country', piece.country?.code ?? '', piece.country)
}

/** A cell that says the part of an organisation was understood. */
function note(extraction: Extraction, { start, end, text }: Cell): void {
  extraction.passages = extraction.passages.filter((passage) => passage.start < start || passage.end > end)
  extraction.labels.push({ start, end, raw: text })
}

const roleOf = (said: string | undefined): BodyRole =>
  isLeadRole(said) ? 'lead' : isAssociated(said) ? 'associated' : 'partner'

const bodyWords = /partner|czlonk|clen|member|instytuc|instituc|institution|organi[sz]a|uczestni|ucastni|participant/
const isBody = ({ field }: MappedColumn) => /^(?:partners?|organisation|members|lead)$/.test(field ?? '')

/** Is the row that was found one of headings, with only a title above it, and no form of labels below? */
function hasHeadings({ columns, headerRow }: FoundTable, { rows }: Sheet, names: HeaderNames): boolean {
  const header = rows[headerRow]!.filter(({ text }) => text.trim() !== '')
  const known = columns.filter(({ field }) => field !== null)
  const below = rows.slice(headerRow + 1)
  const named = below.filter(([first]) => first?.text.trim() && nameHeader(first.text, names))
  const isTitled = rows.slice(0, headerRow).every((cells) => cells.filter(({ text }) => text.trim()).length < 2)
  return isTitled && known.length >= 2 && known.length * 2 >= header.length && named.length * 2 <= below.length
}

function rowsOf(text: string, blocks: Block[]): Extraction {
  const extraction = emptyExtraction()
  let row: number | undefined
  for (const { start, end, cell } of blocks) {
    const open = extraction.passages.at(-1)
    if (open && row === cell!.row) [open.end, open.raw] = [end, text.slice(open.start, end)]
    else extraction.passages.push({ start, end, raw: text.slice(start, end), reason: 'unmatched_text' })
    row = cell!.row
  }
  return extraction
}

/** What the rows are about; undefined where that is not sure: nothing is made of a list that may be anything. */
function kindOf(found: FoundTable, sheet: Sheet, heading: string, names: HeaderNames): TableKind | undefined {
  const { columns, headerRow, kind } = found
  const title = titleOf(columns, names)
  const words = foldWords([heading, ...sheet.rows.slice(0, headerRow).map(([first]) => first?.text ?? '')].join(' '))
  const said = title && nameHeader(title.header, names)?.kind
  if (!title) return columns.some(isBody) ? 'organisation' : undefined
  if (said) return said
  const hasRole = columns.some((column) => isRole(column, found, sheet))
  if (bodyWords.test(words) || hasRole || columns.some(({ field }) => /^partner_/.test(field ?? '')))
    return 'organisation'
  const hints = columns.reduce((sum, { field }) => sum + (kindHints[kind][field ?? ''] ?? 0), 0)
  return hints >= 3 || kindWords[kind].test(words) ? kind : undefined
}

const kindWords: Record<TableKind, RegExp> = {
  practice: /practice|praktyk|prax/,
  project: /project|projekt/,
  event: /event|wydarzen|konferenc|conference|akce|udalost|milestone|kamien|milnik/,
  programme: /program/,
  partnership: /partnership|partnerstw|partnerstvi/,
  organisation: bodyWords,
}

/** The column with the titles; not that of acronyms behind the one with the names of organisations. */
function titleOf(columns: MappedColumn[], names: HeaderNames): MappedColumn | undefined {
  const title = columns.find(({ field }) => field === 'title')
  const isAcronym = title && nameHeader(title.header, names)?.field === 'acronym'
  const body = columns.find(({ field }) => field === 'partner' || field === 'organisation')
  return isAcronym && body && body.column < title.column ? undefined : title
}

/** A column in which it says who leads and who takes part; "Role" may be that of a person, too. */
function isRole({ column, field }: MappedColumn, { headerRow }: FoundTable, { rows }: Sheet): boolean {
  if (field === 'partner_role') return true
  const said = rows.slice(headerRow + 1).flatMap((cells) => cells[column]?.text.trim() || [])
  return field === 'contact_role' && said.length > 0 && said.every((text) => isPart.test(foldWords(text)))
}
const isPart =
  /^(?:lp\b|pp ?\d*\b|lead|lider|leader|partner|wiodac|vedouci|associated|stowarzyszon|pridruzen|beneficjent)/

/** A list of organisations: whatever the headings call it, the first name is theirs, and so is what is said beside. */
function bodies(found: FoundTable, { rows }: Sheet, names: HeaderNames): Mapping {
  const { columns, headerRow } = found
  const name = titleOf(columns, names) ?? columns.find(isBody)
  const hasPerson = columns.some(({ field }) => field === 'contact_name')
  const has = (field: string) => columns.some((column) => column.field === field)
  return {
    kind: 'organisation',
    headerRow,
    columns: columns.map((column) => {
      const { header, field } = column
      const own = /^(?:partner|organisation|lead)_(country|region|city)$/.exec(field ?? '')?.[1]
      if (column === name) return { header, field: 'title' }
      if (field === 'title') return { header, field: 'acronym' }
      if (isRole(column, found, { name: '', rows })) return { header, field: 'partner_role' }
      if (own && !has(own)) return { header, field: own }
      if (/^(?:email|phone)$/.test(field ?? '') && hasPerson) return { header, field: `contact_${field}` }
      if (/^contact_(?:email|phone)$/.test(field ?? '') && !hasPerson) return { header, field: field!.slice(8) }
      return { header, field: isBody(column) || field === 'budget_total' ? null : field }
    }),
  }
}
