import type { Role } from '../accounts/permissions.ts'
import { fold } from '../alphabet.ts'
import type { Db } from '../database.ts'
import type { Translated } from '../fields.ts'
import { listMailFiles } from '../mail-files.ts'
import { type FoundDocument, findDocuments, listDocuments } from './find-documents.ts'
import type { Chosen } from './schema.ts'

export type FoundAccount = {
  id: number
  name: string
  email: string
  role: Role
  sessions: number
  workingCopies: number
  revisions: number
}
export type FoundContact = {
  id: number
  name: string | null
  email: string | null
  entryId: number
  entryTitle: Translated
}
/** Mails to an address: `waiting` in the queue, `files` in the folder mail of DATA_DIR. */
export type FoundMails = { address: string; waiting: number; files: number }
export type Found = {
  accounts: FoundAccount[]
  contacts: FoundContact[]
  documents: FoundDocument[]
  mails: FoundMails[]
}

/**
 * What the portal knows of somebody with this name or e-mail. The few thousand names there can be are read and
 * compared here, so that a name is found without its marks too.
 */
export async function findPeople(db: Db, dataDir: string, sought: string): Promise<Found> {
  const words = fold(sought).split(/\s+/).filter(Boolean)
  const fits = (...texts: (string | null)[]) => {
    const text = fold(texts.join(' '))
    return words.every((word) => text.includes(word))
  }
  const accounts = (await listAccounts(db)).filter(({ name, email }) => fits(name, email))
  const contacts = (await listContacts(db)).filter(({ name, nameRaw, email }) => fits(name, nameRaw, email))
  const theirs = addressesOf(accounts, contacts)
  const mails = (await countMails(db, dataDir)).filter(({ address }) => theirs.has(address) || fits(address))
  return { accounts, contacts, documents: await findDocuments(db, words), mails }
}

/**
 * The same of what was chosen. A contact with the e-mail of a chosen account is the same person, and so are mails to
 * any of the addresses.
 */
export async function findChosen(db: Db, dataDir: string, chosen: Chosen): Promise<Found> {
  const accounts = (await listAccounts(db)).filter(({ id }) => chosen.account.includes(id))
  const emails = new Set(accounts.map(({ email }) => email.toLowerCase()))
  const contacts = (await listContacts(db)).filter(
    ({ id, email }) => chosen.contact.includes(id) || emails.has(email?.toLowerCase() ?? ''),
  )
  const addresses = new Set([...addressesOf(accounts, contacts), ...chosen.address])
  const mails = (await countMails(db, dataDir)).filter(({ address }) => addresses.has(address))
  return { accounts, contacts, documents: await listDocuments(db, chosen.document), mails }
}

const addressesOf = (accounts: FoundAccount[], contacts: FoundContact[]) =>
  new Set([...accounts, ...contacts].flatMap(({ email }) => (email ? [email.toLowerCase()] : [])))

async function listAccounts(db: Db): Promise<FoundAccount[]> {
  const { rows } = await db.query<FoundAccount>(
    `select a.id, a.name, a.email, a.role,
       (select count(*)::int from sessions s where s.account_id = a.id) sessions,
       (select count(*)::int from working_copies w where w.account_id = a.id) "workingCopies",
       (select count(*)::int from revisions r where r.author_id = a.id) revisions
     from accounts a where a.erased_at is null order by a.name, a.id`,
  )
  return rows
}

async function listContacts(db: Db): Promise<(FoundContact & { nameRaw: string | null })[]> {
  const { rows } = await db.query<FoundContact & { nameRaw: string | null }>(
    `select c.id, c.name, c.name_raw "nameRaw", c.email, e.id "entryId",
       coalesce(r.content -> 'title', jsonb_build_object('en', e.slug)) "entryTitle"
     from contacts c join entries e on e.id = c.entry_id
       left join revisions r on r.id = coalesce(e.draft_revision, e.published_revision)
     order by c.name, c.id`,
  )
  return rows
}

async function countMails(db: Db, dataDir: string): Promise<FoundMails[]> {
  const { rows } = await db.query<{ address: string; waiting: number }>(
    'select lower(m.recipient) address, count(*)::int waiting from mails m group by lower(m.recipient)',
  )
  const found = new Map(rows.map((row): [string, FoundMails] => [row.address, { ...row, files: 0 }]))
  for (const { to } of await listMailFiles(dataDir)) {
    const mails = found.get(to) ?? { address: to, waiting: 0, files: 0 }
    found.set(to, { ...mails, files: mails.files + 1 })
  }
  return [...found.values()].sort((a, b) => (a.address < b.address ? -1 : 1))
}
