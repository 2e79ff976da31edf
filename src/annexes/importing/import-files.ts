import { randomUUID } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import type { Logger } from 'pino'
import { type Db, isDatabaseAway, oneLine, transaction } from '../../database.ts'
import type { Lease } from '../batches/batch-worker.ts'
import { readNext } from '../batches/read-next.ts'
import { type Received, receiveBatch } from '../batches/receive-files.ts'
import { applyItem } from './apply-item.ts'
import { findContradictions } from './batch-contradictions.ts'
import { type KnownEntries, knownEntries } from './known-entries.ts'
import { planItem } from './plan-item.ts'
import { type ImportedItem, type ImportReport, presentItem, totalsOf } from './present-import.ts'

export type Told = (line: string) => void
type Options = { apply: boolean; log: Logger; tell?: Told }

/** A path of a command line that leads nowhere; the message is one line. */
export class NoSuchFile extends Error {}

/**
 * Imports files and folders as one batch. Without `apply` everything happens as it would, in one transaction that is
 * undone at the end: the report is the same, and nothing stays. With it each document is written by itself; one that
 * fails stops no other. Throws NoSuchFile.
 */
export async function importFiles(pool: pg.Pool, paths: string[], options: Options): Promise<ImportReport> {
  const files = await findFiles(paths)
  const name = paths.map((each) => path.basename(path.resolve(each))).join(', ')
  if (options.apply) {
    await resume(pool, options)
    return runBatch(pool, name, files, options)
  }
  let report: ImportReport | undefined
  const undone = new Error('a dry run')
  await transaction(pool, async (tx) => {
    report = await runBatch(tx, name, files, options)
    throw undone
  }).catch((error) => {
    if (error !== undone) throw error
  })
  return { ...report!, batch: null }
}

async function runBatch(db: Db, name: string, files: Received[], options: Options): Promise<ImportReport> {
  const batch = await receiveBatch(db, { name }, files)
  await finishBatch(db, batch, options)
  const { rows } = await db.query<{ id: number }>(
    'select i.id from batch_items i where i.batch_id = $1 order by i.position',
    [batch],
  )
  const items: ImportedItem[] = []
  for (const { id } of rows) items.push(await presentItem(db, id))
  const names = new Map(rows.map(({ id }, i) => [id, items[i]!.name]))
  const contradictions = (await findContradictions(db, batch)).map(
    ({ itemId, other, about, options: values = [] }) => ({
      file: names.get(itemId)!,
      other: other.name,
      field: about[0]!.field,
      values,
    }),
  )
  return { batch, applied: options.apply, items, contradictions, totals: totalsOf(items) }
}

/** Reads and writes whatever of a batch is not read or written yet. */
async function finishBatch(db: Db, batch: number, options: Options): Promise<void> {
  const worker = `import ${randomUUID()}`
  const [known, before] = [knownEntries(), knownEntries(batch)]
  const lease: Lease = { batch, worker, state: 'reading', lost: false, known, before }
  // not ours for the moment: somebody else is at it, or has just been killed
  while (!(await holdBatch(db, lease))) await new Promise((resolve) => setTimeout(resolve, 300))
  const keep = setInterval(() => holdBatch(db, lease).catch(() => {}), renewMs)
  if (!options.apply) clearInterval(keep) // in the one transaction, which nobody else sees
  try {
    while (await readNext(db, options.log, lease));
    lease.state = 'applying'
    await holdBatch(db, lease)
    const { rows } = await db.query<{ id: number; name: string; state: string }>(
      `update batch_items i set state = case when i.state = 'read' then 'applying' else i.state end
       where i.batch_id = $1 returning i.id, i.name, i.state, i.position`,
      [batch],
    )
    for (const { id, name, state } of rows) {
      if (state === 'applying') await applyOne(db, id, lease.known, options)
      options.tell?.(name)
    }
  } finally {
    clearInterval(keep)
  }
  await db.query(
    `update batches b set applied_at = now(), lease_until = null, lease_by = null,
       state = case when exists (select 1 from batch_items i where i.batch_id = b.id and i.state in ('failed', 'rejected'))
         then 'applied_with_errors' else 'applied' end
     where b.id = $1`,
    [batch],
  )
}

/** Goes on with imports from the command line that were stopped in the middle: what they did not write is written. */
async function resume(db: Db, options: Options): Promise<void> {
  const { rows } = await db.query<{ id: number }>(
    `select b.id from batches b where b.created_by is null and b.state in ('received', 'reading', 'read', 'applying')
     order by b.id`,
  )
  for (const { id } of rows) {
    options.tell?.(`Batch ${id} was stopped in the middle: going on with it`)
    await db.query(`update batch_items set state = 'received' where batch_id = $1 and state = 'reading'`, [id])
    await finishBatch(db, id, options)
  }
}

const renewMs = 5000

/** A portal that runs beside us leaves the batch alone as long as we hold it, and goes on with it when we are gone. */
async function holdBatch(db: Db, { batch, worker, state }: Lease): Promise<boolean> {
  const { rowCount } = await db.query(
    `update batches set lease_by = $2, lease_until = now() + interval '20 seconds', state = $3
     where id = $1 and (lease_by is null or lease_by = $2 or lease_until < clock_timestamp())`,
    [batch, worker, state],
  )
  return rowCount === 1
}

/** Writes one item by the plan that is made for it now; it is written wholly, or failed with the reason. */
async function applyOne(db: Db, id: number, known: KnownEntries, { log }: Options): Promise<void> {
  try {
    const { hash } = await planItem(db, id, { known })
    await applyItem(db, id, { expected: hash, known })
  } catch (error) {
    if (isDatabaseAway(error)) throw error
    log.error({ item: id, error: oneLine(error) }, 'writing an item failed')
    await db.query(
      `update batch_items set state = 'failed', error = $2, finished_at = now() where id = $1 and state <> 'applied'`,
      [id, oneLine(error)],
    )
  }
}

/** The files of paths, those of folders with their folder's name, in order; what systems hide is left out. */
async function findFiles(paths: string[]): Promise<Received[]> {
  const found: Received[] = []
  for (const each of paths) {
    const info = await stat(each).catch(() => undefined)
    if (!info) throw new NoSuchFile(`There is no file or folder ${each}`)
    if (!info.isDirectory()) {
      found.push(receive(each, path.basename(path.resolve(each)), info.size))
      continue
    }
    const inside = await readdir(each, { recursive: true, withFileTypes: true })
    for (const entry of inside.sort((a, b) =>
      path.join(a.parentPath, a.name) < path.join(b.parentPath, b.name) ? -1 : 1,
    )) {
      const file = path.join(entry.parentPath, entry.name)
      const name = path.relative(each, file)
      if (!entry.isFile() || name.split(path.sep).some((part) => part.startsWith('.'))) continue
      found.push(receive(file, path.join(path.basename(path.resolve(each)), name), (await stat(file)).size))
    }
  }
  return found
}

const receive = (file: string, name: string, size: number): Received => ({ name, size, read: () => readFile(file) })
