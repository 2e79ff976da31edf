import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type pg from 'pg'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { transaction } from '../src/database.ts'
import { createPreview } from '../src/editing/history/previews.ts'
import { archiveEntry } from '../src/entries/publish-entry.ts'
import { renameEntry } from '../src/entries/rename-entry.ts'
import { restoreEntry } from '../src/entries/restore-entry.ts'
import { kindByName } from '../src/kinds.ts'
import { createLog } from '../src/log.ts'
import { nextMidnight } from '../src/midnight.ts'
import { createPageCache } from '../src/page-cache.ts'
import { writePortalFacts, writeSetting } from '../src/portal/queries.ts'
import type { Keep } from '../src/send-text.ts'
import { makeAccount, signIn } from './accounts/staff.ts'
import { cloneTemplate } from './clone-database.ts'
import { makeDraft, practiceOf } from './editing/work.ts'
import { publish, publishBody } from './publish.ts'
import { type Served, servePlace } from './serve-place.ts'

const embedded = !inject('templates').server
const practice = kindByName.get('practice')!

let portal: Served
let entry: string
beforeAll(async () => {
  portal = await servePlace(await cloneTemplate('first'))
  await publish(portal.pool, { kind: 'practice', slug: 'alone', content: { themes: ['waste-circular-economy'] } })
  const { rows } = await portal.pool.query(
    `select slug from catalogue where kind = 'practice' order by entry_id limit 1`,
  )
  entry = `/en/practices/${rows[0].slug}`
  await portal.changes.settle()
})

const withoutOwn = ({ 'x-request-id': _, 'cache-status': _status, date: _date, ...headers }: Record<string, string>) =>
  headers

describe('an answer out of memory', () => {
  test.each([
    '/en',
    '/pl/catalogue',
    '/cs/catalogue?theme=public-transport&view=map',
    '/en/partnerships',
    '/en/themes',
    '/en/about',
    '/en/practices/alone',
    '/api/v1/catalogue?limit=5',
    '/api/v1/practices/alone',
    '/api/v1/suggest?q=tra&lang=pl',
    '/feed.atom?lang=cs',
    '/sitemap.xml',
    '/robots.txt',
  ])('is the same to the byte: %s', async (path) => {
    const first = await portal.ask(path)
    const second = await portal.ask(path)
    expect([first.status, first.hit, second.status, second.hit]).toEqual([200, false, 200, true])
    expect(second.bytes.equals(first.bytes)).toBe(true)
    expect(withoutOwn(second.headers)).toEqual(withoutOwn(first.headers))
    expect(second.headers['x-request-id']).not.toBe(first.headers['x-request-id'])
    expect(second.headers['set-cookie']).toBeUndefined()
  })

  test.each([
    ['br', 'gzip, deflate, br, zstd', brotliDecompressSync],
    ['gzip', 'gzip, deflate', gunzipSync],
    ['gzip', 'br;q=0, *', gunzipSync],
    [undefined, 'identity', Buffer.from],
    [undefined, 'gzip;q=0, br;q=0.0', Buffer.from],
  ])('comes as %s to whoever takes %s', async (encoding, accepted, unpack) => {
    const plain = await portal.askAgain(entry)
    const packed = await portal.askAgain(entry, { 'Accept-Encoding': accepted })
    expect([packed.hit, packed.headers['content-encoding']]).toEqual([true, encoding])
    expect((unpack as (bytes: Buffer) => Buffer)(packed.bytes).equals(plain.bytes)).toBe(true)
    expect(packed.headers).toMatchObject({ vary: 'Accept-Encoding', 'content-length': String(packed.bytes.length) })
    expect(packed.headers.etag).toBe(plain.headers.etag)
  })

  test('is for HEAD the same without its body, whichever came first', async () => {
    for (const path of [entry, '/en/accessibility']) {
      const first = await portal.ask(path, {}, 'HEAD')
      const head = await portal.ask(path, {}, 'HEAD')
      const got = await portal.ask(path)
      expect([head.hit, got.hit, first.bytes.length, head.bytes.length]).toEqual([true, true, 0, 0])
      expect(withoutOwn(head.headers)).toEqual(withoutOwn(got.headers))
      expect(got.text).toContain('</html>')
    }
  })

  test('is 304 to whoever has it', async () => {
    const { etag } = (await portal.askAgain(entry)).headers as { etag: string }
    const status = async (headers: Record<string, string>) => {
      const answer = await portal.ask(entry, headers)
      expect([answer.hit, answer.bytes.length > 0]).toEqual([true, answer.status === 200])
      return answer.status
    }
    expect(await status({ 'If-None-Match': etag })).toBe(304)
    expect(await status({ 'If-None-Match': `"a", ${etag.slice(2)}` })).toBe(304)
    expect(await status({ 'If-None-Match': '*', 'Accept-Encoding': 'br' })).toBe(304)
    expect(await status({ 'If-None-Match': 'W/"other"' })).toBe(200)
    expect(await status({ 'If-None-Match': etag, 'Cache-Control': 'no-cache' })).toBe(200)
    expect(await status({ 'If-Modified-Since': new Date().toUTCString() })).toBe(200)
    expect(await status({ Range: 'bytes=0-10' })).toBe(200)
  })

  test('takes the id that a proxy gave', async () => {
    const headers = { 'X-Request-Id': 'from-the-proxy.1' }
    expect((await portal.askAgain(entry, headers)).headers['x-request-id']).toBe('from-the-proxy.1')
  })

  test('is found again whatever the order of the question, and with what advertising adds to links', async () => {
    await portal.ask('/en/catalogue?kind=practice&country=PL')
    expect((await portal.ask('/en/catalogue?country=PL&kind=practice&utm_source=x')).hit).toBe(true)
    expect((await portal.ask(`${entry}?fbclid=abc`)).hit).toBe(true)
  })
})

