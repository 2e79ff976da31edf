import { beforeEach, describe, expect, test } from 'vitest'
import { changeAccount, deactivateAccount } from '../../src/accounts/change-account.ts'
import { openPortal } from '../portal.ts'
import { publishBody } from '../publish.ts'
import { words } from '../read-page.ts'
import { makeAccount, password, removeAccounts, signIn } from './staff.ts'

const portal = await openPortal({ content: 'none', env: { BASE_URL: 'http://portal.example' } })
const { pool, request } = portal
const body = await publishBody(pool, 'alfa')
type Visitor = ReturnType<typeof request>
let admin: Visitor
let adminId: number
beforeEach(async () => {
  await removeAccounts(portal)
  await pool.query('delete from mails')
  await pool.query('delete from sign_in_tries')
  adminId = await makeAccount(portal, { email: 'admin@office.example', role: 'admin', name: 'Adam Admin' })
  admin = await signIn(portal, 'admin@office.example')
})
const send = (path: string, form: object = {}, visitor = admin) => visitor.post(path).type('form').send(form)
const accountOf = async (email: string) =>
  (await pool.query('select a.* from accounts a where a.email = $1', [email])).rows[0]
const mails = async () => (await pool.query('select m.* from mails m order by m.id')).rows
const logged = async () =>
  (await pool.query('select g.action, g.subject_id, g.detail from audit_log g order by g.id')).rows.filter(
    ({ action }) => action !== 'account.signed-in',
  )
const guest = { name: 'Jan Nowak', email: 'Jan@office.example', role: 'contributor', organisation: '', language: 'pl' }

describe('who may come', () => {
  const pages = [
    '/en/admin/accounts',
    '/en/admin/accounts/new',
    '/en/admin/accounts/ID',
    '/en/admin/accounts/ID/deactivate',
  ]

  test.each(['contributor', 'editor'] as const)('%s is refused everywhere', async (role) => {
    const id = await makeAccount(portal, { email: 'ewa@office.example', role })
    const visitor = await signIn(portal, 'ewa@office.example')
    for (const page of pages) {
      await visitor.get(page.replace('ID', String(id))).expect(403)
      await send(page.replace('ID', String(id)), { ...guest, role: 'admin' }, visitor).expect(403)
    }
    expect((await accountOf('ewa@office.example')).role).toBe(role)
    expect(await accountOf('jan@office.example')).toBeUndefined()
  })

  test('an outsider is sent to sign in, or refused', async () => {
    for (const page of pages) {
      await request()
        .get(page.replace('ID', String(adminId)))
        .expect(303)
      await send(page.replace('ID', String(adminId)), guest, request()).expect(403)
    }
  })

  test.each(['0', '999999', 'x', '1e3', '-1', '99999999999999'])('there is no account %s', async (id) => {
    await admin.get(`/en/admin/accounts/${id}`).expect(404)
    await send(`/en/admin/accounts/${id}`, guest).expect(404)
    await send(`/en/admin/accounts/${id}/deactivate`).expect(404)
  })
})

