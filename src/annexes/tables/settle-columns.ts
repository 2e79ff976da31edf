import { foldWords } from '../gazetteers/fold-text.ts'
import { labelKey } from '../labels/labels.ts'
import type { Cell, Sheet } from '../reading/document.ts'
import type { MappedColumn } from './map-columns.ts'
import { kindHints, type TableKind, tableFields, tableKinds } from './table-fields.ts'

const words: [TableKind, RegExp][] = [
  ['practice', /practice|praktyk|prax/],
  ['project', /project|projekt|keep/],
  ['organisation', /organi[sz]a|institution|instytuc|instituc|association|stowarzyszen|sdruzeni/],
  ['event', /event|wydarzen|konferenc|conference|akce|udalost/],
  ['partnership', /partnership|partnerstw|partnerstvi/],
  ['programme', /programme|programy|programu/],
]

/** The kind of the rows, by the headings, by what the title is a title of, and by the words around the table. */
export function detectKind(columns: MappedColumn[], votes: Map<TableKind, number>, title: string): TableKind {
  const fields = new Set(columns.map(({ field }) => field))
  if (!fields.has('title')) {
    if (fields.has('acronym') || fields.has('lead')) return 'project'
    if (fields.has('organisation')) return 'organisation'
    if (fields.has('programme') && !fields.has('date')) return 'programme'
  }
  const folded = foldWords(title.slice(0, 2000))
  const scores = tableKinds.map((kind) => {
    const hints = columns.reduce((sum, { field }) => sum + (kindHints[kind][field ?? ''] ?? 0), 0)
    const titled = words.find(([each]) => each === kind)![1].test(folded) ? 2 : 0
    return { kind, score: hints + titled + (votes.get(kind) ?? 0) }
  })
  return scores.reduce((best, each) => (each.score > best.score ? each : best)).kind
}

/** 1, 2, 3 …: numbers of the rows, which say nothing of what they are about. */
function isCount({ column }: MappedColumn, rows: Cell[][], headerRow: number): boolean {
  const numbers = rows
    .slice(headerRow + 1, headerRow + 100)
    .map((cells) => cells[column]?.text.trim().replace(/\.$/, ''))
  const filled = numbers.filter(Boolean)
  return filled.length > 0 && filled.every((text, i) => text === String(i + 1))
}

const programmingPeriod = /^\s*(?:20)(?:00|07|14|21)\s*[-–—/]\s*(?:20)?(?:06|13|20|27)\s*$/

/** Headings that mean one thing or another, by the kind of rows and by what stands below. */
export function settle(columns: MappedColumn[], { rows }: Sheet, headerRow: number, kind: TableKind): void {
  const find = (field: string) => columns.find((each) => each.field === field)
  const rename = (from: string, to: string) => {
    const column = find(from)
    if (column && !find(to) && tableFields.has(to)) column.field = to
  }
  // "Lp." is also how some call a lead partner
  const isNumber = /^(?:nr|no|numer|cislo|number|lp|l p|p c|por c)$/
  for (const column of columns)
    if (isNumber.test(labelKey(column.header)) && isCount(column, rows, headerRow)) column.field = null
  const period = find('programme_period')
  if (period && !find('period') && !find('start')) {
    const below = rows.slice(headerRow + 1, headerRow + 200).map((cells) => cells[period.column]?.text ?? '')
    const filled = below.filter((text) => text.trim() !== '')
    const isProgramming = filled.every((text) => programmingPeriod.test(text))
    if (/^(?:period|okres|obdobi)$/.test(foldWords(period.header)) && !(isProgramming && find('programme')))
      period.field = 'period'
  }
  if (kind === 'organisation' && !find('title')) rename('organisation', 'title')
  if (kind === 'programme' && !find('title')) rename('programme', 'title')
  if (kind === 'project' && !find('title') && find('acronym')) find('acronym')!.field = 'title'
  if (kind === 'programme') {
    rename('start', 'period_start')
    rename('end', 'period_end')
  }
  if (kind === 'event') {
    rename('start', 'date')
    rename('end', 'end_date')
    rename('period', 'date')
    if (!find('venue')) rename('location', find('city') ? 'venue' : 'location')
  }
  if (kind === 'partnership') rename('start', 'since')
  if (kind === 'practice' && !find('description')) rename('objective', 'description')
  if (kind !== 'organisation') {
    rename('email', 'contact_email')
    rename('phone', 'contact_phone')
  }
}
