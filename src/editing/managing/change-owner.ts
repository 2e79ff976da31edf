import { record } from '../../audit/record.ts'
import type { Db } from '../../database.ts'
import { lockEntry } from '../lock-entry.ts'
import { Refused } from '../refused.ts'

/** Gives an entry to another organisation of the portal, or to none. Throws Refused. */
export async function changeOwner(db: Db, id: number, owner: number | undefined, accountId: number): Promise<void> {
  const entry = await lockEntry(db, id)
  if ((entry.ownerId ?? undefined) === owner) throw new Refused('already')
  const { rowCount } = await db.query(
    `update entries set owner_id = $2 where id = $1
       and ($2::int is null or exists (select 1 from entries o where o.id = $2 and o.kind = 'organisation'))`,
    [id, owner],
  )
  if (!rowCount) throw new Refused('gone')
  const detail = { from: entry.ownerId, to: owner ?? null }
  await record(db, 'entry.owner-changed', { accountId, entryId: id, detail })
}