describe('an invitation', () => {
  test.each<[string, object, string]>([
    ['nothing', {}, 'email'],
    ['no address', { ...guest, email: 'jan' }, 'email'],
    ['two addresses', { ...guest, email: ['a@office.example', 'b@office.example'] }, 'email'],
    ['no such role', { ...guest, role: 'root' }, 'role'],
    ['no such organisation', { ...guest, organisation: '999999' }, 'organisation'],
    ['an organisation that is no number', { ...guest, organisation: '1 or 1=1' }, 'organisation'],
    ['an object', { ...guest, name: { first: 'Jan' } }, 'name'],
    ['an account that is there', { ...guest, email: 'Admin@office.example' }, 'email'],
  ])('is refused: %s', async (_what, form, field) => {
    const { text } = await send('/en/admin/accounts/new', form).expect(422)
    expect(text).toContain(`<li><a href="#${field}">`)
    expect(await mails()).toEqual([])
    expect((await pool.query('select 1 from accounts')).rows).toHaveLength(1)
  })

  test('goes out in the language that was chosen, and the link on the page is the one in the mail', async () => {
    const { text } = await send('/en/admin/accounts/new', { ...guest, organisation: String(body) }).expect(200)
    const [link] = /http:\/\/portal\.example\/pl\/set-password\?token=[\w-]{43}/.exec(text)!
    const [mail] = await mails()
    expect(mail).toMatchObject({ recipient: 'jan@office.example', subject: 'Zaproszenie do portalu Aglomera' })
    expect(mail.body_text).toContain(`\n${link}\n`)
    const account = await accountOf('jan@office.example')
    expect(account).toMatchObject({ name: 'Jan Nowak', role: 'contributor', organisation_id: body, language: 'pl' })
    expect(await logged()).toMatchObject([
      { action: 'account.created', subject_id: account.id },
      { action: 'account.invited', subject_id: account.id },
    ])
    expect(JSON.stringify(await logged())).not.toMatch(/jan|nowak/i)
    const path = link.replace('http://portal.example', '')
    const visitor = request()
    await send(path, { password }, visitor).expect(303)
    await visitor.get('/pl/admin/account').expect(200)
    await request().get(path).expect(410)
  })

  test('can be sent again: the link before it is dead then', async () => {
    const path = async (answer: Promise<{ text: string }>) =>
      /portal\.example(\/pl\/set-password\?token=[\w-]+)/.exec((await answer).text)![1]!
    const first = await path(send('/en/admin/accounts/new', guest).expect(200).then())
    const { id } = await accountOf('jan@office.example')
    const second = await path(send(`/cs/admin/accounts/${id}/invitation`).expect(200).then())
    await request().get(first).expect(410)
    await request().get(second).expect(200)
    expect(await mails()).toHaveLength(2)
  })

  test('is not sent to whoever has set a password', async () => {
    const id = await makeAccount(portal, { email: 'ewa@office.example' })
    const { headers } = await send(`/en/admin/accounts/${id}/invitation`).expect(303)
    expect((await admin.get(headers.location as string)).text).toContain('No invitation is needed')
    expect(await mails()).toEqual([])
  })
})

describe('changing an account', () => {
  test('takes effect with the next request, and says so in the log', async () => {
    const id = await makeAccount(portal, { email: 'ewa@office.example', role: 'editor' })
    const ewa = await signIn(portal, 'ewa@office.example')
    await ewa.get('/en/admin/accounts').expect(403)
    const form = { name: 'Ewa Nová', role: 'admin', organisation: String(body) }
    const { headers } = await send(`/en/admin/accounts/${id}`, form).expect(303)
    expect((await admin.get(headers.location as string).expect(200)).text).toContain('Saved.')
    await ewa.get('/en/admin/accounts').expect(200)
    expect(await accountOf('ewa@office.example')).toMatchObject({ name: 'Ewa Nová', organisation_id: body })
    expect(await logged()).toEqual([
      {
        action: 'account.changed',
        subject_id: id,
        detail: { fields: ['name', 'role', 'organisationId'], from: 'editor', to: 'admin' },
      },
    ])
    await send(`/en/admin/accounts/${id}`, form).expect(303)
    expect(await logged()).toHaveLength(1) // nothing was changed
  })

  test('keeps what was typed when it is refused', async () => {
    const id = await makeAccount(portal, { email: 'ewa@office.example', name: 'Ewa' })
    const { text } = await send(`/en/admin/accounts/${id}`, { name: '<b>', role: 'boss' }).expect(422)
    expect(text).toContain('value="&lt;b&gt;"')
    expect((await accountOf('ewa@office.example')).name).toBe('Ewa')
  })
})

describe('deactivating', () => {
  test('asks first, ends the sessions at once, and can be taken back', async () => {
    const id = await makeAccount(portal, { email: 'ewa@office.example' })
    const ewa = await signIn(portal, 'ewa@office.example')
    await admin.get(`/en/admin/accounts/${id}/deactivate`).expect(200)
    await ewa.get('/en/admin/account').expect(200) // asking alone does nothing
    await send(`/en/admin/accounts/${id}/deactivate`).expect(303)
    await ewa.get('/en/admin/account').expect(303)
    const pair = { email: 'ewa@office.example', password }
    await send('/en/sign-in', pair, request()).expect(401)
    await send(`/en/admin/accounts/${id}/reactivate`).expect(303)
    await ewa.get('/en/admin/account').expect(303) // the session does not come back
    await signIn(portal, 'ewa@office.example')
    expect((await logged()).map(({ action }) => action)).toEqual(['account.deactivated', 'account.reactivated'])
  })
})

