import { beforeEach, describe, expect, test } from 'vitest'
import { createAccount } from '../../src/accounts/create-account.ts'
import { firstAdminLink } from '../../src/accounts/links.ts'
import type { NewAccount } from '../../src/accounts/schema.ts'
import { openPortal } from '../portal.ts'
import { password, removeAccounts, sessionCookie, signIn } from './staff.ts'

const portal = await openPortal()
const { pool, request } = portal
const base = 'https://portal.example'

/** The path of a link, in a language. */
const pathOf = (link: string | undefined, language = 'en') => link!.replace(`${base}/en/`, `/${language}/`)
const post = (path: string, form: object, visitor = request()) => visitor.post(path).type('form').send(form)
const accounts = async () => (await pool.query('select a.* from accounts a order by a.id')).rows
const person = { name: 'Ewa Test', email: 'Ewa@office.example', password }

beforeEach(async () => {
  await removeAccounts(portal)
  await pool.query('delete from account_links')
  await pool.query('delete from sign_in_tries')
})

describe('the link for the first admin', () => {
  const link = async () => pathOf(await firstAdminLink(pool, base))

  test('opens a form and uses nothing up; sending it makes the admin, who is signed in', async () => {
    const path = await link()
    for (let i = 0; i < 2; i++) {
      const { text } = await request().get(path).expect(200)
      expect(text).toContain('Create the first admin account')
      expect(text).toMatch(/id="email".*autocomplete="username" value=""/)
    }
    const visitor = request()
    const { headers } = await post(path.replace('/en/', '/pl/'), person, visitor).expect(303)
    expect(headers.location).toBe('/pl/admin')
    const [account, ...others] = await accounts()
    expect(others).toEqual([])
    expect(account).toMatchObject({ email: 'ewa@office.example', name: 'Ewa Test', role: 'admin', language: 'pl' })
    expect(account.password_hash).toMatch(/^\$argon2id\$/)
    expect((await visitor.get('/en/admin').expect(200)).text).toContain('Ewa Test')
    await signIn(portal, 'ewa@office.example')
  })

  test('is dead once there is an admin, and no new one is made', async () => {
    const path = await link()
    await post(path, person).expect(303)
    for (const answer of [await request().get(path), await post(path, { ...person, email: 'b@office.example' })]) {
      expect(answer.status).toBe(410)
      expect(answer.text).toContain('This link has expired or was already used.')
      expect(sessionCookie(answer)).toBeUndefined()
    }
    expect(await firstAdminLink(pool, base)).toBeUndefined()
    expect(await accounts()).toHaveLength(1)
  })

  test('used twice at once makes one admin', async () => {
    const path = await link()
    const people = Array.from({ length: 4 }, (_, i) => ({ ...person, email: `admin${i}@office.example` }))
    const answers = await Promise.all(people.map((each) => post(path, each)))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410, 410])
    expect(await accounts()).toHaveLength(1)
  })

  test('is replaced by the next start; several starts at once leave one', async () => {
    const first = await link()
    const links = await Promise.all([firstAdminLink(pool, base), firstAdminLink(pool, base)])
    await request().get(first).expect(410)
    const found = await Promise.all(links.map((each) => request().get(pathOf(each))))
    expect(found.map(({ status }) => status).sort()).toEqual([200, 410])
  })

  test('is dead when an admin came to be in another way, and alive again when there is none', async () => {
    const path = await link()
    await createAccount(pool, base, { email: 'jan@office.example', name: 'Jan', role: 'admin' })
    await post(path, person).expect(410)
    expect(await firstAdminLink(pool, base)).toBeUndefined()
    await pool.query('update accounts set deactivated_at = now()')
    await request()
      .get(await link())
      .expect(200)
  })

  test('works for a day', async () => {
    const path = await link()
    const later = (interval: string) =>
      pool.query(`update account_links set expires_at = expires_at - interval '${interval}'`)
    await later('23 hours 59 minutes')
    await request().get(path).expect(200)
    await later('1 minute')
    await request().get(path).expect(410)
    await post(path, person).expect(410)
    expect(await accounts()).toEqual([])
  })

  test('asks for everything, and keeps what was typed but not the password', async () => {
    const path = await link()
    const typed = { name: ' <b>Ewa</b> ', email: 'ewa', password: 'do not tell' }
    const { text } = await post(path, typed).expect(422)
    expect(text).toContain('1 thing to fix')
    expect(text).toContain('value=" &lt;b&gt;Ewa&lt;/b&gt; "')
    expect(text).toContain('value="ewa"')
    expect(text).not.toContain('do not tell')
    expect((await post(path, {}).expect(422)).text).toContain('3 things to fix')
    expect(await accounts()).toEqual([])
  })

  test.each<[string, object, string]>([
    ['short', { password: 'elevensigns' }, 'at least 12 characters are needed'],
    ['made of the name', { password: 'Ewa Test 2026' }, 'Little is left of it'],
    ['made of the e-mail', { password: 'ewa@office.example' }, 'Little is left of it'],
    ['endless', { password: 'x'.repeat(1001) }, 'Too long'],
  ])('refuses a password that is %s', async (_what, change, words) => {
    const { text } = await post(await link(), { ...person, ...change }).expect(422)
    expect(text).toContain(words)
    expect(await accounts()).toEqual([])
  })

  test.each<[string, object]>([
    ['a long name', { name: 'x'.repeat(121) }],
    ['a long e-mail', { email: `${'x'.repeat(250)}@office.example` }],
    ['NUL', { name: 'a\u0000b' }],
    ['line breaks', { name: 'a\r\nb' }],
    ['lists', { name: ['a', 'b'], email: ['a', 'b'] }],
  ])('answers 422 to %s', async (_what, change) => {
    await post(await link(), { ...person, ...change }).expect(422)
    expect(await accounts()).toEqual([])
  })

  test('does not take the e-mail of another account, and stays good for a second try', async () => {
    await createAccount(pool, base, { email: 'ewa@office.example', name: 'Ewa', role: 'editor' })
    const path = await link()
    expect((await post(path, person).expect(422)).text).toContain('An account with this e-mail already exists.')
    await post(path, { ...person, email: 'ewa.test@office.example' }).expect(303)
  })
})

