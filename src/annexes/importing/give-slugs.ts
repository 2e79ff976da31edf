import type { Db } from '../../database.ts'
import { makeSlug } from '../../editing/make-slug.ts'
import type { KnownEntries } from './known-entries.ts'
import type { PlannedEntry } from './plan.ts'

/** The addresses that new entries will have, in one statement. */
export async function giveSlugs(db: Db, entries: PlannedEntry[], { withoutBatch }: KnownEntries): Promise<void> {
  const made = entries.filter(({ action }) => action === 'create')
  if (made.length === 0) return
  const wishes = made.map(({ kind, title }) => makeSlug(title) || kind)
  const { rows } = await db.query<{ key: string }>(
    `with wish as (select distinct w.slug from unnest($1::text[]) w (slug))
     select e.kind || '/' || e.slug "key" from entries e where (e.slug in (select w.slug from wish w)
         or regexp_replace(e.slug, '-[0-9]+$', '') in (select w.slug from wish w))
       and not exists (select 1 from batch_entries b join batch_items i on i.id = b.item_id
         where b.entry_id = e.id and b.created and i.batch_id = $2)
     union select f.kind || '/' || f.slug from former_slugs f where f.slug in (select w.slug from wish w)
         or regexp_replace(f.slug, '-[0-9]+$', '') in (select w.slug from wish w)`,
    [wishes, withoutBatch],
  )
  const taken = new Set(rows.map(({ key }) => key))
  for (const [i, entry] of made.entries()) {
    let slug = wishes[i]!
    for (let n = 2; taken.has(`${entry.kind}/${slug}`); n++) slug = `${wishes[i]}-${n}`
    taken.add(`${entry.kind}/${slug}`)
    entry.slug = slug
  }
}
