import { type Block, type Cell, type ReadDocument, Rejected, type Sheet } from './document.ts'
import { limits } from './limits.ts'

export type RawCell = Pick<Cell, 'text' | 'type' | 'value' | 'formula'>

/** More rows than this are a table and no form: their cells need no blocks beside. */
const formRows = 200

/**
 * Canonical text of sheets: cells of a row are joined by a tab, rows by a line break. Rows that are empty at the end
 * and columns beyond the last filled one are left out; `widths` keeps how many cells each row had. Throws Rejected where there is too much of it or nothing.
 */
export function sheetText(
  raw: { name: string; rows: RawCell[][] }[],
  { widths = false } = {},
): Pick<ReadDocument, 'text' | 'blocks' | 'sheets'> {
  const parts: string[] = []
  const blocks: Block[] = []
  let at = 0
  const sheets: Sheet[] = raw.map(({ name, rows }, table) => {
    if (rows.length > limits.rows + 1) throw new Rejected('reader_limit', `${rows.length} rows`)
    return {
      name,
      ...(widths ? { widths: rows.map(({ length }) => length) } : {}),
      rows: trimRows(rows).map((cells, row, all) =>
        cells.map((cell, column) => {
          if (cells.length > limits.columns) throw new Rejected('reader_limit', `${cells.length} columns`)
          if (parts.length > 0) at += 1
          if (parts.length > 0) parts.push(column > 0 ? '\t' : '\n')
          const { text } = cell
          const placed: Cell = { ...cell, text, start: at, end: at + text.length }
          parts.push(text)
          at = placed.end
          if (at > limits.characters * 10) throw new Rejected('reader_limit', 'characters')
          if (all.length <= formRows && text.trim() !== '')
            blocks.push({
              no: blocks.length,
              kind: 'cell',
              start: placed.start,
              end: placed.end,
              cell: { table, row, column },
              region: 'main',
            })
          return placed
        }),
      ),
    }
  })
  if (
    !sheets.some(({ rows }) => rows.some((cells) => cells.some(({ text, formula }) => text.trim() !== '' || formula)))
  )
    throw new Rejected('no_text')
  return { text: parts.join(''), blocks, sheets }
}

const isEmpty = ({ text, formula }: RawCell) => text.trim() === '' && !formula

function trimRows(rows: RawCell[][]): RawCell[][] {
  const last = rows.findLastIndex((cells) => !cells.every(isEmpty))
  return rows.slice(0, last + 1).map((cells) => cells.slice(0, cells.findLastIndex((cell) => !isEmpty(cell)) + 1))
}
