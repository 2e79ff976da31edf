import type { Db } from './database.ts'

// Locks of the database by which processes take turns: a list, so that no two matters share a number.
const numbers = {
  migrations: 726156,
  searchIndex: 726157, // migration 10 writes it out
  accounts: 726158,
  confirmationRequests: 726159, // one mail after another, so that an address gets no second one on the same day
  links: 726160, // while one is made or used: two first admins, or two uses of a link, come one after the other
  settings: 726161, // of two who save at once, the second sees what the first has saved
  imports: 726162,
  searchRebuild: 726163,
}
type Lock = keyof typeof numbers

/** SQL that waits until nobody else is at the same matter; held to the end of the transaction. */
export const lockStatement = (lock: Lock): string => `select pg_advisory_xact_lock(${numbers[lock]})`

/** Waits until nobody else is at the same matter; held to the end of the transaction. */
export async function takeLock(db: Db, lock: Lock): Promise<void> {
  await db.query(lockStatement(lock))
}

/** The same across transactions: held by the connection of `db` until what is given back is called. */
export async function holdLock(db: Db, lock: Lock): Promise<() => Promise<void>> {
  await db.query('select pg_advisory_lock($1)', [numbers[lock]])
  return async () => {
    await db.query('select pg_advisory_unlock($1)', [numbers[lock]])
  }
}
