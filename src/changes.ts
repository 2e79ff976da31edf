import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Logger } from 'pino'
import { type Database, oneLine } from './database.ts'

/** What the public pages show has changed: the words of migration 11. `all`: anything may have, or nobody can know. */
export type Hear = (words: readonly string[]) => void

export type Changes = {
  /** Whether every change is heard now. While it is not, nothing may be taken from memory. */
  live(): boolean
  /** Resolves when all that was committed before is heard. */
  settle(): Promise<void>
  stop(): Promise<void>
}

/** So often a process asks whether it missed something: a connection can be dead without a word. */
const askMs = 1000
const patienceMs = 5000
const longestPauseMs = 2000

/**
 * Hears what any process on this database has changed. On a server on a connection of its own, which is made again as
 * often as it is lost; the embedded database has one session, which tells itself. Comes back when it listens, or after
 * the first try that failed.
 */
export async function listenForChanges(database: Database, log: Logger, hear: Hear): Promise<Changes> {
  return database.embedded ? listenInside(database.pool, hear) : listenOnServer(database.pool, log, hear)
}

async function listenInside(pool: pg.Pool, hear: Hear): Promise<Changes> {
  const known = new WeakSet<pg.ClientBase>()
  const attend = async (client: pg.ClientBase) => {
    if (known.has(client)) return
    known.add(client)
    client.on('notification', ({ payload }) => hear(wordsOf(payload)))
    await client.query('listen content')
    hear(['all']) // what the session before it said last may not have arrived
  }
  pool.options.onConnect = attend // the pool waits for it before anybody gets the client
  const client = await pool.connect()
  await attend(client).finally(() => client.release())
  return {
    live: () => true,
    settle: async () => {}, // a commit is heard before its answer
    stop: async () => {
      pool.options.onConnect = undefined
    },
  }
}

async function listenOnServer(pool: pg.Pool, log: Logger, hear: Hear): Promise<Changes> {
  const Client = (pool as unknown as { Client: typeof pg.Client }).Client
  let client: pg.Client | undefined
  let stopped = false
  let version = ''
  let heard = false
  let turn = Promise.resolve()
  let last: Promise<unknown> = Promise.resolve()

  /** One statement after another: a client has no line of its own to wait in. */
  function inTurn<V>(work: () => Promise<V>): Promise<V> {
    const mine = last.then(work)
    last = mine.catch(() => {})
    return mine
  }

  const lose = (lost: pg.Client, error?: unknown) => {
    if (client !== lost) return
    client = undefined
    hear(['all'])
    if (stopped) return
    log.warn({ error: error && oneLine(error) }, 'changes are not heard; pages are made anew each time')
    turn = reconnect()
  }

  async function connect(): Promise<void> {
    const limits = { query_timeout: patienceMs, connectionTimeoutMillis: patienceMs }
    const fresh = new Client({ ...pool.options, ...limits, application_name: 'aglomera changes' })
    fresh.on('error', (error) => lose(fresh, error))
    fresh.on('end', () => lose(fresh))
    fresh.on('notification', ({ payload }) => {
      heard = true
      hear(wordsOf(payload))
    })
    try {
      await fresh.connect()
      await fresh.query('listen content')
      version = await versionOf(fresh)
    } catch (error) {
      hangUp(fresh)
      throw error
    }
    hear(['all'])
    client = fresh
  }

  async function reconnect(): Promise<void> {
    for (let pause = 50; !stopped && !client; pause = Math.min(pause * 2, longestPauseMs)) {
      await connect().catch(() => sleep(pause, undefined, { ref: false }))
      if (client) log.info('changes are heard again')
    }
  }

  /** Has something happened of which no word came? Behind some connection poolers none ever comes. */
  async function ask(): Promise<void> {
    const asked = client
    if (!asked) return
    try {
      const now = await inTurn(() => versionOf(asked))
      if (now !== version && (!heard || dayOf(now) !== dayOf(version))) hear(['all'])
      version = now
      heard = false
    } catch (error) {
      lose(asked, error)
      hangUp(asked)
    }
  }

  await connect().catch((error) => {
    log.warn({ error: oneLine(error) }, 'changes are not heard; pages are made anew each time')
    turn = reconnect()
  })
  const timer = setInterval(ask, askMs)
  timer.unref()
  return {
    live: () => client !== undefined,
    settle: async () => {
      // the server sends what was announced before it answers
      const asked = client
      if (!asked) return
      await inTurn(() => asked.query('select 1')).catch((error) => {
        lose(asked, error)
        hangUp(asked)
      })
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      const last = client
      client = undefined
      await last?.end().catch(() => {})
      await turn
    },
  }
}

/** Words that are in no page's list have no effect; a notice without any is taken for the widest. */
const wordsOf = (payload: string | undefined): string[] => payload?.split(' ') || ['all']

/** The day is the database's own: some of what pages say is true until it ends. */
async function versionOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query(
    `select current_date || ' ' || count(*) || ' ' || coalesce(max(c.id), 0) as version from content_changes c`,
  )
  return rows[0].version
}
const dayOf = (version: string) => version.split(' ')[0]

/** `end()` would wait for an answer that may never come. */
function hangUp(client: pg.Client): void {
  ;(client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
}
