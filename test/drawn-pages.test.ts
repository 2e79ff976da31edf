import supertest from 'supertest'
import { beforeAll, expect, test } from 'vitest'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { archiveEntry } from '../src/entries/publish-entry.ts'
import { kindByName } from '../src/kinds.ts'
import { createLog } from '../src/log.ts'
import { loadThemes } from '../src/themes/themes.ts'
import { openPortal, type Portal } from './portal.ts'
import { publish } from './publish.ts'

let portal: Portal
let id: number
beforeAll(async () => {
  portal = await openPortal()
  const body = await publish(portal.pool, { kind: 'organisation', slug: 'town-of-memory' })
  id = await publish(portal.pool, {
    kind: 'practice',
    slug: 'drawn-once',
    content: { title: { en: 'Zebra crossings' }, themes: ['energy'], places: [{ country: 'PL', city: 'Opole' }] },
    relations: [{ role: 'owner', toId: body }],
  })
})

const paths = [
  ...[
    '/en/practices/drawn-once',
    '/pl/practices/drawn-once',
    '/en/organisations/town-of-memory',
    '/en',
    '/en/practices',
  ],
  ...['/en/catalogue', '/en/catalogue?q=zebra', '/en/catalogue?theme=energy', '/en/catalogue?view=map&country=PL'],
]

const host = 'portal.example'
const get = (path: string) => supertest(portal.app).get(path).set('Host', host)

/** The statements that an address costs, by their names. */
async function statementsOf(path: string): Promise<unknown[]> {
  const { pool } = portal
  const ask = pool.query
  const asked: unknown[] = []
  pool.query = ((...statement: Parameters<typeof ask>) => {
    asked.push((statement[0] as { name?: string }).name)
    return ask.apply(pool, statement)
  }) as typeof ask
  try {
    await get(path).expect(200)
  } finally {
    pool.query = ask
  }
  return asked
}

/** What a process says that has drawn nothing before. */
async function afresh() {
  const config = readConfig({ LOG_LEVEL: 'silent' })
  const db = Object.create(portal.pool) // for which nothing is held
  return supertest(await createApp({ db, config, log: createLog(config.logLevel) }))
}

/** As it stands but for what belongs to one answer. */
const ask = async (request: { get(path: string): supertest.Test }, path: string) => {
  const { status, text, headers } = await request.get(path).set('Host', host)
  const { 'x-request-id': _, date: __, ...others } = headers
  return { status, text: text.replaceAll(/[0-9A-Z]{4}-[0-9A-Z]{4}(?=<)/g, ''), headers: status === 200 ? others : {} }
}

test('a page that was drawn costs the question whether anything has changed, and says the same', async () => {
  for (const path of paths) {
    const first = await ask(supertest(portal.app), path)
    expect(first.status).toBe(200)
    expect(await ask(supertest(portal.app), path), path).toEqual(first)
    expect(await statementsOf(path), path).toEqual(['content-version'])
  }
  const packed = await get('/en/catalogue').set('Accept-Encoding', 'br').buffer(false)
  expect(packed.headers['content-encoding']).toBe('br')
  const { etag } = (await get('/en/catalogue').expect(200)).headers
  await get('/en/catalogue').set('If-None-Match', etag!).expect(304)
})

test('a page that was not drawn costs no more statements for it', async () => {
  expect(await statementsOf('/cs/practices/drawn-once')).toEqual(['entry'])
  expect(await statementsOf('/cs/catalogue')).toHaveLength(1)
  expect(await statementsOf('/cs/catalogue?q=zebra')).toHaveLength(2)
})

const latest = `(select published_revision from entries where id = $1)`
const changes: Record<string, () => Promise<unknown>> = {
  'a new entry': () => publish(portal.pool, { kind: 'practice', slug: 'another', content: { themes: ['energy'] } }),
  'a new text': () =>
    portal.pool.query(
      `with r as (insert into revisions (entry_id, number, content, origin)
         select entry_id, number + 1, content || '{"title": {"en": "Changed zebra"}}', 'staff' from revisions
         where id = ${latest} returning id)
       update entries e set published_revision = r.id from r where e.id = $1`,
      [id],
    ),
  'a new card': () =>
    portal.pool.query(`update catalogue set title = '{"en": "Changed zebra card"}' where entry_id = $1`, [id]),
  'a confirmation': () => portal.pool.query('update entries set confirmed_at = now() where id = $1', [id]),
  'a contact': () =>
    portal.pool.query(
      `insert into contacts (entry_id, purpose, public, name) values ($1, 'practice', true, 'Office of crossings')`,
      [id],
    ),
  'a theme with another name': async () => {
    await portal.pool.query(`update themes set label = label || '{"en": "Powers that be"}' where id = 'energy'`)
    await loadThemes(portal.pool)
  },
  'an entry that is no longer public': () => archiveEntry(portal.pool, kindByName.get('practice')!, id),
}

test.each(Object.entries(changes))(
  'after %s every page is as if it were drawn for the first time',
  async (_, change) => {
    const before = []
    for (const path of paths) before.push(await ask(supertest(portal.app), path))
    await change()
    const fresh = await afresh()
    let changed = 0
    for (const [i, path] of paths.entries()) {
      const answer = await ask(supertest(portal.app), path)
      expect(answer, path).toEqual(await ask(fresh, path))
      if (answer.text !== before[i]!.text) changed += 1
    }
    expect(changed).toBeGreaterThan(0) // else nothing was proved
  },
)

test('what is rolled back changes nothing', async () => {
  const path = '/en/organisations/town-of-memory'
  const title = async () => /<title>(.*?) –/.exec((await get(path)).text)?.[1]
  const set = (to: string) => `with r as (insert into revisions (entry_id, number, content, origin)
      select o.entry_id, o.number + 1 + floor(random() * 1e6)::int, o.content || '{"title": {"en": "${to}"}}', 'staff'
      from revisions o join entries e on e.published_revision = o.id where e.slug = 'town-of-memory' returning id, entry_id)
    update entries e set published_revision = r.id from r where e.id = r.entry_id`
  const client = await portal.pool.connect()
  try {
    await client.query('begin')
    await client.query(set('Never said'))
    await client.query('rollback')
  } finally {
    client.release()
  }
  expect(await title()).toBe('Entry town-of-memory')
  await portal.pool.query(set('Said now'))
  expect(await title()).toBe('Said now')
})
