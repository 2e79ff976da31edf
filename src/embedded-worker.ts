// The thread in which PGlite runs: protocol messages in, protocol messages out, one after another.
// In a thread of its own a heavy query does not stop the portal from answering.
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { fuzzystrmatch } from '@electric-sql/pglite/contrib/fuzzystrmatch'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'

export type ToWorker =
  | { connection: number; bytes: Uint8Array }
  | { connection: number; hangUp: true }
  | { close: true }
export type FromWorker = { ready: true } | { connection: number; bytes: Uint8Array } | { closed: true }

const port = parentPort!
const answer = (message: FromWorker, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)
const sync = Uint8Array.of(0x53, 0, 0, 0, 4)

const database = await PGlite.create({ dataDir: workerData.folder, extensions: { fuzzystrmatch, pg_trgm } })

async function handle(message: ToWorker): Promise<void> {
  if ('close' in message) {
    await database.close()
    answer({ closed: true })
  } else if ('hangUp' in message) {
    // A server ends a session with its connection. Here the next connection would find the open transaction,
    // the prepared statements and the settings of the last one, so they are thrown away by hand.
    await database.execProtocolRaw(sync)
    await database.exec('rollback')
    await database.exec('discard all')
  } else {
    await database.execProtocolRawStream(message.bytes, {
      onRawData: (view) => {
        const bytes = view.slice() // the view is on PGlite's own memory
        answer({ connection: message.connection, bytes }, [bytes.buffer])
      },
    })
  }
}

// SQL errors are answers like any other. What is thrown here means that PGlite itself broke, and then this thread
// ends (an unhandled rejection): the portal notices and stops instead of going on with a database in doubt.
let turn = Promise.resolve()
port.on('message', (message: ToWorker) => {
  turn = turn.then(() => handle(message))
})
answer({ ready: true })
