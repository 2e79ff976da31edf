import type { Db } from '../../database.ts'
import { headerSignature, type Mapping } from '../tables/map-columns.ts'

/** What was decided about a table with these headings. */
export async function findMapping(db: Db, columns: { header: string }[]): Promise<Mapping | undefined> {
  const { rows } = await db.query<{ mapping: Mapping }>(
    'select m.mapping from column_mappings m where m.signature = $1',
    [headerSignature(columns)],
  )
  return rows[0]?.mapping
}

/** Keeps what was decided for every table with the same headings. */
export async function saveMapping(db: Db, mapping: Mapping, accountId: number): Promise<void> {
  await db.query(
    `insert into column_mappings (signature, mapping, saved_by) values ($1, $2, $3)
     on conflict (signature) do update set mapping = excluded.mapping, saved_by = excluded.saved_by, saved_at = now()`,
    [headerSignature(mapping.columns), JSON.stringify(mapping), accountId],
  )
}
