import { type ReadDocument, Rejected } from './document.ts'
import { limits } from './limits.ts'
import { readMembers } from './open-archive.ts'
import { readXml } from './read-xml.ts'
import { emptyCell, type RawCell, sheetText } from './sheet-text.ts'

type Attributes = Record<string, string>
type RawSheet = { name: string; rows: RawCell[][] }

/** Said about a cell or drawn over it, and changes that are not in it. */
const skipped = ['annotation', 'shapes', 'tracked-changes', 'ruby-text']

/** An OpenDocument workbook (ISO/IEC 26300). Of a formula only the result that the file keeps is read. Throws Rejected. */
export async function readOds(bytes: Buffer): Promise<ReadDocument> {
  const scripts: string[] = []
  const members = await readMembers(bytes, (name) => {
    if (/^(?:Basic|Scripts|Object \d+|ObjectReplacements)\//.test(name)) scripts.push(name)
    return /^(?:content|META-INF\/manifest)\.xml$/.test(name)
  })
  const find = (name: string) => members.find((member) => member.name === name)?.bytes
  if (find('META-INF/manifest.xml')?.includes('encryption-data')) throw new Rejected('encrypted')
  const content = find('content.xml')
  if (!content) throw new Rejected('corrupt_file', 'content.xml')
  const { sheets, hiddenSheets } = readSheets(content)
  return {
    type: 'ods',
    mediaType: '',
    charset: null,
    charsetHow: null,
    pages: null,
    ...sheetText(sheets),
    warnings: scripts.length > 0 ? [{ code: 'active_content_removed', detail: `${scripts.length}` }] : [],
    dropped: hiddenSheets > 0 ? { hiddenSheets } : {},
  }
}

function readSheets(content: Buffer): { sheets: RawSheet[]; hiddenSheets: number } {
  const sheets: RawSheet[] = []
  const hiddenStyles = new Set<string>()
  const skipping: string[] = []
  let style: string | undefined
  let [hiddenSheets, depth] = [0, 0]
  let rows: RawCell[][] | undefined
  let row: { cells: RawCell[]; empty: number; times: number } | undefined
  let cell: { attributes: Attributes; lines: string[] } | undefined
  let [emptyRows, cells] = [0, 0]
  const endRow = () => {
    const { cells: own, times } = row!
    if (!rows) return
    if (own.length === 0) emptyRows += times
    else {
      // a sheet has a million rows and says of most of them at once that they are empty
      if (rows.length + emptyRows + times > limits.rows + 100) throw new Rejected('reader_limit', 'rows')
      cells += own.length * times
      if (cells > limits.tableCells) throw new Rejected('reader_limit', 'cells')
      for (; emptyRows > 0; emptyRows--) rows.push([])
      for (let i = 0; i < times; i++) rows.push(own.map((each) => ({ ...each })))
    }
  }
  const endCell = (found: RawCell, times: number) => {
    if (found.type === 'empty' && !found.formula) row!.empty += times
    else {
      if (row!.cells.length + row!.empty + times > limits.columns) throw new Rejected('reader_limit', 'columns')
      for (; row!.empty > 0; row!.empty--) row!.cells.push(emptyCell())
      for (let i = 0; i < times; i++) row!.cells.push({ ...found })
    }
  }
  readXml(content, {
    open({ name, attributes }) {
      if (skipped.includes(name)) skipping.push(name)
      if (skipping.length > 0) return
      if (name === 'style') style = attributes.name
      else if (name === 'table-properties' && attributes.display === 'false' && style) hiddenStyles.add(style)
      else if (name === 'table' && depth++ === 0) {
        const isHidden = hiddenStyles.has(attributes['style-name'] ?? '')
        if (isHidden) hiddenSheets++
        rows = isHidden ? undefined : []
        emptyRows = 0
        if (rows) sheets.push({ name: attributes.name ?? '', rows })
      } else if (name === 'table-row' && depth === 1)
        row = { cells: [], empty: 0, times: timesOf(attributes['number-rows-repeated']) }
      else if ((name === 'table-cell' || name === 'covered-table-cell') && row && !cell)
        cell = { attributes, lines: [] }
      else if (name === 'p') cell?.lines.push('')
      else if (name === 's') append(cell, ' '.repeat(Math.min(Number(attributes.c ?? 1) || 1, 200)))
      else if (name === 'tab') append(cell, '\t')
      else if (name === 'line-break') append(cell, '\n')
    },
    text(piece) {
      if (skipping.length === 0) append(cell, piece)
    },
    close({ name }) {
      if (skipping.at(-1) === name) skipping.pop()
      else if (skipping.length > 0) return
      else if (name === 'table') depth--
      else if (name === 'table-row' && row && depth === 1) {
        endRow()
        row = undefined
      } else if ((name === 'table-cell' || name === 'covered-table-cell') && cell && depth === 1) {
        if (rows) endCell(shapeCell(cell), timesOf(cell.attributes['number-columns-repeated']))
        cell = undefined
      }
    },
  })
  return { sheets, hiddenSheets }
}

const timesOf = (said: string | undefined) => Math.max(1, Math.trunc(Number(said ?? 1)) || 1)

/** Text of a cell stands in its paragraphs. */
function append(cell: { lines: string[] } | undefined, piece: string): void {
  if (cell && cell.lines.length > 0) cell.lines[cell.lines.length - 1] += piece
}

function shapeCell({ attributes, lines }: { attributes: Attributes; lines: string[] }): RawCell {
  const { 'value-type': type, value, 'date-value': date, 'boolean-value': truth } = attributes
  const marked = attributes.formula === undefined ? {} : { formula: true }
  const text = lines.join('\n')
  if (/^(?:#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)|Err:\d+)$/.test(text) && marked.formula)
    return { text, type: 'error', ...marked }
  if (type === 'date' && /^\d{4}-\d\d-\d\d/.test(date ?? ''))
    return { text: date!.slice(0, 10), type: 'date', value: date!.slice(0, 10), ...marked }
  if (type === 'boolean') return { text: String(truth === 'true'), type: 'boolean', value: truth === 'true', ...marked }
  const number = value === undefined || value === '' ? Number.NaN : Number(value)
  if (/^(?:float|currency|percentage)$/.test(type ?? '') && Number.isFinite(number))
    return { text: String(number), type: 'number', value: number, ...marked }
  return { text, type: text.trim() === '' ? 'empty' : 'text', ...marked }
}
