import pino from 'pino'
import supertest from 'supertest'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { inviteLink } from '../../src/accounts/links.ts'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/log.ts'
import { openPortal } from '../portal.ts'
import { makeAccount, password, sessionCookie, signIn } from './staff.ts'

const portal = await openPortal({ content: 'none' })
const { pool, request } = portal
await makeAccount(portal, { email: 'ewa@office.example', name: 'Ewa <Test>' })
await makeAccount(portal, { email: 'left@office.example' })
await makeAccount(portal, { email: 'invited@office.example' })
await pool.query(`update accounts set deactivated_at = now() where email = 'left@office.example'`)
await pool.query(`update accounts set password_hash = null where email = 'invited@office.example'`)

const post = (form: object, visitor = request()) => visitor.post('/en/sign-in').type('form').send(form)
const sessions = async () => (await pool.query('select s.* from sessions s order by s.id')).rows
beforeEach(async () => {
  await pool.query('delete from sessions')
  await pool.query('delete from sign_in_tries')
})

describe('a wrong pair', () => {
  const strangers = ['nobody@office.example', 'left@office.example', 'invited@office.example']

  test.each(strangers)('%s gets the very answer that a wrong password gets', async (email) => {
    const wrong = await post({ email: 'ewa@office.example', password: 'not it' })
    const other = await post({ email, password })
    expect([wrong.status, other.status]).toEqual([401, 401])
    expect(other.text.replace(email, '')).toBe(wrong.text.replace('ewa@office.example', ''))
    const headersOf = ({ headers }: typeof wrong) => ({
      ...headers,
      date: '',
      'x-request-id': '',
      'content-length': '',
    })
    expect(headersOf(other)).toEqual(headersOf(wrong))
    expect(other.text).toContain('The e-mail or the password is not right')
    expect(other.text).not.toContain(password)
    expect(await sessions()).toEqual([])
  })

  test.each(['ewa@office.example', 'nobody@office.example'])('%s: the sixth try has to wait', async (email) => {
    for (let i = 0; i < 5; i++) await post({ email, password: `wrong ${i}` }).expect(401)
    const { text, headers } = await post({ email: ` ${email.toUpperCase()}`, password }).expect(429)
    expect(text).toContain('Try again in 15 minutes.')
    expect(Number(headers['retry-after'])).toBeGreaterThan(890)
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(900)
    expect(sessionCookie({ headers })).toBeUndefined()
    await pool.query(`update sign_in_tries set tried_at = tried_at - interval '10 minutes'`)
    expect((await post({ email, password }).expect(429)).text).toContain('Try again in 5 minutes.')
    await pool.query(`update sign_in_tries set tried_at = tried_at - interval '5 minutes'`)
    await post({ email, password }).expect(email.startsWith('ewa') ? 303 : 401)
  })

  test('of many accounts in a row: the address has to wait', async () => {
    for (let i = 0; i < 5; i++) await post({ email: `${i}@office.example`, password }).expect(401)
    await post({ email: 'ewa@office.example', password }).expect(429)
  })

  test('is forgotten with the right one', async () => {
    for (let i = 0; i < 4; i++) await post({ email: 'ewa@office.example', password: 'wrong' }).expect(401)
    await post({ email: 'ewa@office.example', password }).expect(303)
    for (let i = 0; i < 5; i++) await post({ email: 'ewa@office.example', password: 'wrong' }).expect(401)
  })
})

