import type { Db } from '../database.ts'
import type { Translated } from '../fields.ts'
import type { Language } from '../languages.ts'
import type { Kept } from './read-upload.ts'

/** A file on its way to somebody. `known`: they have it already, and `bytes` are not read. */
export type FoundFile = {
  id: number
  name: string
  mediaType: string
  sha256: string
  /** Of what was asked for: the file or its thumbnail. */
  size: number
  known: boolean
  bytes: Buffer | null
  public: boolean
}

/** What somebody asks for. `etags`: what they have, as their If-None-Match says; `head`: not the bytes. */
export type Wanted = { id: number; part: 'bytes' | 'thumbnail'; etags: string; head: boolean }

/** Is file `f` shown by what readers see? The catalogue has the entries that are public. */
const isPublic = `exists (select 1 from revision_files rf join entries e on e.published_revision = rf.revision_id
  join catalogue c on c.entry_id = e.id where rf.file_id = f.id)`

/** Behind the hash, in the ETag. */
export const etagEnd = { bytes: '', thumbnail: '-thumbnail' }

const select = (part: Wanted['part'], condition: string) => `
  select f.id, f.name, f.media_type "mediaType", encode(f.sha256, 'hex') sha256, octet_length(f.${part}) size, k.known,
    case when not ($3::boolean or k.known) then f.${part} end bytes, ${isPublic} public
  from files f cross join lateral (select strpos($2, '"' || encode(f.sha256, 'hex') || '${etagEnd[part]}"') > 0 known) k
  where f.id = $1 and f.${part} is not null and (${condition})`

/**
 * A file that a public page shows, or the revision of a preview whose token has the hash `previewHash`.
 * One statement; the bytes are read only for those who do not have them.
 */
export async function findPublicFile(
  db: Db,
  { id, part, etags, head }: Wanted,
  previewHash: Buffer | null,
): Promise<FoundFile | undefined> {
  const inPreview = `exists (select 1 from previews p join revision_files rf on rf.revision_id = p.revision_id
    where p.token_hash = $4::bytea and p.expires_at > now() and rf.file_id = f.id)`
  const { rows } = await db.query<FoundFile>({
    name: `public-file-${part}`,
    text: select(part, `${isPublic} or ${inPreview}`),
    values: [id, etags, head, previewHash],
  })
  return rows[0]
}

/** Whose files somebody of the staff may see: everybody's, or what is public, their own and their organisation's. */
export type FileScope = { everything: boolean; organisationId: number | null; accountId: number }

/** A file that this person may see, public or not. */
export async function findStaffFile(
  db: Db,
  { id, part, etags, head }: Wanted,
  { everything, organisationId, accountId }: FileScope,
): Promise<FoundFile | undefined> {
  const own = `f.owner_id = $5::int or f.uploaded_by = $6 or exists (select 1 from revision_files rf
    join revisions r on r.id = rf.revision_id join entries e on e.id = r.entry_id where rf.file_id = f.id and e.owner_id = $5)`
  const { rows } = await db.query<FoundFile>(select(part, `$4::boolean or ${isPublic} or ${own}`), [
    ...[id, etags, head],
    ...[everything, organisationId, accountId],
  ])
  return rows[0]
}

