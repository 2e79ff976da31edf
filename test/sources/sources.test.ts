import { beforeAll, describe, expect, test } from 'vitest'
import { publishEntry } from '../../src/entries/publish-entry.ts'
import { createEntry, saveRevision } from '../../src/entries/save-revision.ts'
import { kindByName } from '../../src/kinds.ts'
import { makeAccount, signIn } from '../accounts/staff.ts'
import { openPortal } from '../portal.ts'
import { publish, publishBody } from '../publish.ts'
import { words } from '../read-page.ts'

const portal = await openPortal({ content: 'none' })
const { pool } = portal

type Person = Awaited<ReturnType<typeof signIn>>
let people: Record<'admin' | 'editor' | 'contributor', Person>
let body: number

beforeAll(async () => {
  body = await publishBody(pool, 'mine')
  await makeAccount(portal, { email: 'admin@office.example', role: 'admin' })
  await makeAccount(portal, { email: 'editor@office.example', role: 'editor' })
  await makeAccount(portal, { email: 'own@office.example', role: 'contributor', organisationId: body })
  const [admin, editor, contributor] = await Promise.all(
    ['admin', 'editor', 'own'].map((name) => signIn(portal, `${name}@office.example`)),
  )
  people = { admin: admin!, editor: editor!, contributor: contributor! }
})

type Fields = Record<string, string | string[]>
const report = { 'title.pl': 'Raport końcowy', 'pageKind.pl': 'raport', owner: 'Urząd', language: 'pl' }
const send = (fields: Fields, to = '/pl/admin/sources', person: Person = people.editor) =>
  person.post(to).type('form').send(fields)
const stored = async (id: number) => (await pool.query('select s.* from sources s where s.id = $1', [id])).rows[0]
const count = async () => (await pool.query('select count(*)::int n from sources')).rows[0].n as number
async function addOne(fields: Fields = {}): Promise<{ id: number; at: string }> {
  await send({ ...report, ...fields }).expect(303)
  const { id } = (await pool.query('select s.id from sources s order by s.id desc limit 1')).rows[0]
  return { id, at: `/pl/admin/sources/${id}` }
}
const markOf = async (at: string) =>
  /name="mark" value="([^"]+)"/.exec((await people.editor.get(at).expect(200)).text)?.[1] ?? 'none'

describe('who may', () => {
  test('see and add: all staff; change and remove: editors and admins; others nothing', async () => {
    const { id, at } = await addOne()
    for (const page of ['/pl/admin/sources', '/pl/admin/sources/new', at]) {
      for (const person of Object.values(people)) await person.get(page).expect(200)
      await portal.request().get(page).expect(303)
    }
    await people.contributor.get(`${at}/remove`).expect(403)
    for (const page of [at, `${at}/remove`]) {
      const before = await stored(id)
      await send({ ...report, mark: await markOf(at) }, page, people.contributor).expect(403)
      await send({ ...report, mark: await markOf(at) }, page, portal.request()).expect(403)
      expect(await stored(id)).toEqual(before)
    }
    const { text } = await people.contributor.get(at)
    expect(text).not.toContain('name="mark"')
    expect(words(text)).toContain('Raport końcowy')
    await send(report, '/pl/admin/sources', people.contributor).expect(303)
    await send(report).set('Sec-Fetch-Site', 'cross-site').expect(403)
    for (const odd of ['x', '0', '999999', '1e3']) await people.editor.get(`/pl/admin/sources/${odd}`).expect(404)
    await send(report, '/pl/admin/sources/999999').expect(404)
  })
})

test.each<[string, Fields]>([
  ['Podaj tytuł w języku dokumentu', { 'title.pl': '', 'title.en': 'Report' }],
  ['Podaj tytuł w języku dokumentu', { language: 'cs' }],
  ['Trzeba wybrać jedną możliwość', { language: 'de' }],
  ['Trzeba wybrać jedną możliwość', { language: ['pl', 'cs'] }],
  ['To pole jest wymagane', { 'pageKind.pl': ' ' }],
  ['To pole jest wymagane', { owner: '' }],
  ['Za długi tekst', { 'note.cs': 'a'.repeat(601) }],
  ['niedozwolone znaki', { owner: 'a\u0007' }],
  ['Nie rozpoznano daty', { dated: 'niedawno' }],
  ['na dwa sposoby', { dated: '03/04/2014' }],
  ['małych liter bez znaków', { code: 'Żółty Kod' }],
  ['małych liter bez znaków', { code: '../x' }],
  ['Tej organizacji nie ma', { ownerId: '999999' }],
  ['Tej organizacji nie ma', { ownerId: 'x' }],
])('refused with “%s”, and what was typed stays: %j', async (said, wrong) => {
  const before = await count()
  const fields: Fields = { ...report, 'note.en': 'Not <b>kept</b> up', ...wrong }
  const { text } = await send(fields).expect(422)
  expect(words(text)).toContain(said)
  expect(text).toContain('role="alert"')
  expect(text).toContain('>Not &lt;b&gt;kept&lt;/b&gt; up</textarea>')
  if (typeof fields.dated === 'string') expect(text).toContain(`value="${fields.dated}"`)
  expect(await count()).toBe(before)
})

