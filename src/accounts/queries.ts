import type { Db } from '../database.ts'
import type { Translated } from '../fields.ts'
import type { Language } from '../languages.ts'
import type { Role } from './permissions.ts'

/** Somebody who may sign in. */
export type Account = {
  id: number
  email: string
  name: string
  role: Role
  organisation: { id: number; title: Translated } | null
  language: Language
  lastSignInAt: Date | null
  deactivatedAt: Date | null
  /** 'missing': an admin requires one of this role. Who signs in without a password here has nothing to add it to. */
  secondFactor: 'on' | 'off' | 'missing'
}

/** SQL for the organisation of an account named `a`, by the newest of its texts: it may not be public yet. */
export const organisationOf = `(select jsonb_build_object('id', o.id, 'title', coalesce(r.content -> 'title', '{}'))
  from entries o left join revisions r on r.id = coalesce(o.draft_revision, o.published_revision)
  where o.id = a.organisation_id)`

/** The account of a session; undefined when it was deactivated in the meantime. */
export async function findAccount(db: Db, id: number): Promise<Account | undefined> {
  const { rows } = await db.query<Account>(
    `select a.id, a.email, a.name, a.role, a.language, a.last_sign_in_at "lastSignInAt",
       a.deactivated_at "deactivatedAt", ${organisationOf} organisation,
       case when a.totp_confirmed_at is not null then 'on' when a.password_hash is not null and exists (select 1
         from settings s where s.name = 'second-factor-roles' and jsonb_exists(s.value, a.role)) then 'missing'
         else 'off' end "secondFactor"
     from accounts a where a.id = $1 and a.deactivated_at is null`,
    [id],
  )
  return rows[0]
}

/** What signing in needs of the account with this e-mail, if it may sign in. */
export async function findByEmail(
  db: Db,
  email: string,
): Promise<{ id: number; passwordHash: string | null } | undefined> {
  const { rows } = await db.query<{ id: number; passwordHash: string | null }>(
    `select a.id, a.password_hash "passwordHash" from accounts a where lower(a.email) = $1 and a.deactivated_at is null`,
    [email],
  )
  return rows[0]
}

export async function getPasswordHash(db: Db, id: number): Promise<string | null> {
  const { rows } = await db.query('select a.password_hash from accounts a where a.id = $1', [id])
  return rows[0]?.password_hash ?? null
}

export async function setPassword(db: Db, id: number, passwordHash: string): Promise<void> {
  await db.query('update accounts set password_hash = $2 where id = $1', [id, passwordHash])
}

export async function noteSignIn(db: Db, id: number): Promise<void> {
  await db.query('update accounts set last_sign_in_at = now() where id = $1', [id])
}

export type OwnSession = { id: number; agent: string | null; createdAt: Date; current: boolean }

/** The sessions in which a person is signed in, the newest first. `sidHash` is that of the session that asks. */
export async function listSessions(db: Db, accountId: number, sidHash: Buffer): Promise<OwnSession[]> {
  const { rows } = await db.query<OwnSession>(
    `select s.id, s.agent, s.created_at "createdAt", s.sid_hash = $2 current from sessions s
     where s.account_id = $1 and s.expires_at > now() and not s.awaits_second_factor order by s.created_at desc, s.id desc`,
    [accountId, sidHash],
  )
  return rows
}

/** Ends one session of a person; of anybody else's it ends nothing. */
export async function endSession(db: Db, accountId: number, id: number): Promise<void> {
  await db.query('delete from sessions where account_id = $1 and id = $2', [accountId, id])
}

export async function endSessions(db: Db, accountId: number): Promise<void> {
  await db.query('delete from sessions where account_id = $1', [accountId])
}

/** The portal's own secret of that name, made when it is first asked for. */
export async function getSecret(db: Db, name: string, fresh: string): Promise<string> {
  await db.query('insert into secrets (name, value) values ($1, $2) on conflict (name) do nothing', [name, fresh])
  const { rows } = await db.query('select s.value from secrets s where s.name = $1', [name])
  return rows[0].value
}
