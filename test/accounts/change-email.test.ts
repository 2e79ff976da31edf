import { beforeEach, describe, expect, test } from 'vitest'
import { openPortal } from '../portal.ts'
import { makeAccount, password, removeAccounts, signIn } from './staff.ts'

const portal = await openPortal({ content: 'none', env: { BASE_URL: 'http://portal.example' } })
const { pool, request } = portal
type Visitor = ReturnType<typeof request>
let ewa: Visitor
beforeEach(async () => {
  await removeAccounts(portal)
  await pool.query('delete from mails')
  await pool.query('delete from sign_in_tries')
  await makeAccount(portal, { email: 'ewa@office.example', role: 'editor' })
  await makeAccount(portal, { email: 'jan@office.example', role: 'admin' })
  ewa = await signIn(portal, 'ewa@office.example')
})
const ask = (form: object, visitor = ewa) => visitor.post('/en/admin/account/email').type('form').send(form)
const mails = async () => (await pool.query('select m.* from mails m order by m.id')).rows
const emails = async () =>
  (await pool.query('select a.email from accounts a order by a.id')).rows.map(({ email }) => email)
const link = async () =>
  /portal\.example(\/en\/confirm-email\?token=[\w-]{43})/.exec((await mails()).at(-1).body_text)![1]!
const wanted = { email: 'eva.new@office.example', present: password }

describe('asking for another e-mail', () => {
  test.each<[string, object, string]>([
    ['nothing', {}, 'email'],
    ['no address', { ...wanted, email: 'eva' }, 'email'],
    ['the present one', { ...wanted, email: 'EWA@office.example' }, 'email'],
    ['another line', { ...wanted, email: 'eva@office.example\nBcc: x@y.example' }, 'email'],
    ['a wrong password', { ...wanted, present: 'wrong' }, 'present'],
    ['no password', { email: wanted.email }, 'present'],
  ])('is refused: %s', async (_what, form, field) => {
    const { text } = await ask(form).expect(422)
    expect(text).toContain(`<li><a href="#${field}">`)
    expect(await mails()).toEqual([])
  })

  test('does not let the password be guessed', async () => {
    for (let i = 0; i < 5; i += 1) await ask({ ...wanted, present: 'wrong' }).expect(422)
    await ask(wanted).expect(429)
  })

  test('sends a link to the new address and a note to the old one; until then nothing changes', async () => {
    const { headers } = await ask(wanted).expect(303)
    expect((await ewa.get(headers.location as string)).text).toContain('A link was sent to the new address.')
    expect((await mails()).map((mail) => mail.recipient)).toEqual(['ewa@office.example', 'eva.new@office.example'])
    expect((await mails())[0].body_text).not.toContain('token=')
    expect(
      (
        await request()
          .get(await link())
          .expect(200)
      ).text,
    ).not.toContain('ewa@office.example')
    expect(await emails()).toEqual(['ewa@office.example', 'jan@office.example'])
  })

  test('tells nobody but an admin that an address is taken', async () => {
    await ask({ ...wanted, email: 'jan@office.example' }).expect(303)
    expect((await mails()).map((mail) => mail.recipient)).toEqual(['ewa@office.example'])
    const jan = await signIn(portal, 'jan@office.example')
    const { text } = await ask({ ...wanted, email: 'ewa@office.example' }, jan).expect(422)
    expect(text).toContain('An account with this e-mail already exists.')
  })
})

describe('the link', () => {
  test('changes the e-mail on POST, once, and voids what was sent to the old address', async () => {
    await request().post('/en/forgotten-password').type('form').send({ email: 'ewa@office.example' }).expect(200)
    await ask(wanted).expect(303)
    const path = await link()
    await request().post(path).expect(200)
    expect(await emails()).toEqual(['eva.new@office.example', 'jan@office.example'])
    await request().post(path).expect(410)
    expect((await pool.query('select 1 from account_links where used_at is null')).rows).toEqual([])
    await signIn(portal, 'eva.new@office.example')
    const { rows } = await pool.query(`select g.detail from audit_log g where g.action = 'account.email-changed'`)
    expect(rows).toEqual([{ detail: {} }])
  })

  test('is no link for a password', async () => {
    await ask(wanted).expect(303)
    const path = (await link()).replace('confirm-email', 'set-password')
    await request().post(path).type('form').send({ password: 'tři zelené koně' }).expect(410)
  })

  test('is dead when the address was taken meanwhile, when another was asked for, and when it expired', async () => {
    await ask(wanted).expect(303)
    const first = await link()
    await makeAccount(portal, { email: 'eva.new@office.example' })
    await request().post(first).expect(410)
    await ask({ ...wanted, email: 'eva.other@office.example' }).expect(303)
    await request().get(first).expect(410)
    const second = await link()
    await pool.query(`update account_links set expires_at = now() - interval '1 second'`)
    await request().post(second).expect(410)
    expect(await emails()).toContain('ewa@office.example')
  })
})
