import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createEntry } from '../../../src/entries/save-revision.ts'
import { kindByName } from '../../../src/kinds.ts'
import { makeAccount, signIn } from '../../accounts/staff.ts'
import { openPortal } from '../../portal.ts'
import { publish, publishBody } from '../../publish.ts'
import { section, words } from '../../read-page.ts'

const portal = await openPortal({ content: 'none' })
const { pool } = portal

type Person = Awaited<ReturnType<typeof signIn>>
let people: Record<'admin' | 'editor' | 'own' | 'other', Person>
let entry: number
let source: number
let unrelated: number
let path: string

beforeAll(async () => {
  const [mine, theirs] = [await publishBody(pool, 'mine'), await publishBody(pool, 'theirs')]
  const makeSource = async (code: string) => {
    const { rows } = await pool.query(
      `insert into sources (code, title, page_kind, owner, language) values ($1, $2, '{"en": "page"}', 'Owner', 'en') returning id`,
      [code, { en: `Source ${code}` }],
    )
    return rows[0].id
  }
  ;[source, unrelated] = [await makeSource('one'), await makeSource('two')]
  entry = await publish(pool, { kind: 'practice', slug: 'mentors', sources: [source] })
  await pool.query('update entries set owner_id = $2 where id = $1', [entry, mine])
  path = `/pl/admin/entries/${entry}/contacts`
  await makeAccount(portal, { email: 'admin@office.example', role: 'admin' })
  await makeAccount(portal, { email: 'editor@office.example', role: 'editor' })
  await makeAccount(portal, { email: 'own@office.example', role: 'contributor', organisationId: mine })
  await makeAccount(portal, { email: 'other@office.example', role: 'contributor', organisationId: theirs })
  const [admin, editor, own, other] = await Promise.all(
    ['admin', 'editor', 'own', 'other'].map((name) => signIn(portal, `${name}@office.example`)),
  )
  people = { admin: admin!, editor: editor!, own: own!, other: other! }
})
beforeEach(() => pool.query('delete from contacts'))

type Fields = Record<string, string | string[]>
const office = { name: 'Urząd Testów', purpose: 'office', public: 'yes', email: 'urzad@testow.example' }
const send = (fields: Fields, to = path, person: Person = people.own) => person.post(to).type('form').send(fields)
const stored = async () => (await pool.query('select p.* from contacts p order by p.id')).rows
async function addOne(fields: Fields = office): Promise<{ id: number; at: string }> {
  await send(fields).expect(303)
  const { id } = (await stored()).at(-1)
  return { id, at: `${path}/${id}` }
}
const markOf = async (at: string) =>
  /name="updated" value="([^"]+)"/.exec((await people.own.get(at).expect(200)).text)?.[1] ?? 'none'

