import { Buffer } from 'node:buffer'
import type pg from 'pg'
import { workOnBatches } from '../../src/annexes/batches/batch-worker.ts'
import { receiveBatch } from '../../src/annexes/batches/receive-files.ts'
import { type Applied, applyItem } from '../../src/annexes/importing/apply-item.ts'
import type { Decisions } from '../../src/annexes/importing/decide-extraction.ts'
import type { PlannedEntry, PlannedField } from '../../src/annexes/importing/plan.ts'
import { planItem } from '../../src/annexes/importing/plan-item.ts'
import { createLog } from '../../src/log.ts'

/** A batch of texts, received and read as the portal does it; gives its id and those of its items, in order. */
export async function readTexts(
  db: pg.Pool,
  texts: Record<string, string>,
  by: { ownerId?: number; accountId?: number } = {},
) {
  const files = Object.entries(texts).map(([name, text]) => {
    const bytes = Buffer.from(text)
    return { name, size: bytes.length, read: async () => bytes }
  })
  const batch = await receiveBatch(db, { name: 'Test', ...by }, files)
  await workOnBatches({ db, log: createLog('silent') })
  const { rows } = await db.query<{ id: number }>('select id from batch_items where batch_id = $1 order by position', [
    batch,
  ])
  return { batch, items: rows.map(({ id }) => id) }
}

export const decide = (db: pg.Pool, item: number, decisions: Decisions) =>
  db.query('update batch_items set decisions = $2 where id = $1', [item, JSON.stringify(decisions)])

/** Plans an item and applies just that. */
export async function apply(db: pg.Pool, item: number, accountId?: number): Promise<Applied> {
  const { hash } = await planItem(db, item)
  return applyItem(db, item, { expected: hash, accountId })
}

/** Reads a text and applies it; gives the item and what was written. */
export async function importText(db: pg.Pool, name: string, text: string, decisions: Decisions = {}) {
  const { batch, items } = await readTexts(db, { [name]: text })
  await decide(db, items[0]!, decisions)
  return { batch, item: items[0]!, ...(await apply(db, items[0]!)) }
}

export const entryOf = (entries: PlannedEntry[], kind: string): PlannedEntry => {
  const found = entries.find((entry) => entry.kind === kind)
  if (!found) throw new Error(`no ${kind} among ${entries.map((entry) => entry.kind)}`)
  return found
}
export const fieldOf = (entry: PlannedEntry, name: string): PlannedField => {
  const found = entry.fields.find(({ field }) => field === name)
  if (!found) throw new Error(`no ${name} among ${entry.fields.map(({ field }) => field)}`)
  return found
}

/** What must not change when nothing shall: how many of everything there are. */
export async function countRows(db: pg.Pool): Promise<Record<string, number>> {
  const tables = ['entries', 'revisions', 'relations', 'contacts', 'sources', 'provenance', 'batch_entries']
  const { rows } = await db.query(
    `select ${tables.map((table) => `(select count(*)::int from ${table}) ${table}`).join(', ')}`,
  )
  return rows[0]
}
