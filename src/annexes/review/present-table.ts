import { fieldLabel } from '../../editing/form/field-labels.ts'
import type { T } from '../../languages.ts'
import { fieldMaps } from '../importing/field-maps.ts'
import type { PlanRow } from '../importing/plan-queries.ts'
import { describeColumns, mappableFields } from '../tables/describe-columns.ts'
import { parseFieldName, type TableKind } from '../tables/table-fields.ts'
import type { KeptTable } from './table-parts.ts'

const most = 200

const ownWords = new Set(
  `ref organisation lead partners partner members parent operator programme programme_period period country region city
  location places themes lead_country partner_country organisation_country lead_region lead_city partner_region
  partner_city contact_name contact_role contact_email contact_phone partner_role language kind status currency page
  time title summary`.split(/\s+/),
)

/** What a column of a table can hold, in words; the name itself where there are none. */
export function columnLabel(t: T, kind: TableKind, name: string): string {
  const { field, language } = parseFieldName(name) ?? { field: name }
  const mapped = [kind, ...Object.keys(fieldMaps)]
    .map((each) => fieldMaps[each as keyof typeof fieldMaps]?.[field]?.field)
    .find(Boolean)
  const label = ownWords.has(field) ? t(`annexes.col_${field}`) : mapped ? fieldLabel(t, mapped) : field
  return language ? t('fields.inLanguage', { label, language: t(`vocabulary.language_${language}`) }) : label
}

export function presentColumns(table: KeptTable, t: T) {
  const options = mappableFields()
    .map((value) => ({ value, label: columnLabel(t, table.kind, value) }))
    .sort((a, b) => a.label.localeCompare(b.label, t.language))
  return describeColumns({ ...table, rows: [], extraction: undefined as never }).map((column) => ({
    name: column.name,
    column: column.column,
    header: column.header,
    field: column.field,
    samples: column.samples.slice(0, 5),
    filled: column.filled,
    errors: column.errors,
    options,
    decided: decidedWords(column.decided, t),
  }))
}

/** What was decided from the whole column: the order of its dates, its decimal sign, its currency. */
function decidedWords({ order, decimal, currency, orderOfOthers }: KeptTable['mapping'][number]['decided'], t: T) {
  const parts = [
    order && t(`annexes.order_${order}`),
    order && orderOfOthers && t('annexes.orderOfOthers'),
    decimal && t(`annexes.decimal_${decimal === 'both' ? 'both' : decimal === ',' ? 'comma' : 'point'}`),
    currency && (currency === 'both' ? t('annexes.currency_both') : currency),
  ]
  return parts.filter(Boolean).join('; ')
}

const known = new Set(
  `no_title duplicate_in_file duplicate_ref end_before_start formula_like_text formula_without_value cell_error
  wrong_checksum differs_from_row wrong_cell_count not_an_object unknown_country`.split(/\s+/),
)

function reasonOf(t: T, code: string, raw = ''): string {
  if (known.has(code)) return t(`annexes.row_${code}`, { raw })
  const family = /^(unreadable|ambiguous)_/.exec(code)?.[1]
  return t(`annexes.row_${family ?? 'other'}`)
}

/** The rows that somebody has to look at, a line for each thing that is wrong with them. */
export function presentProblems({ problems, mapping, kind }: KeptTable, t: T) {
  const header = (column: number | undefined) => mapping.find((each) => each.column === column)
  const rows = problems.slice(0, most).flatMap(({ row, status, problems: found }) =>
    (found.length > 0 ? found : [{ code: 'other' } as (typeof found)[number]]).map(({ code, column, raw }) => {
      const at = header(column)
      return {
        row,
        column: at ? at.header || columnLabel(t, kind, at.field ?? '') : '',
        raw: raw && raw.length > 120 ? `${raw.slice(0, 119)}…` : raw,
        reason: reasonOf(t, code, raw),
        status,
      }
    }),
  )
  return { rows, more: problems.length - Math.min(most, problems.length) }
}

const outcomes = ['new', 'changed', 'unchanged', 'question', 'duplicate', 'rejected'] as const

/** The rows of the parts of a table by outcome. */
export const countsOfParts = (parts: PlanRow[]): Record<(typeof outcomes)[number], number> =>
  Object.fromEntries(
    outcomes.map((name) => [name, parts.reduce((sum, { summary }) => sum + (summary.rowCounts?.[name] ?? 0), 0)]),
  ) as Record<(typeof outcomes)[number], number>
