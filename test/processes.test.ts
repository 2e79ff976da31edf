import { execFileSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, inject, test } from 'vitest'
import { transaction } from '../src/database.ts'
import { archiveEntry, publishEntry } from '../src/entries/publish-entry.ts'
import { restoreEntry } from '../src/entries/restore-entry.ts'
import { kindByName } from '../src/kinds.ts'
import { makeAccount, password } from './accounts/staff.ts'
import { cloneTemplate, openOnce } from './clone-database.ts'
import { makeDraft } from './editing/work.ts'
import { publish } from './publish.ts'
import { servePlace } from './serve-place.ts'
import { startPortal } from './start-portal.ts'

const practice = kindByName.get('practice')!
const embedded = !inject('templates').server

test('the embedded database serves one process', async () => {
  const { env } = await cloneTemplate('none')
  const { code, stderr } = await startPortal({ ...env, DATABASE_URL: '', PROCESSES: '2' }).ended
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: 'PROCESSES must be 1 with the embedded database, which serves one process; set DATABASE_URL for more\n',
  })
})

describe.skipIf(embedded)('several processes on one server', () => {
  const hitOf = (answer: Response) => answer.headers.get('cache-status') === 'aglomera; hit'

  /** Asks until an answer is as it should be; the test's own time limit ends it. */
  async function until(address: string, right: (answer: Response, text: string) => boolean): Promise<void> {
    for (;;) {
      const answer = await fetch(address, { redirect: 'manual' })
      if (right(answer, await answer.text())) return
      await sleep(10)
    }
  }

  test('what is written by one, or by nobody of them, all show', async () => {
    const place = await cloneTemplate('first')
    const { pool } = await openOnce(place)
    const ports = await Promise.all([startPortal(place.env).ready, startPortal(place.env).ready])
    const pages = (path: string) => ports.map(({ port }) => `http://127.0.0.1:${port}${path}`)
    const warm = async (path: string) => {
      for (const page of pages(path)) await until(page, hitOf)
    }
    const everywhere = async (path: string, right: (answer: Response, text: string) => boolean) => {
      for (const page of pages(path)) await until(page, right)
    }
    for (const path of ['/en/catalogue', '/en/themes', '/en/privacy']) await warm(path)

    const id = await publish(pool, { kind: 'practice', slug: 'by-nobody' })
    await everywhere('/en/catalogue', (_, text) => text.includes('by-nobody'))
    await warm('/en/practices/by-nobody')
    await transaction(pool, (tx) => archiveEntry(tx, practice, id))
    await everywhere('/en/practices/by-nobody', ({ status }) => status === 410)

    // themes and facts are held in the memory of each
    await pool.query(`update themes set label = label || '{"en": "Wet things"}' where id = 'water'`)
    await everywhere('/en/themes', (_, text) => text.includes('Wet things'))
    await pool.query(`insert into portal_facts (facts) values ('{"portalName": {"en": "Metropolia Test"}}')`)
    await everywhere('/en/privacy', (_, text) => text.includes('Metropolia Test'))
  })

  test('wrong passwords are counted together', async () => {
    const place = await cloneTemplate('none')
    const { pool } = await openOnce(place)
    await makeAccount({ pool }, { email: 'ewa@office.example' })
    const ports = await Promise.all([startPortal(place.env).ready, startPortal(place.env).ready])
    const tryAt = async (i: number, word: string) => {
      const body = new URLSearchParams({ email: 'ewa@office.example', password: word })
      const address = `http://127.0.0.1:${ports[i % 2]!.port}/en/sign-in`
      return (await fetch(address, { method: 'POST', body, redirect: 'manual' })).status
    }
    const statuses: number[] = []
    for (let i = 0; i < 6; i += 1) statuses.push(await tryAt(i, 'wrong'))
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
    expect(await tryAt(1, password)).toBe(429)
  })

  test('whoever cannot hear takes nothing out of memory, and hears again', async () => {
    const portal = await servePlace(await cloneTemplate('first'))
    const listener = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'aglomera changes'`
    const id = await publish(portal.pool, { kind: 'practice', slug: 'unheard' })
    const path = '/en/practices/unheard'
    const set = async (restored: boolean) => {
      await transaction(portal.pool, async (tx) => {
        if (restored) await restoreEntry(tx, practice, id)
        else await archiveEntry(tx, practice, id)
      })
    }
    for (let round = 0; round < 10; round += 1) {
      while (!(await portal.ask(path)).hit) await sleep(10)
      const { rowCount } = await portal.pool.query(listener)
      expect(rowCount).toBeGreaterThan(0)
      // it may be back before anybody looks: what is heard then has to be right as well
      for (let i = 0; i < 100 && portal.changes.live(); i += 1) await sleep(1)
      await set(false)
      await portal.changes.settle()
      expect((await portal.ask(path)).status).toBe(410)
      while (!portal.changes.live()) await sleep(1)
      expect((await portal.ask(path)).status).toBe(410)
      await set(true)
      await portal.changes.settle()
      expect((await portal.ask(path)).status).toBe(200)
    }
  })

  test('a change of which no word came is noticed', async () => {
    const portal = await servePlace(await cloneTemplate('first'))
    await portal.askAgain('/en')
    // as a pooler does it that keeps no session
    await portal.pool.query('insert into content_changes default values')
    while ((await portal.ask('/en')).hit) await sleep(20)
    while (!(await portal.ask('/en')).hit) await sleep(20)
  })

  test('no page from before a publication is ever given after it was heard of', async () => {
    const portal = await servePlace(await cloneTemplate('first'))
    const id = await makeDraft(portal, { slug: 'to-and-fro' })
    const path = '/en/practices/to-and-fro'
    await transaction(portal.pool, (tx) => publishEntry(tx, practice, id))
    let on = true
    const readers = Array.from({ length: 4 }, async () => {
      while (on) await portal.ask(path)
    })
    for (let round = 0; round < 40; round += 1) {
      const restored = round % 2 === 1
      await transaction(portal.pool, async (tx) => {
        if (restored) await restoreEntry(tx, practice, id)
        else await archiveEntry(tx, practice, id)
      })
      await portal.changes.settle()
      for (let i = 0; i < 5; i += 1) expect((await portal.ask(path)).status).toBe(restored ? 200 : 410)
    }
    on = false
    await Promise.all(readers)
  })
})

describe.skipIf(embedded)('PROCESSES=2', () => {
  const childrenOf = (pid: number) =>
    execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
      .split('\n')
      .map(Number)
      .filter((each) => each > 0)
  const isAlive = (pid: number) => {
    try {
      return process.kill(pid, 0)
    } catch {
      return false
    }
  }
  const workersOf = (pid: number) => childrenOf(pid).filter(isAlive)

  test('prints one line, replaces a process that died, and ends on SIGTERM with all of them', async () => {
    const { env } = await cloneTemplate('first')
    const { child, ready, ended } = startPortal({ ...env, PROCESSES: '2' })
    const { port } = await ready
    const pid = child.pid!
    const workers = workersOf(pid)
    expect(workers).toHaveLength(2)
    const at = `http://127.0.0.1:${port}`
    expect((await fetch(`${at}/en`)).status).toBe(200)

    process.kill(workers[0]!, 'SIGKILL')
    while (workersOf(pid).length < 2 || workersOf(pid).includes(workers[0]!)) await sleep(20)
    expect(workersOf(pid)).toContain(workers[1])
    for (let i = 0; i < 10; i += 1) expect((await fetch(`${at}/health`)).status).toBe(200)

    const all = workersOf(pid)
    // as a terminal and systemd do it: everybody is told
    for (const each of [pid, ...all]) process.kill(each, 'SIGTERM')
    const { code, stdout } = await ended
    expect({ code, lines: stdout.split('\n').length }).toEqual({ code: 0, lines: 3 })
    expect(stdout).toMatch(/^Aglomera is ready: http:.*\nCreate the first admin account: .*\n$/)
    expect(all.filter(isAlive)).toEqual([])
  })

  test('all processes end when the first one is killed', async () => {
    const { env } = await cloneTemplate('none')
    const { child, ready } = startPortal({ ...env, SEED: 'none', PROCESSES: '2' })
    await ready
    const workers = workersOf(child.pid!)
    child.kill('SIGKILL')
    while (workers.some(isAlive)) await sleep(20)
  })

  test('a port that is in use is said once', async () => {
    const { env } = await cloneTemplate('none')
    const first = startPortal({ ...env, SEED: 'none', PROCESSES: '2' })
    const { port } = await first.ready
    const { code, stdout, stderr } = await startPortal({ ...env, SEED: 'none', PROCESSES: '2', PORT: String(port) })
      .ended
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr.match(/Port \d+ of 127\.0\.0\.1 is in use/g)).toHaveLength(1)
    first.child.kill('SIGTERM')
    await first.ended
  })
})
