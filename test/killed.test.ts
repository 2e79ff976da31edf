import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, inject, test } from 'vitest'
import { makeAccount, password } from './accounts/staff.ts'
import { cloneTemplate, openOnce, type Place } from './clone-database.ts'
import { words } from './read-page.ts'
import { startPortal } from './start-portal.ts'

// The process is killed while people save and publish. Whoever got an answer finds what it said, and whatever was under
// way is there as a whole or not at all.

const rounds = 5
const writers = 3
const email = 'admin@office.example'

/** What a writer knows of an entry. `words`: what was saved and answered, by version; `public`: likewise the version. */
type Entry = {
  id: number
  slug: string
  words: Map<number, string>
  public: number
  tried: string
  publishing: boolean
  /** Its writer has gone on to the next: nothing of it was under way. */
  done: boolean
}

let place: Place
beforeAll(async () => {
  place = await cloneTemplate('none')
  const database = await openOnce(place)
  await makeAccount(database, { email, role: 'admin' })
  await database.close()
})

/** The same numbers in each run. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
const random = randomNumbers(20_261_122)

let made = 0
/** A word that nothing else in the portal has; letters only, so that search takes it as one. */
const newWord = () => `zq${[...String(++made).padStart(4, '0')].map((digit) => 'bcdfghjkmn'[Number(digit)]).join('')}x`

let answers = 0
let cookie = ''
let at = ''
const get = (path: string) => fetch(`${at}${path}`, { headers: { cookie }, redirect: 'manual' })
/** Sends a form as a browser does, and gives where the answer leads. Throws when the connection ends first. */
async function post(path: string, form: Record<string, string>): Promise<string> {
  const answer = await fetch(`${at}${path}`, {
    ...{ method: 'POST', body: new URLSearchParams(form), headers: { cookie }, redirect: 'manual' },
  })
  expect([path, answer.status]).toEqual([path, 303])
  answers += 1
  cookie ||= answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  return answer.headers.get('location')!
}

const editor = (id: number) => `/en/admin/entries/${id}/edit`
const baseOf = async (id: number) => {
  const page = await get(editor(id))
  expect([id, page.status]).toEqual([id, 200])
  return Number(/name="base" value="(\d+)"/.exec(await page.text())?.[1])
}

async function create(entries: Entry[]): Promise<Entry> {
  const word = newWord()
  const form = { kind: 'project', language: 'en', title: `Entry ${word}`, owner: '', anyway: 'on' }
  const id = Number(/entries\/(\d+)\/edit/.exec(await post('/en/admin/entries/new', form))?.[1])
  const entry = {
    id,
    slug: `entry-${word}`,
    words: new Map<number, string>(),
    public: 0,
    tried: '',
    publishing: false,
    done: false,
  }
  entries.push(entry)
  return entry
}

async function save(entry: Entry, base: number): Promise<number> {
  entry.tried = newWord()
  const form = {
    ...{ base: String(base), do: 'save', 'title.en': `Title ${entry.tried}`, 'summary.en': `Summary ${entry.tried}` },
    ...{ 'places.0.country': 'PL', 'stages.0.title.en': `Stage ${entry.tried}`, 'stages.0.start': '2014' },
  }
  const number = Number(/saved=(\d+)$/.exec(await post(editor(entry.id), form))?.[1])
  expect(number).toBe(base + 1)
  entry.words.set(number, entry.tried)
  return number
}

async function publish(entry: Entry, number: number): Promise<void> {
  entry.publishing = true
  const form = { number: String(number), step: 'decide', do: 'now', 'without.pl': 'on', 'without.cs': 'on' }
  expect(await post(`/en/admin/entries/${entry.id}/review`, form)).toMatch(/done=published$/)
  entry.public = number
  entry.publishing = false
}

/** Writes until the portal is gone: some entries, in each several versions, of which some are published. */
async function write(entries: Entry[]): Promise<void> {
  for (;;) {
    const entry = await create(entries)
    let number = 1
    for (let i = 0; i < 4; i += 1) {
      number = await save(entry, number)
      if (random() < 0.7) await publish(entry, number)
    }
    entry.done = true
  }
}
/** The portal was killed under a request; anything else is a fault. */
const untilKilled = (error: unknown) => {
  if (!(error instanceof TypeError)) throw error
}

