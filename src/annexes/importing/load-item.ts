import type { Db } from '../../database.ts'
import { NotFound } from '../../errors.ts'
import type { Language } from '../../languages.ts'
import type { Extraction } from '../extraction.ts'
import type { Decisions } from './decide-extraction.ts'

/** An item of a batch with what a plan needs of its document. */
export type Item = {
  id: number
  batchId: number
  ownerId: number | null
  name: string
  state: string
  extraction: Extraction | null
  decisions: Decisions
  planHash: string | null
  document: {
    id: number
    name: string
    mediaType: string | null
    language: Language
    sourceId: number | null
  } | null
}

/** Loads an item; `lock` keeps everybody else from it until the transaction ends. Throws NotFound. */
export async function loadItem(db: Db, itemId: number, { lock = false } = {}): Promise<Item> {
  // a statement of its own: after a wait the next one looks at what is there by then
  if (lock) await db.query('select 1 from batch_items where id = $1 for update', [itemId])
  const { rows } = await db.query<Item>(
    `select i.id, i.batch_id "batchId", b.owner_id "ownerId", i.name, i.state, i.extraction, i.decisions,
       i.plan_hash "planHash", case when d.id is not null then jsonb_build_object('id', d.id, 'name', d.name,
         'mediaType', d.media_type, 'language', coalesce(d.language, 'en'), 'sourceId', d.source_id) end document
     from batch_items i join batches b on b.id = i.batch_id left join documents d on d.id = i.document_id
     where i.id = $1`,
    [itemId],
  )
  if (!rows[0]) throw new NotFound()
  return rows[0]
}

/** An entry that a document, or the same text in another format, was read into before. */
export type Earlier = {
  entryId: number
  kind: string
  raw: string
  itemId: number | null
  batchId: number | null
  sameBytes: boolean
}

/**
 * What became of a document, or of the same text in another format, in the imports before: of this item too, but not of
 * the other parts of a long table, which are items of their own.
 */
export async function findEarlier(
  db: Db,
  { documentId, itemId, batchId }: { documentId: number; itemId: number; batchId: number },
  withoutBatch?: number,
): Promise<Earlier[]> {
  const { rows } = await db.query<Earlier>(
    // by the items: what a long table wrote already is not gone through for each of its parts
    `with same as (select d.id from documents own join documents d on d.id = own.id or d.text_sha256 = own.text_sha256
         where own.id = $1),
       places as (
         select p.entry_id, p.raw, p.document_id, i.id item_id, i.batch_id
         from batch_items i join provenance p on p.item_id = i.id and p.field = 'title' and p.document_id in (select s.id from same s)
         where i.document_id in (select s.id from same s) and ($2::int is null or i.batch_id <> $2)
           and (i.document_id <> $1 or i.id = $3 or i.batch_id <> $4)
         union all
         select p.entry_id, p.raw, p.document_id, null, null from provenance p
         where p.item_id is null and p.field = 'title' and p.document_id in (select s.id from same s))
     select distinct e.id "entryId", e.kind, p.raw, p.item_id "itemId", p.batch_id "batchId", p.document_id = $1 "sameBytes"
     from places p join entries e on e.id = p.entry_id`,
    [documentId, withoutBatch, itemId, batchId],
  )
  return rows
}

/** An entry with what the comparison of an import needs: its newest revision, and what imports said before. */
export type Standing = {
  id: number
  slug: string
  status: string
  number: number
  originalLanguage: Language
  content: Record<string, unknown>
  /** Something was typed that could not be read; a new revision would lose it. */
  unread: boolean
  /** What readers see; null before it was public. */
  published: Record<string, unknown> | null
  relations: { role: string; toId: number; inferred: boolean }[]
  sources: number[]
  /** By field: the value that an import wrote last, and who stands behind it; values that a person left out. */
  imported: Record<string, { value: unknown; state: 'proposed' | 'accepted' | 'corrected' }>
  rejected: { field: string; value: unknown }[]
  /** Relations and contacts that imports brought, whether they are still there or not. */
  brought: {
    field: 'relations' | 'contacts'
    value: { role?: string; toId?: number; contact?: number; key?: string }
  }[]
  /** Documents that say something of it already. */
  documents: number[]
  contacts: { id: number; name: string | null; email: string | null; phone: string | null }[]
}

export async function loadStanding(db: Db, entryIds: number[], withoutBatch?: number): Promise<Map<number, Standing>> {
  if (entryIds.length === 0) return new Map()
  const { rows } = await db.query<Standing>(
    `with said as materialized (
       select p.* from provenance p left join batch_items i on i.id = p.item_id
       where p.entry_id = any($1) and ($2::int is null or i.batch_id is distinct from $2))
     select e.id, e.slug, e.status, e.original_language "originalLanguage", r.number, r.content, r.form is not null unread,
       (select q.content from revisions q where q.id = e.published_revision) published,
       coalesce((select jsonb_agg(jsonb_build_object('role', l.role, 'toId', l.to_id, 'inferred', l.inferred) order by l.position)
         from relations l where l.revision_id = r.id), '[]') relations,
       coalesce((select jsonb_agg(s.source_id order by s.position) from revision_sources s where s.revision_id = r.id), '[]') sources,
       coalesce((select jsonb_object_agg(x.field, jsonb_build_object('value', x.value, 'state', x.state)) from (
         select distinct on (p.field) p.field, p.value, p.state from said p where p.entry_id = e.id and p.value is not null
           and p.state in ('proposed', 'accepted', 'corrected') and p.field not in ('relations', 'contacts')
         order by p.field, p.id desc) x), '{}') imported,
       coalesce((select jsonb_agg(jsonb_build_object('field', p.field, 'value', p.value)) from said p
         where p.entry_id = e.id and p.state = 'rejected' and p.value is not null), '[]') rejected,
       coalesce((select jsonb_agg(jsonb_build_object('field', p.field, 'value', p.value)) from said p
         where p.entry_id = e.id and p.field in ('relations', 'contacts')), '[]') brought,
       coalesce((select jsonb_agg(distinct p.document_id) from said p where p.entry_id = e.id), '[]') documents,
       coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'email', c.email, 'phone', c.phone) order by c.id)
         from contacts c where c.entry_id = e.id), '[]') contacts
     from entries e join lateral (select r.* from revisions r left join batch_items i on i.id = r.batch_item_id
       where r.entry_id = e.id and ($2::int is null or i.batch_id is distinct from $2)
       order by r.number desc limit 1) r on true
     where e.id = any($1)`,
    [entryIds, withoutBatch],
  )
  return new Map(rows.map((row) => [row.id, row]))
}
