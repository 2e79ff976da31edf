import { beforeAll, describe, expect, test } from 'vitest'
import { drawSitemap, type SitemapPage } from '../../src/catalogue/sitemap.ts'
import { archiveEntry } from '../../src/entries/publish-entry.ts'
import { kindByName } from '../../src/kinds.ts'
import { openPortal, type Portal } from '../portal.ts'
import { publish } from '../publish.ts'
import { childrenOf, readXml, textOf } from './read-xml.ts'

const host = 'https://portal.example'
let portal: Portal
beforeAll(async () => {
  portal = await openPortal({ env: { BASE_URL: host } })
})

const addresses = async (from: Portal = portal) => {
  const { text } = await from
    .request()
    .get('/sitemap.xml')
    .expect(200)
    .expect('Content-Type', /^application\/xml/)
  return childrenOf(readXml(text), 'url')
}
const paths = async (from?: Portal) => (await addresses(from)).map((url) => textOf(url, 'loc')!.replace(host, ''))

test('it names the fixed pages, themes in use, every entry and every timeline, in each language', async () => {
  const named = await paths()
  const { items } = (await portal.request().get('/api/v1/catalogue?limit=100').expect(200)).body
  const entries: string[] = items.map(({ kind, slug }: { kind: string; slug: string }) => `/${kind}s/${slug}`)
  const timelines = entries
    .filter((path) => /^\/(partnerships|projects)\//.test(path))
    .map((path) => `${path}/timeline`)
  const themes = new Set<string>(items.flatMap((item: { themes: string[] }) => item.themes))
  const kinds = ['practices', 'partnerships', 'organisations', 'projects', 'programmes', 'events']
  const fixed = ['catalogue', 'themes', 'about', 'accessibility', 'privacy', ...kinds].map((path) => `/${path}`)
  const wanted = ['', ...fixed, ...[...themes].map((id) => `/themes/${id}`), ...entries, ...timelines]
  expect(timelines.length).toBeGreaterThan(0)
  expect(named.toSorted()).toEqual(wanted.flatMap((path) => ['/en', '/pl', '/cs'].map((of) => of + path)).sort())
})

test('every address that it names is there', async () => {
  for (const path of await paths()) if (path.startsWith('/en')) await portal.request().get(path).expect(200)
})

test('each address names itself in every language, and an entry says when it changed', async () => {
  const { updatedAt } = (await portal.request().get('/api/v1/partnerships/opole-olomouc').expect(200)).body
  const url = (await addresses()).find((url) => textOf(url, 'loc') === `${host}/pl/partnerships/opole-olomouc`)!
  expect(textOf(url, 'lastmod')).toBe(updatedAt)
  expect(childrenOf(url, 'xhtml:link').map(({ attributes }) => [attributes.hreflang, attributes.href])).toEqual([
    ['en', `${host}/en/partnerships/opole-olomouc`],
    ['pl', `${host}/pl/partnerships/opole-olomouc`],
    ['cs', `${host}/cs/partnerships/opole-olomouc`],
    ['x-default', `${host}/en/partnerships/opole-olomouc`],
  ])
})

test('it never names what is not public', async () => {
  const id = await publish(portal.pool, { kind: 'event', slug: 'was-public' })
  expect(await paths()).toContain('/en/events/was-public')
  await archiveEntry(portal.pool, kindByName.get('event')!, id)
  await portal.pool.query(`insert into entries (kind, slug, original_language) values ('event', 'not-yet', 'en')`)
  for (const path of await paths()) expect(path).not.toMatch(/was-public|not-yet|\/admin|\/sign-in/)
})

test('on an empty portal the fixed pages are left', async () => {
  const named = await paths(await openPortal({ content: 'none', env: { BASE_URL: host } }))
  expect(named).toContain('/cs/practices')
  expect(named.every((path) => path.split('/').length <= 3)).toBe(true)
})

describe('more than fits into one file', () => {
  const pages: SitemapPage[] = Array.from({ length: 7 }, (_, i) => ({ path: `/events/e-${i}` }))
  const read = (part?: number) => {
    const text = drawSitemap(pages, host, part, 3)
    return text === undefined ? undefined : readXml(text)
  }

  test('is an index of parts', () => {
    const index = read()!
    expect(index.name).toBe('sitemapindex')
    expect(childrenOf(index, 'sitemap').map((part) => textOf(part, 'loc'))).toEqual(
      [1, 2, 3].map((part) => `${host}/sitemap.xml?part=${part}`),
    )
  })

  test('in which each page stands once, and there is no part behind the last', () => {
    const parts = [1, 2, 3].flatMap((part) => childrenOf(read(part)!, 'url').map((url) => textOf(url, 'loc')))
    expect(parts).toHaveLength(21)
    expect(new Set(parts).size).toBe(21)
    expect(read(4)).toBeUndefined()
  })

  test('holds no more addresses than search engines read', () => {
    const many = (count: number) => drawSitemap(Array(count).fill({ path: '' }), '')!
    expect(many(16_666)).toContain('<urlset')
    expect(many(16_667)).toContain('<sitemapindex')
  })
})

test('a part that there is not is not found; nonsense is the whole', async () => {
  await portal.request().get('/sitemap.xml?part=1').expect(200)
  await portal.request().get('/sitemap.xml?part=2').expect(404)
  for (const part of ['0', '-1', 'a', '1.5', '1&part=2'])
    await portal.request().get(`/sitemap.xml?part=${part}`).expect(200)
})

test('robots.txt keeps robots out of what is not for reading and names the sitemap', async () => {
  const { text } = await portal
    .request()
    .get('/robots.txt')
    .expect(200)
    .expect('Content-Type', /^text\/plain/)
  const lines = text.trim().split('\n')
  for (const path of ['/language/', '/*/admin', '/*/sign-in']) expect(lines).toContain(`Disallow: ${path}`)
  expect(lines[0]).toBe('User-agent: *')
  expect(lines.at(-1)).toBe(`Sitemap: ${host}/sitemap.xml`)
})
