import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import supertest from 'supertest'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { setSecondFactorRoles } from '../../src/accounts/second-factor.ts'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/log.ts'
import { openPortal, type Portal } from '../portal.ts'
import { makeAccount, password, sessionCookie } from './staff.ts'

const base = 'https://portal.example'
type Person = { sub: string; email?: string; email_verified?: boolean; refuses?: boolean }
type Visitor = ReturnType<Portal['request']>

const running = new Set<ChildProcess>()
afterAll(() => {
  for (const child of running) child.kill()
})

/** Starts a provider; `stop` ends it, and with its `port` another one can take its place. */
async function startProvider(env: Record<string, string> = {}) {
  const file = new URL('./office-provider-process.ts', import.meta.url).pathname
  const child = spawn(process.execPath, ['--no-warnings', file], {
    env: { PATH: process.env.PATH, REDIRECT_URI: `${base}/en/sign-in/office/callback`, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  running.add(child)
  const [line] = await once(child.stdout, 'data')
  const issuer = String(line).trim()
  const stop = async () => {
    child.kill()
    await once(child, 'exit')
  }
  return { issuer, port: new URL(issuer).port, stop }
}

const settings = (issuer: string) => ({
  BASE_URL: base,
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: 'portal',
  OIDC_CLIENT_SECRET: 'a secret of two',
})

const provider = await startProvider()
const portal = await openPortal({ content: 'none', env: { ...settings(provider.issuer), OIDC_NAME: 'Urząd <X>' } })
const { pool, request } = portal

/** The same portal with other settings, as a function that gives a visitor. */
async function portalWith(env: NodeJS.ProcessEnv): Promise<Portal['request']> {
  const app = await createApp({ db: pool, config: readConfig(env), log: createLog('silent') })
  return () => supertest.agent(app)
}

/** Goes to the provider, as a browser would, signs in there, and gives the path by which it leads back. */
async function throughProvider(address: string, person: Person): Promise<string> {
  const cookies = new Map<string, string>()
  let at = address
  for (let i = 0; i < 10 && !at.startsWith(base); i++) {
    const headers = {
      Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'X-Person': JSON.stringify(person),
    }
    const answer = await fetch(at, { headers, redirect: 'manual' })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!
      cookies.set(name!, value!)
    }
    const location = answer.headers.get('location')
    if (!location) throw new Error(`The provider answers ${answer.status} at ${at}: ${await answer.text()}`)
    at = new URL(location, at).href
  }
  return at.slice(base.length)
}

/** What a browser keeps and sends on https, which supertest, on http, would hold back. */
const cookiesOf = (answer: { headers: Record<string, unknown> }) =>
  [answer.headers['set-cookie'] ?? []]
    .flat()
    .map((cookie) => String(cookie).split(';')[0]!)
    .join('; ')

async function start(visitor: Visitor = request(), path = '/en/sign-in/office') {
  const answer = await visitor.get(path).expect(303)
  return { address: String(answer.headers.location), cookie: cookiesOf(answer) }
}

/** The whole way: gives the portal's last answer. */
async function signInAs(person: Person, path?: string, from = request) {
  const { address, cookie } = await start(from(), path)
  return from()
    .get(await throughProvider(address, person))
    .set('Cookie', cookie)
}

const bound = async (email: string) =>
  (await pool.query('select a.oidc_subject from accounts a where a.email = $1', [email])).rows[0].oidc_subject

let email: string
let id: number
let number = 0
beforeEach(async () => {
  email = `ewa${++number}@office.example`
  id = await makeAccount(portal, { email })
  await pool.query('update accounts set password_hash = null where id = $1', [id])
})
const person = (change: Partial<Person> = {}): Person => ({
  sub: `sub-${number}`,
  email,
  email_verified: true,
  ...change,
})

describe('who is refused', () => {
  const count = async () => (await pool.query('select count(*) n from accounts')).rows[0].n
  const refusals: [string, () => Person | Promise<Person>][] = [
    ['somebody whom nobody invited', () => person({ email: 'nobody@office.example' })],
    ['an e-mail that the provider has not checked', () => person({ email_verified: false })],
    ['no word about that', () => person({ email_verified: undefined })],
    ['no e-mail', () => person({ email: undefined })],
    [
      'a deactivated account',
      async () => {
        await pool.query('update accounts set deactivated_at = now() where id = $1', [id])
        return person()
      },
    ],
    [
      'a deactivated account that is bound',
      async () => {
        await pool.query('update accounts set deactivated_at = now(), oidc_subject = $2 where id = $1', [
          id,
          `${provider.issuer} sub-${number}`,
        ])
        return person()
      },
    ],
    [
      'the e-mail of an account that is bound to another person',
      async () => {
        await pool.query('update accounts set oidc_subject = $2 where id = $1', [id, `${provider.issuer} other`])
        return person()
      },
    ],
    [
      'the subject of another provider',
      async () => {
        await pool.query('update accounts set oidc_subject = $2 where id = $1', [
          id,
          `https://other.example sub-${number}`,
        ])
        return person()
      },
    ],
  ]

  test.each(refusals)('%s: 403, the same page for all, no account made', async (_name, make) => {
    const before = await count()
    const answer = await signInAs(await make())
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('There is no account here for you to sign in to')
    expect(answer.text).not.toContain('office.example')
    expect(sessionCookie(answer)).toBeUndefined()
    expect(await count()).toBe(before)
    expect((await pool.query('select 1 from sessions s where s.account_id = $1', [id])).rowCount).toBe(0)
  })
})

describe('what comes back otherwise than it went', () => {
  const broken = async (answer: { status: number; text: string; headers: Record<string, unknown> }) => {
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('The sign-in was not completed')
    expect(sessionCookie(answer)).toBeUndefined()
  }

  test.each<[string, (path: string) => string]>([
    ['another state', (path) => path.replace(/state=[^&]+/, 'state=forged')],
    ['no state', (path) => path.replace(/&?state=[^&]+/, '')],
    ['two states', (path) => `${path}&state=x`],
    ['another code', (path) => path.replace(/code=[^&]+/, 'code=forged')],
    ['no code', (path) => path.replace(/code=[^&]+&?/, '')],
    ['another issuer', (path) => path.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fevil.example')],
    ['nothing', () => '/en/sign-in/office/callback'],
  ])('%s', async (_name, tamper) => {
    const { address, cookie } = await start()
    const path = await throughProvider(address, person())
    await broken(await request().get(tamper(path)).set('Cookie', cookie))
    expect(await bound(email)).toBeNull()
  })

  test('to another browser, to one that began anew, or with a changed cookie', async () => {
    const { address, cookie } = await start()
    const path = await throughProvider(address, person())
    const other = await start()
    await broken(await request().get(path))
    await broken(await request().get(path).set('Cookie', other.cookie))
    await broken(
      await request()
        .get(path)
        .set('Cookie', `${cookie.slice(0, -2)}xx`),
    )
    await request().get(path).set('Cookie', cookie).expect(303)
  })

  test('a second time', async () => {
    const { address, cookie } = await start()
    const path = await throughProvider(address, person())
    const first = await request().get(path).set('Cookie', cookie).expect(303)
    expect(String(first.headers['set-cookie'])).toMatch(/__Host-office=; .*Expires=Thu, 01 Jan 1970/)
    await broken(await request().get(path).set('Cookie', cookie))
  })

  test('a refusal of the person at the provider', async () => {
    await broken(await signInAs(person({ refuses: true })))
  })
})

describe('an account that was made for the e-mail', () => {
  test('is bound by the first sign-in, and found by its subject when the e-mail is another one', async () => {
    const answer = await signInAs(
      person({ email: email.toUpperCase() }),
      '/pl/sign-in/office?next=%2Fpl%2Fadmin%2Fentries',
    )
    expect(answer.status).toBe(303)
    expect(answer.headers.location).toBe('/pl/admin/entries')
    expect(String(answer.headers['set-cookie'])).toContain('__Host-session=')
    expect(await bound(email)).toBe(`${provider.issuer} sub-${number}`)
    const page = await request().get('/pl/admin/account').set('Cookie', cookiesOf(answer)).expect(200)
    expect(page.text).toContain(email)
    expect((await signInAs(person({ email: 'married@office.example' }))).status).toBe(303)
    const { rows } = await pool.query('select l.action, l.detail from audit_log l where l.subject_id = $1', [id])
    expect(rows).toEqual(Array(2).fill({ action: 'account.signed-in', detail: { by: 'office' } }))
  })

  test('needs no second factor of ours', async () => {
    await setSecondFactorRoles(pool, ['editor'])
    const answer = await signInAs(person())
    await request().get('/en/admin/account').set('Cookie', cookiesOf(answer)).expect(200)
    await setSecondFactorRoles(pool, [])
    await pool.query('update accounts set totp_confirmed_at = now() where id = $1', [id])
    const again = await signInAs(person())
    await request().get('/en/admin/account').set('Cookie', cookiesOf(again)).expect(200)
  })

  test('asks the provider with PKCE, state and nonce, new ones each time, in the language of the page', async () => {
    const [one, two] = [await start(request(), '/cs/sign-in/office'), await start()].map(
      ({ address }) => new URL(address).searchParams,
    )
    expect(one!.get('redirect_uri')).toBe(`${base}/en/sign-in/office/callback`)
    expect(one!.get('code_challenge_method')).toBe('S256')
    expect(one!.get('ui_locales')).toBe('cs')
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(one!.get(name)!.length).toBeGreaterThan(30)
      expect(one!.get(name)).not.toBe(two!.get(name))
    }
    const answer = await request().get('/en/sign-in/office')
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Host-office=[\w-]+; Max-Age=600; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  test.each<[string, Record<string, string>]>([
    ['takes the secret in a header only', { METHOD: 'client_secret_basic' }],
    ['tells the e-mail in its token', { IN_TOKEN: 'yes' }],
  ])('also where the provider %s', async (_name, env) => {
    const other = await startProvider(env)
    const there = await portalWith(settings(other.issuer))
    expect((await signInAs(person(), undefined, there)).status).toBe(303)
    await other.stop()
  })
})

describe('the page for signing in', () => {
  test('offers it by its name, and carries on where one was going', async () => {
    const { text } = await request().get('/pl/sign-in?next=%2Fpl%2Fadmin%2Flog').expect(200)
    expect(text).toContain('Urząd &lt;X&gt;')
    expect(text).toContain('href="/pl/sign-in/office?next=%2Fpl%2Fadmin%2Flog"')
  })

  test('says nothing of it where no provider is set, and there are no such pages', async () => {
    const plain = await portalWith({})
    expect((await plain().get('/en/sign-in').expect(200)).text).not.toContain('sign-in/office')
    await plain().get('/en/sign-in/office').expect(404)
    await plain().get('/en/sign-in/office/callback?code=x&state=y').expect(404)
  })
})

describe('a provider that is away', () => {
  test('holds up neither the start nor those with a password, and is asked again', async () => {
    const gone = await startProvider()
    const { issuer, port } = gone
    await gone.stop()
    const there = await portalWith(settings(issuer))
    const { text, headers } = await there().get('/cs/sign-in/office').expect(503)
    expect(text).toContain('Přihlašování úřadu neodpovídá')
    expect(headers['retry-after']).toBeDefined()
    const local = `local${number}@office.example`
    await makeAccount(portal, { email: local })
    const pair = { email: local, password }
    await there().post('/en/sign-in').type('form').send(pair).expect(303)
    const back = await startProvider({ PORT: port })
    const { address, cookie } = await start(there())
    const path = await throughProvider(address, person())
    await back.stop()
    await there().get(path).set('Cookie', cookie).expect(503)
    await there().get('/en/sign-in').expect(200)
  })

  test('or says nothing, or something else', async () => {
    const silent = createServer((socket) => void socket.on('error', () => {}))
    await once(silent.listen(0, '127.0.0.1'), 'listening')
    const there = await portalWith(settings(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`))
    await there().get('/en/sign-in/office').expect(503)
    silent.removeAllListeners('connection').on('connection', (socket) => {
      socket.on('error', () => {})
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nSoon')
    })
    await there().get('/en/sign-in/office').expect(503)
    silent.close()
  })

  test('or knows the portal under another secret', async () => {
    const env = { ...settings(provider.issuer), OIDC_CLIENT_SECRET: 'changed by somebody' }
    const there = await portalWith(env)
    expect((await signInAs(person(), undefined, there)).status).toBe(503)
  })
})