describe('what is no pair', () => {
  const long = 'x'.repeat(5000)
  test.each<[string, string | object, string[]]>([
    ['nothing', {}, ['email', 'password']],
    ['empty fields', { email: '  ', password: '' }, ['email', 'password']],
    ['no e-mail', { email: 'ewa', password }, ['email']],
    ['a long e-mail', { email: `${long}@office.example`, password }, ['email']],
    ['a long password', { email: 'ewa@office.example', password: long }, ['password']],
    ['NUL', { email: 'ewa\u0000@office.example', password }, ['email']],
    ['lists', 'email=a@b.example&email=c@d.example&password=x&password=y', ['email', 'password']],
    ['objects', 'email[$ne]=x&password[$ne]=x', ['email', 'password']],
    ['the prototype', '__proto__=x&constructor=y&email=__proto__&password=x', ['email']],
    ['broken percent signs', 'email=%ff%zz&password=%', ['email']],
  ])('%s: 422 with links to the fields', async (_name, form, fields) => {
    const { text } = await post(form as object).expect(422)
    const links = [...text.matchAll(/<li><a href="#(\w+)">/g)].map(([, field]) => field)
    expect(links).toEqual(fields)
    for (const field of fields) expect(text).toMatch(new RegExp(`id="${field}"[^>]* aria-describedby="${field}-error"`))
  })

  test('the e-mail stays as it was typed, escaped; the password does not', async () => {
    const { text } = await post({ email: '"><script>Ewa', password: 'do not tell' }).expect(422)
    expect(text).toContain('value="&#34;&gt;&lt;script&gt;Ewa"')
    expect(text).not.toContain('do not tell')
    const wrong = await post({ email: ' Nobody@Office.example', password: 'do not tell' }).expect(401)
    expect(wrong.text).toContain('value=" Nobody@Office.example"')
    expect(wrong.text).not.toContain('do not tell')
  })

  test('JSON is not read', async () => {
    await request().post('/en/sign-in').send({ email: 'ewa@office.example', password }).expect(422)
  })

  test('a body that is too large gets a page that says so', async () => {
    const { text } = await post({ email: 'x', password: 'y'.repeat(4_200_000) }).expect(413)
    expect(text).toContain('This is too large')
    await post(Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`f${i}`, '']))).expect(413)
  })
})

