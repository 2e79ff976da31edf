import { beforeAll, describe, expect, test } from 'vitest'
import { transaction } from '../../src/database.ts'
import { saveRevision } from '../../src/entries/save-revision.ts'
import { practice } from '../../src/practices/schema.ts'
import { slugOf } from '../../src/themes/schema.ts'
import { makeAccount, signIn } from '../accounts/staff.ts'
import { openPortal, type Portal } from '../portal.ts'
import { publish } from '../publish.ts'

type Visitor = ReturnType<Portal['request']>
let portal: Portal
let admin: Visitor
let other: Visitor
let editor: Visitor
beforeAll(async () => {
  portal = await openPortal({ content: 'none' })
  await makeAccount(portal, { email: 'admin@themes.example', role: 'admin' })
  await makeAccount(portal, { email: 'editor@themes.example', role: 'editor' })
  admin = await signIn(portal, 'admin@themes.example')
  other = await signIn(portal, 'admin@themes.example')
  editor = await signIn(portal, 'editor@themes.example')
})

const list = '/en/admin/themes'
const sql = async (text: string, values: unknown[] = []) => (await portal.pool.query(text, values)).rows
const send = (visitor: Visitor, path: string, values: object = {}) =>
  visitor.post(`${list}${path}`).type('form').send(values)
const named = (en: string, more: object = {}) => ({
  'label.en': en,
  'label.pl': `${en} po polsku`,
  'label.cs': `${en} česky`,
  ...more,
})
const read = async (path: string) => (await portal.request().get(path).expect(200)).text
const withTheme = (slug: string, ...themes: string[]) =>
  publish(portal.pool, { kind: 'practice', slug, content: { title: { en: `About ${slug}` }, themes } })
const baseOf = (html: string) => /name="base" value="([^"]*)"/.exec(html)![1]
const logged = () => sql(`select action, detail from audit_log where action like 'theme.%' order by id desc limit 1`)
const themesOf = async (id: number) => (await sql('select themes from catalogue where entry_id = $1', [id]))[0]!.themes

describe('who may', () => {
  test.each(['', '/new', '/energy', '/energy/merge', '/energy/remove'])('see only admins: %s', async (path) => {
    await portal.request().get(`${list}${path}`).expect(303)
    await editor.get(`${list}${path}`).expect(403)
    await admin.get(`${list}${path}`).expect(200)
  })
  test.each(['/new', '/energy', '/energy/merge', '/energy/remove'])('change only admins: %s', async (path) => {
    await send(editor, path, { ...named('x'), into: 'culture' }).expect(403)
    await send(portal.request(), path, named('x')).expect(403)
  })
  test('and nobody one that is not there', async () => {
    for (const path of ['/nothing', '/nothing/merge', '/nothing/remove', '/..%2f', '/%00']) {
      await admin.get(`${list}${path}`).expect(404)
      await send(admin, path, { ...named('x'), into: 'energy' }).expect(404)
    }
  })
})

