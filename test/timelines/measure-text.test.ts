import { expect, test } from 'vitest'
import { breakLines, shorten, textWidth } from '../../src/timelines/measure-text.ts'

const at14 = { size: 14 }

test('a letter that the font does not have gets room, a mark on a letter none', () => {
  expect(textWidth('日', at14)).toBeGreaterThan(14)
  expect(textWidth('Ж', at14)).toBeGreaterThan(10)
  expect(textWidth('e\u0301', at14)).toBe(textWidth('e', at14))
  expect(textWidth('', at14)).toBe(0)
})

test('every letter of the three languages has its own width', () => {
  const letters = 'aąbcčćdďeęěéfghiíjklłmnňńoóprřsšśtťuúůvwxyýzžźż'
  for (const letter of letters + letters.toUpperCase())
    expect([letter, textWidth(letter, { size: 1000 }) < 900]).toEqual([letter, true])
})

test('bold and spaced text is wider', () => {
  expect(textWidth('Etap', { size: 14, bold: true })).toBeGreaterThan(textWidth('Etap', at14))
  expect(textWidth('Etap', { size: 10, spacing: 0.1 })).toBeCloseTo(textWidth('Etap', { size: 10 }) + 4)
})

test.each([5, 30, 60, 200])('shortened text fits into %i', (room) => {
  const text = shorten('Współpraca, transgraniczna aglomeracji', room, at14)
  expect(textWidth(text, at14)).toBeLessThanOrEqual(Math.max(room, textWidth('…', at14)))
  expect(text).toMatch(/[^\s,]?…$/)
})

test('what fits stays whole, and no letter is cut in two', () => {
  expect(shorten('Opole', 100, at14)).toBe('Opole')
  expect(shorten('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 180, at14)).toMatch(/^(👩‍👩‍👧)*…$/u)
})

test('lines end at spaces that may break; a long word is cut', () => {
  const [first, second, third] = breakLines('Porozumienia i\u00a0kamienie milowe', 100, at14)
  expect([first, second, third]).toEqual(['Porozumienia', 'i\u00a0kamienie', 'milowe'])
  expect(breakLines('Nejneobhospodařovávatelnějšími', 60, at14)).toEqual([expect.stringMatching(/^Nejne.*…$/)])
})
