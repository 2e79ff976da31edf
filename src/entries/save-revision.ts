import { isDeepStrictEqual } from 'node:util'
import type { Db } from '../database.ts'
import { Conflict, Invalid, NotFound } from '../errors.ts'
import type { Language } from '../languages.ts'
import { keepTextMarks } from '../search/near-texts.ts'
import { type Change, type Content, insertRevisions } from './insert-revisions.ts'
import type { Kind } from './kind.ts'
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
export async function createEntry(db: Db, kind: Kind, entry: Omit<Made, 'kind'>): Promise<number> {
  return (await createEntries(db, [{ kind: kind.name, ...entry }]))[0]!
}

type Made = { kind: string; slug: string; originalLanguage: Language; ownerId?: number }

/** Makes entries as `createEntry` does one, in one statement; gives their ids in the same order. */
export async function createEntries(db: Db, entries: Made[]): Promise<number[]> {
  if (entries.length === 0) return []
  const { rows } = await db.query<{ id: number; address: string }>(
    `insert into entries (kind, slug, original_language, owner_id)
     select n.kind, n.slug, n.language, n.owner from unnest($1::text[], $2::text[], $3::text[], $4::int[])
       with ordinality n (kind, slug, language, owner, place) order by n.place
     returning id, kind || '/' || slug address`,
    [
      entries.map(({ kind }) => kind),
      entries.map(({ slug }) => slug),
      entries.map(({ originalLanguage }) => originalLanguage),
      entries.map(({ ownerId }) => ownerId ?? null),
    ],
  )
  const ids = new Map(rows.map(({ id, address }) => [address, id]))
  return entries.map(({ kind, slug }) => ids.get(`${kind}/${slug}`)!)
}

/**
 * Writes one new revision of an entry and lets its draft point at it; unchanged content makes none.
 * Runs inside the caller's transaction. `expected` is the revision number that the writer started from.
 * Throws NotFound, Conflict when someone saved in between, ZodError when the content does not fit the kind,
 * Invalid when a relation does not.
 */
export async function saveRevision(db: Db, kind: Kind, entryId: number, draft: Draft, by: By): Promise<Saved> {
  return (await saveRevisions(db, [{ kind, entryId, draft, by }]))[0]!
}

export type Save = { kind: Kind; entryId: number; draft: Draft; by: By }

/**
 * Saves several entries, each of them once, as `saveRevision` does one: all of them or none, in as many statements as
 * one takes. Throws as it does.
 */
export async function saveRevisions(db: Db, saves: Save[]): Promise<Saved[]> {
  const given = saves.map((save) => ({ ...save, content: save.kind.schema.parse(save.draft.content) as Content }))
  const languages = await lockEntries(db, saves)
  const latestOf = await findLatest(
    db,
    saves.map(({ entryId }) => entryId),
  )
  const changes = given.map((save): Change | Saved => {
    const { entryId, draft, by, content } = save
    const latest = latestOf.get(entryId)
    if (by.expected !== undefined && by.expected !== (latest?.number ?? 0)) throw new Conflict('revision')
    const typed = { ...draft, content, form: by.form ?? null }
    if (latest && isSame(latest, typed) && !by.stillRight?.size)
      return { revisionId: latest.id, number: latest.number, changed: false }
    const original = languages.get(entryId)!
    const translatedFrom = trackTranslations(original, latest, content, by.stillRight)
    return { ...save, number: (latest?.number ?? 0) + 1, original, translatedFrom }
  })
  const changed = changes.filter((each) => 'entryId' in each)
  await checkRelations(db, changed)
  const revisions = await insertRevisions(db, changed)
  for (const { entryId, content, original, translatedFrom } of changed) {
    const stale = findStale(
      original,
      content,
      translatedFrom,
      await getContents(db, entryId, numbersIn(translatedFrom)),
    )
    Object.assign(revisions.get(entryId)!, { states: statesOfLanguages(original, content, stale) })
  }
  await keepTextMarks(db, changed)
  // updated_at is the day of the public text: only publishing moves it
  if (changed.length > 0)
    await db.query(
      `update entries e set draft_revision = n.revision, language_states = n.states
       from jsonb_to_recordset($1::jsonb) n (entry int, revision bigint, states jsonb) where e.id = n.entry`,
      [JSON.stringify([...revisions].map(([entry, { id, states }]) => ({ entry, revision: id, states })))],
    )
  return changes.map((each) =>
    'entryId' in each
      ? { revisionId: revisions.get(each.entryId)!.id, number: each.number, changed: true }
      : { ...each },
  )
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

/** Every relation must have a role of the kind, lead to an entry of a kind that the role allows, and stand once. */
async function checkRelations(db: Db, changes: Change[]): Promise<void> {
  const ids = [...new Set(changes.flatMap(({ draft }) => draft.relations.map(({ toId }) => toId)))]
  if (ids.length === 0) return
  const { rows } = await db.query<{ id: number; kind: string }>(
    'select e.id, e.kind from entries e where e.id = any($1)',
    [ids],
  )
  const kindOf = new Map(rows.map((row) => [row.id, row.kind]))
  for (const { kind, draft } of changes) {
    const seen = new Set<string>()
    for (const { role, toId } of draft.relations) {
      if (!kind.roles[role]?.includes(kindOf.get(toId) ?? '')) throw new Invalid(`${kind.name} ${role} ${toId}`)
      if (seen.has(`${role} ${toId}`)) throw new Invalid(`${kind.name} ${role} ${toId} twice`)
      seen.add(`${role} ${toId}`)
    }
  }
}

type Latest = Draft & {
  id: number
  entryId: number
  number: number
  content: Content
  form: Record<string, string> | null
  translatedFrom: TranslatedFrom
}

/** Locks entries against a second writer, in the order of their ids; gives their original languages. */
async function lockEntries(db: Db, saves: Save[]): Promise<Map<number, Language>> {
  const { rows } = await db.query<{ id: number; kind: string; language: Language }>(
    `select e.id, e.kind, e.original_language "language" from entries e where e.id = any($1) order by e.id for update`,
    [saves.map(({ entryId }) => entryId)],
  )
  const locked = new Map(rows.map((row) => [row.id, row]))
  if (saves.some(({ kind, entryId }) => locked.get(entryId)?.kind !== kind.name)) throw new NotFound()
  return new Map(rows.map(({ id, language }) => [id, language]))
}

/** The newest revision of each entry; none of one that was never saved. */
async function findLatest(db: Db, entryIds: number[]): Promise<Map<number, Latest>> {
  const { rows } = await db.query<Latest>(
    `select r.id, r.entry_id "entryId", r.number, r.content, r.form, r.translated_from "translatedFrom",
       coalesce((select jsonb_agg(jsonb_build_object('role', l.role, 'toId', l.to_id, 'inferred', l.inferred) order by l.position)
         from relations l where l.revision_id = r.id), '[]') relations,
       coalesce((select jsonb_agg(s.source_id order by s.position)
         from revision_sources s where s.revision_id = r.id), '[]') sources
     from unnest($1::int[]) wanted (id) join lateral (select q.* from revisions q where q.entry_id = wanted.id
       order by q.number desc limit 1) r on true`,
    [entryIds],
  )
  return new Map(rows.map((row) => [row.entryId, row]))
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
