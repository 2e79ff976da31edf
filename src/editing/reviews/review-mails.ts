import { formatMoment } from '../../accounts/moments.ts'
import type { Db } from '../../database.ts'
import { entryCode } from '../../entries/kind.ts'
import { type Language, pickText, translator } from '../../languages.ts'
import { queueMail } from '../../mail.ts'
import type { StaffEntry } from '../staff-entry.ts'

type Recipient = { email: string; language: Language }

/** SQL: whoever can still read mails of the portal. */
const reachable = 'a.deactivated_at is null and a.erased_at is null'

/** Without a base URL, as in work that no request caused, a mail has no link where none is configured. */
type About = { entry: StaffEntry; baseUrl?: string }

async function send(db: Db, { entry, baseUrl }: About, to: Recipient, write: Write, path: string): Promise<void> {
  const t = translator(to.language)
  const name = pickText(entry.title, to.language, entry.originalLanguage)?.text ?? entryCode(entry.kind, entry.id)
  const title = name.replace(/\s+/g, ' ')
  const { subject, paragraphs } = write(t, title)
  const action = baseUrl
    ? { label: t('reviews.mailOpen'), url: `${baseUrl}/${to.language}/admin/entries/${entry.id}/${path}` }
    : undefined
  await queueMail(db, {
    to: to.email,
    language: to.language,
    subject,
    paragraphs: paragraphs.filter((text) => text !== ''),
    action,
  })
}

type Write = (t: ReturnType<typeof translator>, title: string) => { subject: string; paragraphs: string[] }

/** Tells whoever the review is assigned to, or all who could decide, that it waits. The sender knows. */
export async function tellReviewers(
  db: Db,
  about: About,
  review: { number: number; note: string; assigneeId?: number; sender: { id: number; name: string } },
): Promise<void> {
  // Where there is no editor, admins decide.
  const { rows } = await db.query<Recipient>(
    `select a.email, a.language from accounts a
     where ${reachable} and a.id <> $2 and case when $1::int is not null then a.id = $1
       else a.role = case when exists (select 1 from accounts a where ${reachable} and a.role = 'editor' and a.id <> $2)
         then 'editor' else 'admin' end end`,
    [review.assigneeId, review.sender.id],
  )
  const { number, note, sender } = review
  for (const to of rows)
    await send(
      db,
      about,
      to,
      (t, title) => ({
        subject: t('reviews.mailSent', { title }),
        paragraphs: [
          t('reviews.mailSentText', { title, number, name: sender.name }),
          note && t('reviews.mailNote', { note }),
        ],
      }),
      'review',
    )
}

/** What became of a draft. */
export type Outcome =
  | { what: 'published' }
  | { what: 'scheduled'; at: Date }
  | { what: 'sentBack'; comment: string }
  | { what: 'stopped' }
  | { what: 'failed' }

/** Tells a person what became of the version that they sent or scheduled. */
export async function tellOutcome(
  db: Db,
  about: About,
  accountId: number,
  { number, ...outcome }: Outcome & { number: number },
): Promise<void> {
  const { rows } = await db.query<Recipient>(
    `select a.email, a.language from accounts a where ${reachable} and a.id = $1`,
    [accountId],
  )
  if (!rows[0]) return
  const { language } = rows[0]
  const at = outcome.what === 'scheduled' ? formatMoment(outcome.at, language) : ''
  const comment = outcome.what === 'sentBack' ? outcome.comment : ''
  await send(
    db,
    about,
    rows[0],
    (t, title) => ({
      subject: t(`reviews.mailSubject_${outcome.what}`, { title }),
      paragraphs: [
        t(`reviews.mailText_${outcome.what}`, outcome.what === 'scheduled' ? { title, number, at } : { title, number }),
        comment,
        outcome.what === 'sentBack' ? t('reviews.mailRemarks') : '',
      ],
    }),
    outcome.what === 'sentBack' ? 'edit' : outcome.what === 'failed' ? 'review' : 'send-for-review',
  )
}

/** Tells a person that an entry was given to them. */
export async function tellAssigned(db: Db, about: About, accountId: number): Promise<void> {
  const { rows } = await db.query<Recipient>(
    `select a.email, a.language from accounts a where ${reachable} and a.id = $1`,
    [accountId],
  )
  if (rows[0])
    await send(
      db,
      about,
      rows[0],
      (t, title) => ({
        subject: t('reviews.mailAssigned', { title }),
        paragraphs: [t('reviews.mailAssignedText', { title })],
      }),
      'edit',
    )
}
