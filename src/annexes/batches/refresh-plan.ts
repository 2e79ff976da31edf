import type { Db } from '../../database.ts'
import type { KnownEntries } from '../importing/known-entries.ts'
import type { Plan, PlannedEntry } from '../importing/plan.ts'
import { planItem } from '../importing/plan-item.ts'
import { countRows } from '../review/table-parts.ts'
import type { PartRow } from '../tables/split-table.ts'
import type { Summary } from './summarise.ts'

/** Makes the plan of an item anew and keeps it, with what lists tell of it. Throws as planItem does. */
export async function refreshPlan(db: Db, id: number, known?: KnownEntries): Promise<Plan> {
  const plan = await planItem(db, id, { known })
  const { rows } = await db.query<{ rows: PartRow[] | null }>(
    `select i.extraction -> 'rows' rows from batch_items i where i.id = $1`,
    [id],
  )
  const summary = { ...summaryOf(plan), ...(rows[0]?.rows && { rowCounts: countRows(rows[0].rows, plan) }) }
  await db.query(
    `update batch_items set plan = $2, plan_hash = $3, summary = summary || $4::jsonb where id = $1 and state = 'read'`,
    [id, JSON.stringify(plan), plan.hash, JSON.stringify(summary)],
  )
  return plan
}

/** Everything of a planned entry that a person can decide about: what the portal says already needs nobody. */
export const partsOf = ({ fields, relations, contacts }: PlannedEntry) =>
  [...fields, ...relations, ...contacts].filter(({ state }) => state !== 'same')

function summaryOf(plan: Plan): Partial<Summary> {
  const entries = plan.entries.filter(({ action }) => action !== 'skip')
  const parts = entries.flatMap(partsOf)
  return {
    questions: plan.questions,
    candidates: entries.filter(({ action }) => action === 'undecided').length,
    toDecide: parts.length,
    decided: parts.filter(({ decided }) => decided).length,
    actions: Object.fromEntries(
      (['create', 'change', 'unchanged', 'source', 'skip', 'undecided'] as const).map((action) => [
        action,
        plan.entries.filter((entry) => entry.action === action).length,
      ]),
    ),
  }
}
