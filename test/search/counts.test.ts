import { beforeAll, describe, expect, test } from 'vitest'
import { checkSearch } from '../../src/search/check.ts'
import { rebuildCounts } from '../../src/search/rebuild.ts'
import { openPortal, type Portal } from '../portal.ts'
import { publish } from '../publish.ts'
import { type Asked, type Counted, count, makeSearches, publishMany, readEntries } from './oracle.ts'

let portal: Portal
let texts: Map<string, string[][]>
beforeAll(async () => {
  portal = await openPortal({ content: 'none' })
  texts = await publishMany(portal.pool, 120)
})

async function ask({ q, filters, from, to }: Asked, more: object = {}) {
  const query = { q, ...filters, from, to, literal: '1', limit: 100, ...more }
  const { body } = await portal.request().get('/api/v1/catalogue').query(query).expect(200)
  return body
}

type Value = { value: string; count: number }
/** Values without a hit are listed in some facets and not in others: they count for nothing. */
const countsOf = (facets: Record<string, Value[]>): Counted['facets'] =>
  Object.fromEntries(
    Object.entries(facets).map(([name, values]) => [
      name,
      Object.fromEntries(values.flatMap(({ value, count }) => (count > 0 ? [[value, count]] : []))),
    ]),
  )

async function holds(asked: Asked): Promise<void> {
  const expected = count(await readEntries(portal.pool, texts), asked)
  const slugs: string[] = []
  const sort = ['newest', 'title', undefined][JSON.stringify(asked).length % 3]
  for (let page = 1; slugs.length < expected.total || page === 1; page += 1) {
    const body = await ask(asked, { page, sort, limit: 40 })
    expect({ total: body.total, facets: countsOf(body.facets) }, JSON.stringify(asked)).toEqual({
      total: expected.total,
      facets: expected.facets,
    })
    if (body.items.length === 0) break
    slugs.push(...body.items.map((item: { slug: string }) => item.slug))
  }
  expect(slugs.toSorted(), JSON.stringify(asked)).toEqual(expected.slugs)
}

async function holdAll(n: number) {
  const searches = makeSearches(await readEntries(portal.pool, texts), n)
  for (const asked of [{ q: '', filters: {} }, ...searches]) await holds(asked)
}

describe('every count and every page is what a look at each entry gives', () => {
  test('over rows', async () => {
    await holdAll(40)
  })

  test('by bitmaps, from two entries on', async () => {
    await portal.pool.query('update search_state set big_from = 2, rows_most = 1')
    await rebuildCounts(portal.pool)
    expect((await portal.pool.query('select 1 from lexeme_bitmap')).rowCount).toBeGreaterThan(30)
    await holdAll(90)
  })

  test('of organisations that have no bitmaps', async () => {
    await portal.pool.query(`delete from facet_bitmap where id in (select id from facet_value where facet = 'organisation');
      update facet_value set has_bits = false where facet = 'organisation'`)
    await holdAll(30)
  })

  test('after entries came, changed and went, in the bitmaps too', async () => {
    await publish(portal.pool, { kind: 'project', slug: 'made-later', content: { title: { en: 'w1x w2x w99x' } } })
    texts.set('made-later', [
      ['w1x', 'w2x', 'w99x'],
      ['A', 'summary.'],
    ])
    await portal.pool.query(`delete from catalogue where slug in ('made-3', 'made-4', 'body-0')`)
    expect(await checkSearch(portal.pool)).toMatchObject({ 'entries without a place in the index': expect.anything() })
    await portal.pool.query(`update entries set status = 'archived' where slug in ('made-3', 'made-4', 'body-0')`)
    expect(await checkSearch(portal.pool)).toEqual({})
    await holdAll(40)
  })

  test.each(['relevance', 'newest', 'title'])('deep pages by %s repeat nothing and leave nothing out', async (sort) => {
    const { total } = await ask({ q: 'w0x', filters: {} }, { sort })
    const pages: string[] = []
    for (let page = 1; page <= Math.ceil(total / 3); page += 1)
      pages.push(
        ...(await ask({ q: 'w0x', filters: {} }, { sort, page, limit: 3 })).items.map(
          (item: { slug: string }) => item.slug,
        ),
      )
    expect(new Set(pages).size).toBe(total)
    expect(pages.length).toBe(total)
    const whole = (await ask({ q: 'w0x', filters: {} }, { sort, limit: 100 })).items.map(
      (item: { slug: string }) => item.slug,
    )
    expect(pages.slice(0, 100)).toEqual(whole)
  })
})
