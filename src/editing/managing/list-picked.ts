import type { Db } from '../../database.ts'
import type { Translated } from '../../fields.ts'
import type { Language } from '../../languages.ts'
import { titleOf } from '../queries.ts'
import type { State } from '../schema.ts'

/** An entry that was ticked, as a list names it. */
export type Picked = {
  id: number
  kind: string
  title: Translated | null
  originalLanguage: Language
  state: State
  ownerId: number | null
}

/** Entries by their ids, in that order; those that are not there any more are left out. */
export async function listPicked(db: Db, ids: number[]): Promise<Picked[]> {
  const { rows } = await db.query<Picked>(
    `select e.id, e.kind, e.status state, e.original_language "originalLanguage", e.owner_id "ownerId", ${titleOf('e.id')} title
     from entries e where e.id = any($1) order by array_position($1::int[], e.id)`,
    [ids],
  )
  return rows
}
