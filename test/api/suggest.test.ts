import { beforeAll, expect, test } from 'vitest'
import { openPortal, type Portal } from '../portal.ts'
import { publish } from '../publish.ts'

type Suggestion = {
  label: string
  language: string
  kind: string
  url: string
  query: string
  group: string
  note: string
}

let portal: Portal
beforeAll(async () => {
  portal = await openPortal({ env: { BASE_URL: 'https://portal.example' } })
})
const suggest = async (q: string, lang = 'en'): Promise<Suggestion[]> => {
  const { body } = await portal.request().get('/api/v1/suggest').query({ q, lang }).expect(200)
  return body.items
}

test.each(['', '   ', '—', '%', '\u0000', "';--", 'zzzxqj'])('%j has no suggestion', async (q) => {
  expect(await suggest(q)).toEqual([])
})

test('a theme is found by its label or a synonym of any language and leads to its page', async () => {
  const theme = {
    label: 'Cross-border co-operation',
    language: 'en',
    kind: 'theme',
    url: 'https://portal.example/en/themes/cross-border-cooperation',
    query: 'theme=cross-border-cooperation',
    count: 15,
    group: 'Themes',
    note: '15 entries',
  }
  for (const q of ['cross-b', 'border coop', 'współpraca transgr', 'WSPOLPRACA', 'přeshr'])
    expect(await suggest(q), q).toContainEqual(theme)
  expect(await suggest('cross-b', 'cs')).toContainEqual({
    ...theme,
    label: 'Přeshraniční spolupráce',
    language: 'cs',
    url: theme.url.replace('/en/', '/cs/'),
    group: 'Témata',
    note: '15 záznamů',
  })
})

test('a theme or a place without any entry is not offered', async () => {
  const kindsFor = async (q: string) => (await suggest(q)).map(({ kind }) => kind)
  expect(await kindsFor('tirana')).toEqual([])
  await publish(portal.pool, {
    kind: 'event',
    slug: 'far-away',
    content: { places: [{ country: 'AL', city: 'Tirana' }] },
  })
  expect(await kindsFor('tirana')).toEqual(['place'])
})

test('a place is found by its name in any language and narrows the catalogue', async () => {
  for (const q of ['ołom', 'olomo', 'Olomouc']) {
    const place = (await suggest(q, 'pl')).find(({ kind }) => kind === 'place')
    expect(place).toMatchObject({ label: 'Ołomuniec', query: 'place=cz-olomouc' })
    expect(place?.url).toBe('https://portal.example/pl/catalogue?place=cz-olomouc')
  }
})

test('an entry is found when every typed word begins a word of its title, in any language', async () => {
  await publish(portal.pool, {
    kind: 'organisation',
    slug: 'zazolc',
    originalLanguage: 'pl',
    content: { title: { pl: 'Zażółć gęślą jaźń' }, summary: { pl: 'Nieosiągalne słowo.' } },
  })
  const found = { label: 'Zażółć gęślą jaźń', language: 'pl', kind: 'organisation', query: 'organisation=zazolc' }
  for (const q of ['zazo', 'zazolc gesla', 'jazn ZAŻ']) expect(await suggest(q), q).toMatchObject([found])
  for (const q of ['azolc', 'zazolc opole', 'nieosiagalne']) expect(await suggest(q), q).toEqual([])
  expect((await suggest('zazolc'))[0]!.url).toBe('https://portal.example/en/organisations/zazolc')
})

test('what is suggested for an entry finds it in the catalogue', async () => {
  const entries = (await suggest('o')).filter(({ kind }) => kind !== 'theme' && kind !== 'place')
  expect(entries.length).toBeGreaterThan(3)
  for (const { query, url } of entries) {
    const { body } = await portal.request().get(`/api/v1/catalogue?limit=100&${query}`).expect(200)
    expect(body.total, query).toBeGreaterThan(0)
    const isNarrowing = /^(organisation|programme)=/.test(query)
    if (!isNarrowing) expect(body.items.map((item: { url: string }) => item.url)).toContain(url)
  }
})

test('each says in the words of the reader what it is, and the answer how many there are', async () => {
  const body = async (q: string, lang: string) =>
    (await portal.request().get('/api/v1/suggest').query({ q, lang }).expect(200)).body
  const said = ({ items }: { items: Suggestion[] }) => items.map(({ label, group, note }) => [label, group, note])
  const polish = await body('opole', 'pl')
  expect(said(polish)).toContainEqual(['Opole', 'Miejsca', expect.stringMatching(/^\d+\swpis(y|ów)$/)])
  expect(said(polish)).toContainEqual([expect.any(String), 'Wpisy', 'Partnerstwo'])
  expect(polish.summary).toMatch(new RegExp(`^${polish.items.length}\\spropozycj`))
  expect(said(await body('stowarzyszenie', 'pl'))).toContainEqual([
    expect.any(String),
    'Organizacje',
    expect.stringMatching(/^\d+ wpis/),
  ])
  expect(await body('zzzxqj', 'cs')).toEqual({ items: [], summary: 'Žádné návrhy' })
})

test("who shares it keeps it: there is a validator, and nothing in it is anybody's own", async () => {
  const first = await portal.request().get('/api/v1/suggest?q=opole&lang=pl').expect(200)
  expect(first.headers['cache-control']).toMatch(/^public, /)
  expect(first.headers).not.toHaveProperty('set-cookie')
  const again = portal.request().get('/api/v1/suggest?q=opole&lang=pl')
  await again.set('If-None-Match', first.headers.etag!).expect(304)
})

test('there are at most eight, and few of the vocabulary among them', async () => {
  for (const q of ['o', 'a', 'p', 's']) {
    const kinds = (await suggest(q)).map(({ kind }) => kind)
    expect(kinds.length).toBeLessThanOrEqual(8)
    for (const name of ['theme', 'place']) expect(kinds.filter((kind) => kind === name).length).toBeLessThanOrEqual(2)
  }
})
