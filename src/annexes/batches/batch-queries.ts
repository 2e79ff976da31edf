import type { Db } from '../../database.ts'
import type { Translated } from '../../fields.ts'
import type { Language } from '../../languages.ts'
import type { Warning } from '../reading/document.ts'
import { isPart } from '../review/table-parts.ts'
import { unplanned } from './plan-next.ts'
import { partPlaces } from './receive-files.ts'
import type { Summary } from './summarise.ts'

export type BatchState =
  | 'received'
  | 'reading'
  | 'read'
  | 'applying'
  | 'applied'
  | 'applied_with_errors'
  | 'failed'
  | 'cancelled'
  | 'rolled_back'
export type ItemState =
  | 'received'
  | 'reading'
  | 'read'
  | 'applying'
  | 'applied'
  | 'rejected'
  | 'failed'
  | 'skipped'
  | 'rolled_back'

/** How a file stands, as people ask: does it need me, is it done, can it not be done? */
export const groups = ['rejected', 'ask', 'ready', 'applied', 'known', 'running', 'undone'] as const
export type Group = (typeof groups)[number]

/** SQL: is there a part of the table of an item `i` of which this holds? */
const anyPart = (holds: string) =>
  `(i.summary ? 'rows' and exists (select 1 from batch_items c where ${isPart('c', 'i')} and ${holds}))`
/** SQL: how many rows the parts have of which this holds, of the table of an item `i`. */
const rowsWhere = (holds: string) =>
  `(select sum((c.summary -> 'part' ->> 'to')::int - (c.summary -> 'part' ->> 'from')::int + 1)::int from batch_items c
    where i.summary ? 'rows' and ${isPart('c', 'i')} and ${holds})`
/** SQL: a file, not a part of one. */
const isFile = `i.position % ${partPlaces} = 0`

/** SQL: the group of an item `i`. */
const groupOf = `case
  when i.state in ('rejected', 'failed') then 'rejected'
  when i.state in ('received', 'reading', 'applying') or ${anyPart(`c.state = 'applying'`)} then 'running'
  when i.state = 'applied' and ${anyPart(`c.state in ('read', 'failed')`)} then 'ask'
  when i.state = 'applied' then 'applied'
  when i.state = 'skipped' then 'known'
  when i.state = 'rolled_back' then 'undone'
  when i.outcome in ('needs_manual', 'partial') or coalesce((i.summary ->> 'questions')::int, 0) > 0
    or coalesce((i.summary ->> 'candidates')::int, 0) > 0 then 'ask'
  else 'ready' end`

export type BatchRow = {
  id: number
  name: string
  state: BatchState
  createdAt: Date
  appliedAt: Date | null
  rolledBackAt: Date | null
  by: { name: string; erasedAt: string | null } | null
  ownerId: number | null
  owner: { title: Translated; originalLanguage: Language } | null
  counts: Partial<Record<Group, number>>
  total: number
  decided: number
  fields: number
}

const batchColumns = `b.id, b.name, b.state, b.created_at "createdAt", b.applied_at "appliedAt",
  b.rolled_back_at "rolledBackAt", b.owner_id "ownerId", c.*,
  (select jsonb_build_object('name', a.name, 'erasedAt', a.erased_at) from accounts a where a.id = b.created_by) "by",
  (select jsonb_build_object('title', r.content -> 'title', 'originalLanguage', e.original_language)
    from entries e join revisions r on r.id = coalesce(e.published_revision, e.draft_revision) where e.id = b.owner_id) owner`
const counted = `lateral (
  select coalesce(jsonb_object_agg(g.name, g.n), '{}') counts, coalesce(sum(g.n), 0)::int total,
    coalesce(sum(g.decided), 0)::int decided, coalesce(sum(g.fields), 0)::int fields
  from (select ${groupOf} name, count(*)::int n, sum((i.summary ->> 'decided')::int) decided,
      sum(case when i.state = 'read' then (i.summary ->> 'toDecide')::int end) fields
    from batch_items i where i.batch_id = b.id and ${isFile} group by 1) g) c`

/** The newest batches, `limit` of them after the first `offset`, and how many there are. */
export async function listBatches(
  db: Db,
  offset: number,
  limit: number,
): Promise<{ batches: BatchRow[]; total: number }> {
  const { rows } = await db.query<BatchRow & { all: number }>(
    `select ${batchColumns}, (select count(*)::int from batches) "all" from batches b, ${counted}
     order by b.id desc offset $1 limit $2`,
    [offset, limit],
  )
  return { batches: rows, total: rows[0]?.all ?? 0 }
}

export async function findBatch(db: Db, id: number): Promise<BatchRow | undefined> {
  const { rows } = await db.query<BatchRow>(`select ${batchColumns} from batches b, ${counted} where b.id = $1`, [id])
  return rows[0]
}

export type ItemRow = {
  id: number
  name: string
  position: number
  state: ItemState
  group: Group
  outcome: string | null
  code: string | null
  warnings: Warning[]
  summary: Summary
  tries: number
  documentId: number | null
  mediaType: string | null
  language: Language | null
  charset: string | null
  pages: number | null
  size: number | null
  /** Of a table: rows that are compared with the portal and that are written so far, and parts that failed. */
  rowsPlanned: number | null
  rowsDone: number | null
  partsFailed: number | null
  /** The item that has the same bytes or the same text. */
  twin: { id: number; batchId: number; name: string } | null
}

