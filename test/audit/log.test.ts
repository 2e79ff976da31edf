import { beforeAll, describe, expect, test } from 'vitest'
import { loggedActions, record } from '../../src/audit/record.ts'
import { languages, translator } from '../../src/languages.ts'
import { makeAccount, signIn } from '../accounts/staff.ts'
import { openPortal, type Portal } from '../portal.ts'
import { publish } from '../publish.ts'
import { words } from '../read-page.ts'

type Visitor = ReturnType<Portal['request']>
let portal: Portal
let admin: Visitor
let editor: Visitor
let [ewa, jan, entry] = [0, 0, 0]
beforeAll(async () => {
  portal = await openPortal({ content: 'none' })
  ewa = await makeAccount(portal, { email: 'ewa@log.example', role: 'admin', name: 'Ewa <Próbna>' })
  jan = await makeAccount(portal, { email: 'jan@log.example', role: 'editor', name: '=HYPERLINK("x")' })
  admin = await signIn(portal, 'ewa@log.example')
  editor = await signIn(portal, 'jan@log.example')
  entry = await publish(portal.pool, { kind: 'practice', slug: 'logged', content: { title: { en: '<i>Logged</i>' } } })
})

const sql = async (text: string, values: unknown[] = []) => (await portal.pool.query(text, values)).rows
const note: typeof record extends (db: never, ...rest: infer R) => unknown ? (...rest: R) => Promise<void> : never = (
  ...rest
) => record(portal.pool, ...rest)
const log = async (query = '', language = 'en') => (await admin.get(`/${language}/admin/log${query}`).expect(200)).text
const rowsOf = (html: string) => [...html.matchAll(/<tr><th scope="row".*?<\/tr>/gs)].map(([row]) => words(row))
const csv = async (query = '', language = 'en') => {
  const { text } = await admin.get(`/${language}/admin/log.csv${query}`).buffer(true).expect(200)
  return text
}

describe('nothing changes it', () => {
  test.each([
    `update audit_log set action = 'x'`,
    'update audit_log set account_id = null where id = 1',
    'delete from audit_log',
    'delete from audit_log where false or id > 0',
    'truncate audit_log',
    'truncate audit_log restart identity cascade',
  ])('the database refuses: %s', async (statement) => {
    await note('settings.changed', { accountId: ewa })
    const before = await sql('select count(*) from audit_log')
    await expect(portal.pool.query(statement)).rejects.toThrow(/never changed/)
    expect(await sql('select count(*) from audit_log')).toEqual(before)
  })

  test('no address does', async () => {
    for (const method of ['post', 'put', 'patch', 'delete'] as const)
      for (const path of ['/en/admin/log', '/en/admin/log.csv', '/en/admin/log/1'])
        expect([404, 405], `${method} ${path}`).toContain((await admin[method](path)).status)
  })
})

describe('who may read', () => {
  test.each(['/en/admin/log', '/en/admin/log.csv'])('%s only admins', async (path) => {
    await portal.request().get(path).expect(303)
    await editor.get(path).expect(403)
    await admin.get(path).expect(200)
  })
})

test('every action has words in three languages', () => {
  for (const language of languages)
    for (const action of loggedActions) {
      expect(translator(language)(`log.action_${action.replace('.', '_')}`)).toBeTruthy()
      expect(translator(language)(`log.group_${action.split('.')[0]}`)).toBeTruthy()
    }
})

describe('what is shown', () => {
  test('who, what, which entry, when, escaped; and whoever has gone as former member', async () => {
    await note('entry.published', { accountId: jan, entryId: entry, detail: { number: 7 } })
    const html = await log()
    const [row] = rowsOf(html)
    expect(row).toContain('published version 7')
    expect(row).toContain('PR-')
    expect(html).toContain('&lt;i&gt;Logged')
    expect(html).not.toContain('<i>Logged')
    expect(html).toContain('Ewa &lt;Próbna&gt;')
    expect(rowsOf(await log('', 'pl'))[0]).toContain('opublikowano')

    const gone = await makeAccount(portal, { email: 'gone@log.example', name: 'Odeszła Osoba' })
    await note('entry.saved', { accountId: gone, entryId: entry })
    expect(await log()).toContain('Odeszła')
    await sql('update accounts set erased_at = now() where id = $1', [gone])
    const after = await log()
    expect(after).not.toContain('Odeszła')
    expect(rowsOf(after)[0]).toContain('former member')
    expect(await csv()).not.toContain('Odeszła')
  })

  test('what nobody did who had signed in, and entries that are gone', async () => {
    await note('entry.confirmation-answered', { entryId: entry, detail: { answer: 'ended' } })
    await note('entry.deleted', { accountId: ewa, entryId: 987_654 })
    const [deleted, answered] = rowsOf(await log())
    expect(deleted).toContain('987654')
    expect(deleted).toContain('draft deleted')
    expect(answered).toContain('it has ended')
    expect(answered).toContain('without an account')
  })
})

