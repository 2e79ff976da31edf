import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type KeptPage, keepPages } from '../src/kept-pages.ts'

const page = (bytes: number, shows?: string[]): KeptPage => ({
  etag: 'W/"x"',
  headers: [],
  validators: [],
  bytes: Buffer.alloc(bytes),
  copies: {},
  shows,
})

describe('what a change drops', () => {
  test.each([
    ['the page of the entry', ['entry:1'], ['of-1', 'of-both', 'of-anything']],
    ['no page of another entry', ['entry:3'], ['of-anything']],
    ['pages of a theme', ['theme:water', 'entry:9'], ['of-theme', 'of-anything']],
    ['only what may show anything', ['catalogue'], ['of-anything']],
    ['everything', ['all'], ['of-1', 'of-2', 'of-both', 'of-theme', 'of-nothing', 'of-anything']],
  ])('%s', (_, words, gone) => {
    const pages = keepPages(1e6)
    const shows = {
      'of-1': ['entry:1'],
      'of-2': ['entry:2'],
      'of-both': ['entry:1', 'entry:2'],
      'of-theme': ['theme:water'],
      'of-nothing': [],
      'of-anything': undefined,
    }
    for (const [key, words] of Object.entries(shows)) pages.put(key, page(10, words))
    expect(pages.drop(words)).toBe(gone.length)
    expect(Object.keys(shows).filter((key) => !pages.get(key))).toEqual(gone)
  })

  test('a page that was put again goes by what it shows now', () => {
    const pages = keepPages(1e6)
    pages.put('a', page(10, ['entry:1']))
    pages.put('a', page(10, ['entry:2']))
    expect([pages.drop(['entry:1']), pages.drop(['entry:2']), pages.bytes()]).toEqual([0, 1, 0])
  })
})

describe('room', () => {
  test('those go that were not asked for the longest', () => {
    const pages = keepPages(100_000)
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) pages.put(key, page(9000, []))
    pages.get('a')
    for (const key of ['i', 'j']) pages.put(key, page(9000, []))
    expect(['a', 'b', 'c', 'd'].map((key) => pages.get(key) !== undefined)).toEqual([true, false, false, true])
  })

  test('one that would take an eighth of it has none', () => {
    const pages = keepPages(100_000)
    pages.put('a', page(13_000, []))
    expect([pages.get('a'), pages.bytes()]).toEqual([undefined, 0])
  })

  test('copies count', () => {
    const pages = keepPages(40_000)
    for (const key of ['a', 'b', 'c']) pages.put(key, page(2000, []))
    pages.grow('c', pages.get('c')!, 35_000)
    expect(['a', 'b', 'c'].map((key) => pages.get(key) !== undefined)).toEqual([false, false, true])
  })

  test('a copy of a page that was dropped counts for nothing', () => {
    const pages = keepPages(40_000)
    const old = page(2000, [])
    pages.put('a', old)
    pages.drop(['all'])
    pages.put('a', page(2000, []))
    const before = pages.bytes()
    pages.grow('a', old, 5000)
    expect(pages.bytes()).toBe(before)
  })
})

test('whatever happens, it holds no more than it may and counts right', () => {
  const key = fc.integer({ min: 0, max: 9 }).map(String)
  const word = fc.constantFrom('entry:1', 'entry:2', 'theme:a', 'catalogue', 'all')
  const step = fc.oneof(
    fc.record({
      put: key,
      bytes: fc.integer({ min: 0, max: 6000 }),
      shows: fc.option(fc.array(word), { nil: undefined }),
    }),
    fc.record({ get: key }),
    fc.record({ drop: fc.array(word) }),
    fc.record({ grow: key, bytes: fc.integer({ min: 0, max: 6000 }) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const pages = keepPages(50_000)
      for (const each of steps) {
        if ('put' in each) pages.put(each.put, page(each.bytes, each.shows && [...new Set(each.shows)]))
        else if ('get' in each) pages.get(each.get)
        else if ('drop' in each) pages.drop(each.drop)
        else {
          const kept = pages.get(each.grow)
          if (kept) pages.grow(each.grow, kept, each.bytes)
        }
        if (pages.bytes() > 50_000 || pages.bytes() < 0 || (pages.count() === 0) !== (pages.bytes() === 0)) return false
        if ('drop' in each && each.drop.includes('all') && pages.count() > 0) return false
      }
      pages.drop(['all'])
      return pages.bytes() === 0
    }),
  )
})
