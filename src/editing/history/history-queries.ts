import { itemPath } from '../../catalogue/item.ts'
import type { Db } from '../../database.ts'
import { filesIn } from '../../entries/kind.ts'
import type { Draft, Origin } from '../../entries/save-revision.ts'
import type { Translated } from '../../fields.ts'
import type { Names } from './describe-value.ts'

/** Who saved a version, when and why; `author` is null where no person did (first content, import). */
export type SavedBy = {
  number: number
  author: { name: string; erasedAt: Date | null } | null
  note: string | null
  origin: Origin
  createdAt: Date
  /** The batch of documents that it came out of. */
  batch: { id: number; name: string } | null
}

/** One version of an entry. `form`: what was typed, where part of it could not be read. */
export type Revision = SavedBy & { id: number; draft: Draft; form: Record<string, string> | null }

const savedBy = `r.number, r.note, r.origin, r.created_at "createdAt",
  case when a.id is not null then jsonb_build_object('name', a.name, 'erasedAt', a.erased_at) end author,
  (select jsonb_build_object('id', b.id, 'name', b.name) from batch_items i join batches b on b.id = i.batch_id
    where i.id = r.batch_item_id) batch`

/** The versions of an entry, newest first. */
export async function listRevisions(
  db: Db,
  entryId: number,
  { limit, offset }: { limit: number; offset: number },
): Promise<SavedBy[]> {
  const { rows } = await db.query<SavedBy>(
    `select ${savedBy} from revisions r left join accounts a on a.id = r.author_id
     where r.entry_id = $1 order by r.number desc limit $2 offset $3`,
    [entryId, limit, offset],
  )
  return rows
}

/** Some versions of an entry by their numbers, with what they say. */
export async function findRevisions(db: Db, entryId: number, numbers: number[]): Promise<Revision[]> {
  const { rows } = await db.query(
    `select r.id, r.form, r.content, ${savedBy},
       coalesce((select jsonb_agg(jsonb_build_object('role', l.role, 'toId', l.to_id, 'inferred', l.inferred) order by l.position)
         from relations l where l.revision_id = r.id), '[]') relations,
       coalesce((select jsonb_agg(s.source_id order by s.position)
         from revision_sources s where s.revision_id = r.id), '[]') sources
     from revisions r left join accounts a on a.id = r.author_id where r.entry_id = $1 and r.number = any($2)`,
    [entryId, numbers],
  )
  return rows.map(({ content, relations, sources, ...row }) => ({ ...row, draft: { content, relations, sources } }))
}

/** The version of a number; undefined when the entry has none. */
export const findRevision = async (db: Db, entryId: number, number: number): Promise<Revision | undefined> =>
  (await findRevisions(db, entryId, [number]))[0]

type Named = {
  what: string
  id: number
  title: Translated | null
  name: string | null
  kind: string
  slug: string
  open: boolean
}

/** What the ids in some drafts stand for: entries, sources and files, in one statement. */
export async function findNames(db: Db, drafts: (Draft | undefined)[]): Promise<Names> {
  const there = drafts.filter((draft) => draft !== undefined)
  const { rows } = await db.query<Named>(
    `select 'entry' what, e.id, coalesce(p.content, d.content) -> 'title' title, null "name", e.kind, e.slug,
       e.status = 'published' "open"
     from entries e left join revisions p on p.id = e.published_revision left join revisions d on d.id = e.draft_revision
     where e.id = any($1)
     union all select 'source', s.id, s.title, null, '', '', false from sources s where s.id = any($2)
     union all select 'file', f.id, null, f.name, '', '', false from files f where f.id = any($3)`,
    [
      there.flatMap(({ relations }) => relations.map(({ toId }) => toId)),
      there.flatMap(({ sources }) => sources),
      there.flatMap(({ content }) => filesIn(content as Parameters<typeof filesIn>[0])),
    ],
  )
  const found = new Map(rows.map((row) => [`${row.what} ${row.id}`, row]))
  const entry = (id: number) => found.get(`entry ${id}`)
  return {
    title: (id) => entry(id) && (entry(id)!.title ?? {}),
    source: (id) => found.get(`source ${id}`)?.title ?? undefined,
    file: (id) => found.get(`file ${id}`)?.name ?? undefined,
    path: (id) => (entry(id)?.open ? itemPath(entry(id)!) : undefined),
  }
}
