import { beforeEach, describe, expect, test } from 'vitest'
import { publishEntry } from '../../src/entries/publish-entry.ts'
import { kindByName } from '../../src/kinds.ts'
import { practice } from '../annexes/annex-texts.ts'
import { importText, readTexts } from '../annexes/import-texts.ts'
import { openWithAdmin } from '../annexes/portal-with-admin.ts'
import { words } from '../read-page.ts'

const { portal, admin } = await openWithAdmin()
const { pool } = portal
let n = 0
let made: Awaited<ReturnType<typeof importText>>
let document: number
let title: string
/** A form that names a person, from which a public entry was made. */
const annex = () => {
  const index = `8D${++n}`
  title = `Practice ${index}`
  return practice({ Index: index, title, Contact: 'Zdeňka Vzorová', 'E-mail': 'zdenka.vzorova@office.example' })
}
beforeEach(async () => {
  const text = annex()
  made = await importText(pool, `form ${n}.txt`, text, {
    entities: { 0: { fields: { summary: { as: 'accept' }, metrics: { as: 'drop' } } } },
    passages: {},
  })
  await publishEntry(pool, kindByName.get('practice')!, made.entries[0]!.entryId)
  const { rows } = await pool.query('select i.document_id from batch_items i where i.id = $1', [made.item])
  document = rows[0].document_id
})

/** All of the database as text; originals as they can be read. */
async function everything(): Promise<string> {
  const { rows: tables } = await pool.query(
    `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  let text = ''
  for (const { table_name } of tables)
    text += JSON.stringify((await pool.query(`select to_jsonb(x) row from "${table_name}" x`)).rows)
  const { rows } = await pool.query(`select d.bytes from documents d`)
  return text + rows.map(({ bytes }) => String(bytes)).join('')
}
const search = async (q: string) =>
  (await admin.get(`/en/admin/personal-data?q=${encodeURIComponent(q)}`).expect(200)).text
const send = (path: string, form: object) => admin.post(`/en/admin/personal-data${path}`).type('form').send(form)
const contacts = async () =>
  (await pool.query('select c.id from contacts c where c.entry_id = $1', [made.entries[0]!.entryId])).rows.map(
    ({ id }) => String(id),
  )

describe('a person whom a document of an import names', () => {
  test.each(['Vzorova', 'zdeňka vzorová', 'zdenka.vzorova@office.example'])('is found there: %s', async (q) => {
    expect(await search(q)).toContain(`name="document" value="${document}"`)
  })

  test('is not found where only part of what was sought stands', async () => {
    expect(await search('Zdeňka Jiná')).not.toContain('name="document"')
    expect(await search('100% zdenka_')).not.toContain('name="document"')
  })

  test('gets the lines that name them, and nothing else of the document', async () => {
    const { body } = await send('/export', { document: String(document), contact: await contacts() }).expect(200)
    expect(body.documents).toMatchObject([{ id: document, entries: 1 }])
    expect(JSON.stringify(body.documents[0].lines)).toContain('Vzorová')
    expect(JSON.stringify(body.documents[0].lines)).not.toContain('Night buses')
  })

  test('is asked about before: what goes, and that the entry stays', async () => {
    const { text } = await admin.get(`/en/admin/personal-data/erase?document=${document}`).expect(200)
    expect(words(text)).toContain(`form ${n}.txt`)
    expect(words(text)).toContain('1 entry made of these documents')
  })
})

describe('erasing the document', () => {
  test('leaves nothing of the person; the entry and its source stay', async () => {
    const before = await everything()
    expect(before).toContain('Vzorová')
    const { rows } = await pool.query(`select d.id from documents d where length(d.bytes) > 0`)
    const ids = rows.map(({ id }) => String(id))
    const { rows: people } = await pool.query('select c.id from contacts c')
    await send('/erase', { document: ids, contact: people.map(({ id }) => String(id)) }).expect(303)
    const after = await everything()
    expect(after).not.toMatch(/vzorov/i)
    const { body } = await portal.request().get(`/api/v1/practices/${made.entries[0]!.slug}`).expect(200)
    expect(body.provenance.topic).toHaveLength(1)
    expect(body.sources).toHaveLength(1)
    await admin.get(`/en/admin/annexes/documents/${document}`).expect(404)
    await admin.get(`/en/admin/annexes/${made.batch}`).expect(200)
    await admin.get(`/en/admin/annexes/${made.batch}/items/${made.item}`).expect(200)
    await admin.get(`/en/admin/entries/${made.entries[0]!.entryId}/edit`).expect(200)
    expect(await search('Vzorova')).not.toContain('name="document"')
    const log = await pool.query(`select 1 from audit_log a where a.action = 'annex.erased'`)
    expect(log.rows).toHaveLength(ids.length)
  })

  test('keeps what was not written yet from being written', async () => {
    const { batch, items } = await readTexts(pool, { 'not yet.txt': annex() })
    const { rows } = await pool.query('select i.document_id from batch_items i where i.id = $1', [items[0]])
    await send('/erase', { document: String(rows[0].document_id) }).expect(303)
    const { text } = await admin.get(`/en/admin/annexes/${batch}`).expect(200)
    expect(words(text)).toContain('The document was erased')
    const item = await pool.query('select i.state, i.extraction, i.plan from batch_items i where i.id = $1', [items[0]])
    expect(item.rows).toEqual([{ state: 'rejected', extraction: null, plan: null }])
  })

  test('lets the same file come again as a new one, and is a no-op when done twice', async () => {
    const text = annex()
    const first = await readTexts(pool, { 'again.txt': text })
    const documentOf = async (item: number) =>
      (await pool.query('select i.document_id id from batch_items i where i.id = $1', [item])).rows[0].id
    const erased = await documentOf(first.items[0]!)
    for (let i = 0; i < 2; i++) await send('/erase', { document: String(erased) }).expect(303)
    const second = await readTexts(pool, { 'again.txt': text })
    expect(await documentOf(second.items[0]!)).not.toBe(erased)
    const { rows } = await pool.query('select i.state from batch_items i where i.id = $1', [second.items[0]])
    expect(rows).toEqual([{ state: 'read' }])
  })
})
