import type { Db } from '../database.ts'
import { listMailFiles } from '../mail-files.ts'
import { linesAbout } from './find-documents.ts'
import { findChosen } from './find-people.ts'
import type { Chosen } from './schema.ts'

const entry = `jsonb_build_object('id', e.id, 'kind', e.kind, 'slug', e.slug) entry`

/** What hangs on an account, by the name it has in the file: SQL with $1 for its id. */
const partsOfAccount: Record<string, string> = {
  sessions: `select s.agent, s.created_at "createdAt", s.expires_at "expiresAt" from sessions s
    where s.account_id = $1 order by s.id`,
  links: `select l.purpose, l.new_email "newEmail", l.created_at "createdAt", l.expires_at "expiresAt", l.used_at "usedAt"
    from account_links l where l.account_id = $1 order by l.id`,
  log: `select g.at, g.action, g.account_id "accountId", g.subject_id "subjectId", g.entry_id "entryId", g.detail
    from audit_log g where g.account_id = $1 or g.subject_id = $1 order by g.id`,
  revisions: `select ${entry}, r.number, r.created_at "createdAt", r.note
    from revisions r join entries e on e.id = r.entry_id where r.author_id = $1 order by r.id`,
  workingCopies: `select ${entry}, w.saved_at "savedAt", w.form
    from working_copies w join entries e on e.id = w.entry_id where w.account_id = $1 order by w.saved_at, e.id`,
  remarks: `select ${entry}, m.number, m.field, m.body, m.created_at "createdAt"
    from remarks m join entries e on e.id = m.entry_id where m.author_id = $1 order by m.id`,
  reviews: `select ${entry}, w.number, w.sent_at "sentAt", w.decision, w.decided_at "decidedAt",
      case when w.sent_by = $1 then w.note end note, case when w.decided_by = $1 then w.comment end comment,
      w.sent_by = $1 sent, w.decided_by is not distinct from $1 decided, w.assignee_id is not distinct from $1 assigned
    from reviews w join entries e on e.id = w.entry_id
    where $1 in (w.sent_by, w.decided_by, w.assignee_id) order by w.id`,
  scheduledPublications: `select ${entry}, p.number, p.publish_at "publishAt"
    from scheduled_publications p join entries e on e.id = p.entry_id where p.account_id = $1 order by p.entry_id`,
  previews: `select p.created_at "createdAt", p.expires_at "expiresAt" from previews p
    where p.created_by = $1 order by p.id`,
  files: `select f.id, f.name, f.size, f.uploaded_at "uploadedAt" from files f where f.uploaded_by = $1 order by f.id`,
  documents: `select d.id, d.name, d.size, d.uploaded_at "uploadedAt" from documents d where d.uploaded_by = $1 order by d.id`,
  imports: `select b.id, b.name, b.created_at "createdAt" from batches b where b.created_by = $1 order by b.id`,
  assignedEntries: `select ${entry} from entries e where e.assignee_id = $1 order by e.id`,
}

/**
 * Everything the portal holds on a person, for a file. What opens a door is left out (hashes, the key of the second
 * factor, the token of a link in a mail): it says nothing of the person, and the file travels.
 */
export async function exportPerson(db: Db, dataDir: string, chosen: Chosen): Promise<object> {
  const found = await findChosen(db, dataDir, chosen)
  const accounts: object[] = []
  for (const { id } of found.accounts) {
    const { rows } = await db.query(
      `select a.id, a.email, a.name, a.role, a.language, a.created_at "createdAt", a.last_sign_in_at "lastSignInAt",
         a.deactivated_at "deactivatedAt", a.totp_confirmed_at "secondFactorSince", a.oidc_subject "officeAccount",
         (select jsonb_build_object('id', e.id, 'slug', e.slug) from entries e where e.id = a.organisation_id) organisation
       from accounts a where a.id = $1`,
      [id],
    )
    const parts: Record<string, unknown[]> = {}
    for (const [name, text] of Object.entries(partsOfAccount)) parts[name] = (await db.query(text, [id])).rows
    accounts.push({ account: rows[0], ...parts })
  }
  const { rows: contacts } = await db.query(
    `select ${entry}, c.id, c.name, c.name_raw "nameInSource", c.role, c.phone, c.fax, c.email, c.purpose, c.public,
       c.as_of "asOf", c.ends_on "endsOn", c.created_at "createdAt", c.updated_at "updatedAt",
       (select coalesce(jsonb_agg(jsonb_build_object('sentAt', q.sent_at, 'answeredAt', q.answered_at, 'answer', q.answer,
          'message', q.message) order by q.id), '[]') from confirmation_requests q where q.contact_id = c.id) "askedWhetherTrue"
     from contacts c join entries e on e.id = c.entry_id where c.id = any($1) order by c.id`,
    [found.contacts.map(({ id }) => id)],
  )
  const addresses = found.mails.map(({ address }) => address)
  const { rows: waiting } = await db.query<{ to: string; text: string }>(
    `select m.recipient "to", m.subject, m.body_text text, m.created_at "createdAt" from mails m
     where lower(m.recipient) = any($1) order by m.id`,
    [addresses],
  )
  const files = (await listMailFiles(dataDir)).filter(({ to }) => addresses.includes(to))
  return {
    accounts,
    contacts,
    documents: await linesAbout(
      db,
      chosen.document,
      [...found.accounts, ...found.contacts].flatMap(({ name, email }) => [name ?? '', email ?? '']),
    ),
    mails: waiting.map((mail) => ({ ...mail, text: withoutTokens(mail.text) })),
    mailFiles: files.map((file) => ({ ...file, content: withoutTokens(file.content) })),
  }
}

/** In a file long lines are broken by a `=` at their end, and a sign of equality is written as =3D. */
const withoutTokens = (text: string) => text.replace(/=\r?\n/g, '').replace(/(token=(?:3D)?)[\w-]+/g, '$1…')
