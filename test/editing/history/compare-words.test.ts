import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareWords, mergeWords, type Part } from '../../../src/editing/history/compare-words.ts'

/** [-removed-]{+added+} */
const marked = (parts: Part[]) =>
  parts.map(({ text, change }) => (change ? (change === 'added' ? `{+${text}+}` : `[-${text}-]`) : text)).join('')

describe('compareWords', () => {
  test.each([
    ['', '', ''],
    ['Stays.', 'Stays.', 'Stays.'],
    ['', 'Nowy tekst', '{+Nowy tekst+}'],
    ['Stary tekst', '', '[-Stary tekst-]'],
    // signs hang on their word
    ['W 2014 r. podpisano umowę.', 'W 2016 r. podpisano umowę.', 'W [-2014-]{+2016+} r. podpisano umowę.'],
    [
      'Dohoda mezi městy.',
      'Dohoda mezi městy, první svého druhu.',
      'Dohoda mezi [-městy.-]{+městy, první svého druhu.+}',
    ],
    // changes that only a space or a short word parts are one
    [
      'Konkurs odbył się po polskiej stronie.',
      'Konkurs zorganizowano po polskiej stronie.',
      'Konkurs [-odbył się-]{+zorganizowano+} po polskiej stronie.',
    ],
    [
      'duże i stare miasta przy samej granicy',
      'małe i nowe miasta przy samej granicy',
      '[-duże i stare-]{+małe i nowe+} miasta przy samej granicy',
    ],
    // two texts with hardly a word in common are two texts
    [
      'The office ran a course for mentors',
      'Schools of a region plant trees',
      '[-The office ran a course for mentors-]{+Schools of a region plant trees+}',
    ],
    // paragraphs are not joined
    ['One two.\n\nThree four.', 'One three.\n\nThree five.', 'One [-two.-]{+three.+}\n\nThree [-four.-]{+five.+}'],
  ])('%j → %j', (before, after, expected) => {
    expect(marked(compareWords(before, after))).toBe(expected)
  })

  const text = fc
    .array(fc.constantFrom('a', 'miasto', 'i', 'Olomouc,', '\n\n', ' ', '2014', 'w'), { maxLength: 30 })
    .map((words) => words.join(' '))

  test('gives both texts back, sign by sign', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = compareWords(before, after)
        const without = (change: string) =>
          parts
            .filter((part) => part.change !== change)
            .map((part) => part.text)
            .join('')
        expect(without('added')).toBe(before)
        expect(without('removed')).toBe(after)
      }),
    )
  })

  test('takes very long texts that have nothing in common as two', () => {
    const [one, other] = ['x', 'y'].map((letter) => Array.from({ length: 3000 }, (_, i) => letter + i).join(' '))
    expect(compareWords(one!, other!)).toEqual([
      { text: one, change: 'removed' },
      { text: other, change: 'added' },
    ])
  })
})

describe('mergeWords', () => {
  test.each([
    ['a change on one side', 'one two three', 'one 2 three', 'one two three', 'one 2 three', false],
    ['the same change on both', 'one two three', 'one 2 three', 'one 2 three', 'one 2 three', false],
    [
      'changes in two places',
      'Konkurs odbył się po polskiej stronie',
      'Turniej odbył się po polskiej stronie',
      'Konkurs odbył się po czeskiej stronie',
      'Turniej odbył się po czeskiej stronie',
      false,
    ],
    [
      'a change at the start and one at the end',
      'one two three',
      'zero one two three',
      'one two three four',
      'zero one two three four',
      false,
    ],
    [
      'two wordings of one place',
      'we met neighbours there',
      'we met friends there',
      'we met colleagues there',
      'we met friends colleagues there',
      true,
    ],
    ['two additions at one place', 'The end.', 'The end. Mine.', 'The end. Theirs.', 'The end. Mine. Theirs.', true],
    [
      'a removal against a change',
      'keep this word here',
      'keep here',
      'keep that word here',
      'keep that word here',
      true,
    ],
    ['two first texts', '', 'mine', 'theirs', 'mine theirs', true],
  ])('%s', (_, base, mine, theirs, text, overlaps) => {
    expect(mergeWords(base, mine, theirs)).toEqual({ text, overlaps })
  })

  test('gives the one side where the other changed nothing', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(text, text, (base, changed) => {
        expect(mergeWords(base, changed, base)).toEqual({ text: changed, overlaps: false })
        expect(mergeWords(base, base, changed)).toEqual({ text: changed, overlaps: false })
        expect(mergeWords(base, changed, changed)).toEqual({ text: changed, overlaps: false })
      }),
    )
  })

  test('loses no word that either side added', () => {
    const words = (prefix: string) =>
      fc.array(fc.constantFrom('a', 'b', `${prefix}1`, `${prefix}2`), { maxLength: 12 }).map((list) => list.join(' '))
    fc.assert(
      fc.property(words('base'), words('mine'), words('theirs'), (base, mine, theirs) => {
        const { text } = mergeWords(base, mine, theirs)
        for (const word of `${mine} ${theirs}`.split(' ').filter((word) => /\d/.test(word)))
          expect(text.split(' ')).toContain(word)
      }),
    )
  })
})
