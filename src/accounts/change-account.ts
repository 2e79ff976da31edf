import { record } from '../audit/record.ts'
import { type Db, transaction } from '../database.ts'
import { takeLock } from '../locks.ts'
import { voidLinks } from './links.ts'
import type { Role } from './permissions.ts'
import { endSessions } from './queries.ts'

const activeAdmin = `a.role = 'admin' and a.deactivated_at is null
  and (a.password_hash is not null or a.oidc_subject is not null)`

/**
 * Is it the only account left that can sign in as an admin? Whoever asks in order to change that does both in one
 * transaction: until that ends, nobody else's answer changes.
 */
export async function isLastAdmin(db: Db, id: number): Promise<boolean> {
  // two admins who stop being that at once must not both be the last but one
  await takeLock(db, 'accounts')
  const { rows } = await db.query<{ id: number }>(`select a.id from accounts a where ${activeAdmin}`)
  return rows.length === 1 && rows[0]!.id === id
}

/** Changes what an account may do and how it is called. Gives 'lastAdmin' where nobody else could look after the portal. */
export function changeAccount(
  db: Db,
  id: number,
  wanted: { name: string; role: Role; organisationId: number | null },
  by: number,
): Promise<'lastAdmin' | 'done'> {
  return transaction(db, async (db) => {
    if (wanted.role !== 'admin' && (await isLastAdmin(db, id))) return 'lastAdmin'
    const { rows } = await db.query<{ name: string; role: Role; organisationId: number | null }>(
      `select a.name, a.role, a.organisation_id "organisationId" from accounts a
       where a.id = $1 and a.erased_at is null for update`,
      [id],
    )
    const fields = (['name', 'role', 'organisationId'] as const).filter((field) => rows[0]?.[field] !== wanted[field])
    if (!rows[0] || fields.length === 0) return 'done'
    await db.query('update accounts set name = $2, role = $3, organisation_id = $4 where id = $1', [
      id,
      wanted.name,
      wanted.role,
      wanted.organisationId,
    ])
    const roles = fields.includes('role') ? { from: rows[0].role, to: wanted.role } : {}
    await record(db, 'account.changed', { accountId: by, subjectId: id, detail: { fields, ...roles } })
    return 'done'
  })
}

/** Nobody signs in with the account any more, and whoever is in is out; what it has written stays. */
export function deactivateAccount(db: Db, id: number, by: number): Promise<'lastAdmin' | 'done'> {
  return transaction(db, async (db) => {
    if (await isLastAdmin(db, id)) return 'lastAdmin'
    const { rowCount } = await db.query(
      'update accounts set deactivated_at = now() where id = $1 and deactivated_at is null',
      [id],
    )
    if (rowCount === 0) return 'done'
    await endSessions(db, id)
    await voidLinks(db, id)
    await record(db, 'account.deactivated', { accountId: by, subjectId: id })
    return 'done'
  })
}

export function reactivateAccount(db: Db, id: number, by: number): Promise<void> {
  return transaction(db, async (db) => {
    const { rowCount } = await db.query(
      'update accounts set deactivated_at = null where id = $1 and deactivated_at is not null and erased_at is null',
      [id],
    )
    if (rowCount) await record(db, 'account.reactivated', { accountId: by, subjectId: id })
  })
}
