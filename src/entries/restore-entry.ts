import type { Db } from '../database.ts'
import { NotFound } from '../errors.ts'
import type { Kind } from './kind.ts'
import { publishEntry } from './publish-entry.ts'

/**
 * Takes an entry out of the archive: readers see again what was public last, and catalogue, search and timelines hold
 * it; what was never public is a draft again. Runs inside the caller's transaction. Throws NotFound for an entry that
 * is not archived, Unpublishable where its text lacks what has become required since.
 */
export async function restoreEntry(db: Db, kind: Kind, entryId: number): Promise<'published' | 'draft'> {
  await db.query('select 1 from entries where id = $1 for update', [entryId])
  const { rows } = await db.query<{ number: number | null }>(
    `select r.number from entries e left join revisions r on r.id = e.published_revision
     where e.id = $1 and e.kind = $2 and e.status = 'archived'`,
    [entryId, kind.name],
  )
  if (!rows[0]) throw new NotFound()
  const { number } = rows[0]
  if (number === null) {
    await db.query(`update entries set status = 'draft', archived_at = null where id = $1`, [entryId])
    return 'draft'
  }
  await publishEntry(db, kind, entryId, { number })
  return 'published'
}
