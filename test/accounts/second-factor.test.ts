import supertest from 'supertest'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { resetLink } from '../../src/accounts/links.ts'
import { getSecondFactorRoles, removeSecondFactor, setSecondFactorRoles } from '../../src/accounts/second-factor.ts'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/log.ts'
import { openPortal } from '../portal.ts'
import { codeOf, codesIn, keyIn, makeGuarded, setUp } from './authenticator.ts'
import { makeAccount, password, sessionCookie, signIn } from './staff.ts'

const portal = await openPortal({ content: 'none' })
const { pool, request } = portal
type Visitor = ReturnType<typeof request>
const page = '/en/admin/account/second-factor'
const post = (visitor: Visitor, path: string, form: object) => visitor.post(path).type('form').send(form)
const actions = async (subject: number) =>
  (
    await pool.query('select l.action, l.account_id, l.detail from audit_log l where l.subject_id = $1 order by l.id', [
      subject,
    ])
  ).rows

let id: number
let email: string
let number = 0
beforeEach(async () => {
  await pool.query('delete from sign_in_tries')
  email = `ewa${++number}@office.example`
  id = await makeAccount(portal, { email })
})
afterEach(() => setSecondFactorRoles(pool, []))

/** Somebody who has given the right password and is asked for a code. */
async function halfIn(query = ''): Promise<Visitor> {
  const visitor = request()
  const { headers } = await post(visitor, `/en/sign-in${query}`, { email, password }).expect(303)
  expect(headers.location).toBe(`/en/sign-in/code${query}`)
  return visitor
}

