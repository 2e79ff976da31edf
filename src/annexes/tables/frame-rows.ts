import { foldWords } from '../gazetteers/fold-text.ts'
import type { Cell, ReadDocument, Sheet } from '../reading/document.ts'
import type { ReadColumn } from './read-row.ts'

const closing =
  /^(?:total|sum|suma|razem|ogolem|lacznie|celkem|soucet|source|sources|zrodlo|zdroj|note|notes|uwaga|uwagi|poznamka)\b/

/** A row under the headings that counts the columns, or one at the end that sums up or names the source. */
export function isFrame(cells: Cell[], i: number, columns: ReadColumn[], below: Cell[][]): boolean {
  const filled = cells.filter(({ text }) => text.trim() !== '')
  if (i === 0 && filled.length > 2)
    return cells.every(({ text }, column) => text.trim().replace(/\.$/, '') === String(column + 1))
  const mapped = columns.filter(({ field }) => field !== null).length
  if (i < below.length - 5 || filled.length * 2 > mapped || mapped < 3) return false
  return closing.test(foldWords(filled[0]!.text.slice(0, 40)))
}

/** Codes of what is wrong with the row as a row: too many or too few cells, no object. */
export function findBroken(
  { type }: ReadDocument,
  { rows, widths }: Sheet,
  headerRow: number,
  i: number,
  columns: ReadColumn[],
  cells: Cell[],
): string[] {
  const extra = cells.slice(columns.length).some(({ text }) => text.trim() !== '')
  const [usual, own] = [widths?.[headerRow], widths?.[headerRow + 1 + i]]
  if (type === 'csv' && (extra || (usual !== undefined && own !== undefined && own < usual)))
    return ['wrong_cell_count']
  if (type !== 'json') return []
  if (extra) return ['not_an_object']
  const loose = rows[headerRow]!.findIndex(({ text }) => text === '')
  return loose >= 0 && cells[loose]?.text ? ['not_an_object'] : []
}
