import { existsSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Duplex } from 'node:stream'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import type { Database } from './database.ts'
import type { FromWorker, ToWorker } from './embedded-worker.ts'
import { lockFolder } from './folder-lock.ts'

/**
 * The embedded database in a folder, made there on the first start, behind an ordinary pg.Pool.
 * Throws when another process uses the folder or the database does not start.
 */
export async function openEmbeddedDatabase(dataDir: string, settings: pg.PoolConfig): Promise<Database> {
  const unlock = lockFolder(dataDir)
  try {
    const worker = await startWorker(dataDir)
    const stopped = Promise.withResolvers<Error>()
    let state: 'open' | 'closing' | 'stopped' = 'open'
    let cause: Error | undefined
    worker.once('error', (error) => {
      cause = error
    })
    worker.once('exit', () => {
      if (state === 'open') stopped.resolve(new Error('The embedded database stopped', { cause }))
      state = 'stopped'
    })
    const pool = new pg.Pool({
      ...settings,
      user: 'postgres',
      database: 'postgres',
      ssl: false,
      max: 1, // PGlite is ONE session: a second client would be inside the transaction of the first
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: 10_000, // a query beside an open transaction waits for its end; code that awaits both, for ever
      stream: () => connectionTo(worker, () => state === 'stopped'),
    })
    const close = async () => {
      await pool.end()
      if (state === 'open') {
        state = 'closing'
        await request(worker, { close: true }, 'closed').catch(() => {}) // it may stop by itself just now
        await worker.terminate()
      }
      unlock()
    }
    return { pool, embedded: true, stopped: stopped.promise, close }
  } catch (error) {
    unlock()
    throw error
  }
}

/** Starts PGlite. A first start that was cut short is done again from nothing: its folder cannot be trusted. */
async function startWorker(dataDir: string): Promise<Worker> {
  const folder = path.join(dataDir, 'database')
  const unfinished = path.join(dataDir, 'database.unfinished')
  if (existsSync(unfinished)) rmSync(folder, { recursive: true, force: true })
  if (!existsSync(folder))
    writeFileSync(unfinished, 'The database beside this file is being made for the first time.\n')
  // Whatever PGlite prints belongs to standard error: standard output is one line that other programs read.
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), { workerData: { folder }, stdout: true })
  worker.stdout.pipe(process.stderr, { end: false })
  worker.on('error', () => {}) // unheard, a fault in the thread would end the process; 'exit' follows and is heard
  await request(worker, undefined, 'ready')
  rmSync(unfinished, { force: true })
  return worker
}

/** Sends a message and waits for the answer with the given key; throws when the thread ends instead. */
function request(worker: Worker, message: ToWorker | undefined, key: 'ready' | 'closed'): Promise<void> {
  return new Promise((resolve, reject) => {
    let cause: Error | undefined
    worker.on('message', (answer: FromWorker) => key in answer && resolve())
    worker.once('error', (error) => {
      cause = error
    })
    worker.once('exit', () => reject(cause ?? new Error('The embedded database stopped')))
    if (message) worker.postMessage(message)
  })
}

let connections = 0

/** What pg takes for a network socket: a stream of protocol messages to and from the thread. */
function connectionTo(worker: Worker, isStopped: () => boolean): Duplex {
  const connection = ++connections // late answers to a connection that hung up must not reach the next one
  const send = (message: ToWorker, transfer: ArrayBuffer[] = []) => worker.postMessage(message, transfer)
  const receive = (message: FromWorker) => {
    if ('bytes' in message && message.connection === connection) socket.push(Buffer.from(message.bytes))
  }
  // Without this a thread that ended would leave every query waiting for ever.
  const fail = () => socket.destroy(new Error('The embedded database stopped'))

  const socket = new Duplex({
    read() {},
    writev(chunks, done) {
      const messages = chunks.map(({ chunk }) => chunk).filter((chunk) => chunk[0] !== 0x58) // X: pg says goodbye
      const bytes = new Uint8Array(Buffer.concat(messages)) // a copy with a buffer of its own, so it can be handed over
      if (bytes.length > 0) send({ connection, bytes }, [bytes.buffer])
      done()
    },
    final(done) {
      this.push(null)
      done()
    },
    destroy(error, done) {
      worker.off('message', receive)
      worker.off('exit', fail)
      send({ connection, hangUp: true })
      done(error)
    },
  })
  worker.on('message', receive)
  worker.once('exit', fail)
  // The other methods of a net.Socket that pg calls.
  const connect = () => {
    process.nextTick(() => (isStopped() ? fail() : socket.emit('connect')))
    return socket
  }
  const same = () => socket
  return Object.assign(socket, { connect, setNoDelay: same, setKeepAlive: same, ref: same, unref: same })
}
