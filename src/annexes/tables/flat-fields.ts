import { isLeadRole } from './place-row.ts'
import type { RowValues } from './read-row.ts'
import type { NamedPiece } from './split-cell.ts'
import { titleOf } from './table-fields.ts'

const hidden = new Set(['page', 'currency', 'partner_role'])
const lists = new Set(['partners', 'members'])

/** What a row says, flat: its own fields, and organisations and programmes by their names. */
export function flatFields(row: RowValues): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  const add = (field: string, value: unknown, isList: boolean) => {
    if (isList) fields[field] = [...((fields[field] as unknown[] | undefined) ?? []), value]
    else fields[field] ??= value
  }
  for (const { field, value, item } of row.values) if (!hidden.has(field)) add(field, value, item === true)
  for (const name of ['partner_country', 'partner_region', 'partner_city']) {
    const list = fields[name]
    if (Array.isArray(list) && list.length === 1) fields[name] = list[0]
  }
  const title = titleOf(row.kind)
  if (title !== 'title' && fields.title !== undefined) fields[title] = fields.title
  const role = row.values.find(({ field }) => field === 'partner_role')?.value
  for (const { field, pieces } of row.names) {
    if (field === 'programme') add(field, pieces.map(({ name }) => name.text).join(' | '), false)
    else
      for (const piece of pieces) {
        const isPartner = field === 'partner' || field === 'partners'
        const isLead = isPartner && (piece.lead || isLeadRole(role))
        const name = isLead ? 'lead' : isPartner ? 'partners' : field
        if (lists.has(name) || fields[name] === undefined) add(name, nameOf(piece), lists.has(name))
      }
  }
  return fields
}

const nameOf = ({ name, acronym }: NamedPiece): string => (acronym ? `${name.text} (${acronym.text})` : name.text)