describe('filters', () => {
  beforeAll(async () => {
    await note('theme.created', { accountId: jan, detail: { theme: 'energy' } })
    await note('account.changed', { accountId: ewa, subjectId: jan })
  })
  const actions = async (query: string) => rowsOf(await log(query))

  test('person finds what they did and what was done to them', async () => {
    const found = await actions(`?person=${jan}`)
    expect(found[0]).toContain('account changed')
    expect(found[1]).toContain('theme added')
    expect(found.every((row) => row.includes('HYPERLINK'))).toBe(true)
  })

  test('action, entry by code or number, and all together', async () => {
    expect(await actions('?action=theme.created')).toHaveLength(1)
    const [code] = /PR-\d+/.exec(await log('?action=entry.published'))!
    const all = await actions(`?entry=${code}`)
    expect(all.length).toBeGreaterThan(2)
    for (const form of [code.toLowerCase(), String(entry), code.replace('-', ''), ` ${code} `])
      expect(await actions(`?entry=${encodeURIComponent(form)}`), form).toEqual(all)
    expect(await actions(`?entry=${code}&action=entry.published&person=${jan}`)).toHaveLength(1)
    expect(await actions(`?entry=${code}&action=theme.created`)).toEqual([])
  })

  test('days from and to, both counted in', async () => {
    const [{ day, before, after }] = (await sql(`select (at at time zone 'Europe/Warsaw')::date::text as day,
      ((at at time zone 'Europe/Warsaw')::date - 1)::text before, ((at at time zone 'Europe/Warsaw')::date + 1)::text after
      from audit_log order by id desc limit 1`)) as [Record<string, string>]
    expect((await actions(`?from=${day}&to=${day}`)).length).toBeGreaterThan(5)
    expect(await actions(`?to=${before}`)).toEqual([])
    expect(await actions(`?from=${after}`)).toEqual([])
  })

  test.each([
    '?person=x&action=nothing&from=yesterday&to=2026-13-40&before=-1',
    '?person[]=1&person=99999999999999&action[x]=1',
    '?before=1e9&from=&to=&entry=',
    `?action=${'x'.repeat(3000)}`,
  ])('nonsense falls back: %s', async (query) => {
    expect((await actions(query)).length).toBeGreaterThan(5)
  })

  test.each(['nonsense', 'PR-', "1'--", '<b>1'])(
    'an entry number that cannot be finds nothing and says so: %s',
    async (code) => {
      const html = await log(`?entry=${encodeURIComponent(code)}`)
      expect(rowsOf(html)).toEqual([])
      expect(html).toContain('id="entry-error"')
      expect(html).not.toContain('<b>1')
    },
  )
})

describe('pages and export', () => {
  beforeAll(async () => {
    await sql(
      `insert into audit_log (account_id, action, detail)
      select $1, 'entry.saved', jsonb_build_object('number', n) from generate_series(1, 2345) n`,
      [ewa],
    )
  })

  test('pages go back in time without a gap or a repetition', async () => {
    const seen: string[] = []
    let html = await log('?action=entry.saved')
    for (let i = 0; i < 3; i++) {
      seen.push(...rowsOf(html).map((row) => /version (\d+)/.exec(row)![1]!))
      const next = /href="\/en\/admin\/log(\?[^"]*before=\d+)"/.exec(html)![1]!.replaceAll('&amp;', '&')
      html = await log(next)
    }
    expect(seen).toEqual(Array.from({ length: 150 }, (_, i) => String(2345 - i)))
  })

  test('the export has every line of the filter once, newest first, with one byte order mark', async () => {
    const lines = (await csv('?action=entry.saved')).split('\r\n')
    expect(lines[0]).toBe('\ufeffNumber,Time,Who,Account number,Action,What,Entry,Title,To whom,Detail')
    expect(lines.at(-1)).toBe('')
    const ids = lines.slice(1, -1).map((line) => Number(line.split(',')[0]))
    expect(ids.length).toBeGreaterThanOrEqual(2345)
    expect(ids).toEqual(ids.toSorted((a, b) => b - a))
    expect(new Set(ids).size).toBe(ids.length)
    expect(lines.join('').slice(1)).not.toContain('\ufeff')
  })

  test('is for Czech and Polish spreadsheets too, and runs nothing in them', async () => {
    const text = await csv(`?person=${jan}`, 'cs')
    expect(text).toMatch(/^\ufeffČíslo;Čas;Kdo;/)
    expect(text).toContain(`"'=HYPERLINK(""x"")"`)
    expect(text).not.toMatch(/;=HYPERLINK/)
    const { headers } = await admin.get('/en/admin/log.csv')
    expect(headers['content-disposition']).toMatch(/^attachment; filename="log-\d{4}-\d\d-\d\d\.csv"$/)
    expect(headers['cache-control']).toBe('no-store')
  })

  test('an empty export is its head alone', async () => {
    expect(await csv('?entry=nonsense')).toBe(
      '\ufeffNumber,Time,Who,Account number,Action,What,Entry,Title,To whom,Detail\r\n',
    )
  })
})
