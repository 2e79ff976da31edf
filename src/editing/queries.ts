import type { Db } from '../database.ts'
import type { Origin } from '../entries/save-revision.ts'
import type { Translated } from '../fields.ts'
import type { Language } from '../languages.ts'
import type { Filter, State } from './schema.ts'

/** Whose entries somebody may list: everything, or what is public and what their own organisation has. */
export type Scope = { everything: boolean; organisationId: number | null }

/** SQL with $1 and $2 of a scope, for an entry named `e`. */
const own = '($1::boolean or e.owner_id = $2::int)'
const inScope = `(${own} or e.status = 'published')`

export type Count = { kind: string; state: State; count: number }

/** How many entries there are of each kind and state. */
export async function countEntries(db: Db, { everything, organisationId }: Scope): Promise<Count[]> {
  const { rows } = await db.query<Count>(
    `select e.kind, e.status state, count(*)::int count from entries e where ${inScope} group by e.kind, e.status`,
    [everything, organisationId],
  )
  return rows
}

export type ListedEntry = {
  id: number
  kind: string
  slug: string
  state: State
  originalLanguage: Language
  /** Changes of a published entry that are not public yet. */
  waiting: boolean
  /** Of the newest revision that the person may see; null where nothing was saved yet. */
  title: Translated | null
  languages: Language[]
  revision: number | null
  savedAt: Date | null
  origin: Origin | null
}

/** The entries of a filter, those saved last first. */
export async function listEntries(
  db: Db,
  { everything, organisationId }: Scope,
  { kind, state, page }: Filter,
  limit: number,
): Promise<ListedEntry[]> {
  const { rows } = await db.query<ListedEntry>(
    `select e.id, e.kind, e.slug, e.status state, e.original_language "originalLanguage",
       ${own} and e.status = 'published' and e.draft_revision > e.published_revision waiting, r.content -> 'title' title,
       array(select jsonb_object_keys(r.content -> 'title')) languages,
       r.number revision, r.created_at "savedAt", r.origin
     from entries e left join revisions r
       on r.id = case when ${own} then coalesce(e.draft_revision, e.published_revision) else e.published_revision end
     where ${inScope} and (cardinality($3::text[]) = 0 or e.kind = any($3))
       and (cardinality($4::text[]) = 0 or e.status = any($4))
     order by r.created_at desc nulls last, e.id desc limit $5 offset $6`,
    [everything, organisationId, kind, state, limit, (page - 1) * limit],
  )
  return rows
}
