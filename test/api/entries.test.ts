import { beforeAll, describe, expect, test } from 'vitest'
import { archiveEntry } from '../../src/entries/publish-entry.ts'
import { kindByName } from '../../src/kinds.ts'
import { openPortal, type Portal } from '../portal.ts'
import { publish } from '../publish.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal({ env: { BASE_URL: 'https://portal.example' } })
})
const get = (path: string) => portal.request().get(path)
const entry = async (path: string) => (await get(`/api/v1/${path}`).expect(200)).body

describe('an entry', () => {
  test('says what it is, where its page is and what it rests on', async () => {
    const project = await entry('projects/razem-dla-rozwoju-aglomeracji')
    expect(project).toMatchObject({
      kind: 'project',
      slug: 'razem-dla-rozwoju-aglomeracji',
      url: 'https://portal.example/en/projects/razem-dla-rozwoju-aglomeracji',
      urls: { pl: 'https://portal.example/pl/projects/razem-dla-rozwoju-aglomeracji' },
      status: 'published',
      originalLanguage: 'pl',
      start: '2018-02-01',
      end: '2020-12-31',
      period: { start: '2018-02-01', end: '2020-12-31' },
    })
    expect(project.title.en).toBeTypeOf('string')
    expect(Date.parse(project.updatedAt)).toBeGreaterThan(0)
    expect(project.sources.length).toBeGreaterThan(0)
  })

  test('keeps money and partial dates as they are known', async () => {
    const { metrics, euContribution, since } = await entry('partnerships/gdansk-gdynia-sopot-metropolitan-area')
    const money = euContribution ?? metrics.find((metric: { unit?: string }) => metric.unit === 'EUR')
    expect(money).toMatchObject(euContribution ? { amount: 260_000_000, currency: 'EUR' } : { value: 260_000_000 })
    expect(since ?? '').toMatch(/^(\d{4}(-\d\d){0,2})?$/)
  })

  test('shows a relation from both of its ends', async () => {
    const role = 'part-of-partnership'
    const [project, partnership] = [
      await entry('projects/opole-olomouc-cooperation-2017-2018'),
      await entry('partnerships/opole-olomouc'),
    ]
    expect(project.relations).toContainEqual({
      role,
      inferred: false,
      direction: 'out',
      kind: 'partnership',
      slug: 'opole-olomouc',
      title: partnership.title,
      url: partnership.url,
    })
    expect(partnership.relations).toContainEqual({
      role,
      inferred: false,
      direction: 'in',
      kind: 'project',
      slug: project.slug,
      title: project.title,
      url: project.url,
    })
  })

  test('never shows persons, not even those whose contact is public', async () => {
    const slug = 'opole-agglomeration-association'
    const { rowCount } = await portal.pool.query(
      `insert into contacts (entry_id, name, name_raw, phone, email, role, purpose, public)
       select e.id, 'Testa Osobova', 'Testa Osobova', '+48111222333', 'testa@osobova.example', '{"en": "clerk"}', 'office', true
       from entries e where e.slug = $1`,
      [slug],
    )
    expect(rowCount).toBe(1)
    const { text } = await get(`/api/v1/organisations/${slug}`).expect(200)
    expect(text).not.toMatch(/Testa|Osobova|48111222333|osobova\.example|contacts/)
  })

  test('of no known person in the first content stands in any answer', async () => {
    const { rows } = await portal.pool.query<{ name: string }>(
      `select unnest(array[c.name, c.name_raw, case when c.public then null else c.email end]) name from contacts c`,
    )
    const persons = rows.map(({ name }) => name).filter((name) => name && name !== 'Testa Osobova')
    expect(persons.length).toBeGreaterThan(0)
    const { items } = (await get('/api/v1/catalogue?limit=100').expect(200)).body
    for (const { kind, slug } of items) {
      const { text } = await get(`/api/v1/${kind}s/${slug}`).expect(200)
      for (const person of persons) expect(text, slug).not.toContain(person)
    }
  })
})

describe('an address', () => {
  test('that was renamed leads to the present one', async () => {
    const id = await publish(portal.pool, { kind: 'event', slug: 'present-name' })
    await portal.pool.query(`insert into former_slugs (kind, slug, entry_id) values ('event', 'former-name', $1)`, [id])
    await get('/api/v1/events/former-name').expect(301).expect('Location', '/api/v1/events/present-name')
    await get('/api/v1/practices/former-name').expect(404)
  })

  test('of an archived entry says since when, and no more than its title', async () => {
    const id = await publish(portal.pool, { kind: 'practice', slug: 'soon-archived', content: { acronym: 'SECRET' } })
    await archiveEntry(portal.pool, kindByName.get('practice')!, id)
    const { body, text } = await get('/api/v1/practices/soon-archived')
      .expect(410)
      .expect('Content-Type', /problem\+json/)
    expect(body).toMatchObject({ status: 410, title: 'Gone', entry: { title: { en: 'Entry soon-archived' } } })
    expect(Date.parse(body.entry.archivedAt)).toBeGreaterThan(0)
    expect(text).not.toContain('SECRET')
  })

  test('of an entry that is still a draft says nothing of it', async () => {
    await portal.pool.query(`insert into entries (kind, slug, original_language) values ('practice', 'a-draft', 'en')`)
    await get('/api/v1/practices/a-draft').expect(404)
  })
})

describe('a problem', () => {
  test.each([
    ['GET', '/api', 404],
    ['GET', '/api/', 404],
    ['GET', '/API/v1/nothing', 404],
    ['GET', '/api/v2/catalogue', 404],
    ['GET', '/api/v1/constructor', 404],
    ['GET', '/api/v1/practices/nope', 404],
    ['GET', '/api/v1/practices/%00', 404],
    ['GET', '/api/v1/practices/__proto__', 404],
    ['GET', `/api/v1/practices/${'a'.repeat(3000)}`, 404],
    ['GET', '/api/v1/practices/%ff', 400],
    ['POST', '/api/v1/catalogue', 405],
    ['DELETE', '/api/v1/practices/nope', 405],
    ['OPTIONS', '/api/v1/catalogue', 405],
  ] as const)('%s %s is %i and says so in JSON', async (method, path, status) => {
    const verb = method.toLowerCase() as 'get' | 'post' | 'delete' | 'options'
    const { body, headers } = await portal.request()[verb](path).expect(status)
    expect(headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(headers['access-control-allow-origin']).toBe('*')
    expect(headers['cache-control']).toBe('no-store')
    expect(body).toMatchObject({ type: 'about:blank', status, instance: headers['x-request-id'] })
    expect(body.title).toMatch(/^[A-Z]/)
    expect(body.detail).toMatch(/^[A-Z].*\.$/)
    if (status === 405) expect(headers.allow).toBe('GET, HEAD')
  })

  test('asked for with HEAD has no body', async () => {
    expect((await portal.request().head('/api/v1/catalogue').expect(200)).text).toBeFalsy()
    expect((await portal.request().head('/api/v1/practices/nope').expect(404)).text).toBeFalsy()
  })
})
