import type { Db } from '../database.ts'
import { kindByName } from '../kinds.ts'
import { lockSearchIndex } from '../search/index-entry.ts'
import { writeReadModels } from './write-read-models.ts'

/**
 * Rewrites what catalogue, search and timelines hold of those of the entries that are published, in the caller's
 * transaction: what they are found by has changed, their texts and dates have not.
 */
export async function reindexEntries(db: Db, ids: number[]): Promise<void> {
  await lockSearchIndex(db)
  const { rows } = await db.query<{ id: number; kind: string }>(
    `select e.id, e.kind from entries e where e.id = any($1) and e.status = 'published' order by e.id for update`,
    [ids],
  )
  for (const { id, kind } of rows) await writeReadModels(db, kindByName.get(kind)!, id)
}
