import { isDeepStrictEqual } from 'node:util'
import { record } from '../audit/record.ts'
import { type Db, transaction } from '../database.ts'
import { reindexEntries } from '../entries/reindex-entries.ts'
import { Conflict, NotFound } from '../errors.ts'
import { languages } from '../languages.ts'
import { slugOf, type Words } from './schema.ts'
import { loadThemes, type Theme } from './themes.ts'

/**
 * Changes the themes: what `work` does happens in one transaction, with the memory already as it will be, so that the
 * entries that are indexed anew say the new words. Whatever goes wrong, the memory holds what the database has.
 */
async function changeThemes<R>(db: Db, work: (db: Db) => Promise<R>): Promise<R> {
  try {
    return await transaction(db, async (db) => {
      await db.query('select pg_advisory_xact_lock(726160)')
      return work(db)
    })
  } finally {
    await loadThemes(db)
  }
}

/** A theme that nobody has removed or merged, its row locked. Throws NotFound. */
async function lockTheme(db: Db, id: string): Promise<Theme> {
  const { rows } = await db.query<Theme>(
    'select t.id, t.label, t.synonyms from themes t where t.id = $1 and t.merged_into is null for update',
    [id],
  )
  if (!rows[0]) throw new NotFound()
  return rows[0]
}

/** The published entries that are found under a theme. */
async function findEntries(db: Db, id: string): Promise<number[]> {
  const { rows } = await db.query('select c.entry_id id from catalogue c where c.themes @> array[$1]', [id])
  return rows.map((row) => row.id)
}

/** Adds a theme; gives its id, made of its English label. */
export function addTheme(db: Db, words: Words, accountId: number): Promise<string> {
  return changeThemes(db, async (db) => {
    const wanted = slugOf(words.label.en)
    const { rows } = await db.query('select t.id from themes t where t.id = $1 or t.id like $1 || $2', [wanted, '-%'])
    const taken = new Set(rows.map((row) => row.id))
    let id = wanted
    for (let n = 2; taken.has(id); n += 1) id = `${wanted}-${n}`
    await db.query('insert into themes (id, label, synonyms) values ($1, $2, $3)', [
      id,
      JSON.stringify(words.label),
      JSON.stringify(words.synonyms),
    ])
    await record(db, 'theme.created', { accountId, detail: { theme: id } })
    return id
  })
}

/** Changes the words of a theme, if they are still `expected`; otherwise throws Conflict. */
export function changeTheme(
  db: Db,
  id: string,
  words: Words,
  isExpected: (now: Words) => boolean,
  accountId: number,
): Promise<void> {
  return changeThemes(db, async (db) => {
    const { label, synonyms } = await lockTheme(db, id)
    if (isDeepStrictEqual({ label, synonyms }, words)) return
    if (!isExpected({ label, synonyms })) throw new Conflict('theme')
    await writeWords(db, id, words)
    await loadThemes(db)
    await reindexEntries(db, await findEntries(db, id))
    await record(db, 'theme.changed', { accountId, detail: { theme: id } })
  })
}

/**
 * Merges a theme into another: whatever names it counts as the one that is kept, which also takes over its words. No
 * revision is changed. Gives the number of published entries that came over.
 */
export function mergeThemes(db: Db, id: string, keptId: string, accountId: number): Promise<number> {
  return changeThemes(db, async (db) => {
    if (id === keptId) throw new NotFound()
    const [gone, kept] = [await lockTheme(db, id), await lockTheme(db, keptId)]
    const entries = await findEntries(db, id)
    await db.query('update themes set merged_into = $2 where id = $1 or merged_into = $1', [id, keptId])
    await writeWords(db, keptId, takeOver(kept, gone))
    await loadThemes(db)
    await reindexEntries(db, [...new Set([...entries, ...(await findEntries(db, keptId))])])
    const detail = { theme: id, into: keptId, entries: entries.length }
    await record(db, 'theme.merged', { accountId, detail })
    return entries.length
  })
}

/** Takes a theme that no entry names out of use. Throws Conflict when one names it. */
export function removeTheme(db: Db, id: string, accountId: number): Promise<void> {
  return changeThemes(db, async (db) => {
    await lockTheme(db, id)
    if (await isNamed(db, id)) throw new Conflict('theme in use')
    // it stays as a row that leads to itself: the first content would bring it back, and old versions may name it
    await db.query('update themes set merged_into = id where id = $1', [id])
    await record(db, 'theme.removed', { accountId, detail: { theme: id } })
  })
}

/** Does the public text or the draft of any entry name a theme, or one that was merged into it? */
export async function isNamed(db: Db, id: string): Promise<boolean> {
  const { rows } = await db.query(
    `with named as (select array_agg(t.id) ids from themes t where t.id = $1 or t.merged_into = $1)
     select 1 from entries e join revisions r on r.id in (e.draft_revision, e.published_revision), named n
     where r.content -> 'themes' ?| n.ids or exists (
       select from jsonb_path_query(r.content, '$.fieldsOfWork[*].theme') f where f #>> '{}' = any(n.ids)) limit 1`,
    [id],
  )
  return rows.length > 0
}

const writeWords = (db: Db, id: string, { label, synonyms }: Words) =>
  db.query('update themes set label = $2, synonyms = $3 where id = $1', [
    id,
    JSON.stringify(label),
    JSON.stringify(synonyms),
  ])

/** The words of the kept theme, and those of the other as further synonyms: it is still found by them. */
function takeOver(kept: Theme, gone: Theme): Words {
  const synonyms = { ...kept.synonyms }
  for (const language of languages)
    synonyms[language] = [
      ...new Set([...kept.synonyms[language], gone.label[language], ...gone.synonyms[language]]),
    ].filter((word) => word !== kept.label[language])
  return { label: kept.label, synonyms }
}

/** How many published entries are found under each theme. */
export async function countByTheme(db: Db): Promise<Map<string, number>> {
  const { rows } = await db.query(`select v.value id, v.n from facet_value v where v.facet = 'theme' and v.n > 0`)
  return new Map(rows.map((row) => [row.id, row.n]))
}