describe('an invitation', () => {
  const invited: NewAccount = { email: 'jan@office.example', name: 'Jan Test', role: 'contributor' }
  const invite = async (change: Partial<NewAccount> = {}) =>
    pathOf((await createAccount(pool, base, { ...invited, ...change })).link)

  test('says whose account it is, with which role, for which organisation, before the password', async () => {
    const { rows } = await pool.query(
      `select e.slug from entries e where e.kind = 'organisation' order by e.id limit 1`,
    )
    const path = await invite({ organisation: rows[0].slug })
    const { rows: titles } = await pool.query(`select c.title from catalogue c where c.slug = $1`, [rows[0].slug])
    const { text } = await request().get(path).expect(200)
    for (const words of ['jan@office.example', 'Jan Test', 'Contributor', titles[0].title.en])
      expect(text).toContain(words)
    expect(text.indexOf('Jan Test')).toBeLessThan(text.indexOf('id="password"'))
    expect((await request().get(path.replace('/en/', '/cs/')).expect(200)).text).toContain(titles[0].title.cs)
  })

  test('sets the password once, signs in and takes the language of the page', async () => {
    const path = await invite()
    const visitor = request()
    await post(path.replace('/en/', '/cs/'), { password }, visitor).expect(303)
    await visitor.get('/en/admin').expect(200)
    expect((await accounts())[0]).toMatchObject({ name: 'Jan Test', role: 'contributor', language: 'cs' })
    await post(path, { password: 'another one, longer' }).expect(410)
    await signIn(portal, 'jan@office.example')
  })

  test('cannot change who the account is for', async () => {
    await post(await invite(), { password, email: 'evil@office.example', name: 'Evil', role: 'admin' }).expect(303)
    expect((await accounts())[0]).toMatchObject(invited)
  })

  test('used twice at once sets one password', async () => {
    const path = await invite()
    const passwords = ['jedna dlouhá věta', 'druhá dlouhá věta', 'třetí dlouhá věta']
    const answers = await Promise.all(passwords.map((each) => post(path, { password: each })))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410])
  })

  test('works for seven days', async () => {
    const path = await invite()
    await pool.query(`update account_links set expires_at = expires_at - interval '6 days 23 hours 59 minutes'`)
    await request().get(path).expect(200)
    await pool.query(`update account_links set expires_at = expires_at - interval '1 minute'`)
    await post(path, { password }).expect(410)
    expect((await accounts())[0].password_hash).toBeNull()
  })

  test('is dead for a deactivated account', async () => {
    const path = await invite()
    await pool.query('update accounts set deactivated_at = now()')
    await request().get(path).expect(410)
    await post(path, { password }).expect(410)
  })

  test('that was lost is made anew; the old one is void, and so is any once one was used', async () => {
    const lost = await invite()
    const path = await invite({ role: 'editor' })
    await request().get(lost).expect(410)
    await post(path, { password }).expect(303)
    expect(await accounts()).toMatchObject([{ role: 'editor' }])
    await expect(createAccount(pool, base, { ...invited, email: 'jan@office.example' })).rejects.toThrow(
      'already exists',
    )
  })

  test('refuses a password made of the name that it is for', async () => {
    expect((await post(await invite(), { password: 'Jan Test 2026' }).expect(422)).text).toContain('Jan Test')
  })
})

describe('a link that is none', () => {
  test.each([
    '',
    '?token=',
    '?token=x',
    `?token=${'x'.repeat(3000)}`,
    '?token=a&token=b',
    '?token=%00',
    '?token[$ne]=x',
  ])('%s: 410', async (query) => {
    await request().get(`/en/set-password${query}`).expect(410)
    await post(`/en/set-password${query}`, person).expect(410)
    expect(await accounts()).toEqual([])
  })

  test('no token is stored as it is, and none is in the head of the page', async () => {
    const path = pathOf(await firstAdminLink(pool, base))
    const token = new URLSearchParams(path.split('?')[1]).get('token')!
    expect(token).toMatch(/^[\w-]{43}$/)
    const { rows } = await pool.query(`select encode(l.token_hash, 'escape') hash, l.* from account_links l`)
    expect(JSON.stringify(rows)).not.toContain(token)
    const { text } = await request().get(path)
    expect(text.split('</head>')[0]).not.toContain(token)
  })
})
