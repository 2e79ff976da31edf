import { type Db, transaction } from '../../database.ts'
import { type RolledBack, rollbackBatch } from '../importing/rollback-batch.ts'

class OnlyTried extends Error {}

/** What undoing a batch would do: it is done, and taken back. */
export async function tryUndo(db: Db, batch: number): Promise<RolledBack> {
  let result: RolledBack | undefined
  await transaction(db, async (tx) => {
    result = await rollbackBatch(tx, batch)
    throw new OnlyTried()
  }).catch((error) => {
    if (!(error instanceof OnlyTried)) throw error
  })
  return result!
}
