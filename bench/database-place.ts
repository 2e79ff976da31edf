import { cpSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'

/** Where the benchmark's database is, for processes that open it. */
export type Place = {
  /** Makes it, empty; gives what kind it is. */
  create(): Promise<string>
  env: { DATABASE_URL: string; DATA_DIR: string }
  /** The same rows for one more process. */
  another(): Place['env']
  /** CPU of the server's processes in microseconds; gives a function for what was used since. */
  cpu(): Promise<() => Promise<number | undefined>>
  remove(): Promise<void>
}

/**
 * The place of a new database, below `folder` or on the server of `url`, where it gets a name of its own: nothing that
 * is there already is touched.
 */
export const findPlace = (folder: string, url?: string): Place => (url ? onServer(folder, url) : inFolder(folder))

function inFolder(folder: string): Place {
  const envOf = (name: string) => ({ DATABASE_URL: '', DATA_DIR: path.join(folder, name) })
  const env = envOf('database')
  let copies = 0
  return {
    create: async () => 'embedded',
    env,
    another() {
      const copy = envOf(`copy-${++copies}`) // one process at a time may open a folder
      cpSync(env.DATA_DIR, copy.DATA_DIR, { recursive: true })
      return copy
    },
    cpu: async () => async () => 0, // it runs in a thread of the process that opened it
    remove: async () => {},
  }
}

function onServer(folder: string, url: string): Place {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // the query that meets it rejects
  const name = `aglomera_bench_${process.pid}_${Date.now().toString(36)}`
  const own = new URL(url)
  own.pathname = `/${name}`
  const env = { DATABASE_URL: own.href, DATA_DIR: folder }
  let reached = false
  return {
    async create() {
      await client.connect()
      reached = true
      await client.query(`create database ${name} template template0 encoding 'UTF8'`)
      return `Postgres ${(await client.query('show server_version')).rows[0].server_version}`
    },
    env,
    another: () => env,
    async cpu() {
      const before = await cpuByProcess(client, name)
      return async () => {
        const after = await cpuByProcess(client, name)
        if (!before || !after) return undefined
        return [...after].reduce((sum, [pid, used]) => sum + used - (before.get(pid) ?? 0), 0)
      }
    },
    async remove() {
      if (!reached) return
      // Queries wait for their turn: a database that `create` is just making is dropped as well.
      await client.query(`drop database if exists ${name} with (force)`).finally(() => client.end())
    },
  }
}

/** CPU so far of each process that works for a database; undefined where the server is on another machine. */
async function cpuByProcess(client: pg.Client, name: string): Promise<Map<number, number> | undefined> {
  const { rows } = await client.query<{ pid: number }>('select pid from pg_stat_activity where datname = $1', [name])
  const used = new Map<number, number>()
  for (const { pid } of rows) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    if (!stat.includes('(postgres)')) return undefined
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    used.set(pid, (Number(fields[11]) + Number(fields[12])) * 10_000) // user and system, in hundredths of a second
  }
  return used
}
