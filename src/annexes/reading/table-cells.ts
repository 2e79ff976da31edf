import { type Block, Rejected } from './document.ts'
import { limits } from './limits.ts'

/** Where a cell stands; all blocks of a cell share one. */
export type Place = NonNullable<Block['cell']>
type Span = { columns?: number; rows?: number; header?: boolean }

type OpenCell = { place: Place; grid: number; nth: number }
type OpenTable = {
  number: number
  row: number
  grid: number
  nth: number
  /** Cells that reach into rows below, by their first column. */
  reaching: Map<number, { until: number; columns: number }>
  cells: OpenCell[]
  /** How many cells each row has. */
  counts: Map<number, number>
  /** The last cell of each column that another one below may go on. */
  above: Map<number, Place>
  place?: Place
  isJoined?: boolean
}

/** What a file says of a span; no table is wider or longer than we read. */
const bounded = (value: number | undefined, most: number) => Math.min(Math.max(1, Math.trunc(value ?? 1) || 1), most)

/**
 * Follows the tables of a document, one inside another too, and says where each cell stands. Where all rows have as
 * many cells, the column is which of them it is: offices draw rows of one table at slightly different widths. Where
 * cells are merged, it is the column of the table in which the cell begins. Throws Rejected where there are too many.
 */
export function createTables() {
  const open: OpenTable[] = []
  let [tables, cells] = [0, 0]
  const top = () => open.at(-1)
  return {
    /** The cell that is open, in which text stands. */
    place: (): Place | undefined => top()?.place,
    startTable(): void {
      open.push({
        number: tables++,
        row: -1,
        grid: 0,
        nth: 0,
        reaching: new Map(),
        cells: [],
        counts: new Map(),
        above: new Map(),
      })
    },
    startRow(): void {
      const table = top()
      if (!table) return
      table.row++
      table.grid = 0
      table.nth = 0
      table.place = undefined
    },
    /** Columns without a cell before the first one. */
    skip(columns: number): void {
      const table = top()
      if (table) table.grid += bounded(columns, limits.columns)
    },
    startCell({ columns, rows, header }: Span = {}): Place | undefined {
      const table = top()
      if (!table) return undefined
      if (++cells > limits.cells) throw new Rejected('reader_limit', 'cells')
      for (let above = table.reaching.get(table.grid); above; above = table.reaching.get(table.grid)) {
        if (above.until <= table.row) {
          table.reaching.delete(table.grid)
          break
        }
        table.grid += above.columns
        table.nth++
      }
      const wide = bounded(columns, limits.columns)
      const long = bounded(rows, limits.rows)
      const place: Place = {
        table: table.number,
        row: Math.max(0, table.row),
        column: table.grid,
        ...(wide > 1 ? { columns: wide } : {}),
        ...(long > 1 ? { rows: long } : {}),
        ...(header ? { header } : {}),
      }
      table.cells.push({ place, grid: table.grid, nth: table.nth })
      if (long > 1) table.reaching.set(table.grid, { until: table.row + long, columns: wide })
      table.grid += wide
      table.nth++
      table.counts.set(place.row, table.nth)
      table.place = place
      return place
    },
    /** More is known of the cell only when it is open: it is as wide, or goes on from above. */
    widen(columns: number): void {
      const table = top()
      if (!table?.place) return
      const wide = bounded(columns, limits.columns)
      if (wide > 1) table.place.columns = wide
      table.grid += wide - 1
    },
    /** The open cell is the rest of one above. */
    joinAbove(): void {
      const table = top()
      const above = table?.place && table.above.get(table.place.column)
      if (!table?.place || !above) return
      above.rows = table.place.row - above.row + 1
      table.isJoined = true
    },
    endCell(): void {
      const table = top()
      if (table?.place && !table.isJoined) table.above.set(table.place.column, table.place)
      if (table) [table.place, table.isJoined] = [undefined, false]
    },
    endTable(): void {
      const table = open.pop()
      if (table) settle(table)
    },
  }
}

function settle({ cells, counts }: OpenTable): void {
  const isEven = new Set([...counts.values()].filter((count) => count > 1)).size <= 1
  const used = [...new Set(cells.map(({ grid }) => grid))].sort((a, b) => a - b)
  const rank = new Map(used.map((grid, i) => [grid, i]))
  for (const { place, grid, nth } of cells) {
    const wide = place.columns ?? 1
    place.column = isEven ? nth : rank.get(grid)!
    if (wide === 1) continue
    const columns = isEven ? 1 : used.filter((each) => each >= grid && each < grid + wide).length
    if (columns > 1) place.columns = columns
    else delete place.columns
  }
}