describe('signing in with a second factor', () => {
  let key: string
  let recovery: string[]
  beforeEach(async () => {
    ;({ key, recovery } = await makeGuarded(portal, email))
  })

  test('the password alone opens no page, and no action of one', async () => {
    const visitor = await halfIn()
    expect((await visitor.get('/en/admin/entries').expect(303)).headers.location).toBe(
      '/en/sign-in/code?next=%2Fen%2Fadmin%2Fentries',
    )
    for (const path of [page, '/en/admin/account/password', `${page}/off`, '/en/admin/entries/bulk'])
      await post(visitor, path, { current: password, password: 'another long one', code: codeOf(key) }).expect(403)
    expect((await visitor.get('/en/sign-in').expect(200)).text).toContain('id="password"')
    const { rows } = await pool.query('select a.last_sign_in_at at from accounts a where a.id = $1', [id])
    const before = (await actions(id)).filter(({ action }) => action === 'account.signed-in').length
    await post(visitor, '/en/sign-in/code', { code: codeOf(key) }).expect(303)
    const after = await pool.query('select a.last_sign_in_at at from accounts a where a.id = $1', [id])
    expect(after.rows[0].at.getTime()).toBeGreaterThan(rows[0].at.getTime())
    expect((await actions(id)).filter(({ action }) => action === 'account.signed-in')).toHaveLength(before + 1)
  })

  test('the code opens the page that was asked for, under a new session', async () => {
    const visitor = await halfIn('?next=%2Fcs%2Fadmin%2Fentries')
    const [half] = (await pool.query('select s.* from sessions s where s.account_id = $1', [id])).rows
    expect(half.awaits_second_factor).toBe(true)
    expect((await visitor.get('/en/sign-in/code')).text).toContain('autocomplete="one-time-code"')
    const form = { code: ` ${codeOf(key).replace(/(...)/, '$1 ')} ` }
    const answer = await post(visitor, '/en/sign-in/code?next=%2Fcs%2Fadmin%2Fentries', form).expect(303)
    expect(answer.headers.location).toBe('/cs/admin/entries')
    expect(sessionCookie(answer)).toBeDefined()
    const rows = (await pool.query('select s.* from sessions s where s.account_id = $1', [id])).rows
    expect(rows).toHaveLength(1)
    expect(rows[0].awaits_second_factor).toBe(false)
    expect(rows[0].sid_hash).not.toEqual(half.sid_hash)
    await visitor.get('/en/admin').expect(200)
    expect((await visitor.get('/en/sign-in/code').expect(303)).headers.location).toBe('/en/admin')
    expect((await actions(id)).at(-1)).toMatchObject({ action: 'account.signed-in', detail: { by: 'second-factor' } })
  })

  test('a code is taken once, and none that is older than one that was taken', async () => {
    await post(await halfIn(), '/en/sign-in/code', { code: codeOf(key) }).expect(303)
    for (const steps of [0, -1]) {
      const { text } = await post(await halfIn(), '/en/sign-in/code', { code: codeOf(key, steps) }).expect(401)
      expect(text).toContain('The code is not right')
    }
    await post(await halfIn(), '/en/sign-in/code', { code: codeOf(key, 1) }).expect(303)
  })

  test('of two at once with one code, one is let in', async () => {
    const visitors = [await halfIn(), await halfIn(), await halfIn()]
    const code = codeOf(key)
    const answers = await Promise.all(visitors.map((visitor) => post(visitor, '/en/sign-in/code', { code })))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 401, 401])
  })

  describe('clocks', () => {
    beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date(Date.now() + 120_000) }))
    afterEach(() => void vi.useRealTimers())
    test.each([
      [-2, 401],
      [-1, 303],
      [0, 303],
      [1, 303],
      [2, 401],
    ])('a code of %i steps from now: %i', async (steps, status) => {
      await post(await halfIn(), '/en/sign-in/code', { code: codeOf(key, steps) }).expect(status)
    })
  })

  test.each<[string, object | string]>([
    ['nothing', {}],
    ['an empty field', { code: '  ' }],
    ['an empty recovery code', { recovery: '' }],
    ['lists', 'code=1&code=2'],
    ['an endless one', { code: '1'.repeat(500) }],
  ])('%s: 422, and not counted', async (_name, form) => {
    const visitor = await halfIn()
    expect((await post(visitor, '/en/sign-in/code', form as object).expect(422)).text).toContain(
      'This field is required',
    )
    expect((await pool.query('select 1 from sign_in_tries')).rowCount).toBe(0)
  })

  test.each<[string, object]>([
    ['letters', { code: 'abcdef' }],
    ['five digits', { code: '12345' }],
    ['seven digits', { code: '1234567' }],
    ['NUL', { code: '12345\u0000' }],
    ['a recovery code of nobody', { recovery: 'aaaa-aaaa-aaaa-aaaa' }],
  ])('%s: wrong', async (_name, form) => {
    await post(await halfIn(), '/en/sign-in/code', form).expect(401)
  })

  test('the sixth try has to wait, and the right password does not wipe the count clean', async () => {
    for (let i = 0; i < 5; i++) await post(await halfIn(), '/en/sign-in/code', { code: 'wrong' }).expect(401)
    const { headers, text } = await post(await halfIn(), '/en/sign-in/code', { code: codeOf(key) }).expect(429)
    expect(Number(headers['retry-after'])).toBeGreaterThan(890)
    expect(text).toContain('Try again in 15 minutes.')
    await post(await halfIn(), '/en/sign-in/code', { recovery: recovery[0] }).expect(429)
  })

  test('a recovery code works once, however it is typed', async () => {
    const typed = ` ${recovery[3]!.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l')}`
    await post(await halfIn(), '/en/sign-in/code', { recovery: typed }).expect(303)
    expect((await actions(id)).at(-1)).toMatchObject({ detail: { by: 'recovery-code' } })
    const { text } = await post(await halfIn(), '/en/sign-in/code', { recovery: recovery[3] }).expect(401)
    expect(text).toMatch(/<details class="say" open>/)
    await post(await halfIn(), '/en/sign-in/code', { recovery: recovery[4] }).expect(303)
  })

  test('codes of another account open nothing', async () => {
    const other = `jan${number}@office.example`
    await makeAccount(portal, { email: other })
    const theirs = await makeGuarded(portal, other)
    await post(await halfIn(), '/en/sign-in/code', { code: codeOf(theirs.key) }).expect(401)
    await post(await halfIn(), '/en/sign-in/code', { recovery: theirs.recovery[0] }).expect(401)
  })

  test('the step between ends after a quarter of an hour, whatever is asked for meanwhile', async () => {
    const visitor = await halfIn()
    await pool.query(`update sessions set expires_at = expires_at - interval '14 minutes'`)
    await visitor.get('/en/sign-in/code').expect(200)
    await pool.query(`update sessions set expires_at = expires_at - interval '1 minute'`)
    const { headers } = await post(visitor, '/en/sign-in/code', { code: codeOf(key) }).expect(303)
    expect(headers.location).toBe('/en/sign-in')
    await visitor.get('/en/admin').expect(303)
  })

  test('without a password the page for the code leads back', async () => {
    expect((await request().get('/pl/sign-in/code').expect(303)).headers.location).toBe('/pl/sign-in')
    await post(request(), '/en/sign-in/code', { code: codeOf(key) }).expect(303)
  })

  test('a half session is none of those that one sees and ends', async () => {
    await halfIn()
    const visitor = await halfIn()
    await post(visitor, '/en/sign-in/code', { code: codeOf(key) }).expect(303)
    const { text } = await visitor.get('/en/admin/account')
    expect(text.match(/name="session"/g)).toHaveLength(1)
  })

  test('a deactivated account ends between the two steps', async () => {
    const visitor = await halfIn()
    await pool.query('update accounts set deactivated_at = now() where id = $1', [id])
    await post(visitor, '/en/sign-in/code', { code: codeOf(key) }).expect(303)
    await visitor.get('/en/admin').expect(303)
    expect((await pool.query('select 1 from sessions s where s.account_id = $1', [id])).rowCount).toBe(0)
  })

  test('a link for a new password does not go round it', async () => {
    const { link } = await resetLink(pool, '', id, 'en')
    const visitor = request()
    const { headers } = await post(visitor, link, { password: 'a new password of mine' }).expect(303)
    expect(headers.location).toBe('/en/sign-in/code')
    await visitor.get('/en/admin').expect(303)
    await post(visitor, '/en/sign-in/code', { code: codeOf(key) }).expect(303)
    await visitor.get('/en/admin').expect(200)
  })

  test('nothing that opens it lies in the database, nor works under another secret', async () => {
    const { rows } = await pool.query('select a.totp_secret from accounts a where a.id = $1', [id])
    const stored = Buffer.from(rows[0].totp_secret, 'base64url').toString('latin1')
    expect(stored).not.toContain(key)
    const codes = await pool.query(`select encode(c.code_hash, 'escape') from recovery_codes c`)
    for (const code of recovery) expect(JSON.stringify(codes.rows)).not.toContain(code.slice(0, 4))
    const config = readConfig({ SESSION_SECRET: 'quite another secret, and a long one' })
    const visitor = supertest.agent(await createApp({ db: pool, config, log: createLog('silent') }))
    await post(visitor, '/en/sign-in', { email, password }).expect(303)
    await post(visitor, '/en/sign-in/code', { code: codeOf(key) }).expect(401)
    await post(visitor, '/en/sign-in/code', { recovery: recovery[0] }).expect(303)
  })
})