describe('past the memory goes', () => {
  test.each([
    ['an address with a parameter that we do not know', '/en/catalogue?x=1', {}],
    ['a preview', '/en/preview?token=abc', {}],
    ['another spelling', '/en/Catalogue', {}],
    ['another spelling, with its slash', '/en/catalogue/', {}],
    ['whoever has a session', '/en/catalogue', { Cookie: 'language=pl; session=s%3Aabc' }],
    ['whoever has a session over https', '/en/catalogue', { Cookie: '__Host-session=s%3Aabc' }],
    ['whoever brings a password', '/en/catalogue', { Authorization: 'Basic YTpi' }],
  ])('%s', async (_, path, headers) => {
    await portal.askAgain('/en/catalogue')
    expect((await portal.askAgain(path, headers as Record<string, string>)).hit).toBe(false)
  })

  test.each([
    '/',
    '/en/nothing',
    '/en/practices/never',
    '/en/sign-in',
    '/en/admin',
    '/health',
    '/ready',
    '/api/v1/none',
  ])('what is not a public page: %s', async (path) => {
    const before = portal.cache.count()
    expect((await portal.askAgain(path)).hit).toBe(false)
    expect(portal.cache.count()).toBe(before)
  })

  test('an odd host, also where the page is in memory', async () => {
    await portal.ask('/en')
    expect((await portal.ask('/en', { Host: 'a/b"c' })).status).toBe(400)
  })

  test('a reader with a cookie for the language does not', async () => {
    await portal.ask('/en')
    expect((await portal.ask('/en', { Cookie: 'language=pl' })).hit).toBe(true)
  })
})

test('each host gets its own addresses', async () => {
  const [one, two] = [{ Host: 'one.example' }, { Host: 'two.example:8080' }]
  for (const headers of [one, two, one, two])
    expect((await portal.ask('/robots.txt', headers)).text).toContain(`Sitemap: http://${headers.Host}/sitemap.xml`)
})

test('who claims to come by https is believed only of a proxy that is trusted', async () => {
  const https = { 'X-Forwarded-Proto': 'https' }
  await portal.ask('/robots.txt')
  expect((await portal.ask('/robots.txt', https)).text).toContain('Sitemap: http://')
  if (embedded) return // a second server on the same folder is refused
  const behind = await servePlace(await cloneTemplate('none'), { TRUST_PROXY: '1', SEED: 'none' })
  await behind.ask('/robots.txt')
  const answer = await behind.askAgain('/robots.txt', https)
  expect([answer.hit, /Sitemap: https:/.test(answer.text)]).toEqual([true, true])
  expect((await behind.askAgain('/robots.txt', { 'X-Forwarded-Proto': 'gopher' })).hit).toBe(false)
})

