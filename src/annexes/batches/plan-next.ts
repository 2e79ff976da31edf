import type { Logger } from 'pino'
import { type Db, isDatabaseAway, oneLine } from '../../database.ts'
import type { Lease } from './batch-worker.ts'
import { refreshPlan } from './refresh-plan.ts'

/** SQL: an item that was read and has no plan yet. */
export const unplanned = (item: string) =>
  `(${item}.state = 'read' and ${item}.plan_hash is null and ${item}.error is null)`

/** Plans the next item of a batch that was read; false when none waits for it. */
export async function planNext(db: Db, log: Logger, lease: Lease): Promise<boolean> {
  const { rows } = await db.query<{ id: number }>(
    `update batch_items i set plan_hash = '' from batches b
     where b.id = i.batch_id and b.id = $1 and b.lease_by = $2 and b.state = 'reading' and i.id = (
       select n.id from batch_items n where n.batch_id = $1 and ${unplanned('n')} order by n.position limit 1
         for update skip locked)
     returning i.id`,
    [lease.batch, lease.worker],
  )
  if (!rows[0]) return false
  const { id } = rows[0]
  try {
    await refreshPlan(db, id, lease.known)
  } catch (error) {
    if (isDatabaseAway(error)) throw error
    log.error({ item: id, error: oneLine(error) }, 'planning an item failed') // its page will say it
    await db.query(`update batch_items set plan_hash = null, error = $2 where id = $1 and plan_hash = ''`, [
      id,
      oneLine(error).slice(0, 500),
    ])
  }
  return true
}
