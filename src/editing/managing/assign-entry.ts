import { record } from '../../audit/record.ts'
import type { Db } from '../../database.ts'
import { lockEntry } from '../lock-entry.ts'
import { Refused } from '../refused.ts'
import { tellAssigned } from '../reviews/review-mails.ts'
import { listPeople } from './list-people.ts'

/** Gives an entry to a person, or to nobody. Throws Refused when it is theirs already or they could not change it. */
export async function assignEntry(
  db: Db,
  id: number,
  { accountId, assigneeId, baseUrl }: { accountId: number; assigneeId?: number; baseUrl?: string },
): Promise<void> {
  const entry = await lockEntry(db, id)
  if (entry.state === 'archived') throw new Refused('archived')
  if (entry.assignee?.id === assigneeId) throw new Refused('already')
  if (assigneeId !== undefined) {
    const people = await listPeople(db, entry.ownerId === null ? [] : [entry.ownerId])
    if (!people.some((each) => each.id === assigneeId)) throw new Refused('person')
  }
  await db.query('update entries set assignee_id = $2 where id = $1', [id, assigneeId])
  await record(db, 'entry.assigned', { accountId, entryId: id, subjectId: assigneeId })
  if (assigneeId !== undefined && assigneeId !== accountId) await tellAssigned(db, { entry, baseUrl }, assigneeId)
}
