import type { Db } from '../database.ts'
import { reindexFacet } from '../search/index-entry.ts'

/** The programmes and organisations under which an entry is found, by their ids. */
export type FacetTargets = { programmes: number[]; organisations: number[] }

/** SQL: the ids of all entries of a kind to which a revision leads; a programme leads on to the one above it. */
const targetsOf = (revision: string, kind: string) => `array(
  with recursive target as (
    select l.to_id id from relations l where l.revision_id = ${revision}
    union
    select l.to_id from target t join entries e on e.id = t.id
      join relations l on l.revision_id = e.published_revision and l.role = 'sub-programme'
  )
  select t.id from target t join entries e on e.id = t.id where e.kind = '${kind}' order by t.id)`

/** Under which programmes and organisations an entry is found when this revision of it is public. */
export async function findFacetTargets(db: Db, revisionId: number): Promise<FacetTargets> {
  const { rows } = await db.query<FacetTargets>(
    `select ${targetsOf('$1', 'programme')} programmes, ${targetsOf('$1', 'organisation')} organisations`,
    [revisionId],
  )
  return rows[0]!
}

/** An entry was published: those found under it may now be found under what stands above it. */
export async function refreshFacetTargets(db: Db, entryId: number): Promise<void> {
  const { rows } = await db.query<{ id: number; programmes: number[] }>(
    `with now as (
       select c.entry_id id, ${targetsOf('e.published_revision', 'programme')} programmes
       from catalogue c join entries e on e.id = c.entry_id where c.programmes @> array[$1::int]
     )
     update catalogue c set programmes = n.programmes from now n
     where c.entry_id = n.id and c.programmes <> n.programmes returning n.id, n.programmes`,
    [entryId],
  )
  if (rows.length === 0) return
  const entries = rows.map(({ id, programmes }) => ({ id, values: programmes.map(String) }))
  await reindexFacet(db, 'programme', entries)
}
