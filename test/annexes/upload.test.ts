import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeAccount, signIn } from '../accounts/staff.ts'
import type { Portal } from '../portal.ts'
import { makeZip } from './make-files.ts'
import { itemsOf, openWithAdmin, practiceText, untilDone, upload, type Visitor } from './portal-with-admin.ts'

let portal: Portal
let admin: Visitor
beforeAll(async () => {
  ;({ portal, admin } = await openWithAdmin())
})
afterAll(() => portal.close())

const count = async (table: string): Promise<number> =>
  (await portal.pool.query(`select count(*)::int n from ${table}`)).rows[0].n

describe('who may import', () => {
  test('nobody who has not signed in, and no contributor or editor', async () => {
    await portal.request().get('/en/admin/annexes').expect(303)
    for (const role of ['contributor', 'editor'] as const) {
      await makeAccount(portal, { email: `${role}@example.org`, role })
      const visitor = await signIn(portal, `${role}@example.org`)
      const list = await visitor.get('/en/admin')
      expect(list.text).not.toContain('/admin/annexes')
      await visitor.get('/en/admin/annexes').expect(403)
      await visitor.post('/en/admin/annexes').field('name', 'x').attach('files', Buffer.from('x'), 'x.txt').expect(403)
      for (const path of ['/1', '/1/plan', '/1/undo', '/1/report.csv', '/1/items/1', '/1/items/1/plan', '/documents/1'])
        await visitor.get(`/en/admin/annexes${path}`).expect(403)
      for (const path of ['/1/cancel', '/1/apply', '/1/undo', '/1/items/1', '/1/items/1/apply', '/1/items/1/columns'])
        await visitor.post(`/en/admin/annexes${path}`).type('form').send({}).expect(403)
    }
    expect(await count('batches')).toBe(0)
  })

  test('an admin finds the way in the menu', async () => {
    const { text } = await admin.get('/en/admin').expect(200)
    expect(text).toContain('href="/en/admin/annexes"')
    await admin.get('/en/admin/annexes/1').expect(404)
    await admin.get('/en/admin/annexes/99999999999').expect(404)
    await admin.get('/en/admin/annexes/documents/1').expect(404)
  })
})

describe('a form that cannot be taken says why and keeps what was typed', () => {
  test('no file', async () => {
    const { text } = await admin
      .post('/en/admin/annexes')
      .field('name', 'Post of <April>')
      .field('owner', '')
      .expect(422)
    expect(text).toContain('Choose at least one file.')
    expect(text).toContain('value="Post of &lt;April&gt;"')
  })

  test('no name, an owner that is none', async () => {
    const { text } = await admin
      .post('/en/admin/annexes')
      .field('name', ' ')
      .field('owner', '4711')
      .attach('files', Buffer.from('x'), 'x.txt')
      .expect(422)
    expect(text).toContain('Give the batch a name.')
    expect(text).toContain('Choose the files again')
    const wrong = await admin
      .post('/en/admin/annexes')
      .field('name', 'a')
      .field('owner', '4711')
      .attach('files', Buffer.from('x'), 'x.txt')
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Choose an organisation of the list.')
  })

  test('no form with files at all', async () => {
    const { text } = await admin.post('/en/admin/annexes').type('form').send({ name: 'Plain' }).expect(415)
    expect(text).toContain('value="Plain"')
  })

  test('an upload that broke off', async () => {
    const { text } = await admin
      .post('/en/admin/annexes')
      .set('Content-Type', 'multipart/form-data; boundary=x')
      .send('--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nCut')
      .expect(400)
    expect(text).toContain('The upload broke off')
  })

  test('more files than one form may have', async () => {
    const form = admin.post('/en/admin/annexes').field('name', 'Too many')
    for (let i = 0; i < 501; i++) form.attach('files', Buffer.from('x'), `${i}.txt`)
    const { text } = await form.expect(413)
    expect(text).toContain('at most 500 files')
  })

  test('nothing of it stays', async () => {
    expect([await count('batches'), await count('documents')]).toEqual([0, 0])
  })
})

