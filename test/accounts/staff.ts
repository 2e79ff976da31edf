import { hashPassword } from '../../src/accounts/passwords.ts'
import type { Role } from '../../src/accounts/permissions.ts'
import type { Portal } from '../portal.ts'

export const password = 'cztery zielone konie'
let hash: Promise<string> | undefined

/** An account with the password above, as if its person had used their invitation. Gives its id. */
export async function makeAccount(
  { pool }: Pick<Portal, 'pool'>,
  account: { email: string; role?: Role; name?: string; organisationId?: number },
): Promise<number> {
  hash ??= hashPassword(password)
  const { rows } = await pool.query(
    `insert into accounts (email, name, role, organisation_id, language, password_hash)
     values ($1, $2, $3, $4, 'en', $5) returning id`,
    [account.email, account.name ?? 'Ewa Test', account.role ?? 'editor', account.organisationId, await hash],
  )
  return rows[0].id
}

/** Removes all accounts and what the log says of them, as no portal can: the log is never changed. */
export async function removeAccounts({ pool }: Portal): Promise<void> {
  await pool.query('alter table audit_log disable trigger user')
  await pool.query('delete from audit_log')
  await pool.query('alter table audit_log enable trigger user')
  await pool.query('delete from accounts')
}

/** A visitor who has signed in. */
export async function signIn(portal: Portal, email: string): Promise<ReturnType<Portal['request']>> {
  const visitor = portal.request()
  await visitor.post('/en/sign-in').type('form').send({ email, password }).expect(303)
  return visitor
}

/** The id of the session in an answer's cookie, signature and all. */
export function sessionCookie(answer: { headers: Record<string, unknown> }): string | undefined {
  const cookies = [answer.headers['set-cookie'] ?? []].flat().map(String)
  return cookies.map((cookie) => /^(?:__Host-)?session=([^;]*)/.exec(cookie)?.[1]).find(Boolean)
}
