import pg from 'pg'
import { openEmbeddedDatabase } from './embedded-database.ts'

/** Whoever reads or writes takes a pool or the client of a transaction, as the first argument. */
export type Db = pg.Pool | pg.PoolClient

/** `stopped` resolves only when the embedded database ended by itself. */
export type Database = { pool: pg.Pool; embedded: boolean; stopped: Promise<Error>; close(): Promise<void> }

/** The database cannot be opened; the message is one line for whoever started the portal. */
export class DatabaseError extends Error {}

const OLDEST_SERVER = 15

// As texts, dates keep the day they name (a Date would move it with the time zone). int8 holds counts and ids here.
type TypeId = Parameters<typeof pg.types.getTypeParser>[0]
const texts: (text: string) => (string | null)[] = pg.types.getTypeParser(1009 as TypeId) // text[]
const parsers: Record<number, (text: string) => unknown> = {
  20: Number, // int8
  1016: (text) => texts(text).map((id) => id && Number(id)), // int8[]
  1082: String, // date
  1182: texts, // date[]
}
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (format !== 'binary' && parsers[oid]) || pg.types.getTypeParser(oid, format),
}

/**
 * Opens the Postgres server of `url`, with at most so many connections, or the embedded database in `dataDir`.
 * Both come as an ordinary pg.Pool. Throws a DatabaseError.
 */
export async function openDatabase({
  url,
  dataDir,
  connections = 10,
}: {
  url?: string
  dataDir: string
  connections?: number
}): Promise<Database> {
  const settings = { types, application_name: 'aglomera' }
  let database: Database
  try {
    database = url ? openServer(url, { ...settings, max: connections }) : await openEmbeddedDatabase(dataDir, settings)
  } catch (cause) {
    throw new DatabaseError(oneLine(cause), { cause })
  }
  listenForErrors(database.pool)
  if (url) await checkServer(database, url)
  return database
}

function openServer(connectionString: string, settings: pg.PoolConfig): Database {
  // The time limit is for a server that vanished without a word: its connections would hang for a quarter of an hour.
  const limits = { keepAlive: true, connectionTimeoutMillis: 5000, query_timeout: 30_000 }
  // A statement that takes milliseconds would be compiled for longer than it runs: its plan looks dear.
  const onConnect = async (client: pg.ClientBase) => {
    await client.query('set jit = off')
  }
  const pool = new pg.Pool({ ...settings, ...limits, onConnect, connectionString })
  return { pool, embedded: false, stopped: new Promise(() => {}), close: () => pool.end() }
}

/** Without these listeners a connection that is lost, idle or in use, ends the process. The queries reject anyway. */
export function listenForErrors(pool: pg.Pool): void {
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
}

async function checkServer(database: Database, url: string): Promise<void> {
  const { host, pathname } = new URL(url)
  const server = `The Postgres server of DATABASE_URL (${host.replace(/^.*@/, '')}${pathname})`
  try {
    const { rows } = await database.pool.query(`select current_setting('server_version_num')::int as version`)
    const version = Math.floor(rows[0].version / 10_000)
    if (version < OLDEST_SERVER) throw new Error(`is version ${version}; ${OLDEST_SERVER} or newer is needed`)
  } catch (cause) {
    await database.close()
    throw new DatabaseError(`${server}: ${oneLine(cause)}`, { cause })
  }
}

/** An error as one line; a refused connection has its words in `code` and an empty message. */
export function oneLine(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string }
  return (message || code || String(error)).replace(/\s+/g, ' ').trim()
}

/**
 * Runs `work` in a transaction and gives back what it gives; whatever it throws undoes everything.
 * Given a client that is already in a transaction, it runs inside that one, with a savepoint; such inner ones must
 * come one after another: side by side on one client they would take each other's savepoint.
 */
export async function transaction<T>(db: Db, work: (db: pg.PoolClient) => Promise<T>): Promise<T> {
  if (!(db instanceof pg.Pool)) return step(db, work)
  const client = await db.connect()
  try {
    const result = await step(client, work)
    client.release()
    return result
  } catch (error) {
    // A client whose transaction did not end properly is not handed to anybody else.
    client.release(client.getTransactionStatus() !== 'I' || isDatabaseAway(error))
    throw error
  }
}

async function step<T>(client: pg.PoolClient, work: (db: pg.PoolClient) => Promise<T>): Promise<T> {
  const nested = client.getTransactionStatus() !== 'I'
  await client.query(nested ? 'savepoint step' : 'begin')
  try {
    const result = await work(client)
    const { command } = await client.query(nested ? 'release savepoint step' : 'commit')
    // After a failed statement whose error was swallowed, Postgres answers "commit" with a quiet rollback.
    if (command === 'ROLLBACK') throw new Error('Nothing was written: a statement of the transaction had failed')
    return result
  } catch (error) {
    const undo = nested ? 'rollback to savepoint step; release savepoint step' : 'rollback'
    if (!isDatabaseAway(error)) await client.query(undo).catch(() => {}) // the first error is the one to tell
    throw error
  }
}

const awayCodes =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENOTFOUND|EAI_AGAIN|08...|57P0.|53300)$/
const awayMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed|Cannot use a pool after|The embedded database stopped)/

/** Whether an error says that the database cannot be reached now, rather than that a query was wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return syscall === 'connect' // a Unix socket that is not there
  return awayCodes.test(code ?? '') || awayMessages.test(error.message) || isDatabaseAway(error.cause)
}