describe('nobody sees what is for another', () => {
  test('readers and staff, one after the other', async () => {
    await makeAccount(portal, { email: 'ewa@office.example', role: 'admin', name: 'Ewa Unmistakable' })
    const staff = await signIn(portal as never, 'ewa@office.example')
    for (const path of ['/en', '/en/admin', '/en/admin/account', entry]) {
      const reader = await portal.ask(path)
      const page = await staff.get(path).expect(200)
      expect(page.headers['cache-status']).toBeUndefined()
      for (const answer of [await portal.ask(path), await portal.ask(path)]) {
        expect(answer.text).not.toContain('Unmistakable')
        expect([answer.status, answer.headers['set-cookie']]).toEqual([reader.status, undefined])
      }
    }
    expect((await staff.get('/en/admin').expect(200)).text).toContain('Ewa Unmistakable')
  })

  test('a draft and its preview', async () => {
    const account = await makeAccount(portal, { email: 'draft@office.example' })
    const id = await makeDraft(portal, { slug: 'held-draft', content: practiceOf('Unpublished') })
    const { token } = (await createPreview(portal.pool, id, account))!
    const preview = await portal.askAgain(`/en/preview?token=${token}`)
    expect([preview.status, preview.hit, preview.text.includes('Title Unpublished')]).toEqual([200, false, true])
    for (const path of ['/en/practices/held-draft', '/en/preview', '/en/catalogue', '/api/v1/suggest?q=unpublished'])
      for (const answer of [await portal.ask(path), await portal.ask(path)])
        expect(answer.text).not.toContain('Title Unpublished')
  })
})

