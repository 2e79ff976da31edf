import { record } from '../audit/record.ts'
import type { Item } from '../catalogue/item.ts'
import { type Db, transaction } from '../database.ts'
import { reindexEntries } from '../entries/reindex-entries.ts'
import { translator } from '../languages.ts'
import { formatPartialDate } from '../partial-dates.ts'
import { findRequest, type Request } from './queries.ts'
import type { Said } from './schema.ts'

/** May a link be used? Its request was not answered, has not expired, and the entry is public. */
export const isOpen = (request: Request | undefined): request is Request & { item: Item; number: number } =>
  Boolean(request && !request.answer && !request.expired && request.item && request.number)

/**
 * Takes the one answer that a link takes, and does what follows from it: the entry is confirmed, or the editors get a
 * remark. The entry's text never changes by it. Gives false when the link cannot be used (any more).
 */
export function answerRequest(db: Db, tokenHash: Buffer, said: Said): Promise<boolean> {
  return transaction(db, async (db) => {
    const request = await findRequest(db, tokenHash, true)
    if (!isOpen(request)) return false
    const { answer, message } = said
    await db.query('update confirmation_requests set answered_at = now(), answer = $2, message = $3 where id = $1', [
      request.id,
      answer,
      answer === 'running' ? null : message || null,
    ])
    if (answer === 'running') await confirmEntry(db, request.entryId)
    else
      await db.query(`insert into remarks (entry_id, number, field, body, request_id) values ($1, $2, '', $3, $4)`, [
        request.entryId,
        request.number,
        remarkOf(request, said),
        request.id,
      ])
    if (answer === 'not-me' && request.contactId)
      await db.query('update contacts set ends_on = current_date, updated_at = now() where id = $1', [
        request.contactId,
      ])
    const detail = { request: request.id, answer }
    await record(db, 'entry.confirmation-answered', { entryId: request.entryId, detail })
    return true
  })
}

/** The entry counts as confirmed now; its row is locked by the caller's transaction, or here. */
export async function confirmEntry(db: Db, entryId: number): Promise<void> {
  await db.query('update entries set confirmed_at = now() where id = $1', [entryId])
  await reindexEntries(db, [entryId])
}

/** What the editors read of an answer, in the language in which they write the entry; undefined where it needs nobody. */
function remarkOf({ originalLanguage: language }: Request, { answer, message = '', end }: Said): string | undefined {
  const t = translator(language)
  if (answer === 'running') return undefined
  const first =
    answer === 'ended' && end
      ? t('confirmations.remark_endedOn', { date: formatPartialDate(end, language) })
      : t(`confirmations.remark_${answer}`)
  return message ? `${first}\n${message}` : first
}
