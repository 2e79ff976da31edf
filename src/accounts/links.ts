import { createHash, randomBytes } from 'node:crypto'
import { record } from '../audit/record.ts'
import { type Db, transaction } from '../database.ts'
import type { Translated } from '../fields.ts'
import type { Language } from '../languages.ts'
import { takeLock } from '../locks.ts'
import type { Role } from './permissions.ts'
import { organisationOf } from './queries.ts'

/** Whoever holds the token may use the link, once, until it expires. */
export type Link = { id: number; expiresAt: Date } & (
  | { purpose: 'first-admin'; account: null }
  | { purpose: 'invitation' | 'password-reset'; account: Invited }
)
export type Invited = {
  id: number
  email: string
  name: string
  role: Role
  organisation: { title: Translated } | null
}
export type NewLink = { link: string; expiresAt: Date }

const hours = { 'first-admin': 24, invitation: 7 * 24, 'password-reset': 2, 'email-change': 24 }
const pages = {
  'first-admin': 'set-password',
  invitation: 'set-password',
  'password-reset': 'set-password',
  'email-change': 'confirm-email',
}

const adminExists = `exists (select 1 from accounts x where x.role = 'admin' and x.deactivated_at is null)`

export const hashOf = (token: string) => createHash('sha256').update(token).digest()

/**
 * A new link with which the very first admin account can be made; the ones before it are void.
 * Undefined as soon as there is an admin.
 */
export function firstAdminLink(db: Db, baseUrl: string): Promise<string | undefined> {
  return transaction(db, async (db) => {
    await takeLock(db, 'links')
    const { rows } = await db.query<{ done: boolean }>(`select ${adminExists} done`)
    await db.query(`delete from account_links where purpose = 'first-admin' and used_at is null`)
    if (rows[0]!.done) return undefined
    return (await createLink(db, baseUrl, { purpose: 'first-admin' })).link
  })
}

/** A new link with which a person sets the password of an account made for them; the ones before it are void. */
export async function inviteLink(
  db: Db,
  baseUrl: string,
  accountId: number,
  language: Language = 'en',
): Promise<NewLink> {
  await voidLinks(db, accountId)
  return createLink(db, baseUrl, { purpose: 'invitation', accountId, language })
}

/** A new link for a password that was forgotten; one that was asked for before is void. */
export async function resetLink(db: Db, baseUrl: string, accountId: number, language: Language): Promise<NewLink> {
  await voidLinks(db, accountId, 'password-reset')
  return createLink(db, baseUrl, { purpose: 'password-reset', accountId, language })
}

type Wanted = { purpose: keyof typeof hours; accountId?: number; newEmail?: string; language?: Language }

/** A new link; of its token the database keeps a hash. */
export async function createLink(
  db: Db,
  baseUrl: string,
  { purpose, accountId, newEmail, language = 'en' }: Wanted,
): Promise<NewLink> {
  const token = randomBytes(32).toString('base64url')
  const { rows } = await db.query<{ expiresAt: Date }>(
    `insert into account_links (token_hash, purpose, account_id, new_email, expires_at)
     values ($1, $2, $3, $4, now() + make_interval(hours => $5)) returning expires_at "expiresAt"`,
    [hashOf(token), purpose, accountId, newEmail, hours[purpose]],
  )
  return { link: `${baseUrl}/${language}/${pages[purpose]}?token=${token}`, expiresAt: rows[0]!.expiresAt }
}

/** Voids the unused links of an account, all or those of one purpose. */
export const voidLinks = (db: Db, accountId: number, purpose?: keyof typeof hours) =>
  db.query(
    'delete from account_links where account_id = $1 and used_at is null and ($2::text is null or purpose = $2)',
    [accountId, purpose],
  )

/** The link of a token; undefined when there is none, it was used, has expired, or its time is over otherwise. */
export async function findLink(db: Db, token: string): Promise<Link | undefined> {
  const { rows } = await db.query<Link>(
    `select l.id, l.purpose, l.expires_at "expiresAt", case when a.id is not null then
       jsonb_build_object('id', a.id, 'email', a.email, 'name', a.name, 'role', a.role, 'organisation', ${organisationOf})
       end account
     from account_links l left join accounts a on a.id = l.account_id
     where l.token_hash = $1 and l.purpose <> 'email-change' and l.used_at is null and l.expires_at > now()
       and case when a.id is null then not ${adminExists} else a.deactivated_at is null end`,
    [hashOf(token)],
  )
  return rows[0]
}

type Newcomer = { passwordHash: string; language: Language; email: string; name: string }

/**
 * Uses a link: sets the password of its account, or makes the first admin. Gives the id of the account,
 * 'dead' when the link cannot be used (any more), 'taken' when another account has the first admin's e-mail.
 * Whoever was signed in to that account is so no more.
 */
export function useLink(db: Db, token: string, person: Newcomer): Promise<number | 'dead' | 'taken'> {
  return transaction(db, async (db) => {
    await takeLock(db, 'links')
    const link = await findLink(db, token)
    if (!link) return 'dead'
    const { rows } =
      link.purpose === 'first-admin'
        ? await db.query<{ id: number }>(
            `insert into accounts (email, name, role, language, password_hash) values ($1, $2, 'admin', $3, $4)
             on conflict do nothing returning id`,
            [person.email, person.name, person.language, person.passwordHash],
          )
        : await db.query<{ id: number }>(
            'update accounts set language = $2, password_hash = $3 where id = $1 returning id',
            [link.account.id, person.language, person.passwordHash],
          )
    const id = rows[0]?.id
    if (id === undefined) return 'taken'
    await db.query('update account_links set used_at = now() where id = $1', [link.id])
    await voidLinks(db, id)
    await db.query('delete from sessions where account_id = $1', [id])
    if (!link.account) await record(db, 'account.created', { accountId: id, subjectId: id })
    await record(db, 'account.password-set', { accountId: id, subjectId: id, detail: { by: link.purpose } })
    return id
  })
}
