import { beforeAll, describe, expect, test } from 'vitest'
import { readDocument } from '../../src/annexes/reading/read-document.ts'
import { extractTable } from '../../src/annexes/tables/extract-table.ts'
import { findExported } from '../../src/api/find-exported.ts'
import { parseSearch } from '../../src/catalogue/schema.ts'
import { openPortal, type Portal } from '../portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
const get = (path: string) =>
  portal
    .request()
    .get(path)
    .buffer(true)
    .parse((res, done) => {
      const parts: Buffer[] = []
      res.on('data', (part: Buffer) => parts.push(part))
      res.on('end', () => done(null, Buffer.concat(parts)))
    })
const rowsOf = async (path: string) => {
  const { body } = await get(path).expect(200)
  return extractTable(await readDocument(body, path.split('?')[0]!)).rows
}

describe('what is not there', () => {
  test.each(['/en/catalogue.pdf', '/en/people.csv', '/csv', '/en/projects.csv/x', '/de/projects.csv'])(
    '%s',
    async (path) => {
      expect((await get(path)).status).toBe(404)
    },
  )
  test('nothing found is a table of headings, or an empty list', async () => {
    expect((await get('/en/projects.json?q=zzzzzz').expect(200)).body.toString()).toBe('[]\n')
    const { body } = await get('/en/projects.csv?q=zzzzzz').expect(200)
    expect(body.toString()).toMatch(/^\ufeffref,kind,language,title_en,.*,page\r\n$/)
  })
  test('a parameter that is nonsense falls back', async () => {
    await get('/en/projects.csv?from=x&kind=%00&theme[]=1&page=-4').expect(200)
  })
})

test.each([
  ['csv', /^text\/csv; charset=utf-8; header=present$/],
  ['json', /^application\/json; charset=utf-8$/],
  ['xlsx', /^application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet$/],
])('%s is sent as a file to keep', async (format, type) => {
  for (const name of ['catalogue', 'practices']) {
    const { headers } = await get(`/pl/${name}.${format}`).expect(200)
    expect(headers['content-type']).toMatch(type)
    expect(headers['content-disposition']).toBe(`attachment; filename="aglomera-${name}.${format}"`)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['set-cookie']).toBeUndefined()
  }
  const head = await portal.request().head(`/pl/practices.${format}`).expect(200)
  expect(head.headers['content-type']).toMatch(type)
})

describe('the filters of the page are those of its table', () => {
  test.each([
    ['/catalogue', ''],
    ['/catalogue', '?kind=project&kind=event'],
    ['/catalogue', '?q=Opole&country=CZ'],
    ['/projects', '?kind=practice'],
    ['/projects', '?theme=cross-border-cooperation&from=2017&to=2018'],
    ['/catalogue', '?programme=urbact'],
  ])('%s%s', async (path, query) => {
    const api = await portal
      .request()
      .get(`/api/v1${path}${query}${query ? '&' : '?'}limit=100`)
      .expect(200)
    const rows = await rowsOf(`/en${path}.csv${query}`)
    const items: { kind: string; slug: string }[] = api.body.items
    expect(rows.map(({ fields }) => fields.ref).sort()).toEqual(items.map(({ kind, slug }) => `${kind}/${slug}`).sort())
    expect(rows.length).toBeGreaterThan(0)
  })

  test('the page links them, whatever its page and order', async () => {
    const { text } = await portal.request().get('/pl/projects?q=aglomeracja&sort=title&view=map').expect(200)
    for (const format of ['csv', 'xlsx']) {
      const address = `/pl/projects.${format}?q=aglomeracja`
      expect(text).toContain(`href="${address}"`)
      await get(address).expect(200)
    }
  })
})

test('drafts, archived entries and persons are in none', async () => {
  const { pool } = portal
  const { rows: people } = await pool.query('select name, email, phone from contacts')
  expect(people.length).toBeGreaterThan(0)
  await pool.query(`update entries set status = 'archived', archived_at = now() where slug = 'urbact'`)
  await pool.query(`delete from catalogue where slug = 'urbact'`)
  const { body } = await get('/en/catalogue.json').expect(200)
  const text = body.toString()
  expect(text).not.toContain('"ref":"programme/urbact"')
  for (const { name, email, phone } of people)
    for (const said of [name, email, phone])
      if (said) expect(text.includes(said), said).toBe(said === officeOf(text, said))
})
/** What an organisation says of its own office stands in its entry; a person's is nowhere. */
const officeOf = (text: string, said: string) => {
  const office: { phone?: string; email?: string }[] = JSON.parse(text)
  return office.some(({ phone, email }) => phone === said || email === said) ? said : undefined
}

test('in Polish and Czech a semicolon parts the cells, and page addresses are in the language', async () => {
  const { body } = await get('/cs/events.csv').expect(200)
  expect(body.toString()).toMatch(/^\ufeffref;kind;language;/)
  expect(body.toString()).toMatch(/http:\/\/[^;"]+\/cs\/events\/[a-z0-9-]+\r\n/)
})

test('entries are read some at a time, each once', async () => {
  const sizes: number[] = []
  const ids: number[] = []
  for await (const page of findExported(portal.pool, parseSearch({}), 7)) {
    sizes.push(page.length)
    ids.push(...page.map(({ id }) => id))
  }
  const { rows } = await portal.pool.query('select entry_id id from catalogue order by 1')
  expect(ids).toEqual(rows.map(({ id }) => id))
  expect(Math.max(...sizes)).toBe(7)
})
