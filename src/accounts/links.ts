import { createHash, randomBytes } from 'node:crypto'
import { type Db, transaction } from '../database.ts'
import type { Translated } from '../fields.ts'
import type { Language } from '../languages.ts'
import type { Role } from './permissions.ts'
import { organisationOf } from './queries.ts'

/** Whoever holds the token may use the link, once, until it expires. */
export type Link = { id: number; expiresAt: Date } & (
  | { purpose: 'first-admin'; account: null }
  | { purpose: 'invitation'; account: Invited }
)
export type Invited = {
  id: number
  email: string
  name: string
  role: Role
  organisation: { title: Translated } | null
}

const hours = { 'first-admin': 24, invitation: 7 * 24 }

const adminExists = `exists (select 1 from accounts x where x.role = 'admin' and x.deactivated_at is null)`

/** Held while a link is made or used, so that two first admins, or two uses of a link, come one after the other. */
const lock = 'select pg_advisory_xact_lock(726157)'

const hashOf = (token: string) => createHash('sha256').update(token).digest()

/**
 * A new link with which the very first admin account can be made; the ones before it are void.
 * Undefined as soon as there is an admin.
 */
export function firstAdminLink(db: Db, baseUrl: string): Promise<string | undefined> {
  return transaction(db, async (db) => {
    await db.query(lock)
    const { rows } = await db.query<{ done: boolean }>(`select ${adminExists} done`)
    await db.query(`delete from account_links where purpose = 'first-admin' and used_at is null`)
    if (rows[0]!.done) return undefined
    return (await createLink(db, baseUrl, 'first-admin', null)).link
  })
}

/** A new link with which a person sets the password of an account made for them; the ones before it are void. */
export async function inviteLink(
  db: Db,
  baseUrl: string,
  accountId: number,
): Promise<{ link: string; expiresAt: Date }> {
  await voidLinks(db, accountId)
  return createLink(db, baseUrl, 'invitation', accountId)
}

async function createLink(db: Db, baseUrl: string, purpose: Link['purpose'], accountId: number | null) {
  const token = randomBytes(32).toString('base64url')
  const { rows } = await db.query<{ expiresAt: Date }>(
    `insert into account_links (token_hash, purpose, account_id, expires_at)
     values ($1, $2, $3, now() + make_interval(hours => $4)) returning expires_at "expiresAt"`,
    [hashOf(token), purpose, accountId, hours[purpose]],
  )
  return { link: `${baseUrl}/en/set-password?token=${token}`, expiresAt: rows[0]!.expiresAt }
}

const voidLinks = (db: Db, accountId: number) =>
  db.query('delete from account_links where account_id = $1 and used_at is null', [accountId])

/** The link of a token; undefined when there is none, it was used, has expired, or its time is over otherwise. */
export async function findLink(db: Db, token: string): Promise<Link | undefined> {
  const { rows } = await db.query<Link>(
    `select l.id, l.purpose, l.expires_at "expiresAt", case when a.id is not null then
       jsonb_build_object('id', a.id, 'email', a.email, 'name', a.name, 'role', a.role, 'organisation', ${organisationOf})
       end account
     from account_links l left join accounts a on a.id = l.account_id
     where l.token_hash = $1 and l.used_at is null and l.expires_at > now()
       and case when a.id is null then not ${adminExists} else a.deactivated_at is null end`,
    [hashOf(token)],
  )
  return rows[0]
}

type Newcomer = { passwordHash: string; language: Language; email: string; name: string }

/**
 * Uses a link: sets the password of its account, or makes the first admin. Gives the id of the account,
 * 'dead' when the link cannot be used (any more), 'taken' when another account has the first admin's e-mail.
 */
export function useLink(db: Db, token: string, person: Newcomer): Promise<number | 'dead' | 'taken'> {
  return transaction(db, async (db) => {
    await db.query(lock)
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
    if (!rows[0]) return 'taken'
    await db.query('update account_links set used_at = now() where id = $1', [link.id])
    await voidLinks(db, rows[0].id)
    return rows[0].id
  })
}
