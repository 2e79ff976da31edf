import { beforeAll, describe, expect, test } from 'vitest'
import { transaction } from '../../src/database.ts'
import { archiveEntry } from '../../src/entries/publish-entry.ts'
import { renameEntry } from '../../src/entries/rename-entry.ts'
import { kindByName } from '../../src/kinds.ts'
import { openPortal, type Portal } from '../portal.ts'
import { publish } from '../publish.ts'
import { readerOf, words } from '../read-page.ts'

let portal: Portal
const practice = kindByName.get('practice')!
beforeAll(async () => {
  portal = await openPortal({ content: 'none' })
  const write = (slug: string, content: object) => publish(portal.pool, { kind: 'practice', slug, content })
  await write('tram', { title: { en: 'Night wagon line' }, summary: { en: 'A quiet wagon between two cities.' } })
  await write('bus', { title: { en: 'School bus' }, summary: { en: 'Replaced by a wagon in the night.' } })
  await write('old', {
    title: { pl: 'Rower miejski', en: 'Bicycles' },
    summary: { pl: 'Stacje rowerów w aglomeracji.', en: 'Hire.' },
    themes: ['public-transport'],
    places: [{ country: 'PL', city: 'Opole' }],
  })
})

const find = async (q: string, more: object = {}) => {
  const { body } = await portal
    .request()
    .get('/api/v1/catalogue')
    .query({ q, ...more })
    .expect(200)
  return { ...body, slugs: body.items.map((item: { slug: string }) => item.slug) }
}
const read = readerOf(() => portal)

describe('words', () => {
  test.each<[string, string[]]>([
    ['wagon', ['tram', 'bus']],
    ['wagon night', ['tram', 'bus']],
    ['night wagon -school', ['tram']],
    ['"night wagon"', ['tram']],
    ['"wagon night"', []],
    ['wagon -"night wagon"', ['bus']],
    ['-wagon', ['old']],
    ['-wagon -bicycles', []],
    ['"cities bicycles"', []],
    ['§§ !!', []],
    ['the', ['bus']],
    ['a wagon of the night', ['tram', 'bus']],
  ])('%s', async (q, slugs) => {
    const found = await find(q, { literal: 1 })
    expect(found.slugs.toSorted()).toEqual(slugs.toSorted())
    expect(found.total).toBe(slugs.length)
  })

  test('in the title come before those in the text', async () => {
    expect((await find('wagon')).slugs).toEqual(['tram', 'bus'])
    expect((await find('school')).slugs).toEqual(['bus'])
  })
})

describe('what nobody has', () => {
  test('is put right, and said so, with a way to what was typed', async () => {
    const found = await find('bicyclse')
    expect(found.slugs).toEqual(['old'])
    expect(found.searched).toMatchObject({ repairs: [{ typed: 'bicyclse', searched: 'bicycles' }], literal: false })
    const html = await read('/en/catalogue?q=bicyclse')
    expect(words(html)).toContain('Results for “bicycles”. No entry has the word “bicyclse”.')
    expect(html).toContain('/en/catalogue?q=bicyclse&amp;literal=1')
    expect(html).toContain('<mark>Bicycles</mark>')
    const literal = await read('/en/catalogue?q=bicyclse&literal=1')
    expect(words(literal)).toContain('Nothing matches “bicyclse”')
    expect(words(literal)).toContain('Searched exactly as typed.')
  })

  test('is put right in Polish forms too', async () => {
    expect((await find('aglomeracij')).searched.repairs).toEqual([{ typed: 'aglomeracij', searched: 'aglomeracji' }])
    expect((await find('aglomeracij')).slugs).toEqual(['old'])
  })

  test('but begins words finds these, if it is the last word', async () => {
    const found = await find('night schoo')
    expect(found.slugs).toEqual(['bus'])
    expect(found.searched.prefix).toEqual({ typed: 'schoo', searched: 'school' })
    expect((await find('night schoo', { literal: 1 })).slugs).toEqual([])
    expect((await find('schoo night')).searched.prefix).toBeNull()
  })

  test('and is like nothing is found nowhere', async () => {
    const found = await find('xqzzkw')
    expect(found).toMatchObject({ total: 0, searched: { repairs: [], prefix: null, recognised: null } })
  })
})

describe('a name of the vocabulary', () => {
  test('finds entries in another language by their theme and says so', async () => {
    const found = await find('public transport')
    expect(found.slugs).toContain('old')
    expect(found.searched.recognised).toMatchObject({ facet: 'theme', value: 'public-transport' })
    const html = await read('/cs/catalogue?q=public+transport')
    expect(words(html)).toContain('Nalezeno také podle tématu')
    expect(html).toContain('href="/cs/catalogue?theme=public-transport"')
  })

  test('finds a place by its names and adjectives', async () => {
    expect((await find('Opole')).searched.recognised).toMatchObject({ facet: 'place', value: 'pl-opole' })
    expect((await find('opolski')).slugs).toEqual(['old'])
  })
})

describe('what is published is found at once, what is not never', () => {
  test('through publishing, renaming, archiving and publishing again', async () => {
    expect((await find('wombat', { literal: 1 })).total).toBe(0)
    const id = await publish(portal.pool, { kind: 'practice', slug: 'wombat', content: { title: { en: 'Wombat' } } })
    expect((await find('wombat')).slugs).toEqual(['wombat'])
    await transaction(portal.pool, (db) => renameEntry(db, practice, id, 'wombats'))
    expect((await find('wombat')).slugs).toEqual(['wombats'])
    await transaction(portal.pool, (db) => archiveEntry(db, practice, id))
    expect(await find('wombat')).toMatchObject({ total: 0, searched: { repairs: [], prefix: null } })
    expect((await find('womba')).total).toBe(0)
    const { body } = await portal.request().get('/api/v1/suggest?q=womb').expect(200)
    expect(body.items).toEqual([])
  })
})