describe('the last admin', () => {
  const demotion = { name: 'Adam Admin', role: 'editor', organisation: '' }

  test('can neither go nor step down', async () => {
    await makeAccount(portal, { email: 'ewa@office.example', role: 'admin' })
    await pool.query(`update accounts set password_hash = null where email = 'ewa@office.example'`) // only invited
    await send(`/en/admin/accounts/${adminId}`, demotion).expect(422)
    const { text } = await send(`/en/admin/accounts/${adminId}/deactivate`).expect(422)
    expect(text).toContain('This is the last active admin.')
    expect(await accountOf('admin@office.example')).toMatchObject({ role: 'admin', deactivated_at: null })
  })

  test('may step down once there is another', async () => {
    await makeAccount(portal, { email: 'ewa@office.example', role: 'admin' })
    const { headers } = await send(`/en/admin/accounts/${adminId}`, demotion).expect(303)
    await admin.get(headers.location as string).expect(200)
    await admin.get('/en/admin/accounts').expect(403)
  })

  test('is still there when two step down at once', async () => {
    const ewa = await makeAccount(portal, { email: 'ewa@office.example', role: 'admin' })
    const outcomes = await Promise.all([
      changeAccount(pool, adminId, { name: 'Adam', role: 'editor', organisationId: null }, adminId),
      deactivateAccount(pool, ewa, ewa),
    ])
    expect(outcomes.sort()).toEqual(['done', 'lastAdmin'])
  })
})

describe('the list', () => {
  const names = (html: string) => [...html.matchAll(/<th scope="row"><a [^>]*>(.*?)<\/a>/g)].map(([, name]) => name)

  test('finds by name without marks and by e-mail, and filters by role and state', async () => {
    await makeAccount(portal, { email: 'a@office.example', name: 'Żółć Łukasz', role: 'editor', organisationId: body })
    const id = await makeAccount(portal, { email: 'zolw@office.example', name: 'Čapek Bára', role: 'contributor' })
    await pool.query('update accounts set deactivated_at = now() where id = $1', [id])
    const found = async (query: string) => names((await admin.get(`/pl/admin/accounts${query}`).expect(200)).text)
    expect(await found('')).toEqual(['Adam Admin', 'Čapek Bára', 'Żółć Łukasz'])
    expect(await found('?q=zolc+luk')).toEqual(['Żółć Łukasz'])
    expect(await found('?q=ZOLW')).toEqual(['Čapek Bára'])
    expect(await found('?state=deactivated')).toEqual(['Čapek Bára'])
    expect(await found('?role=editor&state=active')).toEqual(['Żółć Łukasz'])
    expect(await found('?role=root&state=x&page=-1&q=')).toHaveLength(3)
    expect(await found('?q=%25')).toEqual([])
    const { text } = await admin.get('/en/admin/accounts?q=zolc').expect(200)
    expect(words(text)).toMatch(/Żółć Łukasz a@office\.example Editor Body alfa active never off/)
  })

  test('goes on over pages, and leaves out who was erased', async () => {
    await pool.query(
      `insert into accounts (email, name, role, language)
       select 'p' || n || '@office.example', 'Person ' || lpad(n::text, 3, '0'), 'editor', 'en' from generate_series(1, 59) n`,
    )
    await pool.query(`insert into accounts (email, name, role, language, deactivated_at, erased_at)
      values ('erased-1@invalid', '', 'editor', 'en', now(), now())`)
    const first = (await admin.get('/en/admin/accounts').expect(200)).text
    expect(names(first)).toHaveLength(50)
    expect(words(first)).toContain('Accounts 1–50 of 60')
    const second = (await admin.get('/en/admin/accounts?page=2').expect(200)).text
    expect(names(second)).toHaveLength(10)
    expect(names((await admin.get('/en/admin/accounts?page=99').expect(200)).text)).toEqual(names(second))
  })
})
