import { beforeAll, describe, expect, test } from 'vitest'
import { facetLabel } from '../../src/catalogue/present-catalogue.ts'
import { findCatalogue } from '../../src/catalogue/queries.ts'
import { facetNames, parseSearch } from '../../src/catalogue/schema.ts'
import { kinds } from '../../src/kinds.ts'
import { translator } from '../../src/languages.ts'
import { openPortal, type Portal } from '../portal.ts'

type Answer = { total: number; items: Entry[]; facets: Record<string, Value[]>; next: string | null }
type Entry = { kind: string; slug: string; url: string; urls: object; title: Record<string, string>; updatedAt: string }
type Value = { value: string; label: string; count: number }

let portal: Portal
beforeAll(async () => {
  portal = await openPortal({ env: { BASE_URL: 'https://portal.example' } })
})
const list = async (path: string): Promise<Answer> => (await portal.request().get(path).expect(200)).body
const names = (answer: Answer) => answer.items.map(({ kind, slug }) => `${kind}/${slug}`)

describe('the catalogue', () => {
  test.each([
    ['', 'en'],
    ['q=opole', 'cs'],
    ['theme=cross-border-cooperation&country=CZ&from=2016&to=2018&sort=title', 'pl'],
  ] as const)('says what the page says: %s in %s', async (query, lang) => {
    const search = parseSearch(Object.fromEntries(new URLSearchParams(query)))
    const found = await findCatalogue(portal.pool, search, lang)
    const answer = await list(`/api/v1/catalogue?${query}&lang=${lang}`)
    expect(found.total).toBeGreaterThan(0)
    expect(answer.total).toBe(found.total)
    expect(names(answer)).toEqual(found.items.map(({ kind, slug }) => `${kind}/${slug}`))
    for (const name of facetNames)
      expect(answer.facets[name], name).toEqual(
        found.facets[name].map((count) => ({
          value: count.value,
          label: facetLabel(name, count, translator(lang)),
          count: count.count,
        })),
      )
  })

  test('gives an entry in short, without what it says at length', async () => {
    const { items } = await list('/api/v1/catalogue?q=opole&limit=1')
    expect(items).toHaveLength(1)
    expect(items[0]).not.toHaveProperty('content')
    expect(items[0]).not.toHaveProperty('id')
    const path = `${items[0]!.kind}s/${items[0]!.slug}`
    expect(items[0]!.url).toBe(`https://portal.example/en/${path}`)
    expect(items[0]!.urls).toMatchObject({ cs: `https://portal.example/cs/${path}` })
  })

  test('leads from page to page, each entry once, with every parameter kept', async () => {
    const seen: string[] = []
    let path: string | null = '/api/v1/catalogue?country=PL&country=CZ&sort=title&limit=5&lang=cs'
    while (path) {
      const answer: Answer = await list(path)
      expect(answer.facets.kind!.map(({ label }) => label)).toContain('Projekt')
      seen.push(...names(answer))
      path = answer.next
      if (path) expect(path).toMatch(/^\/api\/v1\/catalogue\?.*limit=5.*lang=cs/)
    }
    const all = await list('/api/v1/catalogue?country=PL&country=CZ&sort=title&limit=100&lang=cs')
    expect(all.next).toBeNull()
    expect(seen.length).toBeGreaterThan(10)
    expect(seen).toEqual(names(all))
  })

  test.each(['0', '-1', '101', '9999', 'abc', '1.5', ''])('falls back from limit=%s to 20', async (limit) => {
    const { items, total } = await list(`/api/v1/catalogue?limit=${limit}`)
    expect(total).toBeGreaterThan(20)
    expect(items).toHaveLength(20)
  })

  test('is empty behind the last page and for words that nothing has', async () => {
    expect(await list('/api/v1/catalogue?page=9999')).toMatchObject({ items: [], next: null })
    expect(await list('/api/v1/catalogue?q=zzzxqj')).toMatchObject({ total: 0, items: [], next: null })
  })
})

test.each(kinds.map(({ name, plural }) => ({ name, plural })))(
  '/api/v1/$plural is the catalogue narrowed to it',
  async ({ name, plural }) => {
    const narrowed = await list(`/api/v1/catalogue?kind=${name}&limit=2`)
    const own = await list(`/api/v1/${plural}?limit=2&kind=nonsense&kind=event`)
    expect(own.items.length).toBeGreaterThan(0)
    expect({ ...own, next: null }).toEqual({ ...narrowed, next: null })
    if (own.total > 2) expect(own.next).toBe(`/api/v1/${plural}?page=2&limit=2`)
  },
)

test('an unchanged answer is sent once, compressed, and may be read by pages of other sites', async () => {
  const first = await portal.request().get('/api/v1/catalogue').set('Accept-Encoding', 'br').expect(200)
  expect(first.headers).toMatchObject({
    'content-encoding': 'br',
    'access-control-allow-origin': '*',
    'cache-control': 'public, max-age=0, must-revalidate',
  })
  expect(first.headers['set-cookie']).toBeUndefined()
  const again = portal.request().get('/api/v1/catalogue').set('If-None-Match', String(first.headers.etag))
  expect((await again.expect(304)).text).toBe('')
})
