import { createHash } from 'node:crypto'
import type { Db } from '../../database.ts'
import type { Summary } from '../batches/summarise.ts'
import { isPart } from '../review/table-parts.ts'

export type PlanRow = { id: number; name: string; hash: string | null; summary: Summary }

/** The plans of the files of a batch that wait to be applied. */
export async function findPlans(db: Db, batch: number): Promise<PlanRow[]> {
  const { rows } = await db.query<PlanRow>(
    `select i.id, i.name, nullif(i.plan_hash, '') hash, i.summary from batch_items i
     where i.batch_id = $1 and i.state = 'read' order by i.position`,
    [batch],
  )
  return rows
}

/** The plans of the parts of a table that wait to be applied; `id` is its first one. */
export async function findPartPlans(db: Db, id: number): Promise<PlanRow[]> {
  const { rows } = await db.query<PlanRow>(
    `select c.id, c.name, nullif(c.plan_hash, '') hash, c.summary from batch_items i join batch_items c on ${isPart('c', 'i')}
     where i.id = $1 and c.state = 'read' order by c.position`,
    [id],
  )
  return rows
}

/** The mark of all plans of a batch together: another one when any of them is. */
export const planMark = (plans: PlanRow[]): string =>
  createHash('sha256')
    .update(JSON.stringify(plans.map(({ id, hash }) => [id, hash])))
    .digest('base64url')
