import { record } from '../audit/record.ts'
import { type Db, transaction } from '../database.ts'
import { translator } from '../languages.ts'
import { takeLock } from '../locks.ts'
import { queueMail } from '../mail.ts'
import { createLink, hashOf, voidLinks } from './links.ts'
import { formatMoment } from './moments.ts'
import { can } from './permissions.ts'
import type { Account } from './queries.ts'

/**
 * Sends a link to the address that somebody wants, and a note to the one they have. Where another account has the
 * address, admins are told ('taken'); to anybody else it looks the same, and no link is sent.
 */
export function askForEmail(db: Db, baseUrl: string, account: Account, newEmail: string): Promise<'asked' | 'taken'> {
  const { id, language } = account
  const t = translator(language)
  return transaction(db, async (db) => {
    const { rows } = await db.query('select 1 from accounts a where lower(a.email) = $1 and a.id <> $2', [newEmail, id])
    if (rows.length > 0 && can(account, 'manageAccounts')) return 'taken'
    await queueMail(db, {
      to: account.email,
      language,
      subject: t('mail.emailNoteSubject'),
      paragraphs: [t('mail.emailNoteText')],
      after: [t('mail.emailNoteWhy')],
    })
    if (rows.length > 0) return 'asked'
    await voidLinks(db, id, 'email-change')
    const wanted = { purpose: 'email-change', accountId: id, newEmail, language } as const
    const { link, expiresAt } = await createLink(db, baseUrl, wanted)
    await queueMail(db, {
      to: newEmail,
      language,
      subject: t('mail.emailSubject'),
      paragraphs: [t('mail.emailText', { portal: t('portal.name') })],
      action: { label: t('accounts.confirmEmailButton'), url: link },
      after: [t('mail.linkOnce', { when: formatMoment(expiresAt, language) }), t('mail.emailWhy')],
    })
    return 'asked'
  })
}

export type EmailChange = { id: number; accountId: number; email: string; newEmail: string; expiresAt: Date }

/** The change of address that a token confirms; undefined when it cannot be used (any more). */
export async function findEmailChange(db: Db, token: string): Promise<EmailChange | undefined> {
  const { rows } = await db.query<EmailChange>(
    `select l.id, a.id "accountId", a.email, l.new_email "newEmail", l.expires_at "expiresAt"
     from account_links l join accounts a on a.id = l.account_id
     where l.token_hash = $1 and l.purpose = 'email-change' and l.used_at is null and l.expires_at > now()
       and a.deactivated_at is null`,
    [hashOf(token)],
  )
  return rows[0]
}

/** Uses a link of an e-mail change; false when it cannot be used (any more), or another account has the address by now. */
export function changeEmail(db: Db, token: string): Promise<boolean> {
  return transaction(db, async (db) => {
    await takeLock(db, 'links')
    const change = await findEmailChange(db, token)
    if (!change) return false
    const { accountId } = change
    const { rowCount } = await db.query(
      `update accounts set email = $2 where id = $1
         and not exists (select 1 from accounts b where b.id <> $1 and lower(b.email) = lower($2))`,
      [accountId, change.newEmail],
    )
    if (rowCount === 0) return false
    await db.query('update account_links set used_at = now() where id = $1', [change.id])
    await voidLinks(db, accountId) // what was sent to the old address must not open the account any more
    await record(db, 'account.email-changed', { accountId, subjectId: accountId })
    return true
  })
}
