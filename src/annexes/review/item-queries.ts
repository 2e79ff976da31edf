import { createHash } from 'node:crypto'
import type { Db } from '../../database.ts'
import type { Translated } from '../../fields.ts'
import type { Language } from '../../languages.ts'
import type { ItemState } from '../batches/batch-queries.ts'
import { partPlaces } from '../batches/receive-files.ts'
import type { Summary } from '../batches/summarise.ts'
import type { Extraction } from '../extraction.ts'
import type { Decisions as PlanDecisions } from '../importing/decide-extraction.ts'
import type { Block, Warning } from '../reading/document.ts'

/** What was decided about an item; `charset`: the one in which a person had its file read. */
export type Decisions = PlanDecisions & { charset?: string }

/** An item with its document and everything that is known and decided about it. */
export type Item = {
  id: number
  batchId: number
  batchName: string
  batchState: string
  ownerId: number | null
  name: string
  state: ItemState
  outcome: string | null
  code: string | null
  warnings: Warning[]
  summary: Summary
  extraction: Extraction | null
  decisions: Decisions
  documentId: number | null
  mediaType: string | null
  charset: string | null
  language: Language | null
  pages: number | null
  text: string | null
  blocks: Block[] | null
  finishedAt: Date | null
}

const columns = `i.id, i.batch_id "batchId", b.name "batchName", b.state "batchState", b.owner_id "ownerId", i.name,
  i.state, i.outcome, i.code, i.warnings, i.summary, i.extraction, i.decisions, i.finished_at "finishedAt",
  d.id "documentId", d.media_type "mediaType", d.charset, d.language, d.pages, d.canonical_text "text", d.blocks`

export async function findItem(db: Db, batch: number, id: number): Promise<Item | undefined> {
  const { rows } = await db.query<Item>(
    `select ${columns} from batch_items i join batches b on b.id = i.batch_id left join documents d on d.id = i.document_id
     where i.id = $1 and i.batch_id = $2`,
    [id, batch],
  )
  return rows[0]
}

/** What a page of decisions started from: another one when somebody decided or the file was read again in between. */
export const stampOf = ({ decisions, finishedAt }: Pick<Item, 'decisions' | 'finishedAt'>): string =>
  createHash('sha256')
    .update(JSON.stringify([decisions, finishedAt]))
    .digest('base64url')
    .slice(0, 16)

/** Keeps decisions; false where somebody else has decided since `stamp`. Runs in the caller's transaction. */
export async function saveDecisions(
  db: Db,
  id: number,
  stamp: string,
  change: (decisions: Decisions) => { decisions: Decisions; summary: Partial<Summary> },
): Promise<boolean> {
  const { rows } = await db.query<Pick<Item, 'decisions' | 'finishedAt' | 'state'>>(
    'select i.decisions, i.finished_at "finishedAt", i.state from batch_items i where i.id = $1 for update',
    [id],
  )
  if (rows[0]?.state !== 'read' || stampOf(rows[0]) !== stamp) return false
  const { decisions, summary } = change(rows[0].decisions)
  await db.query(
    `update batch_items set decisions = $2, summary = summary || $3::jsonb, plan = null, plan_hash = null where id = $1`,
    [id, JSON.stringify(decisions), JSON.stringify(summary)],
  )
  return true
}

export type Sibling = { id: number; name: string; state: ItemState; decided: number; toDecide: number }

/** The files of a batch that can be reviewed, in order. */
export async function listSiblings(db: Db, batch: number): Promise<Sibling[]> {
  const { rows } = await db.query<Sibling>(
    `select i.id, i.name, i.state, coalesce((i.summary ->> 'decided')::int, 0) decided,
       coalesce((i.summary ->> 'toDecide')::int, 0) "toDecide"
     from batch_items i where i.batch_id = $1 and i.state in ('read', 'applying', 'applied') and i.position % ${partPlaces} = 0
     order by i.position`,
    [batch],
  )
  return rows
}

export type WrittenEntry = {
  id: number
  kind: string
  slug: string
  title: Translated
  originalLanguage: Language
  created: boolean
  state: string
  /** A version of it is not public yet. */
  pending: boolean
  undone: boolean
  item: number
}

/** So many are listed; of a long table the rest are found among the entries. */
export const mostWritten = 200

/** The entries that a batch, or one item of it, has written, once each. */
export async function listWritten(db: Db, of: { batch: number; item?: number }): Promise<WrittenEntry[]> {
  const { rows } = await db.query<WrittenEntry>(
    `select distinct on (e.id) e.id, e.kind, e.slug, coalesce(r.content -> 'title', '{}') title,
       e.original_language "originalLanguage", w.created, e.status state,
       e.draft_revision is distinct from e.published_revision pending, w.undone_at is not null undone, w.item_id item
     from batch_entries w join batch_items i on i.id = w.item_id join entries e on e.id = w.entry_id
       left join revisions r on r.id = coalesce(e.draft_revision, e.published_revision)
     where i.batch_id = $1 and ($2::int is null or i.id = $2) order by e.id, w.created desc, w.item_id limit $3`,
    [of.batch, of.item, mostWritten],
  )
  return rows
}

/** The entries of a batch of which a version waits to be published, by their ids. */
export async function listDrafts(db: Db, batch: number): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `select distinct e.id from batch_entries w join batch_items i on i.id = w.item_id join entries e on e.id = w.entry_id
     where i.batch_id = $1 and w.undone_at is null and e.status <> 'archived'
       and e.draft_revision is distinct from e.published_revision order by e.id`,
    [batch],
  )
  return rows.map(({ id }) => id)
}