describe('adding and changing', () => {
  test.each([
    [{}, ['label.en', 'label.pl', 'label.cs']],
    [named('Fine', { 'label.pl': '' }), ['label.pl']],
    [named('x'.repeat(81)), ['label.en', 'label.pl', 'label.cs']],
    [named('!!!'), ['label.en']],
    [named('a\u0000b'), ['label.en', 'label.pl', 'label.cs']],
    [named('Cycling'), ['label.en']], // there is one of that name
    [named('Fine', { 'synonyms.cs': 'x'.repeat(81) }), ['synonyms.cs']],
    [named('Fine', { 'synonyms.en': Array.from({ length: 61 }, (_, i) => `s${i}`).join('\n') }), ['synonyms.en']],
    [{ 'label[en]': 'x', 'label.pl': ['a', 'b'], 'label.cs': 'c' }, ['label.en', 'label.pl']],
  ])('refuses %j', async (values, fields) => {
    const before = await sql('select count(*)::int n from themes')
    const { text } = await send(admin, '/new', values).expect(422)
    expect([...text.matchAll(/<li><a href="#([\w.]+)"/g)].map(([, name]) => name)).toEqual(fields)
    expect(await sql('select count(*)::int n from themes')).toEqual(before)
  })

  test('keeps what was typed', async () => {
    const { text } = await send(admin, '/new', { 'label.en': '<b>"x"', 'synonyms.pl': 'jeden\r\n<dwa>' }).expect(422)
    expect(text).toContain('value="&lt;b&gt;&#34;x&#34;"')
    expect(text).toContain('&lt;dwa&gt;</textarea>')
  })

  test('a new theme has an id made of its English name, and is there at once', async () => {
    await send(
      admin,
      '/new',
      named('Night  trains & buses', { 'synonyms.pl': 'kuszetka\n\nkuszetka\n nocne ' }),
    ).expect(303)
    expect(await logged()).toEqual([{ action: 'theme.created', detail: { theme: 'night-trains-buses' } }])
    expect(await read('/pl/themes/night-trains-buses')).toContain('kuszetka, nocne')
    expect(await read('/pl/admin/themes'.replace('/admin', ''))).toContain('/pl/themes/night-trains-buses')
    await send(admin, '/new', { ...named('Night trains: buses'), 'label.pl': 'inne', 'label.cs': 'jiné' }).expect(303)
    await read('/pl/themes/night-trains-buses-2')
    const api = await portal.request().get('/api/v1/themes').expect(200)
    expect(api.body.items.map(({ id }: { id: string }) => id)).toContain('night-trains-buses')
  })

  test('other words are found at once in the entries that have the theme; no date moves', async () => {
    const id = await withTheme('sleeper', 'night-trains-buses')
    const find = (q: string) => read(`/en/catalogue?q=${q}`)
    const dates = () => sql('select published_at, updated_at, newest from catalogue where entry_id = $1', [id])
    const before = await dates()
    expect(await find('kuszetka')).toContain('/en/practices/sleeper')
    expect(await find('lehatko')).not.toContain('/en/practices/sleeper')
    const base = baseOf((await admin.get(`${list}/night-trains-buses`)).text)
    const values = { ...named('Night trains'), 'synonyms.cs': 'lehátko', base }
    await send(admin, '/night-trains-buses', values).expect(303)
    expect(await find('lehatko')).toContain('/en/practices/sleeper')
    expect(await find('kuszetka')).not.toContain('/en/practices/sleeper')
    expect(await read('/en/practices/sleeper')).toContain('Night trains</a>')
    expect(await dates()).toEqual(before)
    const lines = await sql('select count(*) from audit_log')
    await send(admin, '/night-trains-buses', values).expect(303) // the same again
    expect(await sql('select count(*) from audit_log')).toEqual(lines)
  })

  test('of two admins the second sees what the first has saved, and keeps their text', async () => {
    const [one, two] = await Promise.all([admin, other].map(async (v) => baseOf((await v.get(`${list}/energy`)).text)))
    await send(admin, '/energy', { ...named('Power'), base: one }).expect(303)
    const refused = await send(other, '/energy', { ...named('Fuel'), base: two }).expect(409)
    expect(refused.text).toContain('<dd>Power</dd>')
    expect(refused.text).toContain('value="Fuel"')
    await send(other, '/energy', { ...named('Fuel'), base: baseOf(refused.text) }).expect(303)
    expect(await read('/en/themes/energy')).toContain('<h1>Fuel</h1>')
  })
})

