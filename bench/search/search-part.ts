// How long searches take in the database, at several sizes, and beside other engines.
import { mkdirSync, mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { type Database, openDatabase } from '../../src/database.ts'
import { stemVersion } from '../../src/search/word-forms/lexemes-of.ts'
import { loadThemes } from '../../src/themes/themes.ts'
import { type Loaded, loadCorpus } from './load-corpus.ts'
import { measureSearch, type Timed } from './measure-search.ts'
import { measurePeers, type PeerTimes } from './peers.ts'
import { findMaterial } from './questions.ts'

export type Sized = {
  database: string
  size: number
  settings?: Record<string, string>
  loaded?: Loaded
  /** Programs that wanted a processor meanwhile, as the system tells. */
  load?: number
  shapes: Timed[]
}
export type SearchReport = { sizes: Sized[]; peers: { size: number; engines: PeerTimes[] }; method: string }
export type SearchOptions = {
  sizes: number[]
  runs: number
  rounds: number
  peers: number
  keep: boolean
  only?: string
}
type Given = { url?: string; folder: string; say: (line: string) => void }

/** The most that the embedded database is asked to hold here. */
const mostEmbedded = 10_000
const told = [
  'shared_buffers',
  'work_mem',
  'effective_cache_size',
  'random_page_cost',
  'jit',
  'max_parallel_workers_per_gather',
]

/**
 * Loads the corpus at each size, on the server of `url` and (10,000 at most) in the embedded database, and times the
 * shapes of search on one connection. `keep`: databases stay on the server and are taken again.
 */
export async function benchSearch(options: SearchOptions, { url, folder, say }: Given): Promise<SearchReport> {
  const { runs, rounds, peers, only } = options
  const report: SearchReport = {
    sizes: [],
    peers: { size: peers, engines: [] },
    method: `one connection, warm, statement time, ${runs} runs of each shape in ${rounds} rounds over all`,
  }
  const measure = async (database: Database, about: Omit<Sized, 'shapes' | 'load'>) => {
    await loadThemes(database.pool)
    const material = await findMaterial(database.pool)
    say(`${about.size} entries, ${about.database}:`)
    const shapes = await measureSearch(database.pool, material, { runs, rounds, only, say })
    report.sizes.push({ ...about, load: os.loadavg()[0], shapes })
    if (about.size === peers && report.peers.engines.length === 0) {
      say(`Beside it at ${peers} entries, counting the same facets:`)
      report.peers.engines = await measurePeers(peers, material, Math.min(runs, 20), say)
    }
  }
  for (const size of options.sizes.filter((each) => each <= mostEmbedded)) {
    const dataDir = mkdtempSync(path.join(folder, 'embedded-'))
    const database = await openDatabase({ dataDir })
    const loaded = await loadCorpus(database, { dataDir }, size, say)
    await measure(database, { database: 'embedded', size, loaded }).finally(() => database.close())
  }
  if (!url) say('No DATABASE_URL: only the embedded database, up to 10,000 entries')
  for (const size of url ? options.sizes : []) await onServer(url!, size, options, { folder, say, measure })
  return report
}

type With = {
  folder: string
  say: Given['say']
  measure: (database: Database, about: Omit<Sized, 'shapes'>) => Promise<void>
}

async function onServer(
  url: string,
  size: number,
  { keep }: SearchOptions,
  { folder, say, measure }: With,
): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const name = keep ? `aglomera_corpus_${size}` : `aglomera_bench_${process.pid}_${size}`
  const own = new URL(url)
  own.pathname = `/${name}`
  try {
    const fits = keep && (await isWhole(own.href, size))
    if (!fits) {
      await client.query(`drop database if exists ${name} with (force)`)
      await client.query(`create database ${name} template template0 encoding 'UTF8'`)
    }
    const where = { url: own.href, dataDir: folder }
    mkdirSync(folder, { recursive: true })
    const database = await openDatabase(where)
    try {
      const loaded = fits ? undefined : await loadCorpus(database, where, size, say)
      const version = (await database.pool.query('show server_version')).rows[0].server_version
      const { rows } = await database.pool.query(
        `select name, setting || coalesce(unit, '') "value" from pg_settings
        where name = any($1)`,
        [told],
      )
      const settings = Object.fromEntries(rows.map((row) => [row.name, row.value]))
      await measure(database, { database: `Postgres ${version}`, size, settings, loaded })
    } finally {
      await database.close()
    }
  } finally {
    if (!keep) await client.query(`drop database if exists ${name} with (force)`)
    await client.end()
  }
}

/** Whether a kept database is there, complete, and of this version of the rules for words. */
async function isWhole(url: string, size: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    const { rows } = await client.query(
      `select s.stem_version = $1 and v.n = $2 fits from search_state s, facet_value v where v.facet = 'all'`,
      [stemVersion, size],
    )
    return rows[0]?.fits === true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
