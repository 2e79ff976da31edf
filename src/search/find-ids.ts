import type { Search } from '../catalogue/schema.ts'
import type { Db } from '../database.ts'
import { knowSearch } from './know-search.ts'
import { parameters } from './parameters.ts'
import { type Query, queryLiteral } from './query.ts'

/** The ids of all entries that match a search, the oldest first: some megabytes for a million. */
export async function findIds(db: Db, query: Query, search: Search): Promise<number[]> {
  const known = await knowSearch(db, query, search, { literal: search.literal, language: 'en' })
  const { $, values } = parameters()
  const literal = queryLiteral(known.query)
  const chosen = [
    ...known.filters.map(({ bits, rows }) => [...bits, ...rows]),
    ...Object.values(known.period ?? {}).filter((ids) => ids !== undefined),
  ]
  const conditions = [
    ...(literal ? [`d.tsv @@ ${$(literal)}::tsquery`] : []),
    ...chosen.map((ids) => `d.facets && ${$(ids)}::int[]`),
  ]
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''
  const { rows } = await db.query({
    text: `select d.entry_id id from search_document d ${where} order by d.entry_id`,
    values,
  })
  return rows.map(({ id }) => id)
}
