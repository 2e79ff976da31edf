import type { Db } from '../../database.ts'

/** SQL: how a batch stands once nothing in it is under way. */
export const settledState = `case
  when exists (select 1 from batch_items i where i.batch_id = b.id and i.state = 'read') then 'read'
  when exists (select 1 from batch_items i where i.batch_id = b.id and i.state = 'failed') then 'applied_with_errors'
  else 'applied' end`

export const startApplying = {
  /** Puts what was planned in line to be applied, or `only` these items; false where there is nothing. */
  async begin(db: Db, batch: number, accountId: number, only?: number[]): Promise<boolean> {
    const { rowCount } = await db.query(
      `update batch_items i set state = 'applying', tries = 0, code = null, error = null
       from batches b where b.id = i.batch_id and b.id = $1 and b.state in ('read', 'applied', 'applied_with_errors')
         and i.state = 'read' and i.plan_hash <> '' and ($2::int[] is null or i.id = any($2))`,
      [batch, only],
    )
    if (!rowCount) return false
    await db.query(
      `update batches set state = 'applying', applied_at = now(), lease_until = null, lease_by = null,
         created_by = coalesce(created_by, $2) where id = $1`,
      [batch, accountId],
    )
    return true
  },
  /** After one item was applied by itself: the batch is done when no other waits. */
  async settle(db: Db, batch: number): Promise<void> {
    await db.query(
      `update batches b set applied_at = coalesce(b.applied_at, now()), state = ${settledState}
       where b.id = $1 and b.state in ('read', 'applied', 'applied_with_errors')`,
      [batch],
    )
  },
}
