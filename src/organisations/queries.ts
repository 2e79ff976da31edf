import { type Item, itemOf } from '../catalogue/item.ts'
import type { Db } from '../database.ts'

/** An organisation that stands in the same entries as another, with the role that it has in each. */
export type Companion = { item: Item; shared: { role: string; inferred: boolean; item: Item }[] }

/** More than this a page does not list; how many there are it says. */
const shown = 24

/** Organisations named beside this one in projects, partnerships and practices, those with most in common first. */
export async function findCompanions(db: Db, entryId: number): Promise<{ companions: Companion[]; total: number }> {
  const { rows } = await db.query<Companion & { total: number }>({
    name: 'companions',
    text: `
      with shared as (
        select distinct on (b.to_id, x.entry_id) b.to_id, x.entry_id, b.role, b.inferred
        from relations a join entries f on f.id = a.from_id and f.published_revision = a.revision_id
          join catalogue x on x.entry_id = f.id and x.kind in ('project', 'partnership', 'practice')
          join relations b on b.revision_id = a.revision_id and b.to_id <> a.to_id
        where a.to_id = $1 order by b.to_id, x.entry_id, b.inferred, b.role
      )
      select ${itemOf('o')} item, count(*) over ()::int total,
        jsonb_agg(jsonb_build_object('role', s.role, 'inferred', s.inferred, 'item', ${itemOf('x')})
          order by x.start_year nulls last, x.entry_id) shared
      from shared s join catalogue o on o.entry_id = s.to_id and o.kind = 'organisation'
        join catalogue x on x.entry_id = s.entry_id
      group by o.entry_id order by count(*) desc, o.entry_id limit ${shown}`,
    values: [entryId],
  })
  return { companions: rows, total: rows[0]?.total ?? 0 }
}
