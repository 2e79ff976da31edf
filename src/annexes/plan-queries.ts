import { createHash } from 'node:crypto'
import type { Db } from '../database.ts'
import type { Summary } from './summarise.ts'

export type PlanRow = { id: number; name: string; hash: string | null; summary: Summary }

/** The plans of the files of a batch that wait to be applied. */
export async function findPlans(db: Db, batch: number): Promise<PlanRow[]> {
  const { rows } = await db.query<PlanRow>(
    `select i.id, i.name, i.plan_hash hash, i.summary from batch_items i
     where i.batch_id = $1 and i.state = 'read' order by i.position`,
    [batch],
  )
  return rows
}

/** The mark of all plans of a batch together: another one when any of them is. */
export const planMark = (plans: PlanRow[]): string =>
  createHash('sha256')
    .update(JSON.stringify(plans.map(({ id, hash }) => [id, hash])))
    .digest('base64url')
