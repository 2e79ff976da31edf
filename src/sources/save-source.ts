import { record } from '../audit/record.ts'
import { type Db, transaction } from '../database.ts'
import { makeSlug } from '../editing/make-slug.ts'
import { reindexEntries } from '../entries/reindex-entries.ts'
import { Conflict, NotFound } from '../errors.ts'
import { pickText } from '../languages.ts'
import { findSource } from './queries.ts'
import type { SourceValues } from './source-form.ts'

const columns = 'title, page_kind, owner, owner_id, language, dated, date_note, note'
const parameters = (values: SourceValues) => [
  ...[values.title, values.pageKind, values.owner, values.ownerId, values.language],
  ...[values.dated, values.dateNote, values.note],
]

/** Makes a source (`by`: the account that does it, if one does), under the code given or, without one, under one made from its title. Throws Conflict where it is taken. */
export async function addSource(db: Db, by: number | undefined, values: SourceValues, code: string): Promise<number> {
  const free = code || (await findFreeCode(db, pickText(values.title, values.language)?.text ?? ''))
  return transaction(db, async (tx) => {
    const { rows } = await tx.query<{ id: number }>(
      `insert into sources (code, ${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (code) do nothing returning id`,
      [free, ...parameters(values)],
    )
    if (!rows[0]) throw new Conflict('code')
    await record(tx, 'source.added', { accountId: by, detail: { source: rows[0].id } })
    return rows[0].id
  })
}

async function findFreeCode(db: Db, title: string): Promise<string> {
  const wish = makeSlug(title) || 'source'
  const { rows } = await db.query<{ code: string }>(
    `select s.code from sources s where s.code = $1 or s.code like $1 || '-%'`,
    [wish],
  )
  const taken = new Set(rows.map(({ code }) => code))
  let code = wish
  for (let n = 2; taken.has(code); n++) code = `${wish}-${n}`
  return code
}

/**
 * Changes a source from the state that the person saw (`mark`), and with it what lists and the search hold of the
 * entries that rest on it. Throws NotFound when it is gone, Conflict when somebody changed it in between.
 */
export async function changeSource(db: Db, by: number, id: number, mark: string, values: SourceValues): Promise<void> {
  await transaction(db, async (tx) => {
    await lock(tx, id, mark)
    await tx.query(`update sources set (${columns}) = ($2, $3, $4, $5, $6, $7, $8, $9) where id = $1`, [
      id,
      ...parameters(values),
    ])
    const { rows } = await tx.query<{ id: number }>(
      `select e.id from entries e join revision_sources rs on rs.revision_id = e.published_revision
       where rs.source_id = $1`,
      [id],
    )
    await reindexEntries(
      tx,
      rows.map((row) => row.id),
    )
    await record(tx, 'source.changed', { accountId: by, detail: { source: id } })
  })
}

/** Removes a source that nothing names; throws as changeSource does, Conflict also where something names it. */
export async function removeSource(db: Db, by: number, id: number, mark: string): Promise<void> {
  await transaction(db, async (tx) => {
    const { removable } = await lock(tx, id, mark)
    if (!removable) throw new Conflict('source')
    await tx.query('delete from sources where id = $1', [id])
    await record(tx, 'source.removed', { accountId: by, detail: { source: id } })
  })
}

async function lock(db: Db, id: number, mark: string) {
  await db.query('select 1 from sources s where s.id = $1 for update', [id])
  const source = await findSource(db, id, { everything: false, organisationId: null })
  if (!source) throw new NotFound()
  if (source.mark !== mark) throw new Conflict('source')
  return source
}
