import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { transaction } from '../../src/database.ts'
import { saveRevision } from '../../src/entries/save-revision.ts'
import { practice } from '../../src/practices/schema.ts'
import { searchQuery } from '../../src/search/query.ts'
import { makeAccount, signIn } from '../accounts/staff.ts'
import { openPortal } from '../portal.ts'
import { publish, publishBody } from '../publish.ts'
import { words } from '../read-page.ts'
import { entryRow, logOf, makeDraft, type Person, practiceOf, saveDraft, takeMails } from './work.ts'

const portal = await openPortal({ content: 'none' })
const { pool } = portal

let people: Record<'editor' | 'admin' | 'own' | 'other' | 'outsider', Person>
let ids: Record<'editor' | 'own' | 'other', number>
let office: number
let otherOffice: number
beforeAll(async () => {
  office = await publishBody(pool, 'office')
  otherOffice = await publishBody(pool, 'other-office')
  const account = (email: string, more: object) => makeAccount(portal, { email, ...more })
  ids = {
    editor: await account('editor@office.example', { role: 'editor', name: 'Edita Redakce' }),
    own: await account('own@office.example', { role: 'contributor', organisationId: office }),
    other: await account('other@office.example', { role: 'contributor', organisationId: otherOffice }),
  }
  await account('admin@office.example', { role: 'admin' })
  people = {
    editor: await signIn(portal, 'editor@office.example'),
    admin: await signIn(portal, 'admin@office.example'),
    own: await signIn(portal, 'own@office.example'),
    other: await signIn(portal, 'other@office.example'),
    outsider: portal.request(),
  }
})
beforeEach(async () => void (await takeMails(portal)))

const post = (person: Person, id: number, path: string, body: object = {}) =>
  person.post(`/en/admin/entries/${id}/manage/${path}`).type('form').send(body)
const draft = (ownerId = office) => makeDraft(portal, { ownerId })
const published = (slug: string, ownerId: number | null = office) =>
  publish(pool, { kind: 'practice', slug }).then(async (id) => {
    await pool.query('update entries set owner_id = $2 where id = $1', [id, ownerId])
    return id
  })
const read = (slug: string) => portal.request().get(`/en/practices/${slug}`)