describe('a source', () => {
  test('is stored with what the document says, under a code of its own', async () => {
    const texts = { 'title.cs': ' Závěrečná\r\nzpráva ', 'dateNote.pl': 'Dzień zmiany', 'note.en': 'Old' }
    const { id } = await addOne({ ...texts, dated: '22.09.2014', ownerId: String(body), 'title.pl': 'Żółty raport!' })
    expect(await stored(id)).toEqual({
      ...{
        id,
        code: 'zolty-raport',
        title: { pl: 'Żółty raport!', cs: 'Závěrečná zpráva' },
        page_kind: { pl: 'raport' },
      },
      ...{ owner: 'Urząd', owner_id: body, language: 'pl', dated: '2014-09-22' },
      ...{ date_note: { pl: 'Dzień zmiany' }, note: { en: 'Old' } },
    })
    const second = await addOne({ 'title.pl': 'Żółty raport' })
    expect((await stored(second.id)).code).toBe('zolty-raport-2')
    const third = await addOne({ code: 'report-2014', dated: 'luty 2014' })
    expect(await stored(third.id)).toMatchObject({ code: 'report-2014', dated: '2014-02', note: null, owner_id: null })
    expect(words((await send({ ...report, code: 'report-2014' }).expect(422)).text)).toContain(
      'Ten kod ma już inne źródło',
    )
  })

  test('that is changed changes on the pages, in the lists and in the search’s order of what rests on it', async () => {
    const { id, at } = await addOne({ 'title.pl': 'Stare źródło', dated: '2005' })
    const entry = await publish(pool, { kind: 'practice', slug: 'rests', sources: [id] })
    const practice = kindByName.get('practice')!
    const draftOnly = await createEntry(pool, practice, { slug: 'draft', originalLanguage: 'pl' })
    const draft = { content: { title: { pl: 'Tajny szkic' } }, relations: [], sources: [id] }
    await saveRevision(pool, practice, draftOnly, draft, { origin: 'staff' })

    const row = async () =>
      (await pool.query('select c.newest, c.card, c.updated_at from catalogue c where c.entry_id = $1', [entry]))
        .rows[0]
    const before = await row()
    expect(before).toMatchObject({ newest: '2005-12-31', card: { source: { title: { pl: 'Stare źródło' } } } })
    const form = words((await people.editor.get(at).expect(200)).text)
    expect(form).toContain('Na tym źródle opiera się 1 publiczny wpis')
    expect(form).toContain('Tajny szkic')
    const seen = words((await people.contributor.get(at).expect(200)).text)
    expect(seen).toContain('Entry rests')
    expect(seen).not.toContain('Tajny szkic')

    const fields = { ...report, 'title.pl': 'Nowe źródło', dated: '2019-03', code: 'another', mark: await markOf(at) }
    await send(fields, at).expect(303)
    expect(await row()).toMatchObject({
      newest: '2019-03-31',
      card: { source: { title: { pl: 'Nowe źródło' }, dated: '2019-03' } },
      updated_at: before.updated_at,
    })
    expect((await stored(id)).code).toBe('stare-zrodlo') // known by it outside
    expect(words((await portal.request().get('/pl/practices/rests').expect(200)).text)).toContain('Nowe źródło')
    expect(words((await portal.request().get('/pl/catalogue').expect(200)).text)).toContain('Nowe źródło')
  })

  test('that somebody else changed is not overwritten unseen', async () => {
    const { id, at } = await addOne({ 'title.pl': 'Pierwsze' })
    const mark = await markOf(at)
    await send({ ...report, 'title.pl': 'Drugie', mark }, at, people.admin).expect(303)
    const { text } = await send({ ...report, 'title.pl': 'Trzecie', mark }, at).expect(409)
    expect(words(text)).toContain('W trakcie pisania ktoś zmienił to źródło')
    expect(text).toContain('>Trzecie</textarea>')
    expect(text).toContain('Drugie')
    expect((await stored(id)).title).toEqual({ pl: 'Drugie' })
    await send({ ...report, 'title.pl': 'Trzecie', mark: '' }, at).expect(409)
    const again = /name="mark" value="([^"]+)"/.exec(text)![1]!
    await send({ ...report, 'title.pl': 'Trzecie', mark: again }, at).expect(303)
    expect((await stored(id)).title).toEqual({ pl: 'Trzecie' })
  })

  test('is removed only when nothing names it', async () => {
    const practice = kindByName.get('practice')!
    const entry = await createEntry(pool, practice, { slug: 'names-sources', originalLanguage: 'pl' })
    const save = (sources: number[], form?: Record<string, string>) =>
      saveRevision(
        pool,
        practice,
        entry,
        { content: { title: { pl: 'A' } }, relations: [], sources },
        { origin: 'staff', form },
      )
    const { rows: accounts } = await pool.query('select min(a.id) id from accounts a')
    const names: Record<string, (id: number) => Promise<unknown>> = {
      'an older version': async (id) => [await save([id]), await save([])],
      'what could not be read': (id) => save([], { 'sources.0': String(id) }),
      'an unsaved text': (id) =>
        pool.query('insert into working_copies (entry_id, account_id, base_number, form) values ($1, $2, 0, $3)', [
          ...[entry, accounts[0].id, { 'sources.3': String(id) }],
        ]),
      'a contact': (id) =>
        pool.query(`insert into contacts (entry_id, purpose, source_id) values ($1, 'office', $2)`, [entry, id]),
    }
    for (const [name, use] of Object.entries(names)) {
      const { id, at } = await addOne()
      const mark = await markOf(`${at}/remove`)
      await use(id)
      const { text, status } = await send({ mark }, `${at}/remove`)
      expect([name, status]).toEqual([name, 409])
      expect(words(text)).toContain('dlatego pozostaje')
      expect(await stored(id)).toBeDefined()
      expect((await people.editor.get(at)).text).not.toContain(`${at}/remove`)
    }
    const { id, at } = await addOne()
    await send({ mark: 'old' }, `${at}/remove`).expect(409)
    await send({ mark: await markOf(`${at}/remove`) }, `${at}/remove`).expect(303)
    expect(await stored(id)).toBeUndefined()
    expect(words((await people.editor.get('/pl/admin/sources?done=removed')).text)).toContain(
      'Źródło zostało usunięte.',
    )
  })
})