/** What readers and staff are shown of an entry after a restart; then it is saved and published once more. */
async function checkAndGoOn(entry: Entry): Promise<void> {
  const answered = Math.max(1, ...entry.words.keys())
  const newest = await baseOf(entry.id)
  expect([answered, answered + 1]).toContain(newest)
  if (newest > answered) entry.words.set(newest, entry.tried)

  const page = await get(`/en/projects/${entry.slug}`)
  const known = [...entry.words.values()]
  const html = await page.text()
  const shown = known.filter((word) => html.includes(word))
  expect(shown).toHaveLength(page.status === 200 ? 1 : 0)
  const seen = [...entry.words].find(([, word]) => word === shown[0])?.[0] ?? 0
  if (entry.publishing) expect([entry.public, answered]).toContain(seen)
  else expect(seen).toBe(entry.public)

  for (const word of known) {
    const list = await (await get(`/en/catalogue?q=${word}&literal=1`)).text()
    expect([word, list.includes(`/en/projects/${entry.slug}"`)]).toEqual([word, word === shown[0]])
  }
  const timeline = await get(`/en/projects/${entry.slug}/timeline`)
  const times = words(await timeline.text())
  expect(timeline.status).toBe(page.status)
  for (const word of known) expect([word, times.includes(`Stage ${word}`)]).toEqual([word, word === shown[0]])

  const next = await save(entry, newest)
  await publish(entry, next)
  entry.done = true
}

test('kill -9 while people save and publish: nothing that was answered is lost, nothing is there by half', async () => {
  const entries: Entry[] = []
  const checkInterrupted = async () => {
    for (const entry of entries.filter(({ done }) => !done)) await checkAndGoOn(entry)
  }
  for (let round = 0; round < rounds; round += 1) {
    const { child, ready, ended } = startPortal({ ...place.env, SEED: 'none' })
    at = `http://127.0.0.1:${(await ready).port}`
    if (!cookie) await post('/en/sign-in', { email, password })
    await checkInterrupted()

    const writing = Promise.all(Array.from({ length: writers }, () => write(entries).catch(untilKilled)))
    const enough = answers + 6 + Math.floor(random() * 30)
    while (answers < enough) await Promise.race([sleep(2), writing.then(() => Promise.reject(new Error('it ended')))])
    await sleep(random() * 20)
    child.kill('SIGKILL')
    expect((await ended).signal).toBe('SIGKILL')
    await writing
  }
  const { child, ready, ended } = startPortal({ ...place.env, SEED: 'none' })
  at = `http://127.0.0.1:${(await ready).port}`
  await checkInterrupted()
  child.kill('SIGTERM')
  expect(await ended).toMatchObject({ code: 0 })
  expect(entries.length).toBeGreaterThan(rounds)
  expect(entries.filter((entry) => entry.words.size > 1).length).toBeGreaterThan(rounds)

  await checkDatabase(entries)
}, 300_000)

/** What the database says in the end: versions without gaps, and lists, search, timelines and log agree with them. */
async function checkDatabase(entries: Entry[]): Promise<void> {
  const { pool } = await openOnce(place)
  const { rows: found } = await pool.query(
    `select e.id, e.slug, e.status, coalesce(p.number, 0) public,
       (select array_agg(r.number order by r.number) from revisions r where r.entry_id = e.id) numbers,
       (select jsonb_object_agg(r.number, r.content -> 'title' ->> 'en') from revisions r where r.entry_id = e.id) titles,
       c.title ->> 'en' listed,
       (select array_agg(t.title ->> 'en' order by t.ordinal) from timeline t where t.entry_id = e.id) times,
       (select count(*)::int from search_document d where d.entry_id = e.id) documents,
       (select count(*)::int from audit_log l where l.entry_id = e.id and l.action = 'entry.saved') saves,
       (select count(*)::int from audit_log l where l.entry_id = e.id and l.action = 'entry.published') publications,
       (select count(*)::int from reviews w where w.entry_id = e.id and w.decision = 'published') decisions
     from entries e left join revisions p on p.id = e.published_revision left join catalogue c on c.entry_id = e.id
     where e.kind = 'project' order by e.id`,
  )
  for (const entry of entries) {
    const row = found.find(({ id }) => id === entry.id)
    const newest = Math.max(1, ...entry.words.keys())
    const word = entry.words.get(entry.public)
    expect(row).toMatchObject({
      ...{ slug: entry.slug, status: word ? 'published' : 'draft', public: entry.public, saves: newest - 1 },
      ...{ listed: word ? `Title ${word}` : null, times: word ? [`Title ${word}`, `Stage ${word}`] : null },
      numbers: Array.from({ length: newest }, (_, i) => i + 1),
    })
    expect(row.titles).toMatchObject(Object.fromEntries([...entry.words].map(([n, saved]) => [n, `Title ${saved}`])))
    expect(row.documents > 0).toBe(word !== undefined)
    expect(row.publications).toBe(row.decisions)
  }
  // one that was made and not answered has its first version all the same
  for (const { numbers, status } of found.filter(({ id }) => !entries.some((entry) => entry.id === id)))
    expect({ numbers, status }).toEqual({ numbers: [1], status: 'draft' })

  expect((await pool.query('select * from pg_prepared_xacts')).rows).toEqual([])
  if (!inject('templates').server) return
  const others = `select a.state from pg_stat_activity a where a.datname = current_database() and a.pid <> pg_backend_pid()
    and a.backend_type = 'client backend' and a.state <> 'idle'`
  await expect.poll(async () => (await pool.query(others)).rows).toEqual([])
}
