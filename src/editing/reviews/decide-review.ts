import { record } from '../../audit/record.ts'
import type { Db } from '../../database.ts'
import { publishEntry } from '../../entries/publish-entry.ts'
import type { Language } from '../../languages.ts'
import { lockEntry, lockPending, setDraftState } from '../lock-entry.ts'
import { Refused } from '../refused.ts'
import type { StaffEntry } from '../staff-entry.ts'
import { languageGapsOf } from './check-draft.ts'
import { type Outcome, tellOutcome } from './review-mails.ts'
import { closeReview, refuseUnready } from './send-for-review.ts'

export type Deciding = {
  /** The revision that was looked at. */
  number: number
  accountId: number
  /** Languages without which, or with an older text of which, it may go to readers. */
  without: readonly Language[]
  baseUrl?: string
}

// All three run inside the caller's transaction and throw Refused, and Conflict when a newer revision was saved.

/** Makes the newest revision of an entry public, sent for review or not. */
export async function publishDraft(db: Db, id: number, deciding: Deciding): Promise<void> {
  const { number, accountId } = deciding
  const entry = await lockPending(db, id, number)
  const without = refuseUnspokenGaps(entry, deciding.without)
  await refuseUnready(db, entry)
  await publishEntry(db, entry.kind, id, { expected: number })
  await db.query('delete from scheduled_publications where entry_id = $1', [id])
  await decided(db, entry, 'published', deciding)
  await record(db, 'entry.published', { accountId, entryId: id, detail: { number, without } })
  await tellSender(db, entry, deciding, { what: 'published' })
}

/** Lets the newest revision of an entry become public at a moment that lies ahead. */
export async function scheduleDraft(db: Db, id: number, deciding: Deciding, at: Date): Promise<void> {
  const { number, accountId } = deciding
  const entry = await lockPending(db, id, number)
  const without = refuseUnspokenGaps(entry, deciding.without)
  await refuseUnready(db, entry) // found now, and not when nobody looks
  await db.query(
    `insert into scheduled_publications (entry_id, number, publish_at, account_id) values ($1, $2, $3, $4)
     on conflict (entry_id) do update set number = excluded.number, publish_at = excluded.publish_at,
       account_id = excluded.account_id, created_at = now()`,
    [id, number, at, accountId],
  )
  await decided(db, entry, 'scheduled', deciding)
  await setDraftState(db, id, 'in_review')
  await record(db, 'entry.scheduled', { accountId, entryId: id, detail: { number, without, at: at.toISOString() } })
  await tellSender(db, entry, deciding, { what: 'scheduled', at })
}

/** Gives the newest revision of an entry back to whoever sent it. */
export async function sendBack(db: Db, id: number, deciding: Deciding, comment: string): Promise<void> {
  const { number, accountId } = deciding
  const entry = await lockPending(db, id, number)
  if (!entry.review) throw new Refused('notSent')
  await closeReview(db, id, { decision: 'sent-back', accountId, comment })
  await setDraftState(db, id, entry.scheduledFor ? 'in_review' : 'draft')
  await record(db, 'entry.sent-back', { accountId, entryId: id, subjectId: entry.review.sentById, detail: { number } })
  await tellSender(db, entry, deciding, { what: 'sentBack', comment })
}

/** Stops a publication that was to come. Throws Refused when there is none. */
export async function stopPublication(db: Db, id: number, accountId: number, baseUrl?: string): Promise<void> {
  const entry = await lockEntry(db, id)
  const { rows } = await db.query<{ number: number }>(
    'delete from scheduled_publications where entry_id = $1 returning number',
    [id],
  )
  if (!rows[0]) throw new Refused('notSent')
  if (!entry.review) await setDraftState(db, id, 'draft')
  await record(db, 'entry.unscheduled', { accountId, entryId: id, detail: { number: rows[0].number } })
  await tellSender(db, entry, { ...rows[0], accountId, baseUrl }, { what: 'stopped' })
}

/** Publishing without a language is a choice that somebody makes; gives the languages for which it was made. */
function refuseUnspokenGaps(entry: StaffEntry, without: readonly Language[]): Language[] {
  const gaps = languageGapsOf(entry.languageStates).map(({ language }) => language)
  if (!gaps.every((language) => without.includes(language))) throw new Refused('languages')
  return gaps
}

/** The open review has its decision; without one, the decision stands for itself, so that what was last is known. */
async function decided(db: Db, entry: StaffEntry, decision: 'published' | 'scheduled', by: Deciding): Promise<void> {
  const { number, accountId } = by
  if ((await closeReview(db, entry.id, { decision, accountId })) !== undefined) return
  await db.query(
    `insert into reviews (entry_id, number, sent_by, decision, decided_at, decided_by) values ($1, $2, $3, $4, now(), $3)`,
    [entry.id, number, accountId, decision],
  )
}

/** Tells whoever sent the version; also where its review was decided before, as for one that was planned. */
async function tellSender(
  db: Db,
  entry: StaffEntry,
  { number, accountId, baseUrl }: Omit<Deciding, 'without'>,
  outcome: Outcome,
): Promise<void> {
  const { rows } = await db.query<{ sentBy: number }>(
    `select w.sent_by "sentBy" from reviews w where w.entry_id = $1 and w.number = $2 and w.decision = 'scheduled'
     order by w.id desc limit 1`,
    [entry.id, number],
  )
  const sender = entry.review?.sentById ?? rows[0]?.sentBy
  if (sender !== undefined && sender !== accountId)
    await tellOutcome(db, { entry, baseUrl }, sender, { ...outcome, number })
}
