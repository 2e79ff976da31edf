import { beforeAll, expect, test } from 'vitest'
import { kinds } from '../../src/kinds.ts'
import { openPortal, type Portal } from '../portal.ts'
import { publish } from '../publish.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal({ env: { BASE_URL: 'https://portal.example' } })
})

const block = /<script type="application\/ld\+json">(.*?)<\/script>/gs

async function readStructured(path: string): Promise<Record<string, unknown> & { text: string }> {
  const { text } = await portal.request().get(path).expect(200)
  const found = [...text.matchAll(block)].map(([, json]) => json!)
  expect(found, path).toHaveLength(1)
  return { ...JSON.parse(found[0]!), text: found[0]! }
}

test.each(kinds.map(({ plural }) => plural))(
  '%s describe themselves for search engines, without a person',
  async (plural) => {
    const { rows } = await portal.pool.query<{ name: string }>(
      `select unnest(array[c.name, c.name_raw, c.email, c.phone]) name from contacts c where not c.public`,
    )
    const persons = rows.map(({ name }) => name).filter(Boolean)
    expect(persons.length).toBeGreaterThan(0)
    const { items } = (await portal.request().get(`/api/v1/${plural}?limit=100`).expect(200)).body
    expect(items.length).toBeGreaterThan(0)
    for (const { slug, title } of items) {
      const data = await readStructured(`/pl/${plural}/${slug}`)
      const url = `https://portal.example/pl/${plural}/${slug}`
      expect(data).toMatchObject({ '@context': 'https://schema.org', '@id': url, url, name: title.pl })
      expect(data['@type']).toBeTypeOf('string')
      expect(data.text).not.toMatch(/"Person"|"contactPoint"/)
      for (const person of persons) expect(data.text).not.toContain(person)
    }
  },
)

test('a title cannot close the element it stands in', async () => {
  const title = '</script><script>alert(1)</script>'
  await publish(portal.pool, { kind: 'practice', slug: 'closing', content: { title: { en: title } } })
  expect((await readStructured('/en/practices/closing')).name).toBe(title)
})
