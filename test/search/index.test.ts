import { beforeAll, describe, expect, test } from 'vitest'
import { checkSearch } from '../../src/search/check.ts'
import { keepSearchCurrent } from '../../src/search/keep-current.ts'
import { rebuildSearch } from '../../src/search/rebuild.ts'
import { refreshFreshness } from '../../src/search/refresh-freshness.ts'
import { cloneDatabase } from '../clone-database.ts'
import { openPortal, type Portal } from '../portal.ts'
import { publish } from '../publish.ts'

let portal: Portal
const silent = () => {}
beforeAll(async () => {
  portal = await openPortal()
  await portal.pool.query('update search_state set big_from = 5, rows_most = 3')
  await rebuildSearch(portal.pool, silent)
})

const totalOf = async (query: object): Promise<number> => {
  const { body } = await portal.request().get('/api/v1/catalogue').query(query).expect(200)
  return body.total
}

describe('the check', () => {
  test('finds nothing wrong with an index that publishing and rebuilding made', async () => {
    expect(await checkSearch(portal.pool)).toEqual({})
  })

  test.each<[string, string]>([
    ['entries without a place in the index', `delete from search_document where entry_id = 12`],
    ['entries that are in the index, but not public', `update entries set status = 'draft' where id = 12`],
    ['filters of an entry', `update search_document set facets = facets[2:] where entry_id = 13`],
    ['filters of an entry', `update catalogue set themes = themes || '{energy}' where entry_id = 15`],
    ['ages of entries', `update search_document set dated = '1990-01-01' where entry_id = 12`],
    ['words and suggestions of entries', `update search_document set tsv = tsv || '''more'':1' where entry_id = 12`],
    ['words and suggestions of entries', `delete from suggestion where entry_id = 12`],
    ['counts of values', `update facet_value set n = n + 1 where facet = 'kind' and value = 'practice'`],
    [
      'bitmaps of values',
      `update facet_bitmap set bits = set_bit(bits, 63000, 1) where id = (select min(id) from facet_bitmap)`,
    ],
    ['bitmaps of values', `delete from facet_bitmap where id = (select min(id) from facet_bitmap)`],
    ['counts of words', `update lexeme set df = df + 1 where id = (select max(id) from lexeme)`],
    ['counts of words', `delete from lexeme where id = (select max(id) from lexeme)`],
    ['bitmaps of words', `update lexeme_bitmap set bits = ~bits where id = (select min(id) from lexeme_bitmap)`],
  ])('finds a damage of "%s": %s', async (about, damage) => {
    const client = await portal.pool.connect()
    try {
      await client.query('begin')
      await client.query(damage)
      expect(Object.keys(await checkSearch(client))).toContain(about)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})

test('a rebuild mends what is damaged, and says how far it is', async () => {
  const before = await totalOf({ q: 'opole' })
  await portal.pool.query(`alter table search_document disable trigger search_index_kept;
    delete from search_document where entry_id < 20; update facet_value set n = 0; delete from lexeme_bitmap;
    update search_document set tsv = '''nonsense'':1'; alter table search_document enable trigger search_index_kept`)
  expect(await totalOf({ q: 'opole', literal: 1 })).not.toBe(before)
  const said: string[] = []
  await rebuildSearch(portal.pool, (line) => said.push(line))
  expect(said[0]).toBe('34 of 34 entries are indexed')
  expect(await checkSearch(portal.pool)).toEqual({})
  expect(await totalOf({ q: 'opole' })).toBe(before)
})

test('an entry that has grown old is counted under its new age the next day', async () => {
  const id = await publish(portal.pool, { kind: 'practice', slug: 'ages' })
  await portal.pool.query(`update catalogue set newest = current_date - interval '2 years' where entry_id = $1`, [id])
  await portal.pool.query(
    `update search_document set newest = current_date - interval '2 years',
    dated = current_date - interval '2 years' where entry_id = $1`,
    [id],
  )
  const [recent, ageing] = [await totalOf({ confirmed: 'recent' }), await totalOf({ confirmed: 'ageing' })]
  expect(await refreshFreshness(portal.pool)).toBe(0)
  await portal.pool.query('update search_state set fresh_on = current_date - 1')
  expect(await refreshFreshness(portal.pool)).toBe(1)
  expect([await totalOf({ confirmed: 'recent' }), await totalOf({ confirmed: 'ageing' })]).toEqual([
    recent - 1,
    ageing + 1,
  ])
  expect(await refreshFreshness(portal.pool)).toBe(0)
})

test('a portal that was updated makes its index at the start, once', async () => {
  const database = await cloneDatabase('first')
  await database.pool.query(`truncate search_document, lexeme, lexeme_bitmap, facet_value, facet_bitmap, word, suggestion;
    update search_state set stem_version = null`)
  const said: string[] = []
  await keepSearchCurrent(database, (line) => said.push(line))
  expect(said).toContain('34 of 34 entries are indexed')
  expect(await checkSearch(database.pool)).toEqual({})
  await keepSearchCurrent(database, () => expect.unreachable())
})
