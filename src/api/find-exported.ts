import { passes } from '../catalogue/queries.ts'
import { facetNames, type Search } from '../catalogue/schema.ts'
import { searchQuery } from '../catalogue/words.ts'
import type { Db } from '../database.ts'
import type { ExportedEntry } from './export-columns.ts'

const statement = `
  select c.entry_id id, c.kind, c.slug, c.original_language "originalLanguage", r.content,
    coalesce((select jsonb_agg(jsonb_build_object('role', l.role, 'title', o.title,
        'originalLanguage', o.original_language, 'places', coalesce(o.card -> 'places', '[]'),
        'period', coalesce(o.card -> 'period', '{}')) order by l.position, o.entry_id)
      from relations l join catalogue o on o.entry_id = l.to_id where l.revision_id = r.id), '[]') relations
  from catalogue c join entries e on e.id = c.entry_id join revisions r on r.id = e.published_revision
  where ($1::text is null or exists (select 1 from search_document d where d.entry_id = c.entry_id and d.tsv @@ $1::tsquery))
    and ${passes.join(' and ')} and c.entry_id > $14
  order by c.entry_id limit $15`

/** Published entries that match a search, whatever its page and order, the oldest first; `atOnce` are in memory. */
export async function* findExported(db: Db, search: Search, atOnce = 200): AsyncGenerator<ExportedEntry[]> {
  const query = search.q ? (searchQuery(search.q) ?? "'\u00a7nothing'") : null
  const filters = [query, ...facetNames.map((name) => search[name]), search.from, search.to]
  let last = 0
  for (;;) {
    const { rows } = await db.query<ExportedEntry>({
      name: 'export',
      text: statement,
      values: [...filters, last, atOnce],
    })
    if (rows.length > 0) yield rows
    if (rows.length < atOnce) return
    last = rows.at(-1)!.id
  }
}