describe('merging', () => {
  const make = async (name: string) => {
    await send(admin, '/new', named(name, { 'synonyms.en': `also ${name}` })).expect(303)
    return slugOf(name)
  }

  test('is refused into itself, into nothing, and into one that is gone', async () => {
    const id = await make('Lonely')
    for (const into of [id, 'nothing', '', 'x'.repeat(5000)]) await send(admin, `/${id}/merge`, { into }).expect(404)
    await send(admin, `/${id}/merge`, {}).expect(404)
    await read(`/en/themes/${id}`)
  })

  test('counts every entry under the kept theme, everywhere, and changes no revision', async () => {
    const [gone, kept] = [await make('Trams old'), await make('Trams')]
    const [a, b] = [await withTheme('only-old', gone), await withTheme('both', kept, gone, 'culture')]
    const revisions = () => sql('select id, content::text from revisions order by id')
    const [before, dates] = [await revisions(), await sql('select entry_id, updated_at from catalogue order by 1')]

    const page = (await admin.get(`${list}/${gone}/merge?into=${kept}`).expect(200)).text
    expect(page).toContain('2 published entries are')
    await send(admin, `/${gone}/merge`, { into: kept }).expect(303)
    expect(await logged()).toEqual([{ action: 'theme.merged', detail: { theme: gone, into: kept, entries: 2 } }])

    expect(await themesOf(a)).toEqual([kept])
    expect(await themesOf(b)).toEqual([kept, 'culture'])
    expect([await revisions(), await sql('select entry_id, updated_at from catalogue order by 1')]).toEqual([
      before,
      dates,
    ])
    await portal.request().get(`/cs/themes/${gone}`).expect(301).expect('Location', `/cs/themes/${kept}`)
    const entry = await read('/en/practices/only-old')
    expect(entry).toContain(`/en/themes/${kept}`)
    expect(entry).not.toContain(gone)
    expect(await read(`/en/catalogue?theme=${gone}`)).toContain('/en/practices/only-old')
    expect(await read(`/en/themes/${kept}`)).toContain('/en/practices/both')
    expect(await read('/en/catalogue?q="also trams old"'.replaceAll('"', '').replaceAll(' ', '+'))).toContain(
      'only-old',
    )
    const api = await portal.request().get('/api/v1/practices/only-old').expect(200)
    expect(api.body.themes).toEqual([kept])
    const themes = (await portal.request().get('/api/v1/themes')).body.items.map(({ id }: { id: string }) => id)
    expect(themes).not.toContain(gone)
    expect((await admin.get(list)).text).not.toContain(`/admin/themes/${gone}"`)
    await admin.get(`${list}/${gone}`).expect(404)
  })

  test('goes on through a second merge, and holds for what is published later', async () => {
    const [first, second, third] = [await make('Alpha'), await make('Beta'), await make('Gamma')]
    const id = await withTheme('chain', first)
    await send(admin, `/${first}/merge`, { into: second }).expect(303)
    await send(admin, `/${second}/merge`, { into: third }).expect(303)
    expect(await themesOf(id)).toEqual([third])
    await portal.request().get(`/en/themes/${first}`).expect(301).expect('Location', `/en/themes/${third}`)
    expect(await themesOf(await withTheme('later', first))).toEqual([third])
    await send(admin, `/${third}/merge`, { into: first }).expect(404)
  })

  test('two at once into one another: one of them happens', async () => {
    const [a, b] = [await make('Left'), await make('Right')]
    const both = await Promise.all([send(admin, `/${a}/merge`, { into: b }), send(other, `/${b}/merge`, { into: a })])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 404])
  })
})

describe('removing', () => {
  test('is refused while a public text or a draft names it', async () => {
    await send(admin, '/new', named('Ferries')).expect(303)
    const id = await withTheme('boat')
    const content = { title: { en: 'Boat' }, themes: ['ferries'] }
    const draft = { content, relations: [], sources: [] }
    await transaction(portal.pool, (db) => saveRevision(db, practice, id, draft, { origin: 'staff' }))
    expect((await admin.get(`${list}/ferries/remove`)).text).not.toContain(
      'method="post" action="/en/admin/themes/ferries',
    )
    await send(admin, '/ferries/remove').expect(409)
    await send(admin, '/night-trains-buses/remove').expect(409)
    await read('/en/themes/ferries')
  })

  test('takes one that nobody names out of use; its name is free again', async () => {
    await send(admin, '/new', named('Airships')).expect(303)
    await send(admin, '/airships/remove').expect(303)
    expect(await logged()).toEqual([{ action: 'theme.removed', detail: { theme: 'airships' } }])
    await portal.request().get('/en/themes/airships').expect(404)
    expect(await read('/en/themes')).not.toContain('airships')
    await admin.get(`${list}/airships`).expect(404)
    await send(admin, '/new', named('Airships')).expect(303)
    await read('/en/themes/airships-2')
  })
})
