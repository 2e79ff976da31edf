import { beforeAll, describe, expect, it } from 'vitest'
import { openPortal, type Portal } from '../portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})

const get = async (address: string) => (await portal.request().get(address).expect(200)).text
const countOf = (html: string) => Number(/<b>(\d+) entr/.exec(html)?.[1] ?? 0)
const slugs = (html: string) => [...html.matchAll(/class="record-title"><a href="\/en\/([^"]+)"/g)].map((m) => m[1])
const facet = (html: string, name: string) =>
  new Map(
    [...html.matchAll(new RegExp(`name="${name}" value="([^"]+)"[^>]*>.*?class="n">(\\d+)<`, 'g'))].map((m) => [
      m[1],
      Number(m[2]),
    ]),
  )

describe('nonsense never fails', () => {
  const queries = [
    '?page=-5&theme[]=a&theme=%00&from=abc&sort=drop',
    `?q=${'a'.repeat(5000)}`,
    '?q=%ff%fe',
    '?q=%00',
    "?q='",
    '?q=%26%7C%21%28%29%3A%2A',
    '?q=%F0%9F%9A%8B',
    '?kind=constructor&kind=__proto__',
    '?page=10000',
    '?from=2020&to=2010',
    `?${'theme=energy&'.repeat(300)}`,
    '?__proto__=x&constructor=y',
  ]
  it.each(queries.map((query) => [query.slice(0, 60), query]))('/en/catalogue%s', async (_, query) => {
    await portal.request().get(`/en/catalogue${query}`).expect(200)
  })
})

describe('counts', () => {
  it('of every facet value are those of the list it leads to', async () => {
    const all = await get('/en/catalogue')
    expect(facet(all, 'kind').size).toBe(6)
    for (const name of [
      'kind',
      'seeking',
      'country',
      'theme',
      'region',
      'programme',
      'organisation',
      'language',
      'confirmed',
    ])
      for (const [value, count] of facet(all, name))
        expect([name, value, countOf(await get(`/en/catalogue?${name}=${value}`))]).toEqual([name, value, count])
  })

  it('of a facet ignore its own filter and obey the others', async () => {
    const both = await get('/en/catalogue?kind=practice&country=CZ')
    for (const [value, count] of facet(both, 'kind'))
      expect([value, countOf(await get(`/en/catalogue?kind=${value}&country=CZ`))]).toEqual([value, count])
    for (const [value, count] of facet(both, 'country'))
      expect([value, countOf(await get(`/en/catalogue?kind=practice&country=${value}`))]).toEqual([value, count])
  })

  it('of repeated values mean any of them', async () => {
    const [practices, events] = [await get('/en/catalogue?kind=practice'), await get('/en/catalogue?kind=event')]
    expect(countOf(await get('/en/catalogue?kind=practice&kind=event'))).toBe(countOf(practices) + countOf(events))
  })
})

describe('years', () => {
  it.each([
    ['from=2021', 'projects/razem-dla-rozwoju-aglomeracji', false],
    ['from=2020&to=2020', 'projects/razem-dla-rozwoju-aglomeracji', true],
    ['to=2017', 'projects/razem-dla-rozwoju-aglomeracji', false],
    ['from=2025', 'practices/szczecin-metropolitan-association', true], // marked as ongoing
    ['to=2004', 'practices/szczecin-metropolitan-association', false],
  ])('%s overlap with %s: %s', async (years, slug, expected) => {
    expect(slugs(await get(`/en/catalogue?${years}`)).includes(slug)).toBe(expected)
  })
})

