import { record } from '../../audit/record.ts'
import type { Db } from '../../database.ts'
import { archiveEntry } from '../../entries/publish-entry.ts'
import { restoreEntry } from '../../entries/restore-entry.ts'
import { lockEntry } from '../lock-entry.ts'
import { Refused } from '../refused.ts'
import { closeReview } from '../reviews/send-for-review.ts'

/** Takes an entry off the public pages; an open review and a publication to come end with that. Throws Refused. */
export async function archive(db: Db, id: number, accountId: number): Promise<void> {
  const entry = await lockEntry(db, id)
  if (entry.state === 'archived') throw new Refused('archived')
  await closeReview(db, id, { decision: 'taken-back', accountId })
  await db.query('delete from scheduled_publications where entry_id = $1', [id])
  await archiveEntry(db, entry.kind, id)
  await record(db, 'entry.archived', { accountId, entryId: id })
}

/** Takes an entry out of the archive. Throws Refused. */
export async function restore(db: Db, id: number, accountId: number): Promise<'published' | 'draft'> {
  const entry = await lockEntry(db, id)
  if (entry.state !== 'archived') throw new Refused('notArchived')
  const state = await restoreEntry(db, entry.kind, id)
  await record(db, 'entry.restored', { accountId, entryId: id, detail: { state, number: entry.publicNumber } })
  return state
}