describe('refused', () => {
  test('to whoever may not change the contacts of this entry', async () => {
    const { id, at } = await addOne()
    const secret = await createEntry(pool, kindByName.get('practice')!, { slug: 'secret', originalLanguage: 'pl' })
    for (const page of [path, `${path}/new`, at, `${at}/remove`]) {
      await people.other.get(page).expect(403) // it is public: they know of it
      await people.other.get(page.replace(String(entry), String(secret))).expect(404)
      expect((await portal.request().get(page).expect(303)).headers.location).toContain('/sign-in')
      for (const person of [people.own, people.editor, people.admin]) await person.get(page).expect(200)
    }
    for (const page of [path, at, `${at}/remove`]) {
      await send(office, page, people.other).expect(403)
      await send(office, page, portal.request()).expect(403)
      await send(office, page).set('Sec-Fetch-Site', 'cross-site').expect(403)
    }
    expect(await stored()).toMatchObject([{ id, name: 'Urząd Testów' }])
  })

  test('for a contact of another entry, and for none', async () => {
    const { id } = await addOne()
    const other = await publish(pool, { kind: 'practice', slug: `other-${id}` })
    for (const odd of [
      `${other}/contacts/${id}`,
      `${entry}/contacts/999999`,
      `${entry}/contacts/x`,
      `${entry}/contacts/0`,
    ])
      for (const rest of ['', '/remove']) {
        await people.editor.get(`/pl/admin/entries/${odd}${rest}`).expect(404)
        await send(office, `/pl/admin/entries/${odd}${rest}`, people.editor).expect(404)
      }
    expect(await stored()).toHaveLength(1)
  })

  test.each<[string, Fields]>([
    ['Trzeba wybrać jedną możliwość', { purpose: '' }],
    ['Trzeba wybrać jedną możliwość', { public: 'maybe' }],
    ['Trzeba wybrać jedną możliwość', { public: ['yes', 'no'] }],
    ['Podaj nazwę, telefon lub e-mail', { name: ' ', email: '', phone: '' }],
    ['Za długi tekst', { name: 'a'.repeat(161) }],
    ['Za długi tekst', { 'role.cs': 'a'.repeat(161) }],
    ['niedozwolone znaki', { name: 'a\u0000b' }],
    ['„urzad@” nie', { email: 'urzad@' }],
    ['„12 34”', { phone: '12 34' }],
    ['„446 14 00 wew. 5”', { phone: '446 14 00 wew. 5' }],
    ['Podaj cały dzień', { endsOn: '2030' }],
    ['Podaj cały dzień', { endsOn: 'luty 2030' }],
    ['Nie rozpoznano daty „wkrótce”', { endsOn: 'wkrótce' }],
    ['na dwa sposoby', { asOf: '03/04/2020' }],
    ['Tego źródła nie ma', { source: '999999' }],
  ])('with “%s”, and what was typed stays: %j', async (said, wrong) => {
    const fields: Fields = { ...office, 'role.en': 'Clerk <b>', phone: '77 446 14 00', ...wrong }
    const { text } = await send(fields).expect(422)
    expect(words(text)).toContain(said)
    expect(text).toContain('role="alert"')
    expect(text).toContain('>Clerk &lt;b&gt;</textarea>')
    for (const name of ['name', 'phone', 'email', 'endsOn', 'asOf'] as const)
      expect(text).toContain(
        `name="${name}"`.concat(
          name === 'phone' ? ' type="tel"' : name === 'email' ? ' type="email"' : '',
          ` value="${String(fields[name] ?? '').replaceAll('\u0000', '')}"`,
        ),
      )
    expect(await stored()).toEqual([])
  })

  test('with a source that the entry does not rest on', async () => {
    await send({ ...office, source: String(unrelated) }).expect(422)
    expect(await stored()).toEqual([])
  })
})

