import type { Logger } from 'pino'
import { record } from '../../audit/record.ts'
import { type Db, oneLine, transaction } from '../../database.ts'
import { publishEntry } from '../../entries/publish-entry.ts'
import { statusOf } from '../../errors.ts'
import { translator } from '../../languages.ts'
import { lockEntry, setDraftState } from '../lock-entry.ts'
import { addRemarks } from './remarks.ts'
import { tellOutcome } from './review-mails.ts'

type Due = { number: number; accountId: number }

/**
 * Publishes what is due, each entry exactly in the revision that was approved, in a transaction of its own. What can
 * never be published is taken off the plan: the log, a remark on the entry and a mail say so. What failed for another
 * reason stays and is tried again the next time; its pages say that it is late. Several processes may do this at once.
 */
export async function publishScheduled(db: Db, log: Logger, baseUrl?: string): Promise<void> {
  const { rows } = await db.query<{ id: number }>(
    'select s.entry_id id from scheduled_publications s where s.publish_at <= now() order by s.publish_at limit 50',
  )
  for (const { id } of rows)
    try {
      await transaction(db, (tx) => publishDue(tx, id, baseUrl))
    } catch (error) {
      log.error({ entry: id, error: oneLine(error) }, 'a scheduled publication failed')
      // Refusals of ours (422, 404 …) come again each time; a database that is away does not.
      if (statusOf(error) < 500) await transaction(db, (tx) => giveUp(tx, id, baseUrl))
    }
}

/** What is due of an entry, taken off the plan; undefined when somebody was faster, or has stopped or moved it. */
async function takeDue(db: Db, id: number): Promise<Due | undefined> {
  const { rows } = await db.query<Due>(
    `delete from scheduled_publications where entry_id = $1 and publish_at <= now()
     returning number, account_id "accountId"`,
    [id],
  )
  return rows[0]
}

async function publishDue(db: Db, id: number, baseUrl?: string): Promise<void> {
  const entry = await lockEntry(db, id)
  const due = await takeDue(db, id)
  if (!due) return
  const { number } = due
  await publishEntry(db, entry.kind, id, { number })
  await record(db, 'entry.published', { entryId: id, subjectId: due.accountId, detail: { number, scheduled: true } })
  const { rows } = await db.query<{ sentBy: number }>(
    `select w.sent_by "sentBy" from reviews w where w.entry_id = $1 and w.number <= $2 and w.decision = 'scheduled'
     order by w.id desc limit 1`,
    [id, number],
  )
  const people = new Set([due.accountId, ...rows.map(({ sentBy }) => sentBy)])
  for (const person of people) await tellOutcome(db, { entry, baseUrl }, person, { what: 'published', number })
}

async function giveUp(db: Db, id: number, baseUrl?: string): Promise<void> {
  const entry = await lockEntry(db, id)
  const due = await takeDue(db, id)
  if (!due) return
  const { number, accountId } = due
  if (!entry.review) await setDraftState(db, id, 'draft')
  const { rows } = await db.query('select a.language from accounts a where a.id = $1', [accountId])
  const said = new Map([['', translator(rows[0].language)('reviews.publicationFailed', { number })]])
  await addRemarks(db, entry, number, said, accountId)
  await record(db, 'entry.unscheduled', { entryId: id, subjectId: accountId, detail: { number, failed: true } })
  await tellOutcome(db, { entry, baseUrl }, accountId, { what: 'failed', number })
}
