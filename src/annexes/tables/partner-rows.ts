import { foldWords } from '../gazetteers/fold-text.ts'
import type { Sheet } from '../reading/document.ts'
import type { FoundTable } from './map-columns.ts'

/**
 * Has each row one partner of a project, so that a project takes several rows? There is a column of one partner, and
 * the same project comes again, or is left out below its first row. Then what follows that column is the partner's.
 */
export function findPartnerRows({ columns, headerRow, kind }: FoundTable, { rows }: Sheet): boolean {
  const find = (field: string) => columns.find((each) => each.field === field && each.index === undefined)
  const partner = find('partner')
  if (!partner || kind !== 'project') return false
  const key = find('ref') ?? find('acronym') ?? find('title')
  const programme = find('programme')
  const text = (row: number, column: { column: number } | undefined) =>
    (column && rows[row]![column.column]?.text.trim()) ?? ''
  const seen = new Set<string>()
  let again = 0
  for (let row = headerRow + 1; row < rows.length; row++) {
    if (text(row, partner) === '') continue
    const name = text(row, key)
    const project = foldWords(`${name} ${text(row, programme)}`)
    if (name === '' || seen.has(project)) again++
    seen.add(project)
  }
  if (again === 0) return false
  for (const column of columns)
    if (column.column > partner.column && ['country', 'region', 'city'].includes(column.field ?? '')) {
      const own = `partner_${column.field}`
      if (!find(own)) column.field = own
    }
  return true
}
