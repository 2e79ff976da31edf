import { formatMoment } from '../../accounts/moments.ts'
import { personName } from '../../accounts/person-name.ts'
import type { Db } from '../../database.ts'
import type { Kind } from '../../entries/kind.ts'
import type { T } from '../../languages.ts'
import { type Person, personOf } from './list-reviews.ts'

/** Something that was said about a field of an entry; field '' is the whole, no author the contact who was asked. */
export type Remark = {
  id: number
  /** The revision that was looked at. */
  number: number
  field: string
  body: string
  author: Person | null
  createdAt: Date
  resolvedAt: Date | null
}

/** All remarks on an entry, in the order in which they were made. */
export async function listRemarks(db: Db, entryId: number): Promise<Remark[]> {
  const { rows } = await db.query<Remark>(
    `select m.id, m.number, m.field, m.body, ${personOf('m.author_id')} author, m.created_at "createdAt",
       m.resolved_at "resolvedAt"
     from remarks m where m.entry_id = $1 order by m.id`,
    [entryId],
  )
  return rows
}

/** A remark as pages show it: with who said it, and when, in words. */
export type ShownRemark = Remark & { who: string; when: string; settled: boolean }

export const presentRemarks = (remarks: Remark[], t: T): ShownRemark[] =>
  remarks.map((remark) => ({
    ...remark,
    who: remark.author ? personName(t, remark.author) : t('reviews.contact'),
    when: formatMoment(remark.createdAt, t.language),
    settled: remark.resolvedAt !== null,
  }))

/** Those that still ask for something, or were settled since the text that readers see. */
export const isCurrent =
  (publicNumber: number | null) =>
  ({ resolvedAt, number }: Remark): boolean =>
    !resolvedAt || number > (publicNumber ?? 0)

/** Remarks by the field that they are about. */
export const byField = <R extends Remark>(remarks: R[]): Map<string, R[]> => Map.groupBy(remarks, ({ field }) => field)

/** May a remark be about it? '' is the whole entry. */
const isField = (kind: Kind, field: string): boolean =>
  ['', 'relations', 'sources', ...Object.keys((kind.schema as unknown as { shape: object }).shape)].includes(field)

/** Writes down what was said about fields of a revision; fields that the kind has not are left out. Gives how many. */
export async function addRemarks(
  db: Db,
  entry: { id: number; kind: Kind },
  number: number,
  said: ReadonlyMap<string, string>,
  accountId: number,
): Promise<number> {
  const remarks = [...said].filter(([field]) => isField(entry.kind, field))
  // sent twice by a form that was sent twice: said once
  const { rowCount } = await db.query(
    `insert into remarks (entry_id, number, field, body, author_id)
     select $1, $2, s.field, s.body, $5 from unnest($3::text[], $4::text[]) s (field, body)
     where not exists (select 1 from remarks m where m.entry_id = $1 and m.field = s.field and m.body = s.body
       and m.author_id = $5 and m.resolved_at is null)`,
    [entry.id, number, remarks.map(([field]) => field), remarks.map(([, body]) => body), accountId],
  )
  return rowCount ?? 0
}

/** Marks remarks of an entry as settled. */
export async function settleRemarks(db: Db, entryId: number, ids: number[], accountId: number): Promise<void> {
  await db.query(
    `update remarks set resolved_at = now(), resolved_by = $3
     where entry_id = $1 and id = any($2) and resolved_at is null`,
    [entryId, ids, accountId],
  )
}

/** Settles a remark, or opens one that was settled. */
export async function turnRemark(db: Db, entryId: number, id: number, accountId: number): Promise<void> {
  await db.query(
    `update remarks set resolved_at = case when resolved_at is null then now() end,
       resolved_by = case when resolved_at is null then $3::int end
     where entry_id = $1 and id = $2`,
    [entryId, id, accountId],
  )
}
