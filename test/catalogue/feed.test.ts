import { beforeAll, describe, expect, test } from 'vitest'
import { openPortal, type Portal } from '../portal.ts'
import { publish } from '../publish.ts'
import { childrenOf, type Element, readXml, textOf } from './read-xml.ts'

const host = 'https://portal.example'
let portal: Portal
beforeAll(async () => {
  portal = await openPortal({ env: { BASE_URL: host } })
})

const feed = async (query = ''): Promise<Element> => {
  const { text } = await portal
    .request()
    .get(`/feed.atom${query}`)
    .expect(200)
    .expect('Content-Type', 'application/atom+xml; charset=utf-8')
  return readXml(text)
}
const links = (element: Element, rel: string) =>
  childrenOf(element, 'link')
    .filter(({ attributes }) => attributes.rel === rel)
    .map(({ attributes }) => [attributes.hreflang, attributes.href])
const titles = (element: Element) => childrenOf(element, 'entry').map((entry) => textOf(entry, 'title'))

test('it has what RFC 4287 asks for', async () => {
  const found = await feed()
  expect(found).toMatchObject({ name: 'feed', attributes: { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'en' } })
  for (const name of ['id', 'title', 'updated', 'author']) expect(childrenOf(found, name), name).toHaveLength(1)
  expect(links(found, 'self')).toEqual([[undefined, `${host}/feed.atom`]])
  const entries = childrenOf(found, 'entry')
  expect(entries.length).toBeGreaterThan(20)
  for (const entry of entries) {
    for (const name of ['id', 'title', 'updated', 'published', 'summary'])
      expect(childrenOf(entry, name), name).toHaveLength(1)
    expect(textOf(entry, 'id')).toMatch(/^tag:portal\.example,2026:[a-z]+\/\d+$/)
    expect(textOf(entry, 'updated')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(links(entry, 'alternate').map(([hreflang]) => hreflang)).toEqual(['en', 'pl', 'cs'])
  }
  expect(new Set(entries.map((entry) => textOf(entry, 'id'))).size).toBe(entries.length)
})

test('its entries lead to their pages, the page of the language first', async () => {
  const [entry] = childrenOf(await feed('?lang=cs&q=olomouc&kind=partnership'), 'entry')
  expect(textOf(entry!, 'title')).toMatch(/^Opole a Olomouc/)
  const path = 'partnerships/opole-olomouc'
  expect(links(entry!, 'alternate')).toEqual(
    ['cs', 'en', 'pl'].map((language) => [language, `${host}/${language}/${path}`]),
  )
  expect(childrenOf(entry!, 'category').map(({ attributes }) => attributes.label)).toContain('Přeshraniční spolupráce')
})

test('it takes the parameters of the catalogue and says in its title what was asked for', async () => {
  const found = await feed('?kind=event&country=PL&q=opole&page=3&limit=1&sort=title&view=map')
  const { body } = await portal.request().get('/api/v1/catalogue?kind=event&country=PL&q=opole').expect(200)
  expect(body.total).toBeGreaterThan(1)
  expect(titles(found).sort()).toEqual(body.items.map(({ title }: { title: { en: string } }) => title.en).sort())
  expect(textOf(found, 'title')).toBe('Aglomera – New entries: “opole”, Event, Poland')
  expect(links(found, 'self')).toEqual([[undefined, `${host}/feed.atom?q=opole&kind=event&country=PL`]])
})

test('the latest change comes first, whatever the age of the source', async () => {
  const id = await publish(portal.pool, { kind: 'event', slug: 'latest', content: { title: { en: 'Latest' } } })
  await portal.pool.query(`update entries set updated_at = now() + interval '1 hour' where id = $1`, [id])
  await portal.pool.query(`update catalogue set newest = '1990-01-01' where entry_id = $1`, [id])
  const found = await feed('?kind=event')
  expect(titles(found)[0]).toBe('Latest')
  expect(textOf(found, 'updated')).toBe(textOf(childrenOf(found, 'entry')[0]!, 'updated'))
})

test('text is text: markup and characters that XML forbids do no harm', async () => {
  const title = `<b>&amp; "R&D" 'x' ]]> \u{1f680}`
  await publish(portal.pool, {
    kind: 'event',
    slug: 'markup',
    content: { title: { en: `${title}\u0008\ufffe` }, summary: { en: '<script>alert(1)</script>' } },
  })
  const entry = childrenOf(await feed(), 'entry').find((e) => textOf(e, 'title')?.startsWith('<b>'))
  expect(textOf(entry!, 'title')).toBe(title)
  expect(textOf(entry!, 'summary')).toBe('<script>alert(1)</script>')
  expect(textOf(await feed(`?q=${encodeURIComponent('"><x>&')}`), 'title')).toContain('“"><x>&”')
})

test('a text that is not translated says its language', async () => {
  await publish(portal.pool, {
    kind: 'event',
    slug: 'polish-only',
    originalLanguage: 'pl',
    content: { title: { pl: 'Tylko po polsku' }, summary: { pl: 'Opis.' } },
  })
  const entry = childrenOf(await feed('?lang=en'), 'entry').find((e) => textOf(e, 'title') === 'Tylko po polsku')
  for (const name of ['title', 'summary']) expect(childrenOf(entry!, name)[0]!.attributes['xml:lang']).toBe('pl')
})

describe('without any entry', () => {
  test('it is a valid feed whose date stands still', async () => {
    const found = await feed('?q=zzzxqj&lang=pl')
    expect(childrenOf(found, 'entry')).toEqual([])
    expect(textOf(found, 'updated')).toBe('1970-01-01T00:00:00.000Z')
  })

  test('so it is on an empty portal', async () => {
    const empty = await openPortal({ content: 'none' })
    const { text } = await empty.request().get('/feed.atom').expect(200)
    expect(childrenOf(readXml(text), 'entry')).toEqual([])
  })
})

test('it holds fifty entries at the most', async () => {
  for (let i = 0; i < 30; i++) await publish(portal.pool, { kind: 'programme', slug: `one-of-many-${i}` })
  expect(childrenOf(await feed(), 'entry')).toHaveLength(50)
})

test('an unchanged feed is sent once', async () => {
  const { headers } = await portal.request().get('/feed.atom').expect(200)
  await portal.request().get('/feed.atom').set('If-None-Match', String(headers.etag)).expect(304)
})
