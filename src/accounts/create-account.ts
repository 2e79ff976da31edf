import { record } from '../audit/record.ts'
import { type Db, transaction } from '../database.ts'
import type { Language } from '../languages.ts'
import { inviteLink, type NewLink } from './links.ts'
import type { NewAccount } from './schema.ts'

/** An account could not be made; the message is a line for whoever asked on the command line. */
export class AccountRefused extends Error {}

type Person = NewAccount & { organisationId?: number | null; language?: Language }

/**
 * Makes an account and the link with which its person sets a password. One whose invitation was never used is
 * written anew with a new link: links get lost, and there is nothing in it yet. The organisation is named by its slug
 * or by its id; `by` is the account of whoever invites. Throws AccountRefused.
 */
export function createAccount(db: Db, baseUrl: string, person: Person, by?: number): Promise<{ id: number } & NewLink> {
  const { email, name, role, organisation, language = 'en' } = person
  return transaction(db, async (db) => {
    const organisationId =
      organisation === undefined ? (person.organisationId ?? null) : await getOrganisation(db, organisation)
    const { rows } = await db.query<{ id: number; created: boolean }>(
      `insert into accounts as a (email, name, role, organisation_id, language) values ($1, $2, $3, $4, $5)
       on conflict (lower(email)) do update set name = excluded.name, role = excluded.role, language = excluded.language,
         organisation_id = excluded.organisation_id
         where a.password_hash is null and a.oidc_subject is null and a.deactivated_at is null
       returning id, xmax = 0 created`,
      [email, name, role, organisationId, language],
    )
    if (!rows[0]) throw new AccountRefused('An account with this e-mail already exists')
    const { id, created } = rows[0]
    await record(db, created ? 'account.created' : 'account.changed', {
      accountId: by,
      subjectId: id,
      detail: { role, organisationId },
    })
    return { id, ...(await inviteLink(db, baseUrl, id, language)) }
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
