import { expect, test } from 'vitest'
import { isSameText } from '../../src/editing/entry-form.ts'
import { makeSlug } from '../../src/editing/make-slug.ts'

test.each([
  ['Łódź i Żory: wspólny bilet', 'lodz-i-zory-wspolny-bilet'],
  ['Příliš žluťoučký kůň', 'prilis-zlutoucky-kun'],
  ['Gdańsk–Gdynia–Sopot', 'gdansk-gdynia-sopot'],
  ["Town's “own” line", 'towns-own-line'],
  ['Straße 2020+', 'strasse-2020'],
  ['???', ''],
  ['Київ', ''],
  ['  --  ', ''],
])('%s', (title, slug) => {
  expect(makeSlug(title)).toBe(slug)
})

test('of a long title whole words are left, of one long word its beginning', () => {
  expect(makeSlug('wspólne '.repeat(30))).toBe(Array(10).fill('wspolne').join('-'))
  expect(makeSlug('x'.repeat(300))).toHaveLength(80)
})

test.each([
  [{ 'title.pl': 'A' }, { 'title.pl': 'A ', 'title.cs': '' }, true],
  [{ 'title.pl': 'A', note: 'why' }, { 'title.pl': 'A', 'right.title cs': 'on' }, true],
  [{ 'title.pl': 'A' }, { 'title.pl': 'B' }, false],
  [{ 'title.pl': 'A' }, { 'title.pl': 'A', 'title.cs': 'B' }, false],
  [{ 'title.pl': 'A', 'aims.0': '' }, { 'title.pl': 'A' }, false],
  [{ 'relations.0.to': '3', 'relations.0.find': 'x' }, { 'relations.0.to': '3' }, false],
  [{}, {}, true],
])('%j and %j say the same: %s', (a: Record<string, string>, b: Record<string, string>, same) => {
  expect(isSameText(a, b)).toBe(same)
  expect(isSameText(b, a)).toBe(same)
})
