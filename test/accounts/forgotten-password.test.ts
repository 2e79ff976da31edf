import { beforeEach, describe, expect, test, vi } from 'vitest'
import { openPortal } from '../portal.ts'
import { makeAccount, password, removeAccounts, signIn } from './staff.ts'

const portal = await openPortal({ content: 'none', env: { BASE_URL: 'http://portal.example' } })
const { pool, request } = portal
let id: number
beforeEach(async () => {
  await removeAccounts(portal)
  await pool.query('delete from mails')
  await pool.query('delete from sign_in_tries')
  id = await makeAccount(portal, { email: 'ewa@office.example' })
  await pool.query(`update accounts set language = 'cs' where id = $1`, [id])
})
type Visitor = ReturnType<typeof request>
const ask = (email: unknown, visitor: Visitor = request()) =>
  visitor.post('/en/forgotten-password').type('form').send({ email })
const mails = async () => (await pool.query('select m.* from mails m order by m.id')).rows
/** The path of the link in the newest mail, once there are so many. */
async function link(count = 1): Promise<string> {
  await vi.waitFor(async () => expect(await mails()).toHaveLength(count), { timeout: 10_000 })
  return /http:\/\/portal\.example(\/cs\/set-password\?token=[\w-]{43})/.exec((await mails()).at(-1).body_text)![1]!
}
const next = 'tři zelené koně'

describe('asking', () => {
  test.each([undefined, '', 'ewa', ['ewa@office.example', 'x@office.example'], 'ewa@office.example\nBcc: x@y.example'])(
    'for %j gives the form again',
    async (email) => {
      expect((await ask(email).expect(422)).text).toContain('<li><a href="#email">')
    },
  )

  test('gives the same answer whether there is an account or not', async () => {
    const answers = []
    for (const email of ['nobody@office.example', 'ewa@office.example']) answers.push(await ask(email).expect(200))
    const [unknown, known] = answers.map(({ text, headers }) => [text, Object.keys(headers).sort()])
    expect(known).toEqual(unknown)
    await link()
    expect((await mails()).map((mail) => mail.recipient)).toEqual(['ewa@office.example'])
  })

  test('is limited for an address, without shutting anybody out of signing in', async () => {
    for (let i = 0; i < 5; i += 1) await ask('ewa@office.example').expect(200)
    const { headers } = await ask('ewa@office.example').expect(429)
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    await ask('nobody@office.example').expect(200)
    await signIn(portal, 'ewa@office.example')
  })

  test('sends nothing to a deactivated account', async () => {
    await pool.query('update accounts set deactivated_at = now() where id = $1', [id])
    await ask('ewa@office.example').expect(200)
    await makeAccount(portal, { email: 'jan@office.example' })
    await ask('jan@office.example').expect(200)
    await vi.waitFor(async () => expect(await mails()).not.toEqual([]), { timeout: 10_000 })
    expect((await mails()).map((mail) => mail.recipient)).toEqual(['jan@office.example'])
  })

  test('a request cannot choose the host to which the link leads', async () => {
    await ask('ewa@office.example').set('Host', 'evil.example').expect(200)
    await link()
    expect((await mails())[0].body_text).not.toContain('evil.example')
  })
})

describe('the link', () => {
  test('sets a new password once; whoever was signed in is out', async () => {
    const before = await signIn(portal, 'ewa@office.example')
    await ask('Ewa@Office.example').expect(200)
    const path = await link()
    expect((await request().get(path).expect(200)).text).toContain('Nastavit nové heslo')
    await before.get('/en/admin/account').expect(200) // opening it changes nothing
    const visitor = request()
    await visitor.post(path).type('form').send({ password: next }).expect(303)
    await visitor.get('/cs/admin/account').expect(200)
    await before.get('/en/admin/account').expect(303)
    await request().post(path).type('form').send({ password: 'something else' }).expect(410)
    const pair = (secret: string) =>
      request().post('/en/sign-in').type('form').send({ email: 'ewa@office.example', password: secret })
    await pair(password).expect(401)
    await pair(next).expect(303)
  })

  test('does not pass by a second factor', async () => {
    await pool.query('update accounts set totp_secret = $2, totp_confirmed_at = now() where id = $1', [id, 'sealed'])
    await ask('ewa@office.example').expect(200)
    const visitor = request()
    const { headers } = await visitor
      .post(await link())
      .type('form')
      .send({ password: next })
      .expect(303)
    expect(headers.location).toBe('/cs/sign-in/code')
    await visitor.get('/cs/admin/account').expect(303)
  })

  test('is dead when another was asked for, after two hours, after a new password, and when the account is no more', async () => {
    await ask('ewa@office.example').expect(200)
    const first = await link()
    await ask('ewa@office.example').expect(200)
    const second = await link(2)
    await request().get(first).expect(410)
    await request().get(second).expect(200)
    const { rows } = await pool.query(
      `select l.expires_at - l.created_at = interval '2 hours' two from account_links l where l.used_at is null`,
    )
    expect(rows).toEqual([{ two: true }])
    const visitor = await signIn(portal, 'ewa@office.example')
    await visitor
      .post('/en/admin/account/password')
      .type('form')
      .send({ current: password, password: next })
      .expect(303)
    await request().get(second).expect(410)
    await ask('ewa@office.example').expect(200)
    const third = await link(3)
    await pool.query('update accounts set deactivated_at = now() where id = $1', [id])
    await request().get(third).expect(410)
  })
})
