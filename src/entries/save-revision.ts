import { isDeepStrictEqual } from 'node:util'
import type { Db } from '../database.ts'
import { Conflict, Invalid, NotFound } from '../errors.ts'
import type { Language } from '../languages.ts'
import { filesIn, type Kind } from './kind.ts'
import {
  findStale,
  numbersIn,
  statesOfLanguages,
  type TranslatedFrom,
  trackTranslations,
} from './track-translations.ts'

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

/** Who saves, why, and from where they started. */
export type By = {
  origin: Origin
  authorId?: number
  note?: string
  /** The number of the revision that the writer started from, 0 for none. */
  expected?: number
  /** Everything that was typed, where part of it could not be read: nothing of it may be lost. */
  form?: Record<string, string>
  /** Translations that the writer calls right although their original changed, as `path language`. */
  stillRight?: ReadonlySet<string>
  /** The item of a batch that wrote it, or whose undoing did. */
  batchItemId?: number
}

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
export async function saveRevision(db: Db, kind: Kind, entryId: number, draft: Draft, by: By): Promise<Saved> {
  const content = kind.schema.parse(draft.content) as Record<string, unknown>
  const latest = await lockLatest(db, kind, entryId)
  if (by.expected !== undefined && by.expected !== (latest?.number ?? 0)) throw new Conflict('revision')
  const typed = { ...draft, content, form: by.form ?? null }
  if (latest && isSame(latest, typed) && !by.stillRight?.size)
    return { revisionId: latest.id, number: latest.number, changed: false }
  await checkRelations(db, kind, draft.relations)

  const number = (latest?.number ?? 0) + 1
  const original = latest?.originalLanguage ?? (await getOriginalLanguage(db, entryId))
  const translatedFrom = trackTranslations(original, latest, content, by.stillRight)
  const { rows } = await db.query<{ id: number }>(
    `insert into revisions (entry_id, number, content, author_id, note, origin, form, translated_from, batch_item_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [
      entryId,
      number,
      JSON.stringify(content),
      by.authorId,
      by.note,
      by.origin,
      by.form && JSON.stringify(by.form),
      JSON.stringify(translatedFrom),
      by.batchItemId,
    ],
  )
  const revisionId = rows[0]!.id
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
  await db.query('insert into revision_files (revision_id, file_id) select $1, f from unnest($2::int[]) f', [
    revisionId,
    filesIn(content),
  ])
  const stale = findStale(original, content, translatedFrom, await getContents(db, entryId, numbersIn(translatedFrom)))
  // updated_at is the day of the public text: only publishing moves it
  await db.query('update entries set draft_revision = $2, language_states = $3 where id = $1', [
    entryId,
    revisionId,
    JSON.stringify(statesOfLanguages(original, content, stale)),
  ])
  return { revisionId, number, changed: true }
}

/** The contents of some revisions of an entry, by number. */
export async function getContents(
  db: Db,
  entryId: number,
  numbers: number[],
): Promise<Map<number, Record<string, unknown>>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await db.query<{ number: number; content: Record<string, unknown> }>(
    'select r.number, r.content from revisions r where r.entry_id = $1 and r.number = any($2)',
    [entryId, numbers],
  )
  return new Map(rows.map(({ number, content }) => [number, content]))
}

async function getOriginalLanguage(db: Db, entryId: number): Promise<Language> {
  const { rows } = await db.query('select e.original_language from entries e where e.id = $1', [entryId])
  return rows[0].original_language
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

type Latest = Draft & {
  id: number
  number: number
  content: Record<string, unknown>
  form: Record<string, string> | null
  translatedFrom: TranslatedFrom
  originalLanguage: Language
}

/** The newest revision of an entry, its row locked against a second writer; undefined before the first save. */
async function lockLatest(db: Db, kind: Kind, entryId: number): Promise<Latest | undefined> {
  const { rowCount } = await db.query('select 1 from entries where id = $1 and kind = $2 for update', [
    entryId,
    kind.name,
  ])
  if (!rowCount) throw new NotFound()
  const { rows } = await db.query<Latest>(
    `select r.id, r.number, r.content, r.form, r.translated_from "translatedFrom", e.original_language "originalLanguage",
       coalesce((select jsonb_agg(jsonb_build_object('role', l.role, 'toId', l.to_id, 'inferred', l.inferred) order by l.position)
         from relations l where l.revision_id = r.id), '[]') relations,
       coalesce((select jsonb_agg(s.source_id order by s.position)
         from revision_sources s where s.revision_id = r.id), '[]') sources
     from revisions r join entries e on e.id = r.entry_id where r.entry_id = $1 order by r.number desc limit 1`,
    [entryId],
  )
  return rows[0]
}

type Typed = Draft & { form: Record<string, string> | null }
const isSame = (a: Typed, b: Typed): boolean =>
  // through JSON, as the database gives it back: undefined fields are no difference
  isDeepStrictEqual(a.content, JSON.parse(JSON.stringify(b.content))) &&
  isDeepStrictEqual(
    a.relations,
    b.relations.map((r) => ({ ...r, inferred: r.inferred ?? false })),
  ) &&
  isDeepStrictEqual(a.sources, b.sources) &&
  isDeepStrictEqual(a.form, b.form)