describe('who may', () => {
  const get = { editor: 200, admin: 200, own: 403, other: 404, outsider: 303 }
  const editors = { editor: 303, admin: 303, own: 403, other: 404, outsider: 403 }
  const owners = { ...editors, own: 303 }
  test.each([
    ['get', '', {}, { ...get, own: 200 }],
    ['get', '/archive', {}, get],
    ['get', '/delete', {}, { ...get, own: 200 }],
    ['post', '/address', { slug: 'who-may' }, editors],
    ['post', '/owner', { owner: '' }, editors],
    ['post', '/assignee', { assignee: 'self' }, editors],
    ['post', '/sources', {}, owners],
    ['post', '/archive', {}, editors],
    ['post', '/delete', {}, owners],
  ] as const)('%s %s', async (method, path, body, expected) => {
    for (const [who, status] of Object.entries(expected)) {
      const id = await draft()
      const sent = 'assignee' in body ? { assignee: ids.editor } : 'slug' in body ? { slug: `who-may-${who}` } : body
      const person = people[who as keyof typeof people]
      const url = `/en/admin/entries/${id}/manage${path}`
      const answer = await (method === 'get' ? person.get(url) : person.post(url).type('form').send(sent))
      expect([who, answer.status]).toEqual([who, status])
    }
  })

  test('what a contributor may not do is not offered', async () => {
    const { text } = await people.own.get(`/en/admin/entries/${await draft()}/manage`)
    expect(text).not.toMatch(/manage\/(address|owner|assignee|archive|restore)"/)
    expect(text).toMatch(/manage\/delete"/)
  })
})

describe('the address', () => {
  test('follows everywhere; old ones lead on, also in chains and back', async () => {
    const id = await published('first-name')
    await post(people.editor, id, 'address', { slug: ' Second-Name ' }).expect(303)
    await post(people.editor, id, 'address', { slug: 'third-name' }).expect(303)
    for (const old of ['first-name', 'second-name'])
      await read(old).expect(301).expect('Location', '/en/practices/third-name')
    expect((await read('third-name').expect(200)).text).toContain('Entry first-name')
    const sitemap = (await portal.request().get('/sitemap.xml')).text
    const feed = (await portal.request().get('/feed.atom')).text
    for (const text of [sitemap, feed]) {
      expect(text).toContain('/practices/third-name')
      expect(text).not.toMatch(/practices\/(first|second)-name/)
    }
    await post(people.editor, id, 'address', { slug: 'first-name' }).expect(303)
    await read('first-name').expect(200)
    for (const old of ['second-name', 'third-name'])
      await read(old).expect(301).expect('Location', '/en/practices/first-name')
    expect(await logOf(portal, id)).toEqual(Array(3).fill('entry.renamed'))
    const { rows } = await pool.query(
      'select 1 from catalogue c join entries e on e.id = c.entry_id where c.slug <> e.slug',
    )
    expect(rows).toEqual([])
  })

  test.each(['', ' ', 'Zażółć', 'two words', '-a', 'a-', 'a--b', 'a/b', 'a_b', '../x', 'a'.repeat(121), ['a', 'b']])(
    'is refused: %j',
    async (slug) => {
      const id = await published(`refuses-${JSON.stringify(slug).length}-${Math.random().toString(36).slice(2)}`)
      const before = (await entryRow(portal, id)).slug
      const { text } = await post(people.editor, id, 'address', { slug }).expect(422)
      expect(text).toContain('id="slug-error"')
      expect((await entryRow(portal, id)).slug).toBe(before)
    },
  )

  test('of another entry is refused, also a former one; what was typed stands there again', async () => {
    const id = await published('taken-now')
    await post(people.editor, id, 'address', { slug: 'taken-later' }).expect(303)
    const second = await published('wants-it')
    for (const slug of ['taken-now', 'taken-later']) {
      const { text } = await post(people.editor, second, 'address', { slug }).expect(422)
      expect(words(text)).toContain('Entry taken-now')
      expect(text).toContain(`name="slug" value="${slug}"`)
    }
    // an address of another kind is another address
    const other = await publish(pool, { kind: 'event', slug: 'of-an-event' })
    await post(people.editor, other, 'address', { slug: 'taken-now' }).expect(303)
  })

  test('that was never public leaves nothing behind', async () => {
    const id = await makeDraft(portal, { slug: 'never-seen' })
    await post(people.editor, id, 'address', { slug: 'never-seen-2' }).expect(303)
    await post(people.editor, await published('other-one'), 'address', { slug: 'never-seen' }).expect(303)
  })

  test('is given to one of two who ask at once', async () => {
    const [a, b] = [await published('race-a'), await published('race-b')]
    const answers = await Promise.all([a, b].map((id) => post(people.editor, id, 'address', { slug: 'race-c' })))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  })
})

describe('owner and person', () => {
  test('a contributor loses and gains the entry with its owner', async () => {
    const id = await draft()
    await post(people.editor, id, 'owner', { owner: otherOffice }).expect(303)
    await people.own.get(`/en/admin/entries/${id}/manage`).expect(404)
    await people.other.get(`/en/admin/entries/${id}/manage`).expect(200)
    await post(people.editor, id, 'owner', { owner: '' }).expect(303)
    await people.other.get(`/en/admin/entries/${id}/manage`).expect(404)
    expect(await logOf(portal, id)).toEqual(['entry.owner-changed', 'entry.owner-changed'])
  })

  test('an owner is an organisation', async () => {
    const id = await draft()
    await post(people.editor, id, 'owner', { owner: await draft() }).expect(409)
    await post(people.editor, id, 'owner', { owner: 999999 }).expect(409)
    await post(people.editor, id, 'owner', { owner: 'x' }).expect(422)
    expect((await entryRow(portal, id)).owner_id).toBe(office)
  })

  test('a person is told, and must be able to change the entry', async () => {
    const id = await draft()
    await post(people.editor, id, 'assignee', { assignee: ids.other }).expect(422)
    await post(people.editor, id, 'assignee', { assignee: ids.own }).expect(303)
    expect((await takeMails(portal)).map(({ recipient }) => recipient)).toEqual(['own@office.example'])
    expect((await entryRow(portal, id)).assignee_id).toBe(ids.own)
    await post(people.editor, id, 'assignee', { assignee: '' }).expect(303)
    expect((await entryRow(portal, id)).assignee_id).toBeNull()
    await pool.query('update accounts set deactivated_at = now() where id = $1', [ids.own])
    await post(people.editor, id, 'assignee', { assignee: ids.own }).expect(422)
    await pool.query('update accounts set deactivated_at = null where id = $1', [ids.own])
    people.own = await signIn(portal, 'own@office.example')
  })

  test('sources are noted as checked', async () => {
    const id = await draft()
    await post(people.own, id, 'sources').expect(303)
    expect((await entryRow(portal, id)).sources_checked_at).toBeInstanceOf(Date)
    expect(await logOf(portal, id)).toEqual(['entry.sources-checked'])
  })
})

describe('archive', () => {
  test('asks first, ends what is open, and restoring shows again exactly what was public', async () => {
    const id = await publish(pool, {
      kind: 'project',
      slug: 'comes-back',
      content: { stages: [{ title: { en: 'Stage one' }, start: '2014', metrics: [] }] },
    })
    const models = async () =>
      Promise.all(
        ['catalogue', 'timeline'].map(async (table) => {
          const { rows } = await pool.query(`select * from ${table} where entry_id = $1`, [id])
          return rows.map(({ updated_at: _, newest: __, ...row }) => row)
        }),
      )
    const before = await models()
    await pool.query(`insert into reviews (entry_id, number, sent_by) values ($1, 1, $2)`, [id, ids.own])
    await pool.query(
      `insert into scheduled_publications (entry_id, number, publish_at, account_id) values ($1, 1, now() + interval '1 day', $2)`,
      [id, ids.own],
    )
    const page = words((await people.editor.get(`/en/admin/entries/${id}/manage/archive`).expect(200)).text)
    expect(page).toContain('Archive this entry?')
    expect(page).toContain('The open review ends')
    await post(people.editor, id, 'archive').expect(303)
    await portal.request().get('/en/projects/comes-back').expect(410)
    expect(await models()).toEqual([[], []])
    const { rows } = await pool.query('select w.decision from reviews w where w.entry_id = $1', [id])
    expect(rows).toEqual([{ decision: 'taken-back' }])
    expect((await pool.query('select 1 from scheduled_publications where entry_id = $1', [id])).rows).toEqual([])
    await post(people.editor, id, 'archive').expect(409)
    // a draft that was never public stays one
    await transaction(pool, (tx) =>
      saveRevision(
        tx,
        { ...practice, name: 'project' },
        id,
        { content: { title: { en: 'Secret draft' } }, relations: [], sources: [] },
        { origin: 'staff' },
      ),
    )
    await post(people.editor, id, 'restore').expect(303)
    const { text } = await portal.request().get('/en/projects/comes-back').expect(200)
    expect(text).toContain('Entry comes-back')
    expect(text).not.toContain('Secret draft')
    expect(await models()).toEqual(before)
    const { rows: found } = await pool.query(
      'select 1 from search_document where entry_id = $1 and tsv @@ $2::tsquery',
      [id, searchQuery('comes')],
    )
    expect(found).toHaveLength(1)
    await post(people.editor, id, 'restore').expect(409)
    expect(await logOf(portal, id)).toEqual(['entry.archived', 'entry.restored'])
  })

  test('of what was never public makes it a draft again', async () => {
    const id = await draft()
    await post(people.editor, id, 'archive').expect(303)
    expect((await entryRow(portal, id)).status).toBe('archived')
    await post(people.editor, id, 'restore').expect(303)
    expect((await entryRow(portal, id)).status).toBe('draft')
  })
})

describe('deleting', () => {
  test('asks first and leaves nothing but a line in the log', async () => {
    const id = await draft()
    await saveDraft(portal, id, practiceOf('more'))
    await pool.query(`insert into remarks (entry_id, number, field, body) values ($1, 1, '', 'x')`, [id])
    expect(words((await people.own.get(`/en/admin/entries/${id}/manage/delete`)).text)).toContain(
      'cannot be brought back',
    )
    await post(people.own, id, 'delete').expect(303).expect('Location', '/en/admin/entries?done=deleted')
    for (const table of ['revisions', 'remarks', 'reviews'])
      expect((await pool.query(`select 1 from ${table} where entry_id = $1`, [id])).rows).toEqual([])
    expect(await entryRow(portal, id)).toBeUndefined()
    expect(await logOf(portal, id)).toEqual(['entry.deleted'])
    await people.own.get(`/en/admin/entries/${id}/manage`).expect(404)
  })

  test('is refused for what was ever public', async () => {
    const id = await published('was-public')
    await post(people.editor, id, 'archive').expect(303)
    await post(people.editor, id, 'delete').expect(409)
    expect(words((await people.editor.get(`/en/admin/entries/${id}/manage/delete`)).text)).toContain(
      'can be archived and not deleted',
    )
    expect(await entryRow(portal, id)).toBeDefined()
  })

  test('is refused while anything points at it, also an older version, and says what', async () => {
    const body = await makeDraft(portal, { kind: 'organisation', content: { title: { en: 'New body' } } })
    const names = await publish(pool, {
      kind: 'practice',
      slug: 'names-it',
      relations: [{ role: 'participant', toId: body }],
    })
    await saveDraft(portal, names, practiceOf('without'))
    await makeAccount(portal, { email: 'third@office.example', role: 'contributor', organisationId: body })
    await post(people.editor, body, 'delete').expect(409)
    const { text } = await people.editor.get(`/en/admin/entries/${body}/manage/delete`).expect(200)
    expect(text).toContain(`/en/admin/entries/${names}/history`)
    expect(words(text)).toContain('1 account belongs to it')
    expect(text).not.toContain('method="post" action="/en/admin/entries')
  })
})