describe('a change is seen at once, and what it does not touch stays', () => {
  const alone = '/en/practices/alone'
  /** Makes sure that both are in memory, changes something and says which of them are still. */
  async function stays(path: string, change: () => Promise<unknown>): Promise<boolean[]> {
    for (const each of [path, alone]) expect((await portal.askAgain(each)).hit).toBe(true)
    await change()
    await portal.changes.settle()
    return [(await portal.ask(path)).hit, (await portal.ask(alone)).hit]
  }
  const inOne = (work: Parameters<typeof transaction>[1]) => transaction(portal.pool, work)

  test('an entry is published', async () => {
    let id = 0
    const write = async () => {
      id = await publish(portal.pool, { kind: 'practice', slug: 'brand-new', content: { themes: ['water'] } })
    }
    expect(await stays('/en/catalogue', write)).toEqual([false, true])
    expect((await portal.ask('/en/catalogue')).text).toContain('brand-new')
    expect(await stays('/en/practices/brand-new', () => inOne((tx) => archiveEntry(tx, practice, id)))).toEqual([
      false,
      true,
    ])
    expect((await portal.ask('/en/practices/brand-new')).status).toBe(410)
    expect((await portal.ask('/en/catalogue')).text).not.toContain('brand-new')
    await inOne((tx) => restoreEntry(tx, practice, id))
    await portal.changes.settle()
    expect((await portal.ask('/en/practices/brand-new')).status).toBe(200)
    expect(
      await stays('/en/practices/brand-new', () => inOne((tx) => renameEntry(tx, practice, id, 'renamed'))),
    ).toEqual([false, true])
    expect((await portal.ask('/en/practices/brand-new')).headers.location).toBe('/en/practices/renamed')
  })

  test('work on drafts touches nothing, and what was undone is not heard of', async () => {
    const drafts = async () => {
      await makeDraft(portal)
      await inOne(async (tx) => {
        await tx.query(`update catalogue set title = '{"en": "Never"}'`)
        throw new Error('undone')
      }).catch(() => {})
    }
    expect(await stays('/en/catalogue', drafts)).toEqual([true, true])
  })

  test('one entry is related to another, whose page then says so; it is renamed there too', async () => {
    const body = await publishBody(portal.pool, 'other-end')
    const relations = [{ role: 'owner', toId: body }]
    await portal.changes.settle()
    const own = '/api/v1/organisations/other-end'
    let id = 0
    const relate = async () => {
      id = await publish(portal.pool, { kind: 'practice', slug: 'relates', relations, content: { themes: ['energy'] } })
    }
    expect(await stays(own, relate)).toEqual([false, true])
    expect((await portal.ask(own)).text).toContain('Entry relates')
    expect(await stays(own, () => inOne((tx) => renameEntry(tx, practice, id, 'relates-on')))).toEqual([false, true])
    expect((await portal.ask(own)).text).toContain('/relates-on')
    expect(await stays(own, () => inOne((tx) => archiveEntry(tx, practice, id)))).toEqual([false, true])
    expect((await portal.ask(own)).text).not.toContain('Entry relates')
  })

  test('an entry with a theme in common appears among the similar', async () => {
    const write = () =>
      publish(portal.pool, { kind: 'practice', slug: 'alike', content: { themes: ['waste-circular-economy'] } })
    expect(await stays('/en/privacy', write)).toEqual([true, false])
    expect((await portal.ask(alone)).text).toContain('/en/practices/alike')
  })

  test('a contact', async () => {
    const id = await publish(portal.pool, { kind: 'practice', slug: 'with-contact' })
    await portal.changes.settle()
    const path = '/en/practices/with-contact'
    const insert = `insert into contacts (entry_id, name, purpose, public) values ($1, 'Ola Contact', 'practice', true)`
    expect(await stays(path, () => portal.pool.query(insert, [id]))).toEqual([false, true])
    expect((await portal.ask(path)).text).toContain('Ola Contact')
    expect(await stays(path, () => portal.pool.query('delete from contacts where entry_id = $1', [id]))).toEqual([
      false,
      true,
    ])
    expect((await portal.ask(path)).text).not.toContain('Ola Contact')
  })

  // each process holds these in memory: they are read again before any page is kept
  const untilSaid = async (path: string, text: string) => {
    while (!(await portal.ask(path)).text.includes(text));
    expect((await portal.askAgain(path)).hit).toBe(true)
  }

  test('a theme gets another name', async () => {
    const rename = `update themes set label = label || '{"en": "Rubbish and refuse"}' where id = 'waste-circular-economy'`
    expect(await stays('/en/themes', () => portal.pool.query(rename))).toEqual([false, false])
    await untilSaid('/en/themes', 'Rubbish and refuse')
    await untilSaid(alone, 'Rubbish and refuse')
  })

  test('the portal gets another name', async () => {
    const facts = { portalName: { en: 'Metropolia Test' } }
    expect(await stays('/en/privacy', () => writePortalFacts(portal.pool, facts as never))).toEqual([false, false])
    await untilSaid('/en/privacy', 'Metropolia Test')
    await untilSaid('/en', 'Metropolia Test')
  })

  test('a setting', async () => {
    const change = () => writeSetting(portal.pool, 'confirm-after-months', 12)
    expect(await stays('/en/catalogue', change)).toEqual([false, false])
  })

  test('somebody takes an entry back with a form, and nobody gets it after that answer', async () => {
    const id = await publish(portal.pool, { kind: 'practice', slug: 'taken-back' })
    await makeAccount(portal, { email: 'back@office.example', role: 'admin' })
    const staff = await signIn(portal as never, 'back@office.example')
    await portal.changes.settle()
    const path = '/en/practices/taken-back'
    for (const [action, status] of [
      ['archive', 410],
      ['restore', 200],
      ['archive', 410],
    ]) {
      await portal.askAgain(path)
      await staff.post(`/en/admin/entries/${id}/manage/${action}`).expect(303)
      expect((await portal.ask(path)).status).toBe(status)
    }
  })
})

