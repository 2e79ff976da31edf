import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { openPortal, type Portal } from './portal.ts'

let portal: Portal
const statements: string[] = []
let addresses: string[]

beforeAll(async () => {
  // a fixed address: links in the pages would otherwise name the port of each single request
  portal = await openPortal({ env: { BASE_URL: 'http://portal.example' } })
  const { rows } = await portal.pool.query<{ kind: string; slug: string }>('select c.kind, c.slug from catalogue c')
  addresses = [
    ...['/en', '/pl', '/cs', '/en/catalogue', '/en/catalogue?view=map&q=opole', '/pl/practices', '/cs/themes'],
    ...['/en/themes/energy', '/en/about', '/pl/accessibility', '/cs/privacy'],
    ...rows.map(({ kind, slug }) => `/pl/${kind}s/${slug}`),
    ...rows
      .filter(({ kind }) => kind === 'project' || kind === 'partnership')
      .map(({ kind, slug }) => `/en/${kind}s/${slug}/timeline`),
  ]
  countStatements(portal.pool)
})

/** Notes every statement that goes through the pool from now on. */
function countStatements(pool: pg.Pool) {
  const query = pool.query.bind(pool) as (...args: unknown[]) => unknown
  pool.query = ((...args: unknown[]) => {
    statements.push(String((args[0] as { text?: string }).text ?? args[0]))
    return query(...args)
  }) as typeof pool.query
}

describe('every page for readers', () => {
  it('costs at most two statements', async () => {
    for (const address of addresses) {
      statements.length = 0
      await portal.request().get(address).expect(200)
      expect([address, statements.length <= 2]).toEqual([address, true])
    }
  })

  it('has one h1, its language, a title and its address in the three languages', async () => {
    for (const address of addresses) {
      const { text } = await portal.request().get(address).expect(200)
      const facts = {
        h1: text.match(/<h1[\s>]/g)?.length,
        lang: text.includes(`<html lang="${address.slice(1, 3)}">`),
        title: /<title>[^<]{4,} – Aglomera<\/title>/.test(text),
        alternates: text.match(/hreflang="(en|pl|cs|x-default)" href="http/g)?.length,
        odd: text.replace(/<script.*?<\/script>/gs, '').match(/undefined|\[object |NaN|>null</)?.[0],
      }
      expect([address, facts]).toEqual([address, { h1: 1, lang: true, title: true, alternates: 4, odd: undefined }])
    }
  })

  it('sets no cookie, asks no other host, and is under a strict policy', async () => {
    for (const address of addresses) {
      const { headers, text } = await portal.request().get(address)
      expect(headers['set-cookie']).toBeUndefined()
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['content-security-policy']).not.toContain('unsafe')
      expect(text).not.toMatch(/ style="| on[a-z]+="/)
      expect(text.match(/<(?:script|img|iframe)[^>]+src="https?:/)).toBeNull()
    }
  })

  it('answers 304 while it is unchanged, compressed or not', async () => {
    for (const address of addresses.slice(0, 20)) {
      const first = await portal.request().get(address).expect(200)
      const tag = first.headers.etag ?? ''
      expect(tag).not.toBe('')
      await portal.request().get(address).set('If-None-Match', tag).expect(304)
      const plain = await portal.request().get(address).set('Accept-Encoding', 'identity')
      expect([plain.headers.etag, plain.headers['content-encoding']]).toEqual([tag, undefined])
    }
  })
})

describe('addresses that are no page', () => {
  const wrong: [string, number][] = [
    ['/xx/', 404],
    ['/en/nothing', 404],
    ['/en/%c0%ae', 404],
    ['/en/practices/does-not-exist', 404],
    ['/en/practices/%00', 404],
    ['/en/practices/%ff', 400],
    [`/en/practices/${'a'.repeat(5000)}`, 404],
    ['/en/themes/constructor', 404],
    ['/language/xx', 404],
  ]
  it.each(wrong.map(([address, status]) => [address.slice(0, 40), status, address] as const))(
    '%s answers %i with a page',
    async (_, status, address) => {
      const { text, headers } = await portal.request().get(address).expect(status)
      expect(headers['content-type']).toContain('text/html')
      expect(text).toContain('<h1')
      expect(text).not.toMatch(/\bat .+\.ts:\d+/)
    },
  )

  it('speaks the visitor’s language where the address has none', async () => {
    const { text } = await portal.request().get('/nothing').set('Accept-Language', 'cs-CZ,cs;q=0.9').expect(404)
    expect(text).toContain('<html lang="cs">')
  })

  it('never shows a stack: an error is a page with the id that the log has', async () => {
    const broken = await openPortal()
    broken.pool.query = (() => Promise.reject(new Error('secret detail'))) as typeof broken.pool.query
    const { text, headers } = await broken.request().get('/en/catalogue').expect(500)
    expect(text).toContain(headers['x-request-id'])
    expect(text).not.toContain('secret detail')
  })
})

describe('the language of a visitor', () => {
  it.each([
    ['cs,en;q=0.5', undefined, '/cs'],
    ['de, pl;q=0.3', undefined, '/pl'],
    ['de', undefined, '/en'],
    ['cs', 'language=pl', '/pl'],
    ['cs', 'language=xx', '/cs'],
    [';;;q=,,', undefined, '/en'],
  ])('Accept-Language %s with cookie %s leads to %s', async (accept, cookie, location) => {
    const request = portal.request().get('/').set('Accept-Language', accept)
    if (cookie) request.set('Cookie', cookie)
    await request.expect(302).expect('Location', location)
  })

  it('is kept only when chosen, and the choice leads nowhere else', async () => {
    const chosen = await portal.request().get('/language/pl?to=/pl/catalogue?q=x').expect(303)
    expect(chosen.headers.location).toBe('/pl/catalogue?q=x')
    expect(chosen.headers['set-cookie']?.[0]).toMatch(/^language=pl;.*HttpOnly; SameSite=Lax/)
    for (const to of ['//evil.example', '/\\evil.example', 'https://evil.example', '/pl//evil', '/cs/x', ''])
      await portal
        .request()
        .get(`/language/pl?to=${encodeURIComponent(to)}`)
        .expect(303)
        .expect('Location', '/pl')
  })
})

it('a host that is no host is refused before a link is made of it', async () => {
  const open = await openPortal()
  for (const address of ['/en', '/feed.atom', '/sitemap.xml', '/api/v1/catalogue', '/events/x.ics'])
    await open.request().get(address).set('Host', 'a"><b>&c').expect(400)
})

it('a request that another site sent is refused', async () => {
  for (const headers of [{ 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'https://evil.example' }])
    await portal.request().post('/en/catalogue').set(headers).expect(403)
  await portal
    .request()
    .post('/en/catalogue')
    .set('Sec-Fetch-Site', 'same-origin')
    .expect(405)
    .expect('Allow', 'GET, HEAD')
})