describe('words', () => {
  it('are found in the texts of all languages, accents or not, and marked', async () => {
    for (const q of ['szczecinskiego', 'Szczecińskiego', 'SZCZECINSKIEGO'])
      expect(slugs(await get(`/en/catalogue?q=${encodeURIComponent(q)}`))).toContain('organisations/ssom')
    const html = await get('/en/catalogue?q=mentors')
    expect(slugs(html)[0]).toBe('practices/metropolitan-mentors')
    expect(html).toContain('<mark>mentors</mark>')
  })

  it('of a theme find entries whose text does not have them', async () => {
    expect(slugs(await get('/en/catalogue?q=governance')).length).toBeGreaterThan(5)
    const cs = await get(`/cs/catalogue?q=${encodeURIComponent('metropolitní řízení')}`)
    expect(cs).toContain('/cs/practices/szczecin-metropolitan-association')
  })

  it.each([
    ['PR-0025', 'practices/'],
    ['754 307 87 25', 'organisations/opole-agglomeration-association'],
    ['NIP 7543078725', 'organisations/opole-agglomeration-association'],
    ['77 446 14 00', 'organisations/opole-agglomeration-association'],
    ['biuro@ao.opole.pl', 'organisations/opole-agglomeration-association'],
  ])('may be a number or an address as it is printed: %s', async (q, slug) => {
    const found = slugs(await get(`/en/catalogue?q=${encodeURIComponent(q)}`))
    expect(found.length).toBeGreaterThan(0)
    expect(found[0]).toContain(slug)
  })

  it('found by a theme alone stand below those of the text, and say why', async () => {
    const visits = slugs(await get('/en/catalogue?q=study%20visits'))
    expect(visits.length).toBeGreaterThan(5)
    expect(visits.slice(0, 3).every((slug) => slug?.includes('study-visits'))).toBe(true)
    const html = await get('/en/catalogue?q=mentoring')
    expect(html).toContain('Found by the theme: Exchange of experience and networks')
  })

  it('that nothing has are named, and filters that are to blame', async () => {
    expect(await get('/en/catalogue?q=zzzxqj')).toContain('Nothing matches “zzzxqj”')
    const blamed = await get('/en/catalogue?q=inhabitants&kind=event')
    expect(blamed).toContain('Entries match “inhabitants”')
    expect(blamed).toMatch(/Without “Event”<\/a>: \d+ entr/)
  })
})

describe('lists', () => {
  it('of a kind have that kind only, whatever a parameter says', async () => {
    const all = slugs(await get('/en/practices?kind=event'))
    expect(all.length).toBeGreaterThan(3)
    expect(all.every((slug) => slug?.startsWith('practices/'))).toBe(true)
  })

  it('stand in the order of the language’s alphabet', async () => {
    const html = await get('/pl/organisations?sort=title')
    const titles = [...html.matchAll(/class="record-title"><a [^>]*>([^<]+)</g)].map((m) =>
      m[1]!.replace(/\u00a0/g, ' '),
    )
    expect(titles.length).toBeGreaterThan(5)
    expect(titles).toEqual([...titles].sort(new Intl.Collator('pl').compare))
  })

  it('are paged without losing or repeating an entry', async () => {
    const first = await get('/en/catalogue?sort=title')
    const second = await get('/en/catalogue?sort=title&page=2')
    const both = [...slugs(first), ...slugs(second)]
    expect(new Set(both).size).toBe(countOf(first))
    expect(first).toContain('rel="next"')
    expect(second).toContain('rel="prev"')
  })

  it('beyond the last page say so', async () => {
    expect(await get('/en/catalogue?page=400')).toContain('There are fewer pages than that')
  })

  it('have a map whose markers all stand beside it as list items', async () => {
    const html = await get('/en/catalogue?view=map')
    const markers = [...html.matchAll(/<a href="([^"]+)" aria-label="([^"]+)">/g)]
    expect(markers.length).toBeGreaterThan(4)
    for (const [, href, label] of markers) expect(html).toContain(`<li><a href="${href}">${label}</a></li>`)
  })
})

it('a partner seeker finds who looks for whom', async () => {
  const html = await get('/en/partnerships?seeking=lead_expert')
  expect(slugs(html)).toEqual(['partnerships/gdansk-gdynia-sopot-metropolitan-area'])
  expect(html).toContain('Looking for: Project partners, Lead expert')
})

it('an empty portal looks intended', async () => {
  const empty = await openPortal({ content: 'none' })
  for (const address of [
    '/en',
    '/pl/catalogue',
    '/cs/practices',
    '/en/themes',
    '/en/themes/energy',
    '/en/catalogue?view=map',
  ])
    await empty.request().get(address).expect(200)
  expect((await empty.request().get('/pl/catalogue')).text).toContain('W\u00a0katalogu nie ma jeszcze wpisów')
})
