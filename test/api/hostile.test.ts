import { beforeAll, describe, expect, test, vi } from 'vitest'
import { openPortal, type Portal } from '../portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})

const readers = [
  '/en/catalogue',
  '/en/practices',
  '/api/v1/catalogue',
  '/api/v1/practices',
  '/api/v1/suggest',
  '/feed.atom',
  '/sitemap.xml',
]

const parameters = [
  'q',
  'kind',
  'theme',
  'country',
  'region',
  'place',
  'programme',
  'organisation',
  'from',
  'to',
].concat(['language', 'confirmed', 'sort', 'view', 'page', 'limit', 'lang', 'part', '__proto__', 'constructor'])

/** The same nonsense in every parameter at once: what one of them refuses must not hide what another lets in. */
const inEach = (value: string) => parameters.map((name) => `${name}=${value}`).join('&')

const nonsense: [string, string][] = [
  ['empty values', inEach('')],
  ['no values', parameters.join('&')],
  ['NUL', inEach('a%00b')],
  ['broken UTF-8', inEach('%ff%fe')],
  ['half a surrogate', inEach('%ed%a0%80')],
  ['broken escapes', inEach('%zz%')],
  ['quotes and backslashes', inEach('%27%22%5c%3b--')],
  ['query operators', inEach('a%27%26%21%7c%28%3c-%3e%3a*')],
  ['prototype names', inEach('__proto__').concat('&', inEach('constructor'), '&', inEach('toString'))],
  ['unknown but well-formed values', inEach('unheard-of')],
  ['unknown countries and regions', 'country=ZZ&region=ZZ99&country=QO&region=PL999'],
  ['brackets', parameters.map((name) => `${name}[]=1&${name}[a][b]=2&${name}[__proto__]=3`).join('&')],
  ['huge numbers', inEach('99999999999999999999')],
  ['numbers of other kinds', inEach('-1').concat('&', inEach('1e3'), '&', inEach('0x10'), '&', inEach('NaN'))],
  ['fractions', inEach('1.5')],
  ['the last page', 'page=10000&limit=100'],
  ['years the wrong way round', 'from=2100&to=1900'],
  ['repeated', Array.from({ length: 300 }, (_, i) => `theme=t${i}&q=w${i}&page=${i}`).join('&')],
  ['more values than anyone can tick', Array.from({ length: 400 }, (_, i) => `organisation=o${i}`).join('&')],
  ['a very long value', inEach('a'.repeat(500)).concat('&q=', 'b'.repeat(5000))],
  ['very many words', `q=${Array.from({ length: 900 }, (_, i) => `w${i}`).join('+')}`],
  ['emoji cut in half at the limit', `q=${'a'.repeat(199)}%F0%9F%98%80`],
  ['letters outside of Latin', `q=${encodeURIComponent('Łódź Ὀδυσσεύς 東京 \u202e ﷺ ŉ ß İ')}`],
]

describe.each(readers)('%s', (path) => {
  test.each(nonsense)('falls back from %s', async (_, query) => {
    const { status, text } = await portal.request().get(`${path}?${query}`)
    // a part that a sitemap does not have is the one thing that is not there
    const isMissingPart = path === '/sitemap.xml' && status === 404
    if (!isMissingPart) expect(status, text.slice(0, 300)).toBe(200)
  })
})

describe('an answer costs at most two statements, whatever it shows', () => {
  test.each([
    ['/api/v1/catalogue?limit=100', 1],
    ['/api/v1/catalogue?q=opole&limit=100', 2],
    // by a value of a vocabulary, the second time
    ['/api/v1/practices', 1],
    ['/api/v1/partnerships/opole-olomouc', 1],
    ['/api/v1/suggest?q=o', 1],
    ['/api/v1/suggest', 0],
    ['/api/v1/openapi.json', 0],
    ['/feed.atom', 1],
    ['/sitemap.xml', 1],
    ['/robots.txt', 0],
  ])('%s: %i', async (path, statements) => {
    const query = vi.spyOn(portal.pool, 'query')
    await portal.request().get(path).expect(200)
    const asked = query.mock.calls.length
    query.mockRestore()
    expect(asked).toBe(statements)
  })
})
