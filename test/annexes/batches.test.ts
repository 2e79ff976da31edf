import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workOnBatches } from '../../src/annexes/batches/batch-worker.ts'
import { createLog } from '../../src/log.ts'
import { password } from '../accounts/staff.ts'
import { cloneTemplate } from '../clone-database.ts'
import type { Portal } from '../portal.ts'
import {
  hidden,
  importFiles,
  itemsOf,
  openWithAdmin,
  practiceText,
  untilDone,
  upload,
  type Visitor,
} from './portal-with-admin.ts'

let portal: Portal
let admin: Visitor
const children: ChildProcess[] = []
beforeAll(async () => {
  ;({ portal, admin } = await openWithAdmin())
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await portal.close()
})
const log = createLog('silent')

describe('a worker that dies', () => {
  /** A batch of one item as a dead worker left it. */
  async function leftBehind(tries: number, lease: string) {
    const { batch, items } = await importFiles(portal, admin, [
      { name: `${tries}.txt`, bytes: practiceText(`Left ${tries}${lease}`) },
    ])
    await portal.pool.query(
      `update batches set state = 'reading', lease_by = 'dead', lease_until = now() + $2::interval where id = $1`,
      [batch, lease],
    )
    await portal.pool.query(`update batch_items set state = 'reading', tries = $2 where id = $1`, [items[0]!.id, tries])
    return { batch, item: async () => (await itemsOf(portal, batch))[0]! }
  }

  test('holds its batch until the lease is over', async () => {
    const { batch, item } = await leftBehind(1, '1 hour')
    await workOnBatches({ db: portal.pool, log })
    expect((await item()).state).toBe('reading')
    await portal.pool.query("update batches set lease_until = now() - interval '1 second' where id = $1", [batch])
    await workOnBatches({ db: portal.pool, log })
    expect(await item()).toMatchObject({ state: 'read', tries: 2 })
  })

  test('has its item done once again, and after that given up', async () => {
    const once_ = await leftBehind(1, '-1 second')
    const twice = await leftBehind(2, '-1 second')
    await workOnBatches({ db: portal.pool, log })
    expect(await once_.item()).toMatchObject({ state: 'read', tries: 2 })
    expect(await twice.item()).toMatchObject({ state: 'failed', code: 'reader_crash' })
    const { text } = await admin.get(`/en/admin/annexes/${twice.batch}`)
    expect(text).toContain('could not be read in two attempts')
  })

  test('that comes back late writes nothing any more', async () => {
    const { batch, item } = await leftBehind(1, '-1 second')
    await portal.pool.query(
      `update batches set lease_by = 'other', lease_until = now() + interval '1 hour' where id = $1`,
      [batch],
    )
    const before = await item()
    await workOnBatches({ db: portal.pool, log })
    expect(await item()).toEqual(before)
    await portal.pool.query(`update batches set state = 'cancelled' where id = $1`, [batch])
  })
})

