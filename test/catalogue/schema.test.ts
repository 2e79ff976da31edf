import { describe, expect, it } from 'vitest'
import { hasFilters, parseSearch, searchAddress } from '../../src/catalogue/schema.ts'

const empty = parseSearch({})

describe('parameters that make no sense fall back', () => {
  it.each<[string, Record<string, unknown>, object]>([
    ['a page below one', { page: '-5' }, { page: 1 }],
    ['a page that is no number', { page: 'x' }, { page: 1 }],
    ['a page too far', { page: '99999999999' }, { page: 1 }],
    ['an unknown sort', { sort: 'drop table' }, { sort: undefined }],
    ['an unknown view', { view: 'globe' }, { view: 'list' }],
    ['a year that is none', { from: 'abc', to: '' }, { from: undefined, to: undefined }],
    ['a year out of range', { from: '1' }, { from: undefined }],
    ['an unknown kind', { kind: ['constructor', 'practice'] }, { kind: ['practice'] }],
    ['a country that is no code', { country: 'Poland' }, { country: [] }],
    [
      'a theme, region or place that is not in the vocabulary',
      { theme: 'nope', region: 'PL99', place: 'pl-nowhere' },
      { theme: [], region: [], place: [] },
    ],
    ['an object where text is meant', { theme: { a: 1 }, q: { b: 2 } }, { theme: [], q: '' }],
    ['NUL and other control characters', { q: 'a\u0000b\nc', theme: '\u0000' }, { q: 'a b c', theme: [] }],
    ['a very long search', { q: 'a'.repeat(5000) }, { q: 'a'.repeat(200) }],
    ['too many results', { limit: '9999' }, { limit: 20 }],
  ])('%s', (_what, query, expected) => {
    expect(parseSearch(query)).toMatchObject(expected)
  })

  it('takes the first of repeated single values and cuts endless lists', () => {
    expect(parseSearch({ q: ['one', 'two'], page: ['2', '3'] })).toMatchObject({ q: 'one', page: 2 })
    const many = Array.from({ length: 500 }, (_, i) => `programme-${i}`)
    expect(parseSearch({ programme: many }).programme).toHaveLength(20)
  })

  it('puts years in the right order', () => {
    expect(parseSearch({ from: '2020', to: '2014' })).toMatchObject({ from: 2014, to: 2020 })
  })
})

describe('addresses of searches', () => {
  it.each<[string, string]>([
    ['', ''],
    ['?q=tram&kind=practice&kind=project&programme=urbact&from=2014&sort=title&view=map&page=3', ''],
    ['?country=PL&country=CZ&language=pl&confirmed=old', ''],
  ])('%s survives being read and written', (address) => {
    const query = Object.fromEntries(
      [...new Set(new URLSearchParams(address).keys())].map((k) => [k, new URLSearchParams(address).getAll(k)]),
    )
    const search = parseSearch(query)
    expect(searchAddress(search, { page: search.page })).toBe(address)
  })

  it('start again at the first page when anything changes', () => {
    const search = parseSearch({ q: 'tram', page: '4' })
    expect(searchAddress(search, { kind: ['event'] })).toBe('?q=tram&kind=event')
  })

  it('know whether anything is chosen beside words', () => {
    expect(hasFilters(empty)).toBe(false)
    expect(hasFilters({ ...empty, q: 'tram' })).toBe(false)
    expect(hasFilters({ ...empty, to: 2020 })).toBe(true)
  })
})
