import { readQuery } from '../catalogue/queries.ts'
import type { Search } from '../catalogue/schema.ts'
import type { Db } from '../database.ts'
import { findIds } from '../search/find-ids.ts'
import type { ExportedEntry } from './export-columns.ts'

const statement = `
  select c.entry_id id, c.kind, c.slug, c.original_language "originalLanguage", r.content,
    coalesce((select jsonb_agg(jsonb_build_object('role', l.role, 'title', o.title,
        'originalLanguage', o.original_language, 'places', coalesce(o.card -> 'places', '[]'),
        'period', coalesce(o.card -> 'period', '{}')) order by l.position, o.entry_id)
      from relations l join catalogue o on o.entry_id = l.to_id where l.revision_id = r.id), '[]') relations
  from catalogue c join entries e on e.id = c.entry_id join revisions r on r.id = e.published_revision
  where c.entry_id = any($1)
  order by c.entry_id`

/** Published entries that match a search, whatever its page and order, the oldest first; `atOnce` are in memory. */
export async function* findExported(db: Db, search: Search, atOnce = 200): AsyncGenerator<ExportedEntry[]> {
  const ids = await findIds(db, readQuery(search.q), search)
  for (let i = 0; i < ids.length; i += atOnce) {
    const { rows } = await db.query<ExportedEntry>({
      name: 'export',
      text: statement,
      values: [ids.slice(i, i + atOnce)],
    })
    if (rows.length > 0) yield rows
  }
}
