import { type Item, itemOf } from '../catalogue/item.ts'
import type { Db } from '../database.ts'
import type { Translated } from '../fields.ts'
import type { Language } from '../languages.ts'
import type { Answer } from './schema.ts'

/** How long a link works, after how many days a reminder follows, and how many mails there are until an answer. */
export const linkDays = 60
const reminderDays = 30
const mostMails = 3

/** Whom to ask about an entry: a contact of it, or the office of the organisation that it belongs to. */
export type Whom = {
  contactId: number | null
  email: string
  name: string | null
  purpose: string | null
  /** The organisation of the office, where no contact is asked. */
  office: Translated | null
}

/** SQL: what a mail can be sent to; old documents hold all sorts of things. */
const isAddress = (email: string) =>
  `length(${email}) <= 254 and ${email} ~ '^[^[:space:][:cntrl:]@,;:<>()"\\[\\]\\\\]+@[^[:space:][:cntrl:]@,;:<>()"\\[\\]\\\\]+$'`

/** SQL: whom to ask about the entry `e`, $1 being the months for which an answer counts; no row: nobody is known. */
const whom = `
  select w.* from (
    select c.id "contactId", c.email, c.name, c.purpose, null::jsonb office,
      array_position(array['practice', 'partnership', 'office', 'registration'], c.purpose) place
    from contacts c where c.entry_id = e.id and ${isAddress('c.email')} and (c.ends_on is null or c.ends_on > current_date)
    union all
    select null, r.content ->> 'email', null, null, r.content -> 'title', 9
    from entries b join revisions r on r.id = b.published_revision
    where b.id = case when e.kind = 'organisation' then e.id else e.owner_id end and b.status = 'published'
      and ${isAddress("r.content ->> 'email'")}
      and not exists (select from confirmation_requests q where q.entry_id = e.id and q.contact_id is null
        and q.answer = 'not-me' and q.answered_at > now() - make_interval(months => $1))
  ) w order by w.place, w."contactId" limit 1`

/** Whom to ask about an entry; undefined when nobody with an address is known. */
export async function findWhom(db: Db, entryId: number, months: number): Promise<Whom | undefined> {
  const { rows } = await db.query<Whom>(
    `select w."contactId", w.email, w.name, w.purpose, w.office from entries e cross join lateral (${whom}) w where e.id = $2`,
    [months, entryId],
  )
  return rows[0]
}

/** SQL: nobody has said for $1 months that the published entry `e` is still true. */
const unconfirmed = `e.status = 'published' and coalesce(e.confirmed_at, e.published_at) < now() - make_interval(months => $1)`

/**
 * Entries about which a mail is due, those that were confirmed longest ago first, with whom it goes to: nobody has
 * confirmed them for so many months, nobody was asked today or has a link without a reminder, nobody has answered
 * something else in that time. An address gets one mail a day, whatever it is about.
 */
export async function findDue(
  db: Db,
  { months, limit = 20, entryId }: { months: number; limit?: number; entryId?: number },
): Promise<({ id: number } & Whom)[]> {
  const { rows } = await db.query(
    `with due as (
      select e.id, w.*, coalesce(e.confirmed_at, e.published_at) since from entries e cross join lateral (${whom}) w
      where ${unconfirmed} and ($2::int is null or e.id = $2)
        and not exists (select from confirmation_requests q where q.entry_id = e.id and (
          q.sent_at > now() - interval '1 day'
          or q.answered_at is null and q.expires_at > now() and q.sent_at > now() - make_interval(days => ${reminderDays})
          or q.answer <> 'not-me' and q.answered_at > now() - make_interval(months => $1)))
        and (select count(*) from confirmation_requests q where q.entry_id = e.id and q.answered_at is null
          and q.sent_at > greatest(now() - make_interval(months => $1), (select max(n.answered_at)
            from confirmation_requests n where n.entry_id = e.id and n.answer = 'not-me'))) < ${mostMails}
        and not exists (select from confirmation_requests q join entries o on o.id = q.entry_id
          left join contacts c on c.id = q.contact_id
          where q.sent_at > now() - interval '1 day' and case when q.contact_id is null
            then w."contactId" is null and o.owner_id = e.owner_id else lower(c.email) = lower(w.email) end)
    ), one_each as (
      select distinct on (lower(d.email)) d.* from due d order by lower(d.email), d.since, d.id
    )
    select o.id, o."contactId", o.email, o.name, o.purpose, o.office from one_each o order by o.since, o.id limit $3`,
    [months, entryId, limit],
  )
  return rows
}

