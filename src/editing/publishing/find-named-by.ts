import type { Db } from '../../database.ts'
import type { Translated } from '../../fields.ts'

/** An entry that names another one, and in what role. */
export type NamedBy = { role: string; title: Translated }

/** The first entry that names each of these organisations in its newest version, by their ids. */
export async function findNamedBy(db: Db, ids: number[]): Promise<Map<number, NamedBy>> {
  const { rows } = await db.query<NamedBy & { id: number }>(
    `select distinct on (l.to_id) l.to_id id, l.role, r.content -> 'title' title
     from relations l join entries e on e.id = l.from_id and e.draft_revision = l.revision_id
       join revisions r on r.id = l.revision_id
       join entries o on o.id = l.to_id and o.kind = 'organisation'
     where l.to_id = any($1) and r.content ? 'title' order by l.to_id, l.position, e.id`,
    [ids],
  )
  return new Map(rows.map(({ id, ...named }) => [id, named]))
}
