import { record } from '../../audit/record.ts'
import { type Db, transaction } from '../../database.ts'
import { Conflict, NotFound } from '../../errors.ts'
import type { Translated } from '../../fields.ts'
import type { Language } from '../../languages.ts'
import type { ContactValues } from './contact-form.ts'

// People's data: they stand in no revision, act at once, and go for good when they are removed. The log has ids only.

export type Contact = ContactValues & {
  id: number
  /** As the document wrote it, where it did so otherwise. */
  nameRaw: string | null
  /** Its last day is over: readers do not see it any more. */
  ended: boolean
  source: { title: Translated; language: Language } | null
  /** When it was last changed, as a mark to compare. */
  updated: string
}

const select = `select p.id, p.name, p.name_raw "nameRaw", p.role, p.purpose, p.phone, p.email, p.public,
  p.ends_on "endsOn", p.as_of "asOf", p.source_id "sourceId", coalesce(p.ends_on < current_date, false) ended,
  (select jsonb_build_object('title', s.title, 'language', s.language) from sources s where s.id = p.source_id) source,
  extract(epoch from p.updated_at)::text updated from contacts p`

/** The contacts of an entry: those that still are first. */
export async function listContacts(db: Db, entryId: number): Promise<Contact[]> {
  const { rows } = await db.query<Contact>(`${select} where p.entry_id = $1 order by ended, p.id`, [entryId])
  return rows
}

export async function findContact(db: Db, entryId: number, id: number): Promise<Contact | undefined> {
  const { rows } = await db.query<Contact>(`${select} where p.entry_id = $1 and p.id = $2`, [entryId, id])
  return rows[0]
}

export type Offered = { id: number; title: Translated; language: Language }

/** What the form of a contact starts from: the entry's country, and the sources that a contact can be out of. */
export async function findSurroundings(db: Db, entryId: number): Promise<{ country?: string; sources: Offered[] }> {
  const { rows } = await db.query<{ country: string | null; sources: Offered[] }>(
    `select (select r.content -> 'places' -> 0 ->> 'country' from revisions r
         where r.id = coalesce(e.draft_revision, e.published_revision)) country,
       coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'title', s.title, 'language', s.language) order by s.id)
         from sources s where s.id in (
           select rs.source_id from revision_sources rs where rs.revision_id in (e.draft_revision, e.published_revision)
           union select p.source_id from contacts p where p.entry_id = e.id)), '[]') sources
     from entries e where e.id = $1`,
    [entryId],
  )
  return { country: rows[0]?.country ?? undefined, sources: rows[0]?.sources ?? [] }
}

type Who = { entryId: number; accountId: number }

const columns = 'name, role, purpose, phone, email, public, ends_on, as_of, source_id'
const parameters = (values: ContactValues) => [
  ...[values.name, values.role, values.purpose, values.phone, values.email, values.public],
  ...[values.endsOn, values.asOf, values.sourceId],
]

export async function addContact(db: Db, { entryId, accountId }: Who, values: ContactValues): Promise<void> {
  await transaction(db, async (tx) => {
    const { rows } = await tx.query<{ id: number }>(
      `insert into contacts (entry_id, ${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
      [entryId, ...parameters(values)],
    )
    await record(tx, 'contact.added', { accountId, entryId, detail: { contact: rows[0]!.id } })
  })
}

/**
 * Changes a contact from the state in which the person saw it (`updated`).
 * Throws NotFound when it is gone, Conflict when somebody changed it in between.
 */
export async function changeContact(
  db: Db,
  who: Who & { id: number; updated: string },
  values: ContactValues,
): Promise<void> {
  await transaction(db, async (tx) => {
    const before = await lock(tx, who)
    const fields = (Object.keys(values) as (keyof ContactValues)[]).filter(
      (name) => JSON.stringify(values[name]) !== JSON.stringify(before[name]),
    )
    if (fields.length === 0) return
    // What a document called somebody else says nothing about whoever it is now.
    await tx.query(
      `update contacts set (${columns}, name_raw, updated_at) =
         ($2, $3, $4, $5, $6, $7, $8, $9, $10, case when name is not distinct from $2 then name_raw end, now())
       where id = $1`,
      [who.id, ...parameters(values)],
    )
    const { entryId, accountId, id } = who
    await record(tx, 'contact.changed', { accountId, entryId, detail: { contact: id, fields } })
  })
}

/** Removes a contact for good; throws as changeContact does. */
export async function removeContact(db: Db, who: Who & { id: number; updated: string }): Promise<void> {
  await transaction(db, async (tx) => {
    await lock(tx, who)
    await tx.query('delete from contacts where id = $1', [who.id])
    const { entryId, accountId, id } = who
    await record(tx, 'contact.removed', { accountId, entryId, detail: { contact: id } })
  })
}

async function lock(db: Db, { entryId, id, updated }: { entryId: number; id: number; updated: string }) {
  await db.query('select 1 from contacts p where p.id = $1 for update', [id])
  const contact = await findContact(db, entryId, id)
  if (!contact) throw new NotFound()
  if (contact.updated !== updated) throw new Conflict('contact')
  return contact
}
