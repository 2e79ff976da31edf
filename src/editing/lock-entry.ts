import type { Db } from '../database.ts'
import { Conflict, NotFound } from '../errors.ts'
import { Refused } from './refused.ts'
import { findStaffEntry, type StaffEntry } from './staff-entry.ts'

/**
 * An entry as it stands now, locked until the transaction ends: nobody saves, publishes or decides in between.
 * Every step takes this lock before any other, so no two of them wait for each other. Throws NotFound.
 */
export async function lockEntry(db: Db, id: number): Promise<StaffEntry> {
  // A statement of its own: after a wait the next one looks at what is there by then.
  await db.query('select 1 from entries where id = $1 for update', [id])
  const entry = await findStaffEntry(db, id)
  if (!entry) throw new NotFound()
  return entry
}

/** Is there a text that is not public and could become so? */
export const isPending = ({ state, draftNumber, publicNumber }: StaffEntry): boolean =>
  state !== 'archived' && draftNumber !== null && draftNumber !== publicNumber

/** Locks an entry whose newest revision, not yet public, is still of this number. Throws Refused, Conflict. */
export async function lockPending(db: Db, id: number, number: number): Promise<StaffEntry & { draftNumber: number }> {
  const entry = await lockEntry(db, id)
  const { state, draftNumber, publicNumber } = entry
  if (state === 'archived') throw new Refused('archived')
  if (draftNumber === null) throw new Refused('empty')
  if (draftNumber !== number) throw new Conflict('revision')
  if (draftNumber === publicNumber) throw new Refused('nothingNew')
  return { ...entry, draftNumber }
}

/** A never published entry is in review while its review is open or its publication waits, and a draft otherwise. */
export async function setDraftState(db: Db, id: number, state: 'draft' | 'in_review'): Promise<void> {
  await db.query(`update entries set status = $2 where id = $1 and status in ('draft', 'in_review')`, [id, state])
}
