import type { Db } from '../../database.ts'
import { headerSignature, type Mapping } from '../tables/map-columns.ts'

/** What was decided about tables, by the signature of their headings. */
export async function findMappings(db: Db): Promise<Record<string, Mapping>> {
  const { rows } = await db.query<{ signature: string; mapping: Mapping }>(
    'select m.signature, m.mapping from column_mappings m',
  )
  return Object.fromEntries(rows.map(({ signature, mapping }) => [signature, mapping]))
}

/** Keeps what was decided for every table with the same headings. */
export async function saveMapping(db: Db, mapping: Mapping, accountId: number): Promise<void> {
  await db.query(
    `insert into column_mappings (signature, mapping, saved_by) values ($1, $2, $3)
     on conflict (signature) do update set mapping = excluded.mapping, saved_by = excluded.saved_by, saved_at = now()`,
    [headerSignature(mapping.columns), JSON.stringify(mapping), accountId],
  )
}