/** Items of a batch, group by group, of each the first `most`. */
export async function listItems(db: Db, batch: number, most: number): Promise<ItemRow[]> {
  const { rows } = await db.query<ItemRow>(
    `select i.id, i.name, i.position, i.state, i."group", i.outcome, i.code, i.warnings, i.summary, i.tries,
       d.id "documentId", d.media_type "mediaType", d.language, d.charset, d.pages, d.size,
       ${rowsWhere(`c.state = 'read' and c.plan_hash <> ''`)} "rowsPlanned", ${rowsWhere(`c.state = 'applied'`)} "rowsDone",
       (select count(*)::int from batch_items c where ${isPart('c', 'i')} and c.state = 'failed') "partsFailed",
       (select jsonb_build_object('id', t.id, 'batchId', t.batch_id, 'name', t.name) from batch_items t
         where t.id = (select (w ->> 'detail')::int from jsonb_array_elements(i.warnings) w
           where w ->> 'code' in ('already_imported', 'same_text') limit 1)) twin
     from (select i.id, i.batch_id, i.name, i.position, i.state, i.outcome, i.code, i.warnings, i.summary, i.tries, i.document_id,
         ${groupOf} "group", row_number() over (partition by ${groupOf} order by i.state = 'received', i.position) place
       from batch_items i where i.batch_id = $1 and ${isFile}) i
     left join documents d on d.id = i.document_id
     where i.place <= $2 order by i.position`,
    [batch, most],
  )
  return rows
}

/** How fast a batch goes: since when what it is at was begun, how many items are done since, how many wait. */
export async function findPace(db: Db, batch: number): Promise<{ seconds: number; done: number; left: number }> {
  const { rows } = await db.query(
    `select coalesce(extract(epoch from now() - case when b.state = 'applying' then b.applied_at else min(i.started_at) end), 0)::float
         seconds,
       count(*) filter (where i.finished_at is not null and i.started_at is not null
         and case when b.state = 'applying' then i.finished_at >= b.applied_at else not ${unplanned('i')} end)::int done,
       count(*) filter (where i.state in ('received', 'reading', 'applying')
         or b.state = 'reading' and ${unplanned('i')})::int "left"
     from batches b left join batch_items i on i.batch_id = b.id where b.id = $1 group by b.id`,
    [batch],
  )
  return rows[0] ?? { seconds: 0, done: 0, left: 0 }
}

/** Entries found in a batch so far, by kind. */
export async function countFound(db: Db, batch: number): Promise<Record<string, number>> {
  const { rows } = await db.query<{ type: string; n: number }>(
    `select f.key type, sum(f.value::int)::int n from batch_items i, jsonb_each_text(i.summary -> 'entities') f
     where i.batch_id = $1 and i.state in ('read', 'applying', 'applied') group by 1`,
    [batch],
  )
  return Object.fromEntries(rows.map(({ type, n }) => [type, n]))
}

/** Batches that wait for an admin: read, and not all of it applied. */
export async function countOpenImports(db: Db): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select count(*)::int n from batches b where b.state = 'read'
       and exists (select 1 from batch_items i where i.batch_id = b.id and i.state = 'read')`,
  )
  return rows[0]!.n
}

/** Stops a batch: what is under way comes to nothing, what was applied stays. False where there was nothing to stop. */
export async function cancelBatch(db: Db, id: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `update batches set state = 'cancelled', lease_until = null, lease_by = null
     where id = $1 and state in ('received', 'reading', 'read', 'applying')
       and not exists (select 1 from batch_items i where i.batch_id = $1 and i.state = 'applied')`,
    [id],
  )
  return (rowCount ?? 0) > 0
}

/** Has an item read again: by another charset, or after it failed. False where that cannot be. */
export async function readAgain(db: Db, id: number, charset?: string): Promise<boolean> {
  const { rows } = await db.query<{ batch: number }>(
    `update batch_items i set state = 'received', tries = 0, code = null, outcome = null, finished_at = null,
       decisions = case when $2::text is null then '{}'::jsonb else jsonb_build_object('charset', $2::text) end
     from batches b where b.id = i.batch_id and i.id = $1 and i.document_id is not null
       and i.state in ('read', 'rejected', 'failed', 'skipped')
       and b.state in ('received', 'reading', 'read', 'applied', 'applied_with_errors')
       and not exists (select 1 from batch_items c where ${isPart('c', 'i')} and c.state in ('applying', 'applied'))
     returning i.batch_id batch`,
    [id, charset],
  )
  if (!rows[0]) return false
  await db.query(
    `update batches set state = 'reading' where id = $1 and state in ('read', 'applied', 'applied_with_errors')`,
    [rows[0].batch],
  )
  return true
}

/** Organisations to which drafts of a batch may belong. */
export async function listOwners(db: Db): Promise<{ id: number; title: Translated; originalLanguage: Language }[]> {
  const { rows } = await db.query(
    `select e.id, r.content -> 'title' title, e.original_language "originalLanguage"
     from entries e join revisions r on r.id = coalesce(e.published_revision, e.draft_revision)
     where e.kind = 'organisation' and e.status <> 'archived' order by e.id limit 500`,
  )
  return rows
}