describe('setting it up', () => {
  test('shows the same key until a code has confirmed it; only then it is asked for', async () => {
    const visitor = await signIn(portal, email)
    const { text } = await visitor.get(page).expect(200)
    const key = keyIn(text)
    expect(key).toHaveLength(32)
    expect(text).toMatch(/<svg xmlns="[^"]+" viewBox/)
    expect(text).not.toContain('style=')
    expect(keyIn((await visitor.get(page)).text)).toBe(key)
    await signIn(portal, email)
    const wrong = await post(visitor, page, { code: '000000' }).expect(422)
    expect(keyIn(wrong.text)).toBe(key)
    expect(wrong.text).toMatch(/id="code-error"/)
    await post(visitor, page, {}).expect(422)
    await (await signIn(portal, email)).get('/en/admin').expect(200)
    const done = await post(visitor, page, { code: codeOf(key) }).expect(200)
    expect(new Set(codesIn(done.text)).size).toBe(10)
    const on = await visitor.get(page).expect(200)
    expect(on.text).not.toContain(key.slice(0, 4))
    expect(codesIn(on.text)).toEqual([])
    expect(on.text).toContain('10 recovery codes are left')
    expect((await actions(id)).map(({ action }) => action)).toContain('account.second-factor-on')
    await halfIn()
  })

  test('the code that confirmed it cannot be used to sign in', async () => {
    const visitor = await signIn(portal, email)
    const { key } = await setUp(visitor)
    await post(await halfIn(), '/en/sign-in/code', { code: codeOf(key) }).expect(401)
  })

  test('sent twice it makes no second list of codes', async () => {
    const visitor = await signIn(portal, email)
    const key = keyIn((await visitor.get(page)).text)
    const answers = await Promise.all([0, 1].map(() => post(visitor, page, { code: codeOf(key) })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
    expect((await pool.query('select 1 from recovery_codes c where c.account_id = $1', [id])).rowCount).toBe(10)
  })

  test('codes cannot be guessed there either', async () => {
    const visitor = await signIn(portal, email)
    const key = keyIn((await visitor.get(page)).text)
    for (let i = 0; i < 5; i++) await post(visitor, page, { code: '000000' }).expect(422)
    await post(visitor, page, { code: codeOf(key) }).expect(429)
  })

  test('an account without a password is not offered one', async () => {
    const visitor = await signIn(portal, email)
    await pool.query('update accounts set password_hash = null where id = $1', [id])
    expect((await visitor.get(page).expect(200)).text).toContain('You sign in with your office account')
  })
})

describe('loosening it', () => {
  let key: string
  let visitor: Visitor
  beforeEach(async () => {
    visitor = await signIn(portal, email)
    ;({ key } = await setUp(visitor))
    await pool.query('update accounts set totp_last_step = totp_last_step - 2 where id = $1', [id])
  })

  test.each(['off', 'recovery-codes'])('%s needs the password and a code', async (what) => {
    const path = `${page}/${what}`
    await post(visitor, path, {}).expect(422)
    await post(visitor, path, { current: 'wrong', code: codeOf(key) }).expect(422)
    await post(visitor, path, { current: password, code: '000000' }).expect(422)
    await post(visitor, path, { current: password }).expect(422)
    expect((await visitor.get(page)).text).toContain('10 recovery codes are left')
    await post(visitor, path, { current: password, code: codeOf(key) }).expect(what === 'off' ? 303 : 200)
  })

  test('whoever finds an open session cannot guess on', async () => {
    for (let i = 0; i < 5; i++) await post(visitor, `${page}/off`, { current: 'wrong', code: '000000' }).expect(422)
    await post(visitor, `${page}/off`, { current: password, code: codeOf(key) }).expect(429)
  })

  test('off: the password is enough again, and the codes are gone', async () => {
    const { headers } = await post(visitor, `${page}/off`, { current: password, code: codeOf(key) }).expect(303)
    expect((await visitor.get(String(headers.location)).expect(200)).text).toContain('Two-step sign-in is off.')
    expect((await pool.query('select 1 from recovery_codes c where c.account_id = $1', [id])).rowCount).toBe(0)
    expect((await actions(id)).at(-1)).toMatchObject({ action: 'account.second-factor-off', account_id: id })
    await (await signIn(portal, email)).get('/en/admin').expect(200)
  })

  test('new recovery codes void the old ones', async () => {
    const form = { current: password, code: codeOf(key) }
    const codes = codesIn((await post(visitor, `${page}/recovery-codes`, form).expect(200)).text)
    expect(codes).toHaveLength(10)
    const { rows } = await pool.query('select 1 from recovery_codes c where c.account_id = $1', [id])
    expect(rows).toHaveLength(10)
    await post(await halfIn(), '/en/sign-in/code', { recovery: codes[9] }).expect(303)
  })
})

describe('a role that requires it', () => {
  test('the setting holds roles and nothing else', async () => {
    expect(await getSecondFactorRoles(pool)).toEqual([])
    await setSecondFactorRoles(pool, ['admin', 'contributor', 'admin'])
    expect(await getSecondFactorRoles(pool)).toEqual(['contributor', 'admin'])
    await pool.query(`update settings set value = '["owner"]' where name = 'second-factor-roles'`)
    expect(await getSecondFactorRoles(pool)).toEqual([])
  })

  test('leads to the page where it is set up, from every page; every action but that one is refused', async () => {
    const before = await signIn(portal, email)
    await setSecondFactorRoles(pool, ['editor'])
    const visitor = await signIn(portal, email)
    for (const each of [before, visitor]) {
      for (const path of [
        '',
        '/',
        '/entries',
        '/account',
        '/account/',
        '/account/second-factor/off',
        '/log.csv',
        '/no',
      ])
        expect((await each.get(`/en/admin${path}`).expect(303)).headers.location, path).toBe(page)
      for (const path of [
        '/account/password',
        '/account/sessions',
        '/entries/bulk',
        '/account/second-factor/off',
        '/x',
      ])
        await post(each, `/en/admin${path}`, {}).expect(403)
    }
    expect((await visitor.get(page).expect(200)).text).toContain('Your role requires two-step sign-in.')
    await setUp(visitor)
    await visitor.get('/en/admin').expect(200)
  })

  test('leaves other roles, and those who have no password here, alone', async () => {
    await setSecondFactorRoles(pool, ['admin'])
    const visitor = await signIn(portal, email)
    await visitor.get('/en/admin').expect(200)
    await setSecondFactorRoles(pool, ['editor'])
    await visitor.get('/en/admin').expect(303)
    await pool.query('update accounts set password_hash = null where id = $1', [id])
    await visitor.get('/en/admin').expect(200)
  })

  test('lets whoever has none yet sign out', async () => {
    await setSecondFactorRoles(pool, ['editor'])
    const visitor = await signIn(portal, email)
    await post(visitor, '/en/sign-out', {}).expect(303)
    expect((await visitor.get('/en/admin').expect(303)).headers.location).toContain('/sign-in')
  })
})

describe('an admin takes away the second factor that somebody has lost', () => {
  const theirs = (account: number) => `/en/admin/accounts/${account}/second-factor/remove`

  test.each(['contributor', 'editor'] as const)('a %s may not', async (role) => {
    await makeGuarded(portal, email)
    const other = `${role}${number}@office.example`
    await makeAccount(portal, { email: other, role })
    const visitor = await signIn(portal, other)
    await visitor.get(theirs(id)).expect(403)
    await post(visitor, theirs(id), {}).expect(403)
    await post(request(), theirs(id), {}).expect(403)
    await halfIn()
  })

  test('after a page that asks; then the password is enough, and half a sign-in is over', async () => {
    const { key } = await makeGuarded(portal, email)
    const admin = `admin${number}@office.example`
    const adminId = await makeAccount(portal, { email: admin, role: 'admin' })
    const waiting = await halfIn()
    const visitor = await signIn(portal, admin)
    const { text } = await visitor.get(theirs(id)).expect(200)
    expect(text).toContain(email)
    await halfIn()
    await post(visitor, theirs(id), {}).expect(303)
    expect((await post(waiting, '/en/sign-in/code', { code: codeOf(key) })).headers.location).toBe('/en/sign-in')
    await (await signIn(portal, email)).get('/en/admin').expect(200)
    const written = (await actions(id)).filter(({ action }) => action === 'account.second-factor-off')
    expect(written).toMatchObject([{ account_id: adminId }])
    await post(visitor, theirs(id), {}).expect(303)
    expect((await actions(id)).filter(({ action }) => action === 'account.second-factor-off')).toHaveLength(1)
    for (const nobody of ['0', '999999', 'x', '1e3', '99999999999'])
      await post(visitor, `/en/admin/accounts/${nobody}/second-factor/remove`, {}).expect(404)
  })

  test('as a step of its own it leaves nothing behind', async () => {
    await makeGuarded(portal, email)
    await removeSecondFactor(pool, id)
    const { rows } = await pool.query(
      `select a.totp_secret, a.totp_confirmed_at, a.totp_last_step,
         (select count(*) from recovery_codes c where c.account_id = a.id) codes from accounts a where a.id = $1`,
      [id],
    )
    expect(rows).toEqual([{ totp_secret: null, totp_confirmed_at: null, totp_last_step: null, codes: 0 }])
  })
})

test('no code, key or recovery code stands in the log', async () => {
  const lines: string[] = []
  const { default: pino } = await import('pino')
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  const visitor = supertest.agent(await createApp({ db: pool, config: readConfig({}), log }))
  await post(visitor, '/en/sign-in', { email, password }).expect(303)
  const { key, recovery } = await setUp(visitor)
  await post(visitor, '/en/sign-in', { email, password }).expect(303)
  const code = codeOf(key, 1)
  await post(visitor, '/en/sign-in/code', { recovery: 'zzzz-zzzz' }).expect(401)
  await post(visitor, '/en/sign-in/code', { code }).expect(303)
  for (const secret of [key, code, recovery[0]!, 'zzzz', email]) expect(lines.join('')).not.toContain(secret)
  expect(lines.join('')).toContain('/en/sign-in/code')
})
