import type { Database, Db } from '../database.ts'
import { holdLock } from '../locks.ts'
import { withPatience } from '../migrate.ts'
import { stemVersion } from './word-forms/lexemes-of.ts'

/**
 * At the start, between migrating and seeding: makes the index of a portal that has none yet, or one that other rules
 * made. Processes that start together wait for the first.
 */
export async function keepSearchCurrent(database: Database, say: (line: string) => void): Promise<void> {
  if (await isCurrent(database.pool)) return
  const [{ loadThemes }, { rebuildSearch }] = await Promise.all([import('../themes/themes.ts'), import('./rebuild.ts')])
  await withPatience(database, async (pool) => {
    // held by the one connection of this pool
    const release = await holdLock(pool, 'searchRebuild')
    try {
      if (await isCurrent(pool)) return
      say('Making the search index anew…')
      await loadThemes(pool)
      await rebuildSearch(pool, say)
    } finally {
      await release()
    }
  })
}

async function isCurrent(db: Db): Promise<boolean> {
  const { rows } = await db.query<{ fits: boolean }>(
    'select stem_version is not distinct from $1 fits from search_state',
    [stemVersion],
  )
  return rows[0]?.fits ?? false
}
