import { type Db, transaction } from '../database.ts'
import type { OfficePerson } from './office-provider.ts'

/**
 * The account of somebody whom the provider vouches for: the one that is bound to them, else one that was made here
 * for their e-mail and is bound to nobody yet, which then is. Undefined when there is none, or it was deactivated:
 * signing in makes no account.
 */
export function findOfficeAccount(db: Db, { subject, verifiedEmail }: OfficePerson): Promise<number | undefined> {
  return transaction(db, async (db) => {
    const { rows } = await db.query<{ id: number; active: boolean }>(
      'select a.id, a.deactivated_at is null active from accounts a where a.oidc_subject = $1',
      [subject],
    )
    if (rows[0]) return rows[0].active ? rows[0].id : undefined
    if (!verifiedEmail) return undefined
    const { rows: bound } = await db.query<{ id: number }>(
      `update accounts set oidc_subject = $1
       where lower(email) = $2 and oidc_subject is null and deactivated_at is null returning id`,
      [subject, verifiedEmail],
    )
    return bound[0]?.id
  })
}
