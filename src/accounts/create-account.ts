import { type Db, transaction } from '../database.ts'
import { inviteLink } from './links.ts'
import type { NewAccount } from './schema.ts'

/** An account could not be made; the message is a line for whoever asked on the command line. */
export class AccountRefused extends Error {}

/**
 * Makes an account and the link with which its person sets a password. One whose invitation was never used is
 * written anew with a new link: links get lost, and there is nothing in it yet. Throws AccountRefused.
 */
export function createAccount(
  db: Db,
  baseUrl: string,
  { email, name, role, organisation }: NewAccount,
): Promise<{ id: number; link: string; expiresAt: Date }> {
  return transaction(db, async (db) => {
    const organisationId = organisation === undefined ? null : await getOrganisation(db, organisation)
    const { rows } = await db.query<{ id: number }>(
      `insert into accounts as a (email, name, role, organisation_id, language) values ($1, $2, $3, $4, 'en')
       on conflict (lower(email)) do update set name = excluded.name, role = excluded.role,
         organisation_id = excluded.organisation_id where a.password_hash is null and a.deactivated_at is null
       returning id`,
      [email, name, role, organisationId],
    )
    if (!rows[0]) throw new AccountRefused('An account with this e-mail already exists')
    return { id: rows[0].id, ...(await inviteLink(db, baseUrl, rows[0].id)) }
  })
}

async function getOrganisation(db: Db, slug: string): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    `select e.id from entries e where e.kind = 'organisation' and e.slug = $1`,
    [slug],
  )
  if (!rows[0]) throw new AccountRefused(`There is no organisation ${slug}; it is the last part of its page's address`)
  return rows[0].id
}
