import { type Block, type Cell, type ReadDocument, Rejected, type Sheet, storable } from './document.ts'
import { limits } from './limits.ts'

export type RawCell = Pick<Cell, 'text' | 'type' | 'value' | 'formula'>
export const emptyCell = (): RawCell => ({ text: '', type: 'empty' })

/** More rows than this are a table and no form: their cells need no blocks beside. */
const formRows = 200

/**
 * Canonical text of sheets: cells of a row are joined by a tab, rows by a line break. Rows that are empty at the end
 * and columns beyond the last filled one are left out; `widths` keeps how many cells each row had. The cells are those
 * that come in, each with its place: a large table is held once. Throws Rejected where there is too much or nothing.
 */
export function sheetText(
  raw: { name: string; rows: RawCell[][] }[],
  { widths = false } = {},
): Pick<ReadDocument, 'text' | 'blocks' | 'sheets'> {
  const parts: string[] = []
  const blocks: Block[] = []
  let at = 0
  const place = (given: RawCell, column: number): Cell => {
    if (parts.length > 0) parts.push(column > 0 ? '\t' : '\n')
    const start = parts.length > 0 ? at + 1 : at
    const text = storable(given.text)
    parts.push(text)
    at = start + text.length
    if (at > limits.tableCharacters) throw new Rejected('reader_limit', 'characters')
    return Object.assign(given, { text, start, end: at })
  }
  const sheets: Sheet[] = raw.map(({ name, rows }, table) => {
    if (rows.length > limits.rows + 1) throw new Rejected('reader_limit', `${rows.length} rows`)
    const widthOf = widths ? { widths: rows.map(({ length }) => length) } : {}
    trimRows(rows)
    for (const [row, cells] of rows.entries()) {
      if (cells.length > limits.columns) throw new Rejected('reader_limit', `${cells.length} columns`)
      for (const [column, cell] of cells.entries()) {
        const { start, end, text } = place(cell, column)
        if (rows.length <= formRows && text.trim() !== '')
          blocks.push({ no: blocks.length, kind: 'cell', start, end, cell: { table, row, column }, region: 'main' })
      }
    }
    return { name, ...widthOf, rows: rows as Cell[][] }
  })
  if (
    !sheets.some(({ rows }) => rows.some((cells) => cells.some(({ text, formula }) => text.trim() !== '' || formula)))
  )
    throw new Rejected('no_text')
  return { text: parts.join(''), blocks, sheets }
}

const isEmpty = ({ text, formula }: RawCell) => text.trim() === '' && !formula

function trimRows(rows: RawCell[][]): void {
  rows.length = rows.findLastIndex((cells) => !cells.every(isEmpty)) + 1
  for (const cells of rows) cells.length = cells.findLastIndex((cell) => !isEmpty(cell)) + 1
}
