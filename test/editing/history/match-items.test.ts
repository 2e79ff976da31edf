import { expect, test } from 'vitest'
import { likeness, matchItems, wordsOf } from '../../../src/editing/history/match-items.ts'

const signs = { same: '=', moved: '~', changed: '*', added: '+', removed: '-' }
const matched = (before: string[], after: string[]) =>
  matchItems(before, after, String, (a, b) => likeness(wordsOf(a), wordsOf(b)))
    .map((match) => `${signs[match.state]}${'after' in match ? match.after : match.before}`)
    .join(' | ')

test.each([
  ['nothing in both', [], [], ''],
  ['a first list', [], ['a', 'b'], '+a | +b'],
  ['a list that went', ['a', 'b'], [], '-a | -b'],
  ['one added in the middle', ['a', 'b'], ['a', 'new', 'b'], '=a | +new | =b'],
  ['one removed from the middle', ['a', 'b', 'c'], ['a', 'c'], '=a | -b | =c'],
  ['the first removed', ['a', 'b'], ['b'], '-a | =b'],
  ['two removed side by side', ['a', 'b', 'c', 'd'], ['a', 'd'], '=a | -b | -c | =d'],
  ['one that goes to the end', ['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'a'], '=b | =c | =d | ~a'],
  ['two that change places', ['a', 'b'], ['b', 'a'], '=b | ~a'],
  ['the same twice, then once', ['a', 'a'], ['a'], '=a | -a'],
  ['once, then twice', ['a'], ['a', 'a'], '=a | +a'],
  ['one reworded', ['visits to the north', 'b'], ['many visits to the north', 'b'], '*many visits to the north | =b'],
  ['one replaced', ['visits to the north'], ['a web page'], '-visits to the north | +a web page'],
  [
    'the most alike belong together',
    ['staff go north', 'staff go south'],
    ['staff go south twice', 'staff go north'],
    '*staff go south twice | ~staff go north',
  ],
  [
    'one that stayed is not taken for another that it is like',
    ['web page on towns', 'visits'],
    ['web page on towns', 'web page on villages', 'visits'],
    '=web page on towns | +web page on villages | =visits',
  ],
])('%s', (_, before, after, expected) => {
  expect(matched(before, after)).toBe(expected)
})

test('says where an item stood and stands', () => {
  const [, , moved] = matchItems(['a', 'b', 'c'], ['b', 'c', 'a'], String, () => 0)
  expect(moved).toEqual({ state: 'moved', before: 'a', after: 'a', from: 0, to: 2 })
})
