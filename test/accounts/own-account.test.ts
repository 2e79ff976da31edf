import { beforeEach, describe, expect, test } from 'vitest'
import { openPortal } from '../portal.ts'
import { makeAccount, password, removeAccounts, signIn } from './staff.ts'

const portal = await openPortal({ content: 'none' })
const { pool, request } = portal
let id: number
beforeEach(async () => {
  await pool.query('delete from sign_in_tries')
  await removeAccounts(portal)
  await makeAccount(portal, { email: 'jan@office.example' })
  id = await makeAccount(portal, { email: 'ewa@office.example', role: 'contributor' })
})
const sessions = async () =>
  (await pool.query('select s.* from sessions s where s.account_id = $1 order by s.id', [id])).rows
type Visitor = ReturnType<typeof request>
const change = (visitor: Visitor, form: object) => visitor.post('/en/admin/account/password').type('form').send(form)
const end = (visitor: Visitor, session: unknown) =>
  visitor.post('/en/admin/account/sessions').type('form').send({ session })
const next = 'tři zelené koně'

describe('a new password', () => {
  test('ends the other sessions and renews this one', async () => {
    const visitor = await signIn(portal, 'ewa@office.example')
    const other = await signIn(portal, 'ewa@office.example')
    const before = await sessions()
    const { headers } = await change(visitor, { current: password, password: next }).expect(303)
    expect((await visitor.get(headers.location as string).expect(200)).text).toContain('The password was changed.')
    await other.get('/en/admin').expect(303)
    const after = await sessions()
    expect(after).toHaveLength(1)
    expect(before.map((row) => row.sid_hash.toString('hex'))).not.toContain(after[0].sid_hash.toString('hex'))
    const pair = (secret: string) =>
      request().post('/en/sign-in').type('form').send({ email: 'ewa@office.example', password: secret })
    await pair(password).expect(401)
    await pair(next).expect(303)
  })

  test('needs the present one, which cannot be guessed at will', async () => {
    const visitor = await signIn(portal, 'ewa@office.example')
    for (let i = 0; i < 5; i++) {
      const { text } = await change(visitor, { current: 'wrong', password: next }).expect(422)
      expect(text).toMatch(/id="current-error".*This is not your present password\./)
    }
    const { headers, text } = await change(visitor, { current: password, password: next }).expect(429)
    expect(Number(headers['retry-after'])).toBeGreaterThan(890)
    expect(text).toContain('Try again in 15 minutes.')
  })

  test.each<[string, object, string]>([
    ['nothing', {}, 'current'],
    ['a short one', { current: password, password: 'short' }, 'password'],
    ['one made of the e-mail', { current: password, password: 'ewa@office.example' }, 'password'],
    ['lists', { current: [password, password], password: next }, 'current'],
    ['an endless one', { current: password, password: 'x'.repeat(2000) }, 'password'],
  ])('is refused: %s', async (_what, form, field) => {
    const visitor = await signIn(portal, 'ewa@office.example')
    expect((await change(visitor, form).expect(422)).text).toContain(`<li><a href="#${field}">`)
    await signIn(portal, 'ewa@office.example')
  })

  test('never comes back in an answer', async () => {
    const visitor = await signIn(portal, 'ewa@office.example')
    const { text } = await change(visitor, { current: 'do not tell', password: 'tell nobody!!' }).expect(422)
    expect(text).not.toMatch(/do not tell|tell nobody/)
  })
})

describe('sessions', () => {
  test('are listed with the browser, the own one marked; one can be ended', async () => {
    const visitor = await signIn(portal, 'ewa@office.example')
    const other = request()
    const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'
    const pair = { email: 'ewa@office.example', password }
    await other.post('/en/sign-in').set('User-Agent', agent).type('form').send(pair).expect(303)
    const { text } = await visitor.get('/en/admin/account').expect(200)
    const rows = [...text.matchAll(/<tr><th scope="row">(.*?)<\/tr>/gs)].map(([row]) => row)
    expect(rows.map((row) => [row.includes('Firefox, Windows'), row.includes('this one')])).toEqual([
      [true, false],
      [false, true],
    ])
    const { headers } = await end(visitor, /name="session" value="(\d+)"/.exec(rows[0]!)?.[1]).expect(303)
    expect((await visitor.get(headers.location as string)).text).toContain('The session has ended.')
    await other.get('/en/admin').expect(303)
    await visitor.get('/en/admin').expect(200)
  })

  test('the own one can be ended too', async () => {
    const visitor = await signIn(portal, 'ewa@office.example')
    await end(visitor, (await sessions())[0].id).expect(303)
    await visitor.get('/en/admin/account').expect(303)
  })

  test('of other people are not listed and cannot be ended', async () => {
    const jan = await signIn(portal, 'jan@office.example')
    const { rows } = await pool.query('select s.id from sessions s where s.account_id <> $1', [id])
    const visitor = await signIn(portal, 'ewa@office.example')
    const { text } = await visitor.get('/en/admin/account').expect(200)
    for (const row of rows) {
      expect(text).not.toContain(`name="session" value="${row.id}"`)
      await end(visitor, row.id).expect(303)
    }
    await jan.get('/en/admin').expect(200)
  })

  test.each(['', 'x', '-1', '1e9', '99999999999999999999', ['1', '2'], '0 or 1=1'])(
    'ending %j ends nothing',
    async (what) => {
      const visitor = await signIn(portal, 'ewa@office.example')
      await end(visitor, what).expect(303)
      expect(await sessions()).toHaveLength(1)
    },
  )
})

describe('who may come', () => {
  const pages = [
    ['GET', '/en/admin'],
    ['GET', '/pl/admin/entries'],
    ['GET', '/cs/admin/entries?kind=practice&state=draft'],
    ['GET', '/en/admin/account'],
    ['HEAD', '/en/admin'],
    ['POST', '/en/admin/account/password'],
    ['POST', '/en/admin/account/sessions'],
  ] as const

  test.each(pages)('%s %s: an outsider is sent to sign in, or refused', async (method, address) => {
    const visitor = request()
    if (method === 'POST') await visitor.post(address).type('form').send({ session: 1 }).expect(403)
    else {
      const { headers } = await (method === 'HEAD' ? visitor.head(address) : visitor.get(address)).expect(303)
      expect(headers.location).toBe(`/${address.slice(1, 3)}/sign-in?next=${encodeURIComponent(address)}`)
    }
  })

  test.each(['contributor', 'editor', 'admin'] as const)('%s comes in everywhere', async (role) => {
    await pool.query('update accounts set role = $1 where id = $2', [role, id])
    const visitor = await signIn(portal, 'ewa@office.example')
    for (const [method, address] of pages) {
      if (method === 'GET') await visitor.get(address).expect(200)
      if (method === 'POST') expect((await visitor.post(address).type('form').send({})).status).not.toBe(403)
    }
    await visitor.get('/en/admin/nothing').expect(404)
    await visitor.post('/en/admin').expect(405)
  })

  test('signing in leads back to the page that was asked for', async () => {
    const visitor = request()
    const { headers } = await visitor.get('/en/admin/entries?kind=practice').expect(303)
    expect((await visitor.get(headers.location as string).expect(200)).text).toContain('Sign in to see this page.')
    const pair = { email: 'ewa@office.example', password }
    const answer = await visitor
      .post(headers.location as string)
      .type('form')
      .send(pair)
      .expect(303)
    expect(answer.headers.location).toBe('/en/admin/entries?kind=practice')
  })
})
