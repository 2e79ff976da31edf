import { fold, sortByLabel } from '../alphabet.ts'
import type { Db } from '../database.ts'
import type { Translated } from '../fields.ts'
import type { Language } from '../languages.ts'
import type { Role } from './permissions.ts'
import { organisationOf } from './queries.ts'
import type { AccountFilter, accountStates } from './schema.ts'

export type AccountState = (typeof accountStates)[number]

/** An account as admins see it. */
export type ListedAccount = {
  id: number
  email: string
  name: string
  role: Role
  language: Language
  organisation: { id: number; title: Translated } | null
  /** 'invited': there is nothing yet with which its person could sign in. */
  state: AccountState
  secondFactor: boolean
  createdAt: Date
  lastSignInAt: Date | null
}

const listed = `select a.id, a.email, a.name, a.role, a.language, ${organisationOf} organisation,
    case when a.deactivated_at is not null then 'deactivated'
      when a.password_hash is null and a.oidc_subject is null then 'invited' else 'active' end state,
    a.totp_confirmed_at is not null "secondFactor", a.created_at "createdAt", a.last_sign_in_at "lastSignInAt"
  from accounts a where a.erased_at is null`

/**
 * The accounts of a filter, in the order of their names. Those who work on a portal are some hundreds at most: they
 * are all read, so that names are found without their marks and stand in the order of the reader's alphabet.
 */
export async function listAccounts(db: Db, filter: AccountFilter, language: Language): Promise<ListedAccount[]> {
  const { rows } = await db.query<ListedAccount>(listed)
  const typed = fold(filter.q).split(/\s+/).filter(Boolean)
  const found = rows.filter((account) => {
    const bodies = Object.values(account.organisation?.title ?? {})
    const text = fold([account.name, account.email, ...bodies].join(' '))
    return (
      typed.every((word) => text.includes(word)) &&
      (!filter.role || account.role === filter.role) &&
      (!filter.state || account.state === filter.state)
    )
  })
  return sortByLabel(found, ({ name, email }) => `${name} ${email}`, language)
}

/** The account of an id; undefined when there is none, or it was erased. */
export async function findListedAccount(db: Db, id: number): Promise<ListedAccount | undefined> {
  const { rows } = await db.query<ListedAccount>(`${listed} and a.id = $1`, [id])
  return rows[0]
}

export type OrganisationChoice = { id: number; title: Translated; slug: string }

/** The organisations to which a person can belong, by the newest of their texts: some are not public yet. */
export async function listOrganisations(db: Db): Promise<OrganisationChoice[]> {
  const { rows } = await db.query<OrganisationChoice>(
    `select e.id, e.slug, coalesce(r.content -> 'title', '{}') title
     from entries e left join revisions r on r.id = coalesce(e.draft_revision, e.published_revision)
     where e.kind = 'organisation' and e.status <> 'archived' order by e.id`,
  )
  return rows
}