describe('the right pair', () => {
  test('opens the staff area, whatever the case of the e-mail', async () => {
    const visitor = request()
    const { headers } = await post({ email: ' EWA@office.example ', password }, visitor).expect(303)
    expect(headers.location).toBe('/en/admin')
    const cookie = [headers['set-cookie']].flat().join()
    expect(cookie).toMatch(/^session=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/)
    const { text } = await visitor.get('/en/admin').expect(200)
    expect(text).toContain('Ewa &lt;Test&gt;')
    expect((await pool.query(`select a.id from accounts a where a.last_sign_in_at is not null`)).rowCount).toBe(1)
  })

  test('gets the cookie with Secure and a name bound to the host where visitors come by https', async () => {
    const secure = await openPortal({ content: 'none', env: { BASE_URL: 'https://portal.example' } })
    await makeAccount(secure, { email: 'ewa@office.example' })
    const { headers } = await post({ email: 'ewa@office.example', password }, secure.request()).expect(303)
    expect([headers['set-cookie']].flat().join()).toMatch(
      /^__Host-session=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
  })

  test('makes a new session: an id from before is worth nothing', async () => {
    const visitor = await signIn(portal, 'ewa@office.example')
    const [planted] = await sessions()
    const again = await post({ email: 'ewa@office.example', password }, visitor).expect(303)
    expect(sessionCookie(again)).toBeDefined()
    const rows = await sessions()
    expect(rows).toHaveLength(1)
    expect(rows[0].sid_hash).not.toEqual(planted.sid_hash)
    await visitor.get('/en/admin').expect(200)
  })

  test('does not take an id that somebody else chose', async () => {
    const { 'set-cookie': made } = (await post({ email: 'ewa@office.example', password })).headers
    await pool.query('delete from sessions')
    const answer = await post({ email: 'ewa@office.example', password }).set('Cookie', String(made).split(';')[0]!)
    expect(answer.status).toBe(303)
    expect(sessionCookie(answer)).toBeDefined()
    expect(String(answer.headers['set-cookie'])).not.toBe(String(made))
  })

  test('leaves nothing in the database that opens a door', async () => {
    const answer = await post({ email: 'ewa@office.example', password }).set('User-Agent', 'Mozilla/5.0 Firefox/140.0')
    const sid = /^s:([^.]+)\./.exec(decodeURIComponent(sessionCookie(answer)!))?.[1]
    expect(sid).toHaveLength(32)
    const [row] = await sessions()
    expect(row.agent).toBe('Firefox')
    expect(
      JSON.stringify(row, (_, value) => (value?.type === 'Buffer' ? Buffer.from(value).toString('latin1') : value)),
    ).not.toContain(sid)
  })

  test.each([
    ['/en/admin/entries?kind=practice&page=2', '/en/admin/entries?kind=practice&page=2'],
    ['/pl/admin', '/pl/admin'],
    ['https://evil.example/en/admin', '/en/admin'],
    ['//evil.example/en/admin', '/en/admin'],
    ['/en/admin//evil.example', '/en/admin'],
    ['/en/admin/../../evil', '/en/admin'],
    ['/\\evil.example', '/en/admin'],
    ['/en/admin\\@evil.example', '/en/admin'],
    ['/en/adminevil', '/en/admin'],
    ['/en/admin?x=\r\nSet-Cookie: a=b', '/en/admin'],
    ['javascript:alert(1)', '/en/admin'],
    [`/en/admin/${'x'.repeat(600)}`, '/en/admin'],
  ])('then leads to an own page only: %j', async (next, to) => {
    const address = `/en/sign-in?${new URLSearchParams({ next })}`
    const { headers } = await request().post(address).type('form').send({ email: 'ewa@office.example', password })
    expect(headers.location).toBe(to)
    expect((await request().get(address)).text).not.toContain('evil')
  })

  test('makes the page for signing in lead on', async () => {
    const visitor = await signIn(portal, 'ewa@office.example')
    expect((await visitor.get('/cs/sign-in').expect(303)).headers.location).toBe('/cs/admin')
  })
})

describe('a session', () => {
  test('ends on the server when its person signs out', async () => {
    const visitor = request()
    const cookie = `session=${sessionCookie(await post({ email: 'ewa@office.example', password }, visitor))}`
    await request().get('/en/admin').set('Cookie', cookie).expect(200)
    const { headers } = await visitor.post('/en/sign-out').expect(303)
    expect(headers.location).toBe('/en/sign-in?out=1')
    expect(String(headers['set-cookie'])).toMatch(/^session=; Path=\/; Expires=Thu, 01 Jan 1970/)
    expect(await sessions()).toEqual([])
    await visitor.get('/en/admin').expect(303)
    await request().get('/en/admin').set('Cookie', cookie).expect(303)
    expect((await visitor.get('/en/sign-in?out=1').expect(200)).text).toContain('You are signed out.')
    await visitor.post('/en/sign-out').expect(303)
  })

  test('ends after twelve hours without a request, is prolonged by one, and ends after a week', async () => {
    const visitor = await signIn(portal, 'ewa@office.example')
    const left = async () => {
      const { rows } = await pool.query('select extract(epoch from s.expires_at - now()) / 3600 hours from sessions s')
      return Math.round(Number(rows[0].hours))
    }
    expect(await left()).toBe(12)
    await pool.query(`update sessions set expires_at = now() + interval '1 hour'`)
    await visitor.get('/en/admin').expect(200)
    expect(await left()).toBe(12)
    await pool.query(
      `update sessions set created_at = now() - interval '6 days 20 hours', expires_at = now() + interval '1 hour'`,
    )
    await visitor.get('/en/admin').expect(200)
    expect(await left()).toBe(4)
    await pool.query('update sessions set expires_at = now()')
    await visitor.get('/en/admin').expect(303)
  })

  test('of a deactivated account ends with its next request, and does not come back', async () => {
    const id = await makeAccount(portal, { email: 'leaving@office.example' })
    const visitor = await signIn(portal, 'leaving@office.example')
    await pool.query('update accounts set deactivated_at = now() where id = $1', [id])
    await visitor.get('/en/admin').expect(303)
    await pool.query('update accounts set deactivated_at = null where id = $1', [id])
    await visitor.get('/en/admin').expect(303)
    await post({ email: 'ewa@office.example', password }, visitor).expect(303)
    await visitor.get('/en/admin').expect(200)
  })

  test('survives a restart, and another process of the portal knows it', async () => {
    const answer = await post({ email: 'ewa@office.example', password })
    const app = await createApp({ db: pool, config: readConfig({}), log: createLog('silent') })
    const cookie = `session=${sessionCookie(answer)}`
    await supertest(app).get('/en/admin').set('Cookie', cookie).expect(200)
    const other = await createApp({
      db: pool,
      config: readConfig({ SESSION_SECRET: 'quite another secret, and a long one' }),
      log: createLog('silent'),
    })
    await supertest(other).get('/en/admin').set('Cookie', cookie).expect(303)
  })

  test('with a changed signature is none', async () => {
    const answer = await post({ email: 'ewa@office.example', password })
    const cookie = `session=${sessionCookie(answer)!.slice(0, -1)}X`
    await request().get('/en/admin').set('Cookie', cookie).expect(303)
  })
})

describe('readers', () => {
  test.each(['/en', '/pl/catalogue', '/cs/practices', '/en/themes', '/en/about', '/api/v1/catalogue', '/health'])(
    '%s sets no cookie and asks for no session, even with one in the browser',
    async (address) => {
      const visitor = await signIn(portal, 'ewa@office.example')
      const asked = vi.spyOn(pool, 'query')
      for (const reader of [request(), visitor]) {
        const { headers } = await reader.get(address).expect(200)
        expect(headers['set-cookie']).toBeUndefined()
      }
      const statements = asked.mock.calls.map(([query]) => (typeof query === 'string' ? query : JSON.stringify(query)))
      asked.mockRestore()
      expect(statements.filter((text) => /sessions|accounts|secrets/.test(text))).toEqual([])
    },
  )

  test('nobody is remembered before they sign in', async () => {
    for (const address of ['/en/sign-in', '/en/admin', '/en/set-password?token=x']) {
      expect((await request().get(address)).headers['set-cookie']).toBeUndefined()
    }
    expect(await sessions()).toEqual([])
  })
})

test('no e-mail, password, token or session stands in the log', async () => {
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  const visitor = supertest.agent(await createApp({ db: pool, config: readConfig({}), log }))
  const token = /token=(.*)/.exec(
    (await inviteLink(pool, '', await makeAccount(portal, { email: 'log@x.example' }))).link,
  )
  await post({ email: 'ewa@office.example', password: 'wrong secret' }, visitor).expect(401)
  await post({ email: `${'x'.repeat(300)}@office.example`, password }, visitor).expect(422)
  await post({ email: 'ewa@office.example', password: 'y'.repeat(4_200_000) }, visitor).expect(413)
  const cookie = sessionCookie(await post({ email: 'ewa@office.example', password }, visitor).expect(303))!
  await visitor.get(`/en/set-password?token=${token![1]}`).expect(200)
  const away = vi
    .spyOn(pool, 'query')
    .mockRejectedValue(Object.assign(new Error('a fault'), { code: '42601' }) as never)
  await post({ email: 'ewa@office.example', password }, visitor).expect(500)
  away.mockRestore()
  const written = lines.join('')
  expect(written).toContain('"path":"/en/set-password"')
  expect(written).toContain('a fault')
  for (const secret of [
    'office.example',
    'wrong secret',
    password,
    'yyy',
    token![1]!,
    cookie,
    decodeURIComponent(cookie),
  ])
    expect(written).not.toContain(secret)
})

describe('every page of accounts', () => {
  test.each(['/en/sign-in', '/pl/admin', '/cs/admin/nothing', '/en/set-password', '/en/sign-in?out=1'])(
    '%s is kept by nobody and found by no search engine',
    async (address) => {
      const { headers, text } = await request().get(address)
      expect(headers['cache-control']).toBe('no-store')
      expect(headers['x-robots-tag']).toBe('noindex')
      if (text.includes('<html')) expect(text).toContain('<meta name="robots" content="noindex">')
      expect(text).not.toContain('rel="canonical"')
    },
  )

  test.each([
    ['/en/sign-in'],
    ['/en/sign-in/code'],
    ['/en/sign-in/held'],
    ['/en/sign-out'],
    ['/en/set-password?token=x'],
    ['/en/admin/account/password'],
    ['/en/admin/account/sessions'],
    ['/en/admin/account/second-factor'],
    ['/en/admin/account/second-factor/off'],
    ['/en/admin/account/second-factor/recovery-codes'],
    ['/en/admin/accounts/1/second-factor/remove'],
  ])('%s refuses what another site sends', async (address) => {
    const visitor = await signIn(portal, 'ewa@office.example')
    const origins = [
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
    ]
    for (const headers of origins) {
      const { text } = await visitor.post(address).set(headers).type('form').send({ email: 'x' }).expect(403)
      expect(text).toContain('This is not allowed')
    }
    expect(await sessions()).toHaveLength(1)
  })

  test('answers in the language of its address', async () => {
    for (const [language, words] of [
      ['pl', 'Nieprawidłowy e-mail lub hasło'],
      ['cs', 'Nesprávný e-mail nebo heslo'],
    ]) {
      const form = { email: 'ewa@office.example', password: 'wrong' }
      const { text } = await request().post(`/${language}/sign-in`).type('form').send(form).expect(401)
      expect(text).toContain(words)
    }
  })
})
