import type { Block, Cell, Sheet } from './reading/document.ts'
import { limits } from './reading/limits.ts'

/** `before`: the block that stands before it. */
export type TableInside = { sheet: Sheet; blocks: Block[]; before?: Block }

/**
 * The tables of a document as sheets, cells by their place: what a docx, an odt and a page have in common with a csv. A
 * cell that is merged over several rows is in each of them. A table in a cell of which others stand is left out.
 */
export function sheetsOf(text: string, blocks: Block[]): TableInside[] {
  const tables = new Map<number, { block: Block; i: number }[]>()
  for (const [i, block] of blocks.entries())
    if (block.cell) {
      const own = tables.get(block.cell.table) ?? []
      tables.set(block.cell.table, own)
      own.push({ block, i })
    }
  return [...tables.values()].flatMap((own): TableInside[] => {
    const isWhole = own.every(({ i }, n) => n === 0 || i === own[n - 1]!.i + 1)
    const [rows, columns] = [sizeOf(own, 'row'), sizeOf(own, 'column')]
    if (!isWhole || rows < 2 || columns < 2 || columns > limits.columns || rows * columns > limits.cells) return []
    const cells = Array.from({ length: rows }, () => new Array<Cell | undefined>(columns).fill(undefined))
    for (const { block } of own) put(cells, block, text)
    return [
      {
        sheet: { name: '', rows: cells.map(fill) },
        blocks: own.map(({ block }) => block),
        before: blocks[own[0]!.i - 1],
      },
    ]
  })
}

const sizeOf = (own: { block: Block }[], side: 'row' | 'column') =>
  own.reduce((most, { block }) => Math.max(most, block.cell![side] + 1), 0)

function put(cells: (Cell | undefined)[][], { cell: place, start, end }: Block, text: string): void {
  const { row, column, rows = 1 } = place!
  const known = cells[row]![column]
  const from = known?.start ?? start
  const cell: Cell = { text: text.slice(from, end), start: from, end, type: 'text' }
  for (let below = row; below < Math.min(cells.length, row + rows); below++) cells[below]![column] = cell
}

/** An empty cell stands where the one before it ends. */
function fill(cells: (Cell | undefined)[]): Cell[] {
  let at = cells.find((cell) => cell)?.start ?? 0
  return cells.map((cell) => {
    at = cell?.end ?? at
    return cell ?? { text: '', start: at, end: at, type: 'empty' }
  })
}
