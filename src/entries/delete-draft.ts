import type { Db } from '../database.ts'
import { Invalid, NotFound } from '../errors.ts'
import type { Translated } from '../fields.ts'
import type { Language } from '../languages.ts'
import type { Kind } from './kind.ts'

/** Another entry that would lose something: it names this one, in its text or an older one, or belongs to it. */
export type Dependant = { id: number; kind: string; title: Translated; originalLanguage: Language }

/** What holds an entry: other entries, and the accounts and sources of an organisation. */
export type Holders = { entries: Dependant[]; accounts: number; sources: number }

/** What points at an entry. */
export async function findHolders(db: Db, entryId: number): Promise<Holders> {
  const { rows } = await db.query<Holders>(
    `select (select count(*)::int from accounts a where a.organisation_id = $1) accounts,
       (select count(*)::int from sources s where s.owner_id = $1) sources,
       coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'originalLanguage', e.original_language,
           'title', coalesce(r.content -> 'title', '{}')) order by e.id)
         from entries e left join revisions r on r.id = coalesce(e.draft_revision, e.published_revision)
         where e.id <> $1 and (e.owner_id = $1 or exists (select 1 from relations l where l.to_id = $1 and l.from_id = e.id))),
         '[]') entries`,
    [entryId],
  )
  return rows[0]!
}

export const isHeld = ({ entries, accounts, sources }: Holders): boolean => entries.length + accounts + sources > 0

/** Something points at the entry. */
export class PointedAt extends Invalid {
  readonly holders: Holders
  constructor(holders: Holders) {
    super('pointed at')
    this.holders = holders
  }
}

/**
 * Deletes an entry that was never public, with its whole history. Runs inside the caller's transaction.
 * Throws NotFound, Invalid when it was public once, PointedAt.
 */
export async function deleteDraft(db: Db, kind: Kind, entryId: number): Promise<void> {
  const { rows } = await db.query<{ wasPublic: boolean }>(
    `select e.published_at is not null "wasPublic" from entries e where e.id = $1 and e.kind = $2 for update`,
    [entryId, kind.name],
  )
  if (!rows[0]) throw new NotFound()
  if (rows[0].wasPublic) throw new Invalid('published')
  const holders = await findHolders(db, entryId)
  if (isHeld(holders)) throw new PointedAt(holders)
  await db.query('delete from entries where id = $1', [entryId])
}
