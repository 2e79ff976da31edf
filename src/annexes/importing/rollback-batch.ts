import { record } from '../../audit/record.ts'
import { type Db, transaction } from '../../database.ts'
import { saveRevision } from '../../entries/save-revision.ts'
import { NotFound } from '../../errors.ts'
import { kindByName } from '../../kinds.ts'
import { translator } from '../../languages.ts'
import { takeLock } from '../../locks.ts'
import { lockSearchIndex } from '../../search/index-entry.ts'
import { type Done, findDone } from './find-done.ts'
import { loadStanding } from './load-item.ts'

/** Why an entry stays as it is. */
export type Stays = 'edited' | 'public' | 'in_review' | 'used'
export type UndoneEntry = { entryId: number; kind: string; slug: string; how: 'deleted' | 'restored' }
export type KeptEntry = { entryId: number; kind: string; slug: string; why: Stays }
/** `already`: it was undone before, and nothing was done now; `kept` is what stayed then and still is there. */
export type RolledBack = { already: boolean; undone: UndoneEntry[]; kept: KeptEntry[] }

/**
 * Undoes a batch, all that can be undone or nothing: entries that it made and nobody touched since go, with their
 * history; entries that it changed and nobody touched since get their former text back as a new revision. Whatever was
 * edited, published, sent to review or is used by others since stays, and is listed. Throws NotFound.
 */
export function rollbackBatch(
  db: Db,
  batchId: number,
  { accountId }: { accountId?: number } = {},
): Promise<RolledBack> {
  return transaction(db, async (tx) => {
    await takeLock(tx, 'imports')
    await lockSearchIndex(tx)
    const { rows } = await tx.query<{ state: string }>('select b.state from batches b where b.id = $1 for update', [
      batchId,
    ])
    if (!rows[0]) throw new NotFound()
    const done = await findDone(tx, batchId)
    const why = new Map(done.flatMap((each) => (each.why ? [[each.entryId, each.why]] : [])))
    keepWhatIsHeld(done, why)
    const kept = done.flatMap(({ entryId, kind, slug }) =>
      why.has(entryId) ? [{ entryId, kind, slug, why: why.get(entryId)! }] : [],
    )
    if (rows[0].state === 'rolled_back') return { already: true, undone: [], kept }
    const free = done.filter(({ entryId }) => !why.has(entryId))
    const restored = free.filter(({ created }) => !created)
    for (const each of restored) await restore(tx, each, accountId)
    await deleteMade(
      tx,
      batchId,
      free.filter(({ created }) => created),
      accountId,
    )
    await forget(
      tx,
      batchId,
      restored.map(({ entryId }) => entryId),
    )
    await tx.query(`update batches set state = 'rolled_back', rolled_back_at = now() where id = $1`, [batchId])
    await tx.query(`update batch_items set state = 'rolled_back' where batch_id = $1 and state = 'applied'`, [batchId])
    const detail = { batch: batchId, undone: free.length, kept: kept.length }
    await record(tx, 'annex.rolled-back', { accountId, detail })
    const how = (created: boolean) => (created ? ('deleted' as const) : ('restored' as const))
    return {
      already: false,
      undone: free.map(({ entryId, kind, slug, created }) => ({ entryId, kind, slug, how: how(created) })),
      kept,
    }
  })
}

/** An entry that one that stays names, in any revision, stays with it; until no more are found. */
function keepWhatIsHeld(done: Done[], why: Map<number, Stays>): void {
  const own = new Set(done.map(({ entryId }) => entryId))
  for (let found = true; found; ) {
    found = false
    for (const { entryId, created, heldBy, heldElse } of done) {
      if (!created || why.has(entryId)) continue
      const held = heldElse || heldBy.some((holder) => !own.has(holder) || why.has(holder))
      if (held) why.set(entryId, 'used')
      found ||= held
    }
  }
}

/** The text from before the batch, as a new revision; sources and entries that are gone are left out. */
async function restore(db: Db, done: Done, accountId?: number): Promise<void> {
  const { entryId, kind, before, lastItem, language } = done
  const standing = (await loadStanding(db, [entryId])).get(entryId)!
  const { number } = await saveRevision(db, kindByName.get(kind)!, entryId, before!, {
    origin: 'restore',
    authorId: accountId,
    note: translator(language)('annex-sources.undone'),
    expected: standing.number,
    batchItemId: lastItem,
  })
  await record(db, 'entry.restored', { accountId, entryId, detail: { number, from: done.numberBefore } })
}

/** Deletes entries with their history. Old revisions of undone batches may still name them: that goes with them. */
async function deleteMade(db: Db, batchId: number, made: Done[], accountId?: number): Promise<void> {
  const ids = made.map(({ entryId }) => entryId)
  if (ids.length === 0) return
  await db.query(
    `delete from relations l using revisions r where r.id = l.revision_id and (l.from_id = any($1)
       or (l.to_id = any($1) and r.batch_item_id in (select i.id from batch_items i
         join batches b on b.id = i.batch_id where b.id = $2 or b.state = 'rolled_back')))`,
    [ids, batchId],
  )
  await db.query('delete from entries where id = any($1)', [ids])
  for (const entryId of ids) await record(db, 'entry.deleted', { accountId, entryId, detail: { batch: batchId } })
}

/** What the batch brought to entries that are as before: where values stood, people, and sources that nothing names. */
async function forget(db: Db, batchId: number, restored: number[]): Promise<void> {
  const ofBatch = 'select i.id from batch_items i where i.batch_id = $1'
  await db.query(
    `delete from contacts c using provenance p where p.field = 'contacts' and c.id = (p.value ->> 'contact')::int
       and p.entry_id = any($2) and p.item_id in (${ofBatch}) and c.updated_at = c.created_at and not c.public`,
    [batchId, restored],
  )
  await db.query(
    `delete from provenance p where p.item_id in (${ofBatch})
       and (p.entry_id = any($2) or not exists (select 1 from batch_entries b where b.entry_id = p.entry_id and b.item_id = p.item_id))`,
    [batchId, restored],
  )
  await db.query(
    `update batch_entries b set undone_at = now() where b.entry_id = any($2) and b.item_id in (${ofBatch})`,
    [batchId, restored],
  )
  await db.query(
    `with gone as (
       delete from sources s where s.id in (
           select d.source_id from documents d join batch_items i on i.document_id = d.id where i.batch_id = $1)
         and not exists (select 1 from revision_sources r where r.source_id = s.id)
         and not exists (select 1 from contacts c where c.source_id = s.id) returning s.id)
     update documents d set source_id = null where d.source_id in (select g.id from gone g)`,
    [batchId],
  )
}