/** Keeps a file of an organisation, or finds that it has the same one already. */
export async function keepFile(
  db: Db,
  { bytes, thumbnail, ...file }: Kept,
  { sha256, ownerId, accountId }: { sha256: Buffer; ownerId: number | null; accountId: number },
): Promise<{ id: number; created: boolean }> {
  const { rows } = await db.query<{ id: number }>(
    `select f.id from files f where f.sha256 = $1 and f.owner_id is not distinct from $2 and f.media_type = $3
     order by f.id limit 1`,
    [sha256, ownerId, file.mediaType],
  )
  if (rows[0]) return { id: rows[0].id, created: false }
  const { rows: made } = await db.query<{ id: number }>(
    `insert into files (sha256, media_type, name, size, width, height, bytes, thumbnail, owner_id, uploaded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
    [
      ...[sha256, file.mediaType, file.name, bytes.length, file.width, file.height],
      ...[bytes, thumbnail, ownerId, accountId],
    ],
  )
  return { id: made[0]!.id, created: true }
}

export type ListedFile = {
  id: number
  name: string
  mediaType: string
  size: number
  width: number | null
  height: number | null
  uploadedAt: Date
  /** The entry of the page uses it, now or in an older version, or somebody has put it into its unsaved text. */
  here: boolean
  /** Somebody has typed something that uses it and that is not saved, or could not be read. */
  typed: boolean
  /** Entries that use it; `now`: not only in an older version. Only those that the person may know of. */
  uses: { id: number; kind: string; title: Translated; originalLanguage: Language; now: boolean }[]
}

/**
 * SQL: `typed`, the ids of files as they stand in what people have typed: in unsaved texts, and in what could not be
 * read and waits in a revision beside its content. Of what is saved and read, revision_files knows.
 */
const typed = `typed as materialized (
  select x.value id from (select w.form from working_copies w
      union all select r.form from revisions r where r.form is not null) t, jsonb_each_text(t.form) x
  where x.key ~ '^(images|attachments)\\.[0-9]+\\.file$')`
const removable = `not exists (select 1 from revision_files rf where rf.file_id = f.id)
  and f.id::text not in (select t.id from typed t)`

/** The files of an entry and of the organisation that it belongs to: those of the entry first, then the newest. */
export async function listFiles(
  db: Db,
  entry: { id: number; ownerId: number | null },
  { everything, organisationId }: FileScope,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ files: ListedFile[]; total: number }> {
  const { rows } = await db.query<ListedFile & { total: number }>(
    `with ${typed}, here as materialized (
       select rf.file_id::text id from revision_files rf join revisions r on r.id = rf.revision_id where r.entry_id = $1
       union select x.value from working_copies w, jsonb_each_text(w.form) x
         where w.entry_id = $1 and x.key ~ '^(images|attachments)\\.[0-9]+\\.file$'
     ), listed as materialized (
       select f.id, h.id is not null here from files f left join here h on h.id = f.id::text
       where f.owner_id is not distinct from $2 or h.id is not null
     )
     select f.id, f.name, f.media_type "mediaType", f.size, f.width, f.height, f.uploaded_at "uploadedAt", l.here,
       f.id::text in (select t.id from typed t) typed, (select count(*)::int from listed) total,
       coalesce((select jsonb_agg(to_jsonb(u) order by u.id) from (
         select e.id, e.kind, coalesce(d.content -> 'title', '{}') title, e.original_language "originalLanguage",
           bool_or(r.id in (e.draft_revision, e.published_revision)) now
         from revision_files rf join revisions r on r.id = rf.revision_id join entries e on e.id = r.entry_id
           left join revisions d on d.id = coalesce(e.draft_revision, e.published_revision)
         where rf.file_id = f.id and ($3::boolean or e.owner_id = $4::int)
         group by e.id, d.id) u), '[]') uses
     from listed l join files f on f.id = l.id
     order by l.here desc, f.uploaded_at desc, f.id desc limit $5 offset $6`,
    [entry.id, entry.ownerId, everything, organisationId, limit, offset],
  )
  return { files: rows, total: rows[0]?.total ?? 0 }
}

export type OwnFile = {
  id: number
  name: string
  mediaType: string
  size: number
  width: number | null
  height: number | null
  removable: boolean
}

/** A file that somebody may put into an entry: of the entry's organisation, or in the entry already. */
export async function findOwnFile(
  db: Db,
  entry: { id: number; ownerId: number | null },
  fileId: number,
): Promise<OwnFile | undefined> {
  const { rows } = await db.query<OwnFile>(
    `with ${typed}
     select f.id, f.name, f.media_type "mediaType", f.size, f.width, f.height, ${removable} removable from files f
     where f.id = $1 and (f.owner_id is not distinct from $2 or exists (select 1 from revision_files rf
       join revisions r on r.id = rf.revision_id where rf.file_id = f.id and r.entry_id = $3))`,
    [fileId, entry.ownerId, entry.id],
  )
  return rows[0]
}

/** Removes a file that nothing uses; false where something does. */
export async function removeFile(db: Db, fileId: number): Promise<boolean> {
  const { rowCount } = await db.query(`with ${typed} delete from files f where f.id = $1 and ${removable}`, [fileId])
  return rowCount === 1
}
