import { isLastAdmin } from '../accounts/change-account.ts'
import { endSessions } from '../accounts/queries.ts'
import { removeSecondFactor } from '../accounts/second-factor.ts'
import { record } from '../audit/record.ts'
import { type Db, transaction } from '../database.ts'
import { removeMailFiles } from '../mail-files.ts'
import { eraseDocument } from './erase-document.ts'
import { findChosen } from './find-people.ts'
import type { Chosen } from './schema.ts'

/**
 * Erases a person: accounts are emptied and stay as the author of what they wrote, contacts, mails and what is kept of
 * documents go; entries made of these stay. All or nothing in the database; the files of mails go after that. Gives 'lastAdmin' where nobody else could look after the
 * portal.
 */
export async function erasePerson(db: Db, dataDir: string, chosen: Chosen, by: number): Promise<'lastAdmin' | 'done'> {
  const erased = await transaction(db, async (db) => {
    for (const id of chosen.account) if (await isLastAdmin(db, id)) return undefined
    const { accounts, contacts, documents } = await findChosen(db, dataDir, chosen)
    for (const { id } of accounts) await emptyAccount(db, id, by)
    for (const { id, entryId } of contacts) {
      const requests = 'select q.id from confirmation_requests q where q.contact_id = $1'
      await db.query(`delete from remarks where request_id in (${requests})`, [id])
      await db.query('update confirmation_requests set message = null where contact_id = $1', [id])
      await db.query('delete from contacts where id = $1', [id])
      await record(db, 'contact.erased', { accountId: by, entryId, detail: { contactId: id } })
    }
    for (const { id } of documents) await eraseDocument(db, id, by)
    const emails = [...accounts, ...contacts].flatMap(({ email }) => (email ? [email.toLowerCase()] : []))
    const addresses = [...emails, ...chosen.address]
    await db.query('delete from mails where lower(recipient) = any($1)', [addresses])
    return addresses
  })
  if (!erased) return 'lastAdmin'
  await removeMailFiles(dataDir, erased)
  return 'done'
}

async function emptyAccount(db: Db, id: number, by: number): Promise<void> {
  await removeSecondFactor(db, id)
  await endSessions(db, id)
  await db.query('delete from account_links where account_id = $1', [id]) // used ones too: they may hold an address
  await db.query('delete from working_copies where account_id = $1', [id])
  await db.query('update entries set assignee_id = null where assignee_id = $1', [id])
  await db.query('update reviews set assignee_id = null where assignee_id = $1', [id])
  await db.query(
    `update accounts set name = '', email = 'erased-' || id || '@invalid', password_hash = null, oidc_subject = null,
       organisation_id = null, last_sign_in_at = null, erased_at = now(), deactivated_at = coalesce(deactivated_at, now())
     where id = $1`,
    [id],
  )
  await record(db, 'account.erased', { accountId: by, subjectId: id })
}
