import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import type { Database } from '../../src/database.ts'
import { migrate, seed } from '../../src/migrate.ts'
import { rebuildCounts } from '../../src/search/rebuild.ts'
import { stemVersion } from '../../src/search/word-forms/lexemes-of.ts'
import { loadThemes } from '../../src/themes/themes.ts'
import { writePart } from './write-part.ts'

type Say = (line: string) => void
type Where = { url?: string; dataDir: string }

const tables = ['entries', 'revisions', 'catalogue', 'search_document', 'facet_value', 'word', 'suggestion']

/** What loading took, in seconds by step, and what it takes on disk, in bytes by table with its indexes. */
export type Loaded = { seconds: Record<string, number>; bytes: Record<string, number>; rows: Record<string, number> }

/**
 * Fills an empty database with the corpus of `size` entries, past the work of publishing but through its own functions:
 * indexes and triggers are away meanwhile, counts and bitmaps are made at the end as a rebuild makes them.
 */
export async function loadCorpus(database: Database, where: Where, size: number, say: Say): Promise<Loaded> {
  const { embedded } = database
  // On a server with no limit of time: an index of a million entries takes minutes.
  const pool = embedded ? database.pool : new pg.Pool({ ...database.pool.options, query_timeout: 0 })
  const seconds: Record<string, number> = {}
  const vacuum = () => pool.query(embedded ? 'analyze' : 'vacuum analyze')
  const step = async (name: string, work: () => Promise<unknown>) => {
    const began = performance.now()
    await work()
    seconds[name] = (performance.now() - began) / 1000
    say(`  ${size} entries, ${name}: ${seconds[name].toFixed(1)} s`)
  }
  await step('schema', async () => {
    await migrate(database)
    await seed(database, { firstContent: false })
    await loadThemes(pool)
  })
  const indexes = await dropIndexes(pool)
  for (const table of tables) await pool.query(`alter table ${table} disable trigger user`)
  await step('rows', () =>
    embedded ? writePart(pool, { size, part: 0, parts: 1, say }) : writeSideBySide(where, size, say),
  )
  await step('indexes', async () => {
    for (const index of indexes) await pool.query(embedded ? index : `set maintenance_work_mem = '1GB'; ${index}`)
  })
  for (const table of tables) await pool.query(`alter table ${table} enable trigger user`)
  for (const table of ['entries', 'revisions'])
    await pool.query(`select setval(pg_get_serial_sequence($1, 'id'), $2)`, [table, size])
  await step('vacuum', () => vacuum())
  await step('counts', () => rebuildCounts(pool))
  await pool.query('update search_state set stem_version = $1, fresh_on = current_date', [stemVersion])
  await step('vacuum again', () => vacuum())
  const sizes = await sizesOf(pool)
  if (!embedded) await pool.end()
  return { seconds, ...sizes }
}

/** Drops the indexes that hold no rule; gives the statements that make them again. */
async function dropIndexes(pool: Database['pool']): Promise<string[]> {
  const { rows } = await pool.query<{ name: string; definition: string }>(
    `select i.relname "name", pg_get_indexdef(i.oid) "definition" from pg_index x join pg_class i on i.oid = x.indexrelid
     where x.indrelid = any($1::regclass[]) and not x.indisunique`,
    [tables],
  )
  for (const { name } of rows) await pool.query(`drop index ${name}`)
  return rows.map((row) => row.definition)
}

async function writeSideBySide(where: Where, size: number, say: Say): Promise<void> {
  const parts = Math.min(4, availableParallelism())
  const workers = Array.from({ length: parts }, (_, part) => {
    const worker = new Worker(new URL('./load-worker.ts', import.meta.url), {
      workerData: { where, size, part, parts },
    })
    return new Promise<void>((resolve, reject) => {
      worker.on('message', say)
      worker.once('error', reject)
      worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`load-worker.ts ended with ${code}`))))
    })
  })
  await Promise.all(workers)
}

async function sizesOf(pool: pg.Pool): Promise<Pick<Loaded, 'bytes' | 'rows'>> {
  const { rows } = await pool.query<{ name: string; bytes: number; rows: number }>(
    `select relname "name", pg_total_relation_size(oid) bytes, reltuples::int8 "rows" from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace and relname = any($1)
     union all select relname, pg_relation_size(oid), reltuples::int8 from pg_class where relname = 'search_document_found'`,
    [[...tables, 'facet_bitmap', 'lexeme', 'lexeme_bitmap']],
  )
  return {
    bytes: Object.fromEntries(rows.map((row) => [row.name, row.bytes])),
    rows: Object.fromEntries(rows.map((row) => [row.name, Math.max(0, row.rows)])),
  }
}
