// A process of its own: the portal, of which every page is asked twice, to count the statements it takes. The first time
// nothing is kept in memory, the second time the page is.
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { readConfig } from '../src/config.ts'
import { createLog } from '../src/log.ts'
import { serve } from '../src/serve.ts'
import './child.ts'

export type Statements = { path: string; first: number; again: number; sessions: number }

const texts: string[] = []
const query = pg.Client.prototype.query as (...all: unknown[]) => unknown
pg.Client.prototype.query = function (this: pg.Client, ...all: unknown[]) {
  const [what] = all as [string | { text: string }]
  const text = typeof what === 'string' ? what : what.text
  // the process asks by itself, every second, what it may have missed
  if (!text.includes('content_changes')) texts.push(text)
  return query.apply(this, all)
} as typeof pg.Client.prototype.query

const running = await serve(readConfig({ ...process.env, PORT: '0' }), createLog('silent'), { dueWork: false })
const counts: Statements[] = []
for (const path of process.argv.slice(2)) {
  const ask = async () => {
    texts.length = 0
    await (await fetch(running.address + path)).bytes()
    return [...texts]
  }
  await ask() // the first page of all loads what stays in memory
  // as if anything had been published: whatever is kept in memory goes
  await running.database.pool.query(`select pg_notify('content', 'all')`)
  await sleep(200)
  const [first, again] = [await ask(), await ask()]
  const sessions = [...first, ...again].filter((text) => /\bsessions?\b/.test(text)).length
  counts.push({ path, first: first.length, again: again.length, sessions })
}
process.send!(counts)
await running.stop()
process.disconnect()
