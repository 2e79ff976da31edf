import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import knex, { type Knex } from 'knex'
import pg from 'pg'
import { type Database, type Db, listenForErrors, oneLine, transaction } from './database.ts'

/** A migration or seed failed and left nothing behind; the message is one line with the file and the cause. */
export class MigrationError extends Error {}

const root = path.join(import.meta.dirname, '..')
const migrations = path.join(root, 'migrations')
const seeds = path.join(root, 'seeds')

// Any number, as long as nothing else on the server takes it: who holds it may migrate and seed.
const lock = 'select pg_advisory_xact_lock(726156)'

/**
 * Brings the database up to date: every pending migration in ONE transaction, so a failed one leaves all as it was.
 * Processes that start together wait for each other. Throws a MigrationError.
 */
export async function migrate(database: Database, directory = migrations): Promise<void> {
  const running: { file?: string } = {}
  await withPatience(database, async (pool) => {
    const migrationSource = migrationsIn(directory, running)
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
        await trx.raw(lock)
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
function migrationsIn(directory: string, running: { file?: string }): Knex.MigrationSource<string> {
  return {
    getMigrations: () => listFiles(directory),
    getMigrationName: (file) => file,
    getMigration: async (file) => {
      const { up, down } = await load(directory, file)
      const upNoted = (trx: Knex) => {
        running.file = file
        return up(trx)
      }
      return { up: upNoted, down }
    },
  }
}

const silent = { warn() {}, error() {}, deprecate() {}, debug() {} } // what went wrong is in the error, once

/** Whether every migration of this version is in the database; false when it is empty. Cheap: one small query. */
export async function isMigrated(db: Db, directory = migrations): Promise<boolean> {
  const files = await listFiles(directory)
  try {
    const { rows } = await db.query('select count(*)::int as done from knex_migrations where name = any($1)', [files])
    return rows[0].done === files.length
  } catch (error) {
    if ((error as { code?: string }).code === '42P01') return false // no such table yet
    throw error
  }
}

/**
 * Runs every seed in the order of their names, each in a transaction of its own; they write only what is missing.
 * Files named like 02-first-content.ts fill the portal and can be left out; the others hold what it cannot do without.
 * Throws a MigrationError.
 */
export async function seed(database: Database, { firstContent = true, directory = seeds } = {}): Promise<void> {
  const files = (await listFiles(directory)).filter((file) => firstContent || !file.includes('first-content'))
  await withPatience(database, async (pool) => {
    for (const file of files) {
      try {
        const { default: run } = await load(directory, file)
        await transaction(pool, async (db) => {
          await db.query(lock)
          await run(db)
        })
      } catch (cause) {
        throw new MigrationError(`The seed ${file} failed, nothing of it was written: ${oneLine(cause)}`, { cause })
      }
    }
    // The embedded database has no autovacuum: nobody else tells its planner what the tables hold.
    if (database.embedded) await pool.query('analyze')
  })
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

/** Migrating may take long, and waits for another process that does it: here the serving pool's time limit is wrong. */
async function withPatience(database: Database, work: (pool: pg.Pool) => Promise<void>): Promise<void> {
  if (database.embedded) return work(database.pool)
  const pool = new pg.Pool({ ...database.pool.options, max: 1, query_timeout: 0 })
  listenForErrors(pool)
  try {
    await work(pool)
  } finally {
    await pool.end()
  }
}
