import { removeCatalogueRow } from '../catalogue/write-catalogue.ts'
import type { Db } from '../database.ts'
import { Conflict, Invalid, NotFound } from '../errors.ts'
import { fieldMeta } from '../fields.ts'
import type { Language } from '../languages.ts'
import { writeTimelineRows } from '../timelines/write-timeline.ts'
import type { CommonContent, Kind } from './kind.ts'
import { relatePublished } from './relate-entries.ts'
import { writeReadModels } from './write-read-models.ts'

/**
 * Names of the required fields that a content leaves empty. Nothing is published while there is one.
 * A title must be there in the original language: it is what other languages fall back to.
 */
export function missingFields(kind: Kind, content: CommonContent, original: Language): string[] {
  const { shape } = kind.schema as unknown as { shape: Record<string, never> }
  const isMissing = (name: string) =>
    name === 'title' ? !content.title?.[original] : isEmpty(content[name as keyof CommonContent])
  return Object.keys(shape).filter((name) => fieldMeta.get(shape[name]!)?.required && isMissing(name))
}

const isEmpty = (value: unknown) =>
  value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)

type Draft = {
  revision_id: number
  number: number
  content: CommonContent
  unread: boolean
  original_language: Language
  published_at: Date
  now: Date
}

/** An entry cannot be published as it is: required fields are empty, or something typed could not be read. */
export class Unpublishable extends Invalid {
  readonly missing: string[]
  constructor(missing: string[]) {
    super(missing.length > 0 ? `lacks ${missing.join(', ')}` : 'holds text that could not be read')
    this.missing = missing
  }
}

/**
 * Makes a revision of an entry its public text: moves the pointer and rewrites the read models, all in the caller's
 * transaction. `which.expected`: the newest, if it is still of that number; `which.number`: that one, although a newer
 * may wait as a draft. Throws NotFound without a revision, Conflict when a newer one was saved, Unpublishable.
 */
export async function publishEntry(
  db: Db,
  kind: Kind,
  entryId: number,
  which: { expected?: number; number?: number } = {},
): Promise<void> {
  const draft = await lockDraft(db, kind, entryId, which.number)
  if (!draft) throw new NotFound()
  if (which.expected !== undefined && which.expected !== draft.number) throw new Conflict('revision')
  const missing = missingFields(kind, draft.content, draft.original_language)
  if (missing.length > 0 || draft.unread) throw new Unpublishable(missing)
  await db.query(
    `update entries set status = 'published', published_revision = $2, archived_at = null,
       published_at = $3, updated_at = $4 where id = $1`,
    [entryId, draft.revision_id, draft.published_at, draft.now],
  )
  await writeReadModels(db, kind, entryId)
  await relatePublished(db, entryId)
}

/** Takes an entry off the public pages; its address then answers 410. */
export async function archiveEntry(db: Db, kind: Kind, entryId: number): Promise<void> {
  const { rowCount } = await db.query(
    `update entries set status = 'archived', archived_at = now(), updated_at = now() where id = $1 and kind = $2`,
    [entryId, kind.name],
  )
  if (!rowCount) throw new NotFound()
  await removeCatalogueRow(db, entryId)
  await writeTimelineRows(db, entryId, [])
}

/** A revision, or the newest, with what publishing needs; the entry is locked against a save in between. */
async function lockDraft(db: Db, kind: Kind, entryId: number, number?: number): Promise<Draft | undefined> {
  // A statement of its own: a lock taken in the next one could wait, and then look at the revision of before.
  await db.query('select 1 from entries where id = $1 for update', [entryId])
  const { rows } = await db.query<Draft>(
    `select e.original_language, r.id revision_id, r.number, r.content, r.form is not null unread,
       coalesce(e.published_at, now()) published_at, now()
     from entries e join revisions r on r.entry_id = e.id and case when $3::int is null then r.id = e.draft_revision
       else r.number = $3 end
     where e.id = $1 and e.kind = $2`,
    [entryId, kind.name, number],
  )
  return rows[0]
}
