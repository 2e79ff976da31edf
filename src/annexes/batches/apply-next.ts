import type { Logger } from 'pino'
import { type Db, isDatabaseAway, oneLine } from '../../database.ts'
import { Conflict } from '../../errors.ts'
import { applyItem } from '../importing/apply-item.ts'
import { type Lease, mostTries } from './batch-worker.ts'

/** Applies the next item of a batch that waits for it; false when none does. */
export async function applyNext(db: Db, log: Logger, lease: Lease): Promise<boolean> {
  const { rows } = await db.query<{ id: number; hash: string; accountId: number | null; tries: number }>(
    `update batch_items i set tries = i.tries + 1, started_at = now() from batches b
     where b.id = i.batch_id and b.id = $1 and b.lease_by = $2 and b.state = 'applying' and i.id = (
       select n.id from batch_items n where n.batch_id = $1 and n.state = 'applying' order by n.position limit 1
         for update skip locked)
     returning i.id, i.plan_hash hash, b.created_by "accountId", i.tries`,
    [lease.batch, lease.worker],
  )
  const item = rows[0]
  if (!item) return false
  try {
    if (item.tries > mostTries) throw new Error('it was given up twice in the middle')
    const { known, before } = lease
    await applyItem(db, item.id, { expected: item.hash, accountId: item.accountId ?? undefined, known, before })
  } catch (error) {
    if (isDatabaseAway(error)) throw error
    const stale = error instanceof Conflict
    if (!stale) log.error({ item: item.id, error: oneLine(error) }, 'applying an item failed')
    // a plan that is out of date waits for a person again
    await db.query(
      `update batch_items set state = $2, code = $3, error = $4, plan = null, plan_hash = null, finished_at = now()
       where id = $1 and state = 'applying'`,
      [
        item.id,
        stale ? 'read' : 'failed',
        stale ? 'plan_changed' : 'apply_failed',
        stale ? null : oneLine(error).slice(0, 500),
      ],
    )
  }
  return true
}
