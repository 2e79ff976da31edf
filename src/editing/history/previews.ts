import { createHash, randomBytes } from 'node:crypto'
import { record } from '../../audit/record.ts'
import { type Db, transaction } from '../../database.ts'

/** How long a preview can be looked at. */
const days = 14

const hashOf = (token: string) => createHash('sha256').update(token).digest()

/** A link that can be looked at now, as the pages of its entry list it. */
export type LivePreview = {
  id: number
  number: number
  createdAt: Date
  expiresAt: Date
  maker: { name: string; erasedAt: Date | null }
}

/**
 * Makes a link to the newest version of an entry, by which that version can be seen without an account. The token is
 * given once and kept as a hash. Undefined where nothing was saved yet.
 */
export function createPreview(
  db: Db,
  entryId: number,
  accountId: number,
): Promise<{ token: string; number: number; expiresAt: Date } | undefined> {
  return transaction(db, async (tx) => {
    await tx.query('delete from previews where expires_at < now()')
    const token = randomBytes(32).toString('base64url')
    const { rows } = await tx.query<{ number: number; expiresAt: Date }>(
      `with made as (
         insert into previews (token_hash, revision_id, created_by, expires_at)
         select $1, e.draft_revision, $3, now() + make_interval(days => $4) from entries e
         where e.id = $2 and e.draft_revision is not null
         returning revision_id, expires_at
       )
       select r.number, made.expires_at "expiresAt" from made join revisions r on r.id = made.revision_id`,
      [hashOf(token), entryId, accountId, days],
    )
    const made = rows[0]
    if (!made) return undefined
    await record(tx, 'entry.previewed', { accountId, entryId, detail: { number: made.number } })
    return { token, ...made }
  })
}

/** What a token lets one see; undefined when there is no such link, it was ended or its time is over. */
export async function findPreview(
  db: Db,
  token: unknown,
): Promise<{ revisionId: number; number: number; kind: string; slug: string; expiresAt: Date } | undefined> {
  if (typeof token !== 'string' || !/^[\w-]{43}$/.test(token)) return undefined
  const { rows } = await db.query(
    `select r.id "revisionId", r.number, e.kind, e.slug, p.expires_at "expiresAt"
     from previews p join revisions r on r.id = p.revision_id join entries e on e.id = r.entry_id
     where p.token_hash = $1 and p.expires_at > now()`,
    [hashOf(token)],
  )
  return rows[0]
}

/** The links to versions of an entry that still work, newest first. */
export async function listPreviews(db: Db, entryId: number): Promise<LivePreview[]> {
  const { rows } = await db.query<LivePreview>(
    `select p.id, r.number, p.created_at "createdAt", p.expires_at "expiresAt",
       jsonb_build_object('name', a.name, 'erasedAt', a.erased_at) maker
     from previews p join revisions r on r.id = p.revision_id join accounts a on a.id = p.created_by
     where r.entry_id = $1 and p.expires_at > now() order by p.id desc limit 100`,
    [entryId],
  )
  return rows
}

/** Ends a link of an entry; false where it has none of that id. */
export function endPreview(db: Db, entryId: number, id: number, accountId: number): Promise<boolean> {
  return transaction(db, async (tx) => {
    const { rows } = await tx.query<{ number: number }>(
      `delete from previews p using revisions r where p.id = $2 and r.id = p.revision_id and r.entry_id = $1
       returning r.number`,
      [entryId, id],
    )
    if (!rows[0]) return false
    await record(tx, 'entry.previewed', { accountId, entryId, detail: { number: rows[0].number, ended: id } })
    return true
  })
}
