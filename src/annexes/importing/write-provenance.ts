import type { Db } from '../../database.ts'
import type { Found } from '../extraction.ts'
import { byPerson } from './decide-extraction.ts'
import type { PlannedEntry, PlannedField } from './plan.ts'

type State = 'proposed' | 'accepted' | 'corrected' | 'rejected'
type Row = {
  entryId: number
  field: string
  found: Pick<Found, 'start' | 'end' | 'raw' | 'confidence' | 'rule'>
  value: unknown
  state: State
}
type Origin = { documentId: number; itemId: number; accountId?: number }

/** A value that stands nowhere in the document: a person typed it. */
const nowhere = { start: 0, end: 0, raw: '', confidence: 1, rule: 'typed' }

/**
 * Where the values of an entry stand in a document. The first row of a field holds the value that the import wrote, to
 * be compared with the next time; what the entry said already, or did not take, has no value. `fresh`: the document
 * says nothing of the entry yet. People's data are not copied: a contact has its id and its place.
 */
export function provenanceOf(
  entryId: number,
  entry: PlannedEntry,
  made: {
    fresh: boolean
    relations: { role: string; toId: number; found: Found[] }[]
    contacts: { id: number; found: Found[] }[]
  },
): Row[] {
  const rows = entry.fields.flatMap((field) => rowsOfField(entryId, field, made.fresh))
  for (const { role, toId, found } of made.relations)
    rows.push({ entryId, field: 'relations', found: found[0] ?? nowhere, value: { role, toId }, state: 'proposed' })
  for (const { id, found } of made.contacts) {
    const { start = 0, confidence = 1, rule = 'typed' } = found[0] ?? {}
    const place = { start, end: start, raw: '', confidence, rule }
    rows.push({ entryId, field: 'contacts', found: place, value: { contact: id }, state: 'proposed' })
  }
  if (entry.ref && made.fresh) {
    const title = entry.fields.find(({ field }) => field === 'title')?.found[0]
    rows.push({ entryId, field: 'ref', found: title ?? nowhere, value: entry.ref, state: 'proposed' })
  }
  return rows
}

function rowsOfField(entryId: number, planned: PlannedField, fresh: boolean): Row[] {
  const { field, found, after, said, written, decided, state } = planned
  const row = (each: Row['found'], value: unknown, as: State): Row => ({
    entryId,
    field,
    found: each,
    value,
    state: as,
  })
  if (decided === 'drop') return [row(found[0] ?? nowhere, said, 'rejected')]
  const places = found.length > 0 ? found : [nowhere]
  if (!written) {
    const names = field === 'title' || state === 'same'
    return names && fresh ? found.map((each) => row(each, undefined, 'proposed')) : []
  }
  const as: State =
    decided === 'correct'
      ? 'corrected'
      : decided === 'accept' || found.some(({ rule }) => byPerson.has(rule))
        ? 'accepted'
        : 'proposed'
  return places.map((each, i) => row(each, i === 0 ? after : undefined, as))
}

/** One statement for all of them. */
export async function writeProvenance(db: Db, rows: Row[], { documentId, itemId, accountId }: Origin): Promise<void> {
  if (rows.length === 0) return
  await db.query(
    `insert into provenance (entry_id, field, document_id, item_id, start_at, end_at, raw, value, confidence, rule, state,
       decided_by, decided_at)
     select r.entry_id, r.field, $2, $3, r.start_at, r.end_at, r.raw, r.value, r.confidence, r.rule, r.state,
       case when r.state <> 'proposed' then $4::int end, case when r.state <> 'proposed' then now() end
     from jsonb_to_recordset($1::jsonb) r (entry_id int, field text, start_at int, end_at int, raw text, value jsonb,
       confidence real, rule text, state text)`,
    [
      JSON.stringify(
        rows.map(({ entryId, field, found, value, state }) => ({
          entry_id: entryId,
          field,
          start_at: found.start,
          end_at: found.end,
          raw: found.raw,
          value,
          confidence: found.confidence,
          rule: found.rule,
          state,
        })),
      ),
      documentId,
      itemId,
      accountId,
    ],
  )
}
