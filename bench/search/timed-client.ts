import { readFile } from 'node:fs/promises'
import type pg from 'pg'

/** What statements took since the last look: how many, milliseconds until their answers were read, and on the CPU. */
export type Took = { statements: number; ms: number; cpu?: number }

/** One connection whose statements are timed. `cpu` is that of its server process, where it runs on this machine. */
export async function timedClient(pool: pg.Pool): Promise<{ db: pg.PoolClient; look(): Promise<Took> }> {
  const db = await pool.connect()
  const { pid } = (await db.query('select pg_backend_pid() pid')).rows[0]
  const local = (await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')).includes('(postgres)')
  const onCpu = async () => (local ? Number((await readFile(`/proc/${pid}/schedstat`, 'utf8')).split(' ')[0]) / 1e6 : 0)
  let [statements, ms, cpu] = [0, 0, await onCpu()]
  const query = db.query.bind(db) as (...all: unknown[]) => Promise<unknown>
  db.query = (async (...all: unknown[]) => {
    const began = performance.now()
    const answer = await query(...all)
    ms += performance.now() - began
    statements += 1
    return answer
  }) as typeof db.query
  return {
    db,
    async look() {
      const now = await onCpu()
      const took = { statements, ms, ...(local && { cpu: now - cpu }) }
      ;[statements, ms, cpu] = [0, 0, now]
      return took
    },
  }
}
