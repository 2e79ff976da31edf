import { record } from '../audit/record.ts'
import { type Db, transaction } from '../database.ts'
import { type Language, translator } from '../languages.ts'
import { queueMail } from '../mail.ts'
import { createAccount } from './create-account.ts'
import { inviteLink, type NewLink } from './links.ts'
import { formatMoment } from './moments.ts'
import type { Role } from './permissions.ts'

export type Guest = { email: string; name: string; role: Role; organisationId: number | null; language: Language }

/** Makes an account and sends its person a link. Throws AccountRefused where the e-mail has an account in use. */
export function invitePerson(db: Db, baseUrl: string, guest: Guest, by: number): Promise<{ id: number } & NewLink> {
  return transaction(db, async (db) => {
    const { id, ...link } = await createAccount(db, baseUrl, guest, by)
    await sendInvitation(db, guest, link)
    await record(db, 'account.invited', { accountId: by, subjectId: id })
    return { id, ...link }
  })
}

/** Sends a new link to somebody who has not used theirs; those before it are void. */
export function inviteAgain(db: Db, baseUrl: string, guest: Guest & { id: number }, by: number): Promise<NewLink> {
  return transaction(db, async (db) => {
    const link = await inviteLink(db, baseUrl, guest.id, guest.language)
    await sendInvitation(db, guest, link)
    await record(db, 'account.invited', { accountId: by, subjectId: guest.id })
    return link
  })
}

async function sendInvitation(db: Db, { email, language, role }: Guest, { link, expiresAt }: NewLink): Promise<void> {
  const t = translator(language)
  await queueMail(db, {
    to: email,
    language,
    subject: t('mail.invitationSubject', { portal: t('portal.name') }),
    paragraphs: [t('mail.invitationText'), t('mail.invitationRole', { role: t(`accounts.role_${role}`) })],
    action: { label: t('accounts.setPassword'), url: link },
    after: [t('mail.linkOnce', { when: formatMoment(expiresAt, language) }), t('mail.invitationWhy')],
  })
}
