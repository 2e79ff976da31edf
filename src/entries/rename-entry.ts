import type { Db } from '../database.ts'
import { Conflict, Invalid, NotFound } from '../errors.ts'
import type { Kind } from './kind.ts'

/** The longest address, and what it is made of: small letters and figures, in words with hyphens between. */
export const isSlug = (slug: string): boolean => slug.length <= 120 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)

/** Another entry has the address, or had it and is still found under it. */
export class AddressTaken extends Conflict {
  readonly entryId: number
  constructor(entryId: number) {
    super('slug')
    this.entryId = entryId
  }
}

/**
 * Gives an entry another address. Where it was ever public, the old one leads on from then on; an entry that gets an
 * address of its own back simply has it again. Runs inside the caller's transaction; gives the address it had.
 * Throws NotFound, Invalid for what is no address, AddressTaken.
 */
export async function renameEntry(db: Db, kind: Kind, entryId: number, slug: string): Promise<string> {
  if (!isSlug(slug)) throw new Invalid('slug')
  // One rename of a kind at a time: an address that is being left must not be taken before it is kept.
  await db.query(`select pg_advisory_xact_lock(hashtext('addresses ' || $1))`, [kind.name])
  const { rows } = await db.query<{ slug: string; wasPublic: boolean }>(
    `select e.slug, e.published_at is not null "wasPublic" from entries e where e.id = $1 and e.kind = $2 for update`,
    [entryId, kind.name],
  )
  if (!rows[0]) throw new NotFound()
  const { slug: old, wasPublic } = rows[0]
  if (old === slug) return old
  await refuseTaken(db, kind, entryId, slug)
  await db.query('delete from former_slugs where kind = $1 and slug = $2', [kind.name, slug])
  await db.query('update entries set slug = $2 where id = $1', [entryId, slug])
  await db.query('update catalogue set slug = $2 where entry_id = $1', [entryId, slug])
  if (wasPublic)
    await db.query('insert into former_slugs (kind, slug, entry_id) values ($1, $2, $3)', [kind.name, old, entryId])
  return old
}

async function refuseTaken(db: Db, kind: Kind, entryId: number, slug: string): Promise<void> {
  const { rows } = await db.query<{ id: number }>(
    `select e.id from entries e where e.kind = $1 and e.slug = $2
     union all select f.entry_id from former_slugs f where f.kind = $1 and f.slug = $2 and f.entry_id <> $3`,
    [kind.name, slug, entryId],
  )
  if (rows[0]) throw new AddressTaken(rows[0].id)
}
