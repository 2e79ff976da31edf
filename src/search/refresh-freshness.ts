import { type Db, transaction } from '../database.ts'
import { freshnessOf, lockSearchIndex, reindexFacet } from './index-entry.ts'

/**
 * Once a day: entries that have grown older than two or ten years since the last time are counted under their new age.
 * Few rows, found by their dates. Gives how many there were.
 */
export async function refreshFreshness(db: Db): Promise<number> {
  const { rows } = await db.query<{ due: boolean }>('select fresh_on < current_date due from search_state')
  if (!rows[0]?.due) return 0
  return transaction(db, async (db) => {
    await lockSearchIndex(db)
    const grown = await db.query<{ id: number; value: string }>(`
      select d.entry_id id, ${freshnessOf('d.dated')} value from search_state s, search_document d
      where d.dated > s.fresh_on - interval '2 years' and d.dated <= current_date - interval '2 years'
        or d.dated > s.fresh_on - interval '10 years' and d.dated <= current_date - interval '10 years'`)
    const entries = grown.rows.map(({ id, value }) => ({ id, values: [value] }))
    if (entries.length > 0) await reindexFacet(db, 'confirmed', entries)
    await db.query('update search_state set fresh_on = current_date')
    return entries.length
  })
}