test('whatever is changed, no page that stays in memory says anything but what it would say now', async () => {
  const fresh = await createApp({
    db: portal.pool,
    config: readConfig({ LOG_LEVEL: 'silent' }),
    log: createLog('silent'),
  })
  const bare = createServer(fresh).listen(0, '127.0.0.1')
  await once(bare, 'listening')
  const host = new URL(portal.address).host
  const now = async (path: string) => {
    const address = `http://127.0.0.1:${(bare.address() as AddressInfo).port}`
    return (await servedText(address + path, host)).replaceAll(address, portal.address)
  }
  const { rows } = await portal.pool.query<{ id: number; kind: string; slug: string }>(
    'select c.entry_id id, c.kind, c.slug from catalogue c order by c.entry_id',
  )
  const paths = [
    ...rows.flatMap(({ kind, slug }) => [`/en/${kind}s/${slug}`, `/api/v1/${kind}s/${slug}`]),
    ...['/en', '/pl/catalogue', '/en/themes', '/en/about', '/feed.atom', '/sitemap.xml', '/en/privacy'],
  ]
  const change = {
    title: `with r as (insert into revisions (entry_id, number, content, origin)
        select entry_id, number + 1000 + floor(random() * 1e6)::int, content || '{"title": {"en": "Changed title"}}', 'staff'
        from revisions where id = (select published_revision from entries where id = $1) returning id, entry_id)
      update entries e set published_revision = r.id from r where e.id = r.entry_id and e.id = $1`,
    card: `update catalogue set title = '{"en": "Changed card"}' where entry_id = $1`,
    themes: `update catalogue set themes = array['waste-circular-economy', 'energy'] where entry_id = $1`,
    confirmed: 'update entries set confirmed_at = now() where id = $1',
    source: `update sources set owner = 'Changed owner' where id = (select rs.source_id from revision_sources rs
      join entries e on e.published_revision = rs.revision_id where e.id = $1 limit 1)`,
    gone: 'delete from catalogue where entry_id = $1',
  }
  let kept = 0
  for (const [i, [, sql]] of Object.entries(change).entries()) {
    for (const path of paths) await portal.ask(path)
    await portal.pool.query(sql, [rows[(i * 17 + 3) % rows.length]!.id])
    await portal.changes.settle()
    for (const path of paths) {
      const answer = await portal.ask(path)
      if (!answer.hit) continue
      kept += 1
      expect(answer.text, path).toBe(await now(path))
    }
  }
  bare.close()
  expect(kept).toBeGreaterThan(rows.length) // else nothing was proved
})

const servedText = async (address: string, host: string) => {
  const { port, pathname, search } = new URL(address)
  const { request } = await import('node:http')
  const asked = request({ port, host: '127.0.0.1', path: pathname + search, headers: { host } }).end()
  const [answer] = await once(asked, 'response')
  let text = ''
  for await (const chunk of answer) text += chunk
  return text
}

// Tables of which readers see rows that are never changed, or that change only with one that announces it.
const silent = {
  content_changes: 'says that something was announced',
  revisions: 'append-only; entries point at one',
  relations: 'of a revision',
  revision_sources: 'of a revision',
  revision_files: 'of a revision',
  former_slugs: 'only leads on, and that is not kept',
  documents: 'announces what readers see of it',
  facet_value: 'with search_document',
  facet_bitmap: 'with search_document',
  lexeme: 'with search_document',
  lexeme_bitmap: 'with search_document',
  word: 'with search_document',
  suggestion: 'with search_document',
  search_state: 'with search_document',
}

test('every table that a public page reads announces its changes', async () => {
  const { pool } = portal
  const asked = new Map<string, unknown[]>()
  const ask = pool.query.bind(pool) as (statement: unknown, values?: unknown[]) => Promise<pg.QueryResult>
  const restore = pool.query
  pool.query = ((statement: string | pg.QueryConfig, values?: unknown[]) => {
    const { text, values: own = values ?? [] } = typeof statement === 'string' ? { text: statement } : statement
    asked.set(text, own)
    return ask(statement, values)
  }) as typeof restore
  const app = await createApp({ db: pool, config: readConfig({ LOG_LEVEL: 'silent' }), log: createLog('silent') })
  asked.clear()
  const bare = createServer(app).listen(0, '127.0.0.1')
  await once(bare, 'listening')
  const { rows } = await ask('select distinct on (kind) kind, slug from catalogue')
  const paths = [
    ...(rows as { kind: string; slug: string }[]).flatMap(({ kind, slug }) => [
      `/en/${kind}s/${slug}`,
      `/en/${kind}s/${slug}/timeline`,
      `/api/v1/${kind}s/${slug}`,
      `/en/${kind}s`,
    ]),
    ...[
      '/en',
      '/en/catalogue?q=tram',
      '/api/v1/suggest?q=tra',
      '/en/themes',
      '/en/about',
      '/feed.atom',
      '/sitemap.xml',
    ],
  ]
  for (const path of paths)
    await servedText(`http://127.0.0.1:${(bare.address() as AddressInfo).port}${path}`, 'portal.example')
  bare.close()
  pool.query = restore

  const read = new Set<string>()
  for (const [text, values] of asked) {
    if (!/^\s*(select|with)/i.test(text)) continue
    const plan = await pool.query(`explain (format json) ${text}`, values)
    for (const [, table] of JSON.stringify(plan.rows).matchAll(/"Relation Name": ?"(\w+)"/g)) read.add(table!)
  }
  const { rows: triggers } = await pool.query(
    `select distinct c.relname from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname like '%_announced'`,
  )
  const announced = triggers.map(({ relname }) => relname)
  expect(read.size).toBeGreaterThan(5)
  expect([...read].filter((table) => !announced.includes(table) && !Object.hasOwn(silent, table))).toEqual([])
})

