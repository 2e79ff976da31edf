import { type ReadDocument, Rejected, type Warning } from './document.ts'
import { limits } from './limits.ts'
import { type Member, readMembers } from './open-archive.ts'
import { readXml } from './read-xml.ts'
import { emptyCell, type RawCell, sheetText } from './sheet-text.ts'
import { dayOfSerial, readDateFormats, readSharedStrings, readWorkbook } from './xlsx-parts.ts'

type Book = { strings: string[]; dates: boolean[]; from1904: boolean }

const active = /^xl\/(?:vbaProject|externalLinks\/externalLink|embeddings\/|activeX\/|connections\.xml|queryTables\/)/

/** A workbook (ECMA-376). Of a formula only the result that the file keeps is read. Throws Rejected. */
export async function readXlsx(bytes: Buffer): Promise<ReadDocument> {
  let removed = 0
  const members = await readMembers(bytes, (name) => {
    if (active.test(name)) removed++
    return /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/.test(
      name,
    )
  })
  const find = (name: string) => members.find((member: Member) => member.name === name)?.bytes
  const workbook = find('xl/workbook.xml')
  if (!workbook) throw new Rejected('corrupt_file', 'xl/workbook.xml')
  const { sheets, from1904 } = readWorkbook(workbook, find('xl/_rels/workbook.xml.rels'))
  const book = {
    strings: readSharedStrings(find('xl/sharedStrings.xml')),
    dates: readDateFormats(find('xl/styles.xml')),
    from1904,
  }
  const shown = sheets.flatMap(({ name, path, hidden }) => {
    const part = find(path)
    return part && !hidden ? [{ name, rows: readSheet(part, book) }] : []
  })
  const hiddenSheets = sheets.filter(({ hidden }) => hidden).length
  const warnings: Warning[] = removed > 0 ? [{ code: 'active_content_removed', detail: `${removed}` }] : []
  return {
    type: 'xlsx',
    mediaType: '',
    charset: null,
    charsetHow: null,
    pages: null,
    ...sheetText(shown),
    warnings,
    dropped: hiddenSheets > 0 ? { hiddenSheets } : {},
  }
}

function readSheet(bytes: Buffer, book: Book): RawCell[][] {
  const rows: RawCell[][] = []
  let row: RawCell[] = []
  let cell: { type: string; style: number; value: string; formula: boolean } | undefined
  let column = 0
  let [inValue, inText] = [false, false]
  readXml(bytes, {
    open({ name, attributes }) {
      if (name === 'row') {
        const number = Number(attributes.r ?? rows.length + 1)
        if (!(number >= 1) || number > limits.rows + 100) throw new Rejected('reader_limit', 'rows')
        row = []
        rows[number - 1] = row
        column = 0
      } else if (name === 'c') {
        const letters = /^[A-Z]+/.exec(attributes.r ?? '')?.[0]
        if (letters) column = columnOf(letters)
        if (column > limits.columns) throw new Rejected('reader_limit', 'columns')
        cell = { type: attributes.t ?? 'n', style: Number(attributes.s ?? -1), value: '', formula: false }
      } else if (name === 'f' && cell) cell.formula = true
      else if (name === 'v') inValue = true
      else if (name === 't') inText = true
    },
    text(piece) {
      if (cell && (inValue || inText)) cell.value += piece
    },
    close({ name }) {
      if (name === 'v') inValue = false
      else if (name === 't') inText = false
      else if (name === 'c' && cell) {
        row[column] = shapeCell(cell, book)
        column++
        cell = undefined
      }
    },
  })
  // rows and cells that the file does not name are there and empty
  if (rows.reduce((sum, cells) => sum + cells.length, 0) > limits.tableCells)
    throw new Rejected('reader_limit', 'cells')
  return Array.from(rows, (cells = []) => Array.from(cells, (each) => each ?? emptyCell()))
}

function shapeCell(
  { type, style, value, formula }: { type: string; style: number; value: string; formula: boolean },
  book: Book,
): RawCell {
  const marked = formula ? { formula } : {}
  if (value === '') return { text: '', type: 'empty', ...marked }
  if (type === 's') return { text: book.strings[Number(value)] ?? '', type: 'text', ...marked }
  if (type === 'e') return { text: value, type: 'error', ...marked }
  if (type === 'b') return { text: value === '1' ? 'true' : 'false', type: 'boolean', value: value === '1', ...marked }
  if (type === 'd') return { text: value.slice(0, 10), type: 'date', value: value.slice(0, 10), ...marked }
  if (type === 'str' || type === 'inlineStr') return { text: value, type: 'text', ...marked }
  const number = Number(value)
  if (!Number.isFinite(number)) return { text: value, type: 'text', ...marked }
  const day = book.dates[style] ? dayOfSerial(number, book.from1904) : undefined
  if (day) return { text: day, type: 'date', value: day, ...marked }
  return { text: String(number), type: 'number', value: number, ...marked }
}

/** A → 0, Z → 25, AA → 26. */
const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
