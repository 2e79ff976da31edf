import type { Db } from '../database.ts'

export type EntryDates = { id: number; publishedAt: Date; updatedAt: Date; confirmedAt: Date | null }

/** When each of these entries was published, changed and confirmed, by its id: what list rows do not carry. */
export async function findDates(db: Db, ids: number[]): Promise<Map<number, EntryDates>> {
  if (ids.length === 0) return new Map()
  const { rows } = await db.query<EntryDates>({
    name: 'dates',
    text: `select e.id, e.published_at "publishedAt", e.updated_at "updatedAt", e.confirmed_at "confirmedAt"
      from entries e where e.id = any($1::int[])`,
    values: [ids],
  })
  return new Map(rows.map((dates) => [dates.id, dates]))
}