describe('an answer that was begun before a change', () => {
  /** A cache before an application that answers when it is told to. */
  async function slowly(live = { now: true }) {
    const answers: (() => void)[] = []
    const cache = createPageCache({
      megabytes: 1,
      log: createLog('silent'),
      origin: () => '',
      changes: () => ({ live: () => live.now, settle: async () => {}, stop: async () => {} }),
    })
    const server = createServer(
      cache.listener((_req, res) => {
        answers.push(() => {
          const bytes = Buffer.from('old')
          res.setHeader('Cache-Control', 'public').setHeader('Vary', 'Accept-Encoding')
          const { keep } = (res as ServerResponse & { locals?: { keep?: Keep } }).locals ?? {}
          keep?.(res, { etag: 'W/"1"', bytes, shows: ['entry:1'] })
          res.end(bytes)
        })
      }),
    ).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const ask = async (during: () => unknown) => {
      const answer = fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/en`)
      while (answers.length === 0) await new Promise(setImmediate)
      await during()
      answers.shift()!()
      await (await answer).text()
      return cache.count()
    }
    return { cache, ask, close: () => server.close() }
  }

  test('is not kept, whatever the change was', async () => {
    const { cache, ask, close } = await slowly()
    expect(await ask(() => cache.hear(['entry:2']))).toBe(0)
    expect(await ask(() => cache.pause(async () => {}))).toBe(0)
    expect(await ask(() => {})).toBe(1) // and without one it is
    close()
  })

  test('nor is one while changes are not heard', async () => {
    const live = { now: true }
    const { ask, close } = await slowly(live)
    const lose = () => {
      live.now = false
    }
    expect(await ask(lose)).toBe(0)
    expect(await ask(() => {})).toBe(0)
    close()
  })
})

test('memory is bounded, and made-up questions do not drive out pages', async () => {
  if (embedded) await portal.stop()
  const small = await servePlace(await cloneTemplate('first'), { PAGE_CACHE: '1' })
  expect((await small.askAgain('/en/about')).hit).toBe(true)
  for (let i = 0; i < 120; i += 1) {
    await small.ask(`/en/privacy?q=word${i}`, { 'Accept-Encoding': 'br' })
    await small.ask(`/en/privacy?q=word${i}`, { 'Accept-Encoding': 'br' })
    expect(small.cache.bytes()).toBeLessThanOrEqual(1024 * 1024)
  }
  expect((await small.ask('/en/privacy?q=word0')).hit).toBe(false)
  expect(small.cache.count()).toBeGreaterThan(5)
  expect((await small.ask('/en/about')).hit).toBe(true)
})

test('PAGE_CACHE=0 keeps nothing', async () => {
  const without = await servePlace(await cloneTemplate('none'), { PAGE_CACHE: '0', SEED: 'none' })
  expect([(await without.askAgain('/en')).hit, without.cache]).toEqual([false, undefined])
})

test('SHARED_MAX_AGE lets caches in front keep a page, with the words by which it is dropped', async () => {
  const shared = await servePlace(await cloneTemplate('none'), { SHARED_MAX_AGE: '60', SEED: 'none' })
  const { headers } = await shared.askAgain('/en')
  expect(headers).toMatchObject({
    'cache-control': 'public, max-age=0, s-maxage=60, must-revalidate',
    'cache-tag': 'all,catalogue',
    'cache-status': 'aglomera; hit',
  })
  const signIn = await shared.ask('/en/sign-in')
  expect([signIn.headers['cache-control'], signIn.headers['cache-tag']]).toEqual(['no-store', undefined])
})

test.each([
  ['2026-06-30T21:59:59.500Z', '2026-06-30T22:00:00.000Z'],
  ['2026-06-30T22:00:00.000Z', '2026-07-01T00:00:00.000Z'],
  ['2026-11-22T12:30:00.000Z', '2026-11-22T23:00:00.000Z'],
  ['2026-11-22T23:00:00.001Z', '2026-11-23T00:00:00.000Z'],
])('a day that ends after %s ends at %s', (now, end) => {
  expect(new Date(nextMidnight(Date.parse(now))).toISOString()).toBe(end)
})
