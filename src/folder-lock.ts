import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const SQLITE_BUSY = 5

/**
 * Keeps every other process out of a folder until the returned function is called or this process ends.
 * PGlite takes no lock of its own: two processes on one folder lose each other's writes and see no error.
 * An exclusive SQLite transaction is a lock of the operating system, so even kill -9 frees it; nothing is written.
 * Throws when another process has the lock, and when the folder cannot be made or written to.
 */
export function lockFolder(folder: string): () => void {
  let lock: DatabaseSync | undefined
  try {
    mkdirSync(folder, { recursive: true })
    lock = new DatabaseSync(path.join(folder, 'lock'))
    lock.exec('pragma busy_timeout = 0; pragma journal_mode = memory; begin exclusive')
  } catch (cause) {
    lock?.close()
    const busy = (cause as { errcode?: number }).errcode === SQLITE_BUSY
    const what = busy ? 'is in use by another process of this portal' : `cannot be used: ${(cause as Error).message}`
    throw new Error(`The folder ${folder} ${what}`, { cause })
  }
  return () => lock.close()
}
