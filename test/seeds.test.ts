import { expect, it } from 'vitest'
import seedFirstContent from '../seeds/02-first-content.ts'
import { practices } from '../seeds/first-content/practices.ts'
import { transaction } from '../src/database.ts'
import { archiveEntry, publishEntry } from '../src/entries/publish-entry.ts'
import { saveRevision } from '../src/entries/save-revision.ts'
import { kinds } from '../src/kinds.ts'
import { practice } from '../src/practices/schema.ts'
import { openPortal } from './portal.ts'

const state = `select (select count(*)::int from entries) entries, (select count(*)::int from revisions) revisions,
  (select count(*)::int from relations) relations, (select count(*)::int from contacts) contacts,
  (select count(*)::int from sources) sources, (select max(updated_at) from entries) changed`

it('seeding again changes nothing', async () => {
  const { pool } = await openPortal()
  const before = await pool.query(state)
  await transaction(pool, seedFirstContent)
  expect((await pool.query(state)).rows).toEqual(before.rows)
  expect(before.rows[0].entries).toBeGreaterThan(30)
})

it('never overwrites what staff edited, archived or erased', async () => {
  const { pool, request } = await openPortal()
  const [edited, archived, erased] = [practices[0]!, practices[1]!, practices[2]!]
  const idOf = async (slug: string): Promise<number> =>
    (await pool.query('select id from entries where kind = $1 and slug = $2', ['practice', slug])).rows[0].id
  const [editedId, archivedId, erasedId] = [await idOf(edited.slug), await idOf(archived.slug), await idOf(erased.slug)]
  const content = { ...edited.content, title: { en: 'Edited by staff' } }
  await transaction(pool, async (db) => {
    await saveRevision(db, practice, editedId, { content, relations: [], sources: [] }, { origin: 'staff' })
    await publishEntry(db, practice, editedId)
    await archiveEntry(db, practice, archivedId)
    await db.query('delete from relations where from_id = $1 or to_id = $1', [erasedId])
    await db.query('delete from entries where id = $1', [erasedId])
    await db.query('delete from contacts')
  })
  await transaction(pool, seedFirstContent)
  expect((await request().get(`/en/practices/${edited.slug}`)).text).toContain('Edited by staff')
  await request().get(`/en/practices/${archived.slug}`).expect(410)
  await request().get(`/en/practices/${erased.slug}`).expect(404)
  expect((await pool.query('select count(*)::int n from contacts')).rows[0].n).toBe(0)
})

it('has every entry in three languages, with a source, and no person in a text', async () => {
  const { pool } = await openPortal()
  const { rows } = await pool.query(`select c.kind, c.slug, c.languages, r.content::text content,
      (select count(*)::int from revision_sources s where s.revision_id = r.id) sources
    from catalogue c join entries e on e.id = c.entry_id join revisions r on r.id = e.published_revision`)
  const persons = await pool.query('select c.name, c.name_raw, c.email from contacts c where not c.public')
  expect(persons.rows.length).toBeGreaterThan(1)
  for (const row of rows) {
    expect([row.slug, row.languages, row.sources > 0]).toEqual([row.slug, ['en', 'pl', 'cs'], true])
    for (const person of persons.rows)
      for (const secret of [person.name, person.name_raw, person.email])
        if (secret) expect([row.slug, row.content.includes(secret)]).toEqual([row.slug, false])
  }
  for (const kind of kinds) expect(rows.some((row) => row.kind === kind.name)).toBe(true)
})

it('a newer version reaches untouched entries once, and an older process does not write it back', async () => {
  const { pool, request } = await openPortal()
  const original = practices[0]!.content
  const count = async () => (await pool.query('select count(*)::int n from revisions')).rows[0].n
  const before = await count()
  practices[0]!.content = { ...original, title: { ...original.title, en: 'A newer title' } }
  await transaction(pool, seedFirstContent)
  expect(await count()).toBe(before + 1)
  practices[0]!.content = original
  await transaction(pool, seedFirstContent)
  expect(await count()).toBe(before + 1)
  expect((await request().get(`/en/practices/${practices[0]!.slug}`)).text).toContain('A newer title')
})