describe('reading', () => {
  test('files that are read side by side do not get each other’s values', async () => {
    const names = Array.from({ length: 8 }, (_, i) => `Practice of town number ${i + 10}`)
    const files = names.map((name, i) => ({ name: `${i}.txt`, bytes: practiceText(name, `10${i}`) }))
    const { batch } = await importFiles(portal, admin, files)
    const { rows } = await portal.pool.query(
      `select i.extraction #>> '{entities,0,fields,title}' title, d.canonical_text "text", i.plan_hash hash
       from batch_items i join documents d on d.id = i.document_id where i.batch_id = $1 order by i.position`,
      [batch],
    )
    expect(rows.map(({ title }) => title)).toEqual(names)
    for (const [i, { text }] of rows.entries()) expect(text).toContain(names[i])
    for (const { hash } of rows) expect(hash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('the page is live only while something happens', async () => {
    const { batch } = await importFiles(portal, admin, [{ name: 'live.txt', bytes: practiceText('Live') }])
    const done = await admin.get(`/en/admin/annexes/${batch}`).expect(200)
    expect(done.text).not.toContain('hx-trigger')
    expect(done.text).toContain('1 of 1 files read')
    await portal.pool.query(
      `update batches set state = 'reading', lease_until = now() + interval '1 hour', lease_by = 'x' where id = $1`,
      [batch],
    )
    const live = await admin.get(`/en/admin/annexes/${batch}`).expect(200)
    expect(live.text).toContain('hx-trigger="every 5s"')
    await portal.pool.query(`update batches set state = 'read', lease_until = null, lease_by = null where id = $1`, [
      batch,
    ])
  })

  test('a batch is stopped after asking, and what was written cannot be stopped', async () => {
    const { batch, items } = await importFiles(portal, admin, [{ name: 'stop.txt', bytes: practiceText('Stop') }])
    await admin.get(`/en/admin/annexes/${batch}/cancel`).expect(200)
    await admin.post(`/en/admin/annexes/${batch}/cancel`).expect(303)
    const { text } = await admin.get(`/en/admin/annexes/${batch}?done=cancelled`)
    expect(text).toContain('The batch is stopped.')
    await admin.post(`/en/admin/annexes/${batch}/items/${items[0]!.id}/read-again`).expect(404)
    // the same file may come again
    const again = await importFiles(portal, admin, [{ name: 'stop.txt', bytes: practiceText('Stop') }])
    expect(again.items[0]!.state).toBe('read')
  })

  test('a text in the wrong charset is read again in another one', async () => {
    const bytes = Buffer.from(practiceText('Gda\xf1sk nights').replace('Towns', 'Za\xbf\xf3\xb3\xe6 towns'), 'latin1')
    const { batch, items } = await importFiles(portal, admin, [{ name: 'old.txt', bytes }])
    await admin
      .post(`/en/admin/annexes/${batch}/items/${items[0]!.id}/read-again`)
      .type('form')
      .send({ charset: 'iso-8859-2' })
      .expect(303)
    await untilDone(portal, batch)
    const { rows } = await portal.pool.query(
      'select d.charset, d.canonical_text "text" from documents d where d.id = $1',
      [items[0]!.document_id],
    )
    expect(rows[0].charset).toBe('iso-8859-2')
    expect(rows[0].text).toContain('Gdańsk nights')
  })
})

describe('tables', () => {
  const head = 'Programme;Acronym;Project name in English;Start date;End date;Lead partner;Internal no.'
  const line = (n: number) =>
    `Interreg Example 2014-2020;ROW${n};Shared ticket number ${n};${String((n % 28) + 1).padStart(2, '0')}.03.2016;31.12.2019;Example City ${n % 3} (PL);A-${n}`
  const table = (count: number) => `${[head, ...Array.from({ length: count }, (_, i) => line(i + 1))].join('\n')}\n`

  test('go in parts of a hundred rows, by the plan that was shown, and are undone', async () => {
    const { batch, items } = await importFiles(portal, admin, [{ name: 'projects.csv', bytes: table(250) }])
    expect(items.map(({ state }) => state)).toEqual(['read', 'read', 'read'])
    const path = `/en/admin/annexes/${batch}/items/${items[0]!.id}`
    await admin.get(path).expect(303)
    const { text } = await admin.get(`${path}/plan`).expect(200)
    expect(text).toContain('projects.csv: 250 rows')
    expect(text).toContain('<b>250</b>new')
    expect(text).toContain('Keep as a passage only')
    await admin
      .post(`${path}/apply-table`)
      .type('form')
      .send({ mark: 'other' })
      .expect(303)
      .expect('Location', `${path}/plan?done=stale`)
    await admin
      .post(`${path}/apply-table`)
      .type('form')
      .send({ mark: hidden(text, 'mark') })
      .expect(303)
    expect(await untilDone(portal, batch)).toBe('applied')
    const made = async (kind: string) =>
      (await portal.pool.query('select count(*)::int n from entries e where e.kind = $1', [kind])).rows[0].n
    // each once, although three parts name them
    expect([await made('project'), await made('organisation'), await made('programme')]).toEqual([250, 3, 1])
    const page = await admin.get(`/en/admin/annexes/${batch}`)
    expect(page.text).toContain('250 of 250 rows written')
    await admin.get(`/en/admin/annexes/${batch}/undo`).expect(200)
    await admin.post(`/en/admin/annexes/${batch}/undo`).expect(303)
    expect([await made('project'), await made('organisation'), await made('programme')]).toEqual([0, 0, 0])
  })

  test('remember what was decided about their columns', async () => {
    const { batch, items } = await importFiles(portal, admin, [{ name: 'small.csv', bytes: table(3) }])
    const path = `/en/admin/annexes/${batch}/items/${items[0]!.id}`
    await admin.post(`${path}/columns`).type('form').send({ kind: 'project', 'map.6': 'ref', 'map.1': '' }).expect(303)
    await untilDone(portal, batch)
    const fields = async (of: number) =>
      (
        await portal.pool.query(
          `select i.extraction #> '{table,mapping}' mapping from batch_items i where i.batch_id = $1 order by i.position`,
          [of],
        )
      ).rows[0].mapping.map(({ field }: { field: string }) => field)
    expect(await fields(batch)).toEqual(
      ['programme', null, 'title_en', 'start', 'end', 'lead', 'ref'].map((each) =>
        each === 'title_en' ? expect.stringMatching(/^title/) : each,
      ),
    )
    const next = await importFiles(portal, admin, [{ name: 'next.csv', bytes: table(4) }])
    expect((await fields(next.batch)).at(-1)).toBe('ref')
  })
})

test('kill -9 in the middle: the next start goes on, and nothing is there twice', async () => {
  const { env } = await cloneTemplate('none')
  const start = async () => {
    const child = spawn(process.execPath, ['src/server.ts'], {
      env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'silent', SEED: 'none', ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    children.push(child)
    let said = ''
    for await (const chunk of child.stdout) {
      said += chunk
      if (said.includes('is ready')) break
    }
    return { child, said, base: /http:\/\/[\d.:]+/.exec(said)![0] }
  }
  const first = await start()
  const visitor = supertest.agent(first.base)
  const invited = /\/en\/set-password\?token=\S+/.exec(first.said)![0]
  await visitor.post(invited).type('form').send({ name: 'Ada', email: 'ada@example.org', password }).expect(303)
  const names = Array.from({ length: 14 }, (_, i) => `Crossing of town number ${i + 20}`)
  const files = names.map((name, i) => ({ name: `${i}.txt`, bytes: practiceText(name, `20${i}`) }))
  const batch = await upload(visitor as unknown as Visitor, files)
  type Report = { batch: { state: string }; files: { name: string; state: string }[] }
  const report = async (by: typeof visitor): Promise<Report> =>
    (await by.get(`/en/admin/annexes/${batch}/report.json`).expect(200)).body
  for (;;) {
    const { files: now } = await report(visitor)
    const read = now.filter(({ state }) => state === 'read').length
    expect(read, 'it was too fast to be killed in the middle').toBeLessThan(14)
    if (read >= 2) break
    await sleep(20)
  }
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')

  const second = await start()
  const again = supertest.agent(second.base)
  await again.post('/en/sign-in').type('form').send({ email: 'ada@example.org', password }).expect(303)
  let state = await report(again)
  while (['received', 'reading'].includes(state.batch.state)) {
    await sleep(200)
    state = await report(again)
  }
  expect(state.batch.state).toBe('read')
  expect(state.files.map(({ name }) => name).sort()).toEqual(files.map(({ name }) => name).sort())
  expect(new Set(state.files.map((file) => file.state))).toEqual(new Set(['read']))

  // killed while it writes: each file is written wholly or not at all, and once
  const plan = await again.get(`/en/admin/annexes/${batch}/plan`).expect(200)
  await again
    .post(`/en/admin/annexes/${batch}/apply`)
    .type('form')
    .send({ mark: hidden(plan.text, 'mark') })
    .expect(303)
  while (!(await report(again)).files.some((file) => file.state === 'applied')) await sleep(10)
  second.child.kill('SIGKILL')
  await once(second.child, 'exit')
  const third = await start()
  const last = supertest.agent(third.base)
  await last.post('/en/sign-in').type('form').send({ email: 'ada@example.org', password }).expect(303)
  while ((await report(last)).batch.state === 'applying') await sleep(200)
  expect((await report(last)).batch.state).toBe('applied')
  const page = await last.get(`/en/admin/annexes/${batch}`).expect(200)
  for (const name of names) expect(page.text.split(`>${name}</a>`).length - 1, name).toBe(1)
}, 180_000)
