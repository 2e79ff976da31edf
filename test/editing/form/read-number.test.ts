import { expect, test } from 'vitest'
import { readNumber } from '../../../src/editing/form/read-number.ts'

test.each([
  '',
  ' ',
  'x',
  '12 34',
  '1,23,4',
  '1.2.3',
  '1,234.5.6',
  '5 apples',
  '--5',
  '1e999',
  '٣',
  '.',
  '5.',
  '1 mln mln',
])('%j is no number', (text) => expect(readNumber(text)).toBeUndefined())

test.each([
  ['1.234', '1234', '1.2340'],
  ['57,000', '57000', '57,0000'],
  ['-1,500', '-1500', '-1,5000'],
])('%s can be read in two ways, and what is offered cannot', (text, first, second) => {
  expect(readNumber(text)).toEqual({ ambiguous: [first, second] })
  expect(readNumber(first)?.value).toBe(1000 * readNumber(second)!.value!)
})

test.each([
  ['57', 57],
  ['1.5', 1.5],
  ['1,5', 1.5],
  ['0,125', 0.125],
  ['1 234,5', 1234.5],
  ['1\u00a0234\u202f567', 1_234_567],
  ["1'234'567", 1_234_567],
  ['1,234.5', 1234.5],
  ['1.234,5', 1234.5],
  ['1.250.000', 1_250_000],
  ['1,250,000', 1_250_000],
  ['1234.567', 1234.567],
  ['−7', -7],
  ['0', 0],
  ['-0', 0],
  ['1e21', 1e21],
  ['1,1 mln', 1_100_000],
  ['1.234 million', 1_234_000],
  ['2 mld.', 2_000_000_000],
  ['15 tys.', 15_000],
  ['15 tis.', 15_000],
])('%s is %d', (text, value) => expect(readNumber(text)).toEqual({ value }))