describe('the list', () => {
  const rows = (text: string) => [...text.matchAll(/<tr><th scope="row">.*?<\/tr>/gs)].map(([row]) => words(row))

  test('finds words of title, owner, kind and code, whatever the accents, and says how old and how used', async () => {
    const { id } = await addOne({
      'title.pl': 'Strategia żeglugi',
      'title.cs': 'Plavba',
      dated: '2004',
      owner: 'Říčanská rada',
    })
    await publish(pool, { kind: 'practice', slug: 'by-ship', sources: [id] })
    for (const q of ['ZEGLUGI', 'plavba strategia', 'ricanska', 'strategia-zeglugi']) {
      const { text } = await people.contributor.get(`/pl/admin/sources?${new URLSearchParams({ q })}`).expect(200)
      expect([q, rows(text).length]).toEqual([q, 1])
      expect(rows(text)[0]).toMatch(/Strategia żeglugi.*Říčanská rada.*2004.*ponad 10 lat.*polski.*1 wpis/)
    }
    for (const q of ['%', '_', '\\', "'", 'nothing at all'])
      expect(
        rows((await people.editor.get(`/pl/admin/sources?${new URLSearchParams({ q })}`).expect(200)).text),
      ).toEqual([])
    for (const odd of ['q=a&q=b&page=-1', 'q=a%00b', 'q=%ed%a0%80', 'page=x'])
      await people.editor.get(`/pl/admin/sources?${odd}`).expect(200)
  })

  test('has pages', async () => {
    await pool.query(`insert into sources (code, title, page_kind, owner, language)
      select 'many-' || n, jsonb_build_object('en', 'Many ' || n), '{"en": "page"}', 'Owner', 'en' from generate_series(1, 60) n`)
    const first = await people.editor.get('/en/admin/sources?q=many').expect(200)
    expect(rows(first.text)).toHaveLength(50)
    expect(rows(first.text)[0]).toContain('Many 60')
    expect(words(first.text)).toContain('Sources 1–50 of 60')
    expect(first.text).toContain('href="/en/admin/sources?q=many&amp;page=2"')
    const second = await people.editor.get('/en/admin/sources?q=many&page=2').expect(200)
    expect(rows(second.text)).toHaveLength(10)
    const beyond = await people.editor.get('/en/admin/sources?q=many&page=999').expect(303)
    expect(beyond.headers.location).toBe('/en/admin/sources?q=many')
  })

  test('of an archived entry counts it as not public', async () => {
    const { id, at } = await addOne({ 'title.pl': 'Archiwalne' })
    const entry = await publish(pool, { kind: 'practice', slug: 'was-public', sources: [id] })
    await pool.query(`update entries set status = 'archived', archived_at = now() where id = $1`, [entry])
    const { text } = await people.editor.get('/pl/admin/sources?q=archiwalne').expect(200)
    expect(rows(text)[0]).toContain('w tym publicznych: 0')
    await send({ ...report, 'title.pl': 'Inne', mark: await markOf(at) }, at).expect(303)
    await pool.query(`update entries set status = 'draft' where id = $1`, [entry])
    await publishEntry(pool, kindByName.get('practice')!, entry)
    expect(words((await portal.request().get('/pl/practices/was-public').expect(200)).text)).toContain('Inne')
  })
})
