import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import pg from 'pg'
import supertest from 'supertest'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { type Database, isDatabaseAway, transaction } from '../src/database.ts'
import { createLog } from '../src/log.ts'
import { cloneTemplate, openOnce } from './clone-database.ts'

/** A page for which the database must always be asked: 404 when it answers. */
const page = (language: string) => `/${language}/practices/no-such-practice`
const titleOf = (language: string): string =>
  JSON.parse(readFileSync(`src/languages/${language}/errors.json`, 'utf8')).title_503

describe.runIf(inject('templates').server)('when the Postgres server goes away', () => {
  let database: Database
  let proxy: Awaited<ReturnType<typeof openProxy>>
  let request: ReturnType<typeof supertest.agent>
  let direct: pg.Client

  beforeAll(async () => {
    const { url = '', dataDir } = await cloneTemplate('none')
    direct = new pg.Client({ connectionString: url })
    await direct.connect()
    proxy = await openProxy(url)
    database = await openOnce({ url: proxy.url, dataDir })
    const config = readConfig({ LOG_LEVEL: 'silent' })
    request = supertest.agent(await createApp({ db: database.pool, config, log: createLog(config.logLevel) }))
  })
  beforeEach(() => proxy.set('pass'))
  afterAll(async () => {
    await database.close()
    await direct.end()
    proxy.close()
  })

  const terminateAll = () =>
    direct.query(`
      select pg_terminate_backend(a.pid) from pg_stat_activity a
      where a.datname = current_database() and a.pid <> pg_backend_pid()`)

  test('connections that it ended while idle are replaced for the next request', async () => {
    await Promise.all(Array.from({ length: 5 }, () => database.pool.query('select pg_sleep(0.1)')))
    let left = database.pool.totalCount
    const lost = new Promise<void>((resolve) => {
      database.pool.on('error', () => --left === 0 && resolve())
    })
    await terminateAll()
    await lost
    await request.get(page('en')).expect(404)
    await request.get('/ready').expect(200)
  })

  test('a query in flight rejects, and the next one works', async () => {
    const inFlight = database.pool.query('select pg_sleep(60)').catch((error) => error)
    await untilSleeping()
    await terminateAll()
    expect(await inFlight).toSatisfy(isDatabaseAway)
    await request.get(page('en')).expect(404)
  })

  test('a transaction in the middle of its work rejects, and its client is not used again', async () => {
    const work = transaction(database.pool, async (db) => {
      await db.query('create table half (id int)')
      await terminateAll()
      await db.query('select 1')
    })
    await expect(work).rejects.toSatisfy(isDatabaseAway)
    expect((await database.pool.query(`select to_regclass('half') as half`)).rows).toEqual([{ half: null }])
  })

  test.each(['refuse', 'silence'] as const)(
    '%s: 503 in the language of the visitor, and back without a restart',
    async (mode) => {
      await request.get(page('en')).expect(404)
      proxy.set(mode)
      for (const language of mode === 'refuse' ? ['en', 'pl', 'cs'] : ['pl']) {
        const { text, headers } = await request.get(page(language)).expect(503)
        expect(text).toContain(`lang="${language}"`)
        expect(text).toContain(titleOf(language))
        expect(headers['cache-control']).toBe('no-store')
      }
      await request.get('/ready').expect(503)
      await request.get('/health').expect(200)

      proxy.set('pass')
      await request.get('/ready').expect(200)
      await request.get(page('pl')).expect(404)
    },
  )

  async function untilSleeping(): Promise<void> {
    const sleeping = `select 1 from pg_stat_activity a where a.datname = current_database() and a.wait_event = 'PgSleep'`
    while ((await direct.query(sleeping)).rowCount === 0);
  }
})

/** Something between portal and server that passes everything on, refuses, or takes calls and says nothing. */
async function openProxy(serverUrl: string) {
  const { host, port } = new pg.Client({ connectionString: serverUrl })
  const toServer = () => (host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host))
  let mode: 'pass' | 'refuse' | 'silence' = 'pass'
  const open = new Set<Socket>()
  const keep = (socket: Socket) => {
    open.add(socket)
    socket.on('error', () => {}).on('close', () => open.delete(socket))
    return socket
  }
  const proxy = createServer((portal) => {
    keep(portal)
    if (mode === 'refuse') portal.destroy()
    if (mode !== 'pass') return
    const server = keep(toServer())
    portal.pipe(server).pipe(portal)
    portal.on('close', () => server.destroy())
    server.on('close', () => portal.destroy())
  })
  await once(proxy.listen(0, '127.0.0.1'), 'listening')
  const url = new URL(serverUrl)
  url.searchParams.delete('host')
  url.hostname = '127.0.0.1'
  url.port = String((proxy.address() as { port: number }).port)
  const set = (next: typeof mode) => {
    mode = next
    if (mode !== 'pass') for (const socket of open) socket.destroy()
  }
  return { url: url.href, set, close: () => proxy.close() }
}
