import type { Role } from '../../accounts/permissions.ts'
import type { Db } from '../../database.ts'

export type Colleague = { id: number; name: string; role: Role }

/**
 * Who can be given work on an entry: everybody who may sign in and change it. `owners`: the organisations whose
 * contributors count; editors and admins always do.
 */
export async function listPeople(db: Db, owners: number[]): Promise<Colleague[]> {
  const { rows } = await db.query<Colleague>(
    `select a.id, a.name, a.role from accounts a
     where a.deactivated_at is null and (a.role <> 'contributor' or a.organisation_id = any($1))
     order by lower(a.name), a.id`,
    [owners],
  )
  return rows
}

/** Those of them who decide on reviews. */
export const reviewersIn = (people: Colleague[]): Colleague[] => people.filter(({ role }) => role !== 'contributor')