export type NewRequest = { entryId: number; contactId: number | null; tokenHash: Buffer }

export async function insertRequest(db: Db, request: NewRequest): Promise<{ id: number; expiresAt: Date }> {
  const { rows } = await db.query(
    `insert into confirmation_requests (entry_id, contact_id, token_hash, expires_at)
     values ($1, $2, $3, now() + make_interval(days => ${linkDays})) returning id, expires_at "expiresAt"`,
    [request.entryId, request.contactId, request.tokenHash],
  )
  return rows[0]
}

/** What stands behind a link. `item`: the entry as readers see it, null where it is not public any more. */
export type Request = {
  id: number
  entryId: number
  contactId: number | null
  expiresAt: Date
  expired: boolean
  /** The answer that came, to this link or to another one about the same entry that was sent with or after it. */
  answer: Answer | null
  answeredAt: Date | null
  item: Item | null
  /** When the entry was confirmed before, and of when its newest source is. */
  confirmedAt: Date | null
  dated: string | null
  /** Number of the public revision. */
  number: number | null
  title: Translated
  originalLanguage: Language
}

/** The request of a link; `lock`: nobody else answers it meanwhile. */
export async function findRequest(db: Db, tokenHash: Buffer, lock = false): Promise<Request | undefined> {
  if (lock)
    await db.query(
      `select 1 from entries e where e.id = (select q.entry_id from confirmation_requests q where q.token_hash = $1)
       for update`,
      [tokenHash],
    )
  const { rows } = await db.query<Request>(
    `select q.id, q.entry_id "entryId", q.contact_id "contactId", q.expires_at "expiresAt", q.expires_at <= now() expired,
       a.answer, a.answered_at "answeredAt", case when c.entry_id is not null then ${itemOf('c')} end item,
       e.confirmed_at "confirmedAt", r.number, coalesce(r.content -> 'title', '{}') title,
       e.original_language "originalLanguage",
       (select s.dated from revision_sources rs join sources s on s.id = rs.source_id
         where rs.revision_id = r.id order by rs.position limit 1) dated
     from confirmation_requests q join entries e on e.id = q.entry_id left join catalogue c on c.entry_id = e.id
       left join revisions r on r.id = e.published_revision
       left join lateral (select o.answer, o.answered_at from confirmation_requests o
         where o.entry_id = q.entry_id and o.answered_at >= q.sent_at order by o.id = q.id desc, o.answered_at limit 1) a on true
     where q.token_hash = $1`,
    [tokenHash],
  )
  return rows[0]
}

/** Of when the main source of an entry's public text is. */
export async function findDated(db: Db, entryId: number): Promise<string | undefined> {
  const { rows } = await db.query<{ dated: string }>(
    `select s.dated from entries e join revision_sources rs on rs.revision_id = e.published_revision
       join sources s on s.id = rs.source_id where e.id = $1 order by rs.position limit 1`,
    [entryId],
  )
  return rows[0]?.dated
}

/** A request as staff see it in the history of an entry. */
export type PastRequest = {
  id: number
  sentAt: Date
  expiresAt: Date
  answeredAt: Date | null
  answer: Answer | null
  message: string | null
  /** The contact that was asked; null for the office, or where the contact was removed since. */
  contact: { name: string | null; email: string | null } | null
}

export async function listRequests(db: Db, entryId: number): Promise<PastRequest[]> {
  const { rows } = await db.query<PastRequest>(
    `select q.id, q.sent_at "sentAt", q.expires_at "expiresAt", q.answered_at "answeredAt", q.answer, q.message,
       case when c.id is not null then jsonb_build_object('name', c.name, 'email', c.email) end contact
     from confirmation_requests q left join contacts c on c.id = q.contact_id
     where q.entry_id = $1 order by q.id desc limit 100`,
    [entryId],
  )
  return rows
}