describe('a contact', () => {
  test('is stored as it is compared and dialled, and logged without names', async () => {
    const { id } = await addOne({
      ...office,
      ...{ name: '  Urząd\tTestów ', phone: '(77) 446-14-00', email: 'Urzad@Testow.example', 'role.cs': 'Úřad' },
      ...{ endsOn: '31.12.2090', asOf: 'luty 2014', source: String(source) },
    })
    expect(await stored()).toMatchObject([
      {
        ...{ entry_id: entry, name: 'Urząd Testów', role: { cs: 'Úřad' }, phone: '+48774461400' },
        ...{ email: 'urzad@testow.example', purpose: 'office', public: true },
        ...{ ends_on: '2090-12-31', as_of: '2014-02', source_id: source },
      },
    ])
    const { rows } = await pool.query(
      'select l.action, l.entry_id, l.detail from audit_log l order by l.id desc limit 1',
    )
    expect(rows).toEqual([{ action: 'contact.added', entry_id: entry, detail: { contact: id } }])
    const { text } = await people.own.get(`${path}?done=added`).expect(200)
    expect(words(text)).toContain('Kontakt został dodany.')
    expect(words(text)).toMatch(/Urząd Testów .*Úřad.*\+48 77 446 14 00.*Publiczny.*do: 31\.12\.2090.*luty 2014/)
  })

  test('shows at once where it is public, and only that it is there where it is not', async () => {
    const read = async () => section((await portal.request().get('/en/practices/mentors').expect(200)).text, 'contact')
    await addOne()
    expect(await read()).toContain('Urząd Testów')
    const { at } = await addOne({ ...office, name: 'Testa Osobova', public: 'no', 'role.en': 'clerk', asOf: '2014' })
    expect(await read()).not.toContain('Osobova')
    expect(await read()).toContain('(clerk, 2014)')
    const mark = await markOf(at)
    await send({ ...office, name: 'Testa Osobova', updated: mark }, at).expect(303)
    expect(await read()).toContain('Testa Osobova')
  })

  test('whose last day is over is nowhere any more, and is marked for staff', async () => {
    const { id } = await addOne({
      ...office,
      name: 'Minister Testów',
      email: 'minister@testow.example',
      phone: '+48111222333',
    })
    const setEnd = (days: number) =>
      pool.query('update contacts set ends_on = current_date + $2::int where id = $1', [id, days])
    const addresses = [
      '/en/practices/mentors',
      '/api/v1/practices/mentors',
      '/en/catalogue?q=minister',
      '/api/v1/catalogue?q=minister',
      '/api/v1/suggest?q=minister',
      '/feed.atom',
    ]
    const shownAt = async () => {
      const shown = []
      for (const address of addresses)
        if (/Minister Testów|minister@|111.?222/.test((await portal.request().get(address).expect(200)).text))
          shown.push(address)
      return shown
    }
    await setEnd(0)
    expect(await shownAt()).toEqual(['/en/practices/mentors'])
    await setEnd(-1)
    expect(await shownAt()).toEqual([])
    const page = await portal.request().get('/en/practices/mentors')
    expect(words(page.text)).not.toContain('names a person as the contact')
    expect(words((await people.own.get(path)).text)).toMatch(/Minister Testów.*nieaktualny/)
  })

  test('is changed from the state in which it was seen; a later change is told and overwritten knowingly', async () => {
    const { id, at } = await addOne({ ...office, phone: '+420585513111' })
    await pool.query(`update contacts set name_raw = 'Urz. Testów' where id = $1`, [id])
    const form = (await people.own.get(at).expect(200)).text
    expect(form).toContain('value="+420 585 513 111"')
    const mark = await markOf(at)
    await send({ ...office, 'role.pl': 'Kierownik', updated: mark }, at, people.editor).expect(303)
    expect(await stored()).toMatchObject([{ role: { pl: 'Kierownik' }, phone: null, name_raw: 'Urz. Testów' }])
    const { rows } = await pool.query('select l.detail from audit_log l order by l.id desc limit 1')
    expect(rows[0].detail).toEqual({ contact: id, fields: ['role', 'phone'] })

    const mine = { ...office, name: 'Moja nazwa', updated: mark }
    for (const updated of [mark, '', 'x', "1'; drop table contacts"]) {
      const { text } = await send({ ...mine, updated }, at).expect(409)
      expect(words(text)).toContain('W trakcie pisania ktoś zmienił ten kontakt')
      expect(text).toContain('value="Moja nazwa"')
      expect(text).toContain('Kierownik')
    }
    expect(await stored()).toMatchObject([{ name: 'Urząd Testów' }])
    const { text } = await send(mine, at).expect(409)
    await send({ ...mine, updated: /name="updated" value="([^"]+)"/.exec(text)![1]! }, at).expect(303)
    expect(await stored()).toMatchObject([{ name: 'Moja nazwa', role: null, name_raw: null }])
  })

  test('that was saved without a change is not logged', async () => {
    const { at } = await addOne()
    const count = async () => (await pool.query('select count(*)::int n from audit_log')).rows[0].n
    const before = await count()
    await send({ ...office, updated: await markOf(at) }, at).expect(303)
    expect(await count()).toBe(before)
  })

  test('is removed after a question, and not when it has changed since', async () => {
    const { id, at } = await addOne()
    expect(words((await people.own.get(`${at}/remove`).expect(200)).text)).toContain('Usunąć ten kontakt?')
    const mark = await markOf(`${at}/remove`)
    await pool.query(`update contacts set updated_at = updated_at + interval '1 second' where id = $1`, [id])
    await send({ updated: mark }, `${at}/remove`).expect(409)
    expect(await stored()).toHaveLength(1)
    const again = await markOf(`${at}/remove`)
    await send({ updated: again }, `${at}/remove`).expect(303)
    expect(await stored()).toEqual([])
    const { rows } = await pool.query('select l.action, l.detail from audit_log l order by l.id desc limit 1')
    expect(rows).toEqual([{ action: 'contact.removed', detail: { contact: id } }])
    await send({ updated: again }, `${at}/remove`).expect(404)
  })

  test('stands in no revision', async () => {
    await addOne({ ...office, name: 'Zupełnie Nowy' })
    const { rows } = await pool.query(`select 1 from revisions r where r.content::text like '%Zupełnie Nowy%'`)
    expect(rows).toEqual([])
  })
})
