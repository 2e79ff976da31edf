import { isDeepStrictEqual } from 'node:util'
import type { Db } from '../database.ts'
import { Conflict, Invalid, NotFound } from '../errors.ts'
import type { Language } from '../languages.ts'
import type { Kind } from './kind.ts'

/** `inferred`: the editors' reading; the source does not say it in so many words. */
export type RelationDraft = { role: string; toId: number; inferred?: boolean }

/** What a revision says: its content by the schema of the kind, where it points and what it rests on. */
export type Draft = {
  content: unknown
  relations: RelationDraft[]
  /** Ids of sources, the main one first. */
  sources: number[]
}

export type Origin = 'seed' | 'staff' | 'import' | 'restore'

type Saved = { revisionId: number; number: number; changed: boolean }

/** Makes an entry without a revision. Throws the unique violation of (kind, slug) where the address is taken. */
export async function createEntry(
  db: Db,
  kind: Kind,
  entry: { slug: string; originalLanguage: Language; ownerId?: number },
): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    'insert into entries (kind, slug, original_language, owner_id) values ($1, $2, $3, $4) returning id',
    [kind.name, entry.slug, entry.originalLanguage, entry.ownerId],
  )
  return rows[0]!.id
}

/**
 * Writes one new revision of an entry and lets its draft point at it; unchanged content makes none.
 * Runs inside the caller's transaction. `expected` is the revision number that the writer started from.
 * Throws NotFound, Conflict when someone saved in between, ZodError when the content does not fit the kind,
 * Invalid when a relation does not.
 */
export async function saveRevision(
  db: Db,
  kind: Kind,
  entryId: number,
  draft: Draft,
  by: { origin: Origin; author?: string; note?: string; expected?: number },
): Promise<Saved> {
  const content = kind.schema.parse(draft.content)
  const latest = await lockLatest(db, kind, entryId)
  if (by.expected !== undefined && by.expected !== (latest?.number ?? 0)) throw new Conflict('revision')
  if (latest && isSame(latest, { ...draft, content }))
    return { revisionId: latest.id, number: latest.number, changed: false }
  await checkRelations(db, kind, draft.relations)

  const { rows } = await db.query<{ id: number; number: number }>(
    `insert into revisions (entry_id, number, content, author, note, origin)
     values ($1, $2, $3, $4, $5, $6) returning id, number`,
    [entryId, (latest?.number ?? 0) + 1, JSON.stringify(content), by.author, by.note, by.origin],
  )
  const { id: revisionId, number } = rows[0]!
  await db.query(
    `insert into relations (revision_id, from_id, role, to_id, inferred, position)
     select $1, $2, r.role, r.to_id, r.inferred, r.position - 1
     from unnest($3::text[], $4::int[], $5::boolean[]) with ordinality r (role, to_id, inferred, position)`,
    [
      revisionId,
      entryId,
      draft.relations.map((r) => r.role),
      draft.relations.map((r) => r.toId),
      draft.relations.map((r) => r.inferred ?? false),
    ],
  )
  await db.query(
    `insert into revision_sources (revision_id, source_id, position)
     select $1, s.id, s.position - 1 from unnest($2::int[]) with ordinality s (id, position)`,
    [revisionId, draft.sources],
  )
  // updated_at is the day of the public text: only publishing moves it
  await db.query('update entries set draft_revision = $2 where id = $1', [entryId, revisionId])
  return { revisionId, number, changed: true }
}

/** Every relation must have a role of the kind, lead to an entry of a kind that the role allows, and stand once. */
async function checkRelations(db: Db, kind: Kind, relations: Draft['relations']): Promise<void> {
  const { rows } = await db.query<{ id: number; kind: string }>(
    'select e.id, e.kind from entries e where e.id = any($1)',
    [relations.map((relation) => relation.toId)],
  )
  const kindOf = new Map(rows.map((row) => [row.id, row.kind]))
  const seen = new Set<string>()
  for (const { role, toId } of relations) {
    if (!kind.roles[role]?.includes(kindOf.get(toId) ?? '')) throw new Invalid(`${kind.name} ${role} ${toId}`)
    if (seen.has(`${role} ${toId}`)) throw new Invalid(`${kind.name} ${role} ${toId} twice`)
    seen.add(`${role} ${toId}`)
  }
}

type Latest = { id: number; number: number; origin: Origin } & Draft

/** The newest revision of an entry, its row locked against a second writer; undefined before the first save. */
async function lockLatest(db: Db, kind: Kind, entryId: number): Promise<Latest | undefined> {
  const { rowCount } = await db.query('select 1 from entries where id = $1 and kind = $2 for update', [
    entryId,
    kind.name,
  ])
  if (!rowCount) throw new NotFound()
  const { rows } = await db.query<Latest>(
    `select r.id, r.number, r.origin, r.content,
       coalesce((select jsonb_agg(jsonb_build_object('role', l.role, 'toId', l.to_id, 'inferred', l.inferred) order by l.position)
         from relations l where l.revision_id = r.id), '[]') relations,
       coalesce((select jsonb_agg(s.source_id order by s.position)
         from revision_sources s where s.revision_id = r.id), '[]') sources
     from revisions r where r.entry_id = $1 order by r.number desc limit 1`,
    [entryId],
  )
  return rows[0]
}

const isSame = (a: Draft, b: Draft): boolean =>
  // through JSON, as the database gives it back: undefined fields are no difference
  isDeepStrictEqual(a.content, JSON.parse(JSON.stringify(b.content))) &&
  isDeepStrictEqual(
    a.relations,
    b.relations.map((r) => ({ ...r, inferred: r.inferred ?? false })),
  ) &&
  isDeepStrictEqual(a.sources, b.sources)
