import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Knex } from 'knex'
import pg from 'pg'
import { type Database, type Db, listenForErrors, oneLine, transaction } from './database.ts'
import { lockStatement, takeLock } from './locks.ts'

/** Hears what is done now, in words for whoever waits. */
type Step = (step: string) => void

/** A migration or seed failed and left nothing behind; the message is one line with the file and the cause. */
export class MigrationError extends Error {}

const root = path.join(import.meta.dirname, '..')
const migrations = path.join(root, 'migrations')
const seeds = path.join(root, 'seeds')

/**
 * Brings the database up to date: every pending migration in ONE transaction, so a failed one leaves all as it was.
 * Processes that start together wait for each other. Throws a MigrationError.
 */
export async function migrate(database: Database, directory = migrations, step: Step = () => {}): Promise<void> {
  const running: { file?: string } = {}
  const { default: knex } = await import('knex') // only who migrates needs it, and it takes its time
  await withPatience(database, async (pool) => {
    const migrationSource = migrationsIn(directory, running, step)
    const db = knex({
      client: 'pg',
      connectionPool: pool,
      migrations: { migrationSource },
      log: silent,
      compileSqlOnError: false,
    })
    // knex writes the whole statement before the cause: the one line that is to be read would be its last.
    db.on('query-error', (error: Error, { sql }) => {
      error.message = error.message.replace(`${sql} - `, '')
    })
    try {
      // knex alone makes its tables outside the transaction: two first starts collide there, and a row that says
      // "locked" can stay behind. On this transaction its tables, its lock row and its entries go or stay with the
      // migrations, and the advisory lock ends with the connection, whatever ends that.
      await db.transaction(async (trx) => {
        await trx.raw(lockStatement('migrations'))
        await trx.migrate.latest()
      })
    } catch (cause) {
      const what = running.file
        ? `The migration ${running.file} failed, nothing was changed`
        : 'The database was not migrated'
      throw new MigrationError(`${what}: ${oneLine(cause)}`, { cause })
    }
  })
}

/** Where knex finds the migrations; the file at work is noted in `running`, because knex's errors do not name it. */
function migrationsIn(directory: string, running: { file?: string }, step: Step): Knex.MigrationSource<string> {
  return {
    getMigrations: () => listFiles(directory),
    getMigrationName: (file) => file,
    getMigration: async (file) => {
      const { up, down } = await load(directory, file)
      const upNoted = (trx: Knex) => {
        running.file = file
        step(`Bringing the database up to date: ${file}`)
        return up(trx)
      }
      return { up: upNoted, down }
    },
  }
}

const silent = { warn() {}, error() {}, deprecate() {}, debug() {} } // what went wrong is in the error, once

/** Whether every migration of this version is in the database; false when it is empty. Cheap: one small query. */
export const isMigrated = async (db: Db, directory = migrations): Promise<boolean> =>
  (await countMigrations(db, directory)).missing === 0

/** Whether exactly those are: then a start has nothing to migrate, and nothing to complain of. */
export async function isUpToDate(db: Db, directory = migrations): Promise<boolean> {
  const { missing, unknown } = await countMigrations(db, directory)
  return missing === 0 && unknown === 0
}

async function countMigrations(db: Db, directory: string): Promise<{ missing: number; unknown: number }> {
  const files = await listFiles(directory)
  try {
    const { rows } = await db.query<{ done: number; all: number }>(
      'select count(*) filter (where m.name = any($1))::int done, count(*)::int "all" from knex_migrations m',
      [files],
    )
    const { done, all } = rows[0]!
    return { missing: files.length - done, unknown: all - done }
  } catch (error) {
    if ((error as { code?: string }).code === '42P01') return { missing: files.length, unknown: 0 } // no such table yet
    throw error
  }
}

/**
 * Runs every seed in the order of their names, each in a transaction of its own; they write only what is missing.
 * Files named like 02-first-content.ts fill the portal and can be left out; the others hold what it cannot do without.
 * Throws a MigrationError.
 */
export async function seed(
  database: Database,
  { firstContent = true, directory = seeds, step = (_: string) => {} } = {},
): Promise<void> {
  const files = (await listFiles(directory)).filter((file) => firstContent || !file.includes('first-content'))
  await withPatience(database, async (pool) => {
    for (const file of files) {
      try {
        step(`Filling the database: ${file}`)
        const { default: run } = await load(directory, file)
        await transaction(pool, async (db) => {
          await takeLock(db, 'migrations')
          await run(db)
        })
      } catch (cause) {
        throw new MigrationError(`The seed ${file} failed, nothing of it was written: ${oneLine(cause)}`, { cause })
      }
    }
    // The embedded database has no autovacuum: nobody else tells its planner what the tables hold.
    if (database.embedded && (await isPlannerBehind(pool))) await pool.query('analyze')
  })
}

/** Is there a table of which the planner knows nothing, or that has grown by a fifth? To tell it takes a second. */
async function isPlannerBehind(db: Db): Promise<boolean> {
  const { rows } = await db.query<{ behind: boolean | null }>(`
    select bool_or(c.reltuples < 0 or pg_relation_size(c.oid) / 8192 > c.relpages * 1.2 + 10) behind
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`)
  return rows[0]?.behind ?? false
}

async function listFiles(directory: string): Promise<string[]> {
  return (await readdir(directory)).filter((file) => file.endsWith('.ts')).sort()
}

async function load(directory: string, file: string) {
  try {
    return await import(pathToFileURL(path.join(directory, file)).href)
  } catch (cause) {
    throw new Error(`${file}: ${oneLine(cause)}`, { cause })
  }
}

/** For what may take long, or waits for another process that does it: the serving pool's time limit is wrong there. */
export async function withPatience(database: Database, work: (pool: pg.Pool) => Promise<void>): Promise<void> {
  if (database.embedded) return work(database.pool)
  const pool = new pg.Pool({ ...database.pool.options, max: 1, query_timeout: 0 })
  listenForErrors(pool)
  try {
    await work(pool)
  } finally {
    await pool.end()
  }
}
