import { randomUUID } from 'node:crypto'
import type { Db } from '../../database.ts'
import { oneLine } from '../../database.ts'
import type { Site } from '../../site.ts'
import { settledState } from '../importing/apply-queries.ts'
import { type KnownEntries, knownEntries } from '../importing/known-entries.ts'
import { applyNext } from './apply-next.ts'
import { planNext, unplanned } from './plan-next.ts'
import { readNext } from './read-next.ts'

/** A worker that says nothing for so long is gone, and another one goes on with its batch. */
const leaseSeconds = 15
const renewMs = 4000
/** Each item takes a process of its own; the machine has other things to do. */
const atOnce = 2
/** Once again after a crash, and no more. */
export const mostTries = 2

export type Lease = {
  batch: number
  worker: string
  state: 'reading' | 'applying'
  lost: boolean
  known: KnownEntries
  /** The portal as if the batch had written nothing yet: what its plans were made for. */
  before: KnownEntries
}
type Work = Pick<Site, 'db' | 'log'>

const working = new WeakMap<Db, { done: Promise<void>; again: boolean }>()
let stopping = false

/** Sets this process to work on the batches that wait, if it is not at it; comes back at once. */
export function startBatchWork(site: Work): void {
  const known = working.get(site.db)
  if (known) {
    known.again = true
    return
  }
  const state = { again: false, done: Promise.resolve() }
  working.set(site.db, state)
  const round = async (): Promise<void> => {
    state.again = false
    try {
      await workOnBatches(site)
      await lookAgainLater(site)
    } catch (error) {
      if (!stopping) site.log.error({ error: oneLine(error) }, 'work on batches failed')
    }
    if (state.again && !stopping) await round()
  }
  state.done = round().finally(() => working.delete(site.db))
}

/** Looks again when what another worker holds may have become free: it may have died. */
async function lookAgainLater(site: Work): Promise<void> {
  const { rows } = await site.db.query<{ ms: number | null }>(
    `select (extract(epoch from min(b.lease_until) - now()) * 1000)::float ms from batches b
     where b.state in ('received', 'reading', 'applying')`,
  )
  const ms = rows[0]?.ms
  if (typeof ms === 'number' && !stopping) setTimeout(() => startBatchWork(site), Math.max(500, ms + 100)).unref()
}

/** Nobody else can be at work: what a dead process of this database held is free at once. */
export async function freeBatches(db: Db): Promise<void> {
  await db.query(`update batches set lease_until = null, lease_by = null where lease_by is not null`)
}

/** Takes up nothing new and waits for what is under way. */
export async function stopBatchWork(db: Db): Promise<void> {
  stopping = true
  await working.get(db)?.done
}

/** Reads and applies whatever waits, batch by batch, until nothing is left that no other worker holds. */
export async function workOnBatches({ db, log }: Work): Promise<void> {
  const worker = randomUUID()
  for (;;) {
    const lease = stopping ? undefined : await takeBatch(db, worker)
    if (!lease) return
    await workOn({ db, log }, lease)
  }
}

/** The oldest batch that waits and that nobody holds. What a worker left in the middle is done again, or given up. */
async function takeBatch(db: Db, worker: string): Promise<Lease | undefined> {
  const { rows } = await db.query<{ id: number; state: Lease['state'] }>(
    `update batches set lease_until = now() + $2 * interval '1 second', lease_by = $1,
       state = case state when 'received' then 'reading' else state end
     where id = (select b.id from batches b where b.state in ('received', 'reading', 'applying')
       and (b.lease_until is null or b.lease_until < now()) order by b.id limit 1 for update skip locked)
     returning id, state`,
    [worker, leaseSeconds],
  )
  if (!rows[0]) return undefined
  const { id: batch, state } = rows[0]
  await db.query(
    `update batch_items set state = case when tries >= $2 then 'failed' else 'received' end,
       code = case when tries >= $2 then 'reader_crash' end, finished_at = case when tries >= $2 then now() end
     where batch_id = $1 and state = 'reading'`,
    [batch, mostTries],
  )
  await db.query(`update batch_items set plan_hash = null where batch_id = $1 and plan_hash = ''`, [batch])
  return { batch, worker, state, lost: false, known: knownEntries(), before: knownEntries(batch) }
}

async function workOn({ db, log }: Work, lease: Lease): Promise<void> {
  const renew = setInterval(async () => {
    const held = db.query(
      `update batches set lease_until = now() + $3 * interval '1 second'
       where id = $1 and lease_by = $2 and state = $4 returning id`,
      [lease.batch, lease.worker, leaseSeconds, lease.state],
    )
    // a database that is away for a moment is no reason to stop
    if ((await held.catch(() => undefined))?.rowCount === 0) lease.lost = true
  }, renewMs)
  const read = async () => (await readNext(db, log, lease)) || planNext(db, log, lease)
  const step = lease.state === 'reading' ? read : () => applyNext(db, log, lease)
  const slot = async () => {
    while (!lease.lost && !stopping && (await step()));
  }
  try {
    // entries are written one after another: two items may speak of the same one
    await Promise.all(Array.from({ length: lease.state === 'reading' ? atOnce : 1 }, slot))
  } finally {
    clearInterval(renew)
    await leave(db, lease)
  }
}

/** Gives the batch back: done where nothing is left to do in it, for the next worker where something is. */
async function leave(db: Db, { batch, worker, state }: Lease): Promise<void> {
  await db.query(
    `update batches b set lease_until = null, lease_by = null, state = case
       when b.state <> $3 or exists (select 1 from batch_items i where i.batch_id = b.id and (i.state = any($4)
         or b.state = 'reading' and ${unplanned('i')})) then b.state
       when $3 = 'reading' then 'read' else ${settledState} end
     where b.id = $1 and b.lease_by = $2`,
    [batch, worker, state, state === 'reading' ? ['received', 'reading'] : ['applying']],
  )
}
