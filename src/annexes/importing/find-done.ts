import type { Db } from '../../database.ts'
import type { Draft } from '../../entries/save-revision.ts'
import type { Language } from '../../languages.ts'
import type { Stays } from './rollback-batch.ts'

/** What a batch did to one entry, and what has become of that since. */
export type Done = {
  entryId: number
  kind: string
  slug: string
  language: Language
  created: boolean
  numberBefore: number | null
  /** The revision from before, as far as what it names is still there. */
  before: Draft | null
  lastItem: number
  /** Why it cannot be undone by itself. */
  why: Stays | null
  /** Entries that name it, outside of what this batch wrote into them; and whether anything else does. */
  heldBy: number[]
  heldElse: boolean
}

/**
 * The entries of a batch that are not undone yet. One that a person saved since, or that another batch changed and
 * that change stands, is edited; what other undone batches wrote and took back does not count.
 */
export async function findDone(db: Db, batchId: number): Promise<Done[]> {
  await db.query(
    `select 1 from entries e where e.id in (select b.entry_id from batch_entries b join batch_items i on i.id = b.item_id
       where i.batch_id = $1 and b.undone_at is null) order by e.id for update`,
    [batchId],
  )
  const { rows } = await db.query<Done>(
    `with did as (
       select b.entry_id, bool_or(b.created) created, min(b.number_before) number_before, max(b.number_after) number_after,
         max(b.item_id) last_item, max(i.finished_at) at
       from batch_entries b join batch_items i on i.id = b.item_id
       where i.batch_id = $1 and b.undone_at is null group by b.entry_id)
     select e.id "entryId", e.kind, e.slug, e.original_language "language", d.created, d.number_before "numberBefore",
       d.last_item "lastItem",
       (select jsonb_build_object('content', r.content,
          'relations', coalesce((select jsonb_agg(jsonb_build_object('role', l.role, 'toId', l.to_id, 'inferred', l.inferred)
            order by l.position) from relations l where l.revision_id = r.id), '[]'),
          'sources', coalesce((select jsonb_agg(s.source_id order by s.position) from revision_sources s where s.revision_id = r.id), '[]'))
        from revisions r where not d.created and r.entry_id = e.id and r.number = d.number_before) before,
       case
         when exists (select 1 from revisions r left join batch_items i on i.id = r.batch_item_id left join batches o on o.id = i.batch_id
           where r.entry_id = e.id and r.number > coalesce(d.number_before, 0) and i.batch_id is distinct from $1
             and o.state is distinct from 'rolled_back') then 'edited'
         when exists (select 1 from working_copies w where w.entry_id = e.id)
           or exists (select 1 from remarks m where m.entry_id = e.id and m.created_at > d.at)
           or (d.created and exists (select 1 from contacts c where c.entry_id = e.id and (c.updated_at > c.created_at
             or c.created_at > d.at or c.public))) then 'edited'
         when (d.created and e.published_at is not null) or exists (select 1 from revisions r
           where r.id = e.published_revision and r.number > coalesce(d.number_before, 0)) then 'public'
         when exists (select 1 from reviews v where v.entry_id = e.id and v.decision is null)
           or exists (select 1 from scheduled_publications s where s.entry_id = e.id) then 'in_review'
       end why,
       coalesce((select jsonb_agg(distinct l.from_id) from relations l join revisions r on r.id = l.revision_id
           left join batch_items i on i.id = r.batch_item_id left join batches o on o.id = i.batch_id
         where l.to_id = e.id and (o.id = $1 or o.state is distinct from 'rolled_back') and (i.batch_id is distinct from $1 or exists (select 1 from did x where x.entry_id = l.from_id))), '[]') "heldBy",
       exists (select 1 from accounts a where a.organisation_id = e.id)
         or exists (select 1 from sources s where s.owner_id = e.id)
         or exists (select 1 from batches b where b.owner_id = e.id)
         or exists (select 1 from entries o where o.owner_id = e.id) "heldElse"
     from did d join entries e on e.id = d.entry_id order by e.id`,
    [batchId],
  )
  return rows
}
