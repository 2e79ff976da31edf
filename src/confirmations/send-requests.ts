import { createHash, randomBytes } from 'node:crypto'
import { dayOf } from '../accounts/moments.ts'
import { record } from '../audit/record.ts'
import { type Db, transaction } from '../database.ts'
import { entryCode } from '../entries/kind.ts'
import type { Translated } from '../fields.ts'
import { kindByName } from '../kinds.ts'
import { type Language, pickText, translator } from '../languages.ts'
import { takeLock } from '../locks.ts'
import { queueMail } from '../mail.ts'
import { formatPartialDate } from '../partial-dates.ts'
import { getPortalSettings } from '../portal/queries.ts'
import { findDue, insertRequest, type Whom } from './queries.ts'

/** As tokens are kept: whoever reads the database can use none. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

type Asked = { id: number; kind: string; title: Translated; originalLanguage: Language; askedOn: Date | null }

/** Asks whoever is due to be asked; runs again and again, in any number of processes. `baseUrl`: the portal's address. */
export async function sendConfirmationRequests(db: Db, baseUrl: string): Promise<void> {
  const { confirmAfterMonths: months } = await getPortalSettings(db)
  for (const { id } of await findDue(db, { months }))
    await transaction(db, async (db) => {
      await takeLock(db, 'confirmationRequests')
      // asked anew: another process may have sent it in between
      const [due] = await findDue(db, { months, entryId: id })
      if (due) await askContact(db, id, due, baseUrl)
    })
}

/**
 * Asks somebody whether a published entry is still true: a link of its own and the mail that brings it, in the caller's
 * transaction. `accountId`: who wanted it; nobody where it was due.
 */
export async function askContact(
  db: Db,
  entryId: number,
  whom: Whom,
  baseUrl: string,
  accountId?: number,
): Promise<void> {
  const entry = await findAsked(db, entryId)
  const token = randomBytes(32).toString('base64url')
  const request = await insertRequest(db, { entryId, contactId: whom.contactId, tokenHash: hashOf(token) })
  const language = entry.originalLanguage
  const t = translator(language)
  const day = (moment: Date) => formatPartialDate(dayOf(moment), language)
  const title = (pickText(entry.title, language)?.text ?? '').replace(/[\s\p{Cc}]+/gu, ' ')
  const code = entryCode(kindByName.get(entry.kind)!, entryId)
  await queueMail(db, {
    to: whom.email,
    language,
    subject: t('confirmations.mailSubject', { title }),
    paragraphs: [
      ...(entry.askedOn ? [t('confirmations.mailReminder', { date: day(entry.askedOn) })] : []),
      t('confirmations.mailWhy', { portal: t('portal.name') }),
      t('confirmations.mailEntry', { title, code }),
      t('confirmations.mailQuestion'),
    ],
    action: { label: t('confirmations.mailButton'), url: `${baseUrl}/${language}/still-true?token=${token}` },
    after: [t('confirmations.mailUntil', { date: day(request.expiresAt) }), t('confirmations.mailYou', { code })],
  })
  const detail = { request: request.id, contact: whom.contactId }
  await record(db, 'entry.confirmation-asked', { accountId, entryId, detail })
}

async function findAsked(db: Db, entryId: number): Promise<Asked> {
  const { rows } = await db.query<Asked>(
    `select e.id, e.kind, r.content -> 'title' title, e.original_language "originalLanguage",
       (select max(q.sent_at) from confirmation_requests q where q.entry_id = e.id and q.answered_at is null
         and q.expires_at > now()) "askedOn"
     from entries e join revisions r on r.id = e.published_revision where e.id = $1`,
    [entryId],
  )
  return rows[0]!
}
