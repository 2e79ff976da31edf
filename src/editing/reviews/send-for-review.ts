import { record } from '../../audit/record.ts'
import type { Db } from '../../database.ts'
import { findNewest } from '../find-newest.ts'
import { lockEntry, lockPending, setDraftState } from '../lock-entry.ts'
import { Refused } from '../refused.ts'
import type { StaffEntry } from '../staff-entry.ts'
import { checkDraft } from './check-draft.ts'
import { tellReviewers } from './review-mails.ts'

export type Sending = {
  /** The revision that was looked at. */
  number: number
  note: string
  /** Who shall decide; anybody who may where it is left open. */
  assigneeId?: number
  sender: { id: number; name: string }
  baseUrl?: string
}

/**
 * Sends the newest revision of an entry for review and tells those who decide. Runs inside the caller's transaction.
 * Throws Refused (archived, nothing new, in review already, something missing or unreadable), Conflict when a newer
 * revision was saved.
 */
export async function sendForReview(db: Db, id: number, sending: Sending): Promise<void> {
  const { number, note, assigneeId, sender, baseUrl } = sending
  const entry = await lockPending(db, id, number)
  if (entry.review) throw new Refused('inReview')
  if (await isScheduled(db, id, number)) throw new Refused('scheduled')
  await refuseUnready(db, entry)
  await db.query('insert into reviews (entry_id, number, sent_by, note, assignee_id) values ($1, $2, $3, $4, $5)', [
    id,
    number,
    sender.id,
    note || null,
    assigneeId,
  ])
  await setDraftState(db, id, 'in_review')
  await record(db, 'entry.sent-for-review', {
    accountId: sender.id,
    entryId: id,
    subjectId: assigneeId,
    detail: { number },
  })
  await tellReviewers(db, { entry, baseUrl }, { number, note, assigneeId, sender })
}

/** Throws Refused where the newest revision of an entry could not be published as it is. */
export async function refuseUnready(db: Db, entry: StaffEntry): Promise<void> {
  const newest = await findNewest(db, entry.id)
  if (!newest) throw new Refused('empty')
  const { missing, unread } = checkDraft(entry.kind, entry.originalLanguage, entry.languageStates, newest)
  if (unread) throw new Refused('problems')
  if (missing.length > 0) throw new Refused('missing', missing)
}

async function isScheduled(db: Db, id: number, number: number): Promise<boolean> {
  const { rowCount } = await db.query('select 1 from scheduled_publications where entry_id = $1 and number = $2', [
    id,
    number,
  ])
  return rowCount === 1
}

/** Ends the open review of an entry without a decision. Throws Refused when there is none. */
export async function takeBack(db: Db, id: number, accountId: number): Promise<void> {
  const entry = await lockEntry(db, id)
  if (!entry.review) throw new Refused('notSent')
  await closeReview(db, id, { decision: 'taken-back', accountId })
  await setDraftState(db, id, entry.scheduledFor ? 'in_review' : 'draft')
  await record(db, 'entry.taken-back', { accountId, entryId: id, detail: { number: entry.draftNumber } })
}

/** Writes down how the open review of an entry ended; gives who had sent it, undefined where none was open. */
export async function closeReview(
  db: Db,
  id: number,
  end: { decision: 'published' | 'scheduled' | 'sent-back' | 'taken-back'; accountId: number; comment?: string },
): Promise<number | undefined> {
  const { rows } = await db.query<{ sentBy: number }>(
    `update reviews set decision = $2, decided_at = now(), decided_by = $3, comment = $4
     where entry_id = $1 and decision is null returning sent_by "sentBy"`,
    [id, end.decision, end.accountId, end.comment || null],
  )
  return rows[0]?.sentBy
}