describe('what becomes of files', () => {
  test('members of a zip are items of their own; what may not be read says so and stops nothing', async () => {
    const zip = makeZip([
      { name: 'practice.txt', body: practiceText() },
      { name: '../config.txt', body: 'climbing out' },
      { name: 'inner.zip', body: makeZip([{ name: 'a.txt', body: 'a' }]) },
      { name: '__MACOSX/._practice.txt', body: 'litter' },
    ])
    const id = await upload(admin, [
      { name: 'post.zip', bytes: zip },
      { name: 'empty.txt', bytes: '' },
      { name: 'picture.txt', bytes: Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1') },
    ])
    await untilDone(portal, id)
    const items = await itemsOf(portal, id)
    expect(Object.fromEntries(items.map(({ name, state, code }) => [name, `${state} ${code}`]))).toEqual({
      'post.zip': 'skipped ignored_member',
      'post.zip!practice.txt': 'read null',
      'post.zip!inner.zip': 'rejected nested_archive',
      'post.zip!../config.txt': 'rejected unsafe_path',
      'empty.txt': 'rejected empty_file',
      'picture.txt': 'rejected unsupported_content',
    })
    const { text } = await admin.get(`/en/admin/annexes/${id}`).expect(200)
    expect(text).toContain('post.zip → ../config.txt')
    expect(text).toContain('1 practice')
    expect(text).toContain('__MACOSX')
  })

  test('the same bytes again are said and not read again, unless a person wants it', async () => {
    const before = await count('documents')
    const id = await upload(admin, [{ name: 'copy.txt', bytes: practiceText() }])
    await untilDone(portal, id)
    const [item] = await itemsOf(portal, id)
    expect([item!.state, item!.code, item!.tries]).toEqual(['skipped', 'already_imported', 0])
    expect(await count('documents')).toBe(before)
    const { text } = await admin.get(`/en/admin/annexes/${id}`).expect(200)
    expect(text).toContain('This file is already in the portal.')
    expect(text).toContain('See: post.zip → practice.txt')
    await admin.post(`/en/admin/annexes/${id}/items/${item!.id}/read-again`).expect(303)
    await untilDone(portal, id)
    expect((await itemsOf(portal, id))[0]!.state).toBe('read')
  })

  test('a folder keeps its paths; names are only labels', async () => {
    const answer = await admin
      .post('/en/admin/annexes')
      .field('name', 'A folder')
      .attach('folder', Buffer.from(practiceText('Another practice', '3')), {
        filepath: 'march/<b>sub</b>/a.txt',
      } as object)
      .expect(303)
    const id = Number(answer.headers.location!.split('/').at(-1))
    await untilDone(portal, id)
    expect((await itemsOf(portal, id))[0]!.name).toBe('march/<b>sub</b>/a.txt')
    const { text } = await admin.get(`/en/admin/annexes/${id}`)
    expect(text).toContain('march/&lt;b&gt;sub&lt;/b&gt;/a.txt')
    expect(text).not.toContain('<b>sub</b>')
  })

  test('the original goes out as a download that no browser opens', async () => {
    const { rows } = await portal.pool.query(`select d.id from documents d where d.name = 'post.zip!practice.txt'`)
    const answer = await admin.get(`/en/admin/annexes/documents/${rows[0].id}`).expect(200)
    expect(answer.headers['content-disposition']).toBe('attachment; filename=practice.txt')
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(answer.headers['content-security-policy']).toContain('sandbox')
    expect(answer.headers['content-type']).toBe('application/octet-stream')
    expect(Buffer.from(answer.body).toString()).toBe(practiceText())
  })
})

test('reports neutralise what a spreadsheet would run', async () => {
  const id = await upload(admin, [{ name: '=cmd|calc.txt', bytes: '' }])
  await untilDone(portal, id)
  const csv = await admin.get(`/en/admin/annexes/${id}/report.csv`).expect(200)
  expect(csv.text).toContain("'=cmd|calc.txt")
  expect(csv.text).toContain('empty_file')
  const json = await admin.get(`/en/admin/annexes/${id}/report.json`).expect(200)
  expect(json.body.files).toMatchObject([{ name: '=cmd|calc.txt', state: 'rejected', code: 'empty_file' }])
})
