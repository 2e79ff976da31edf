import { describe, expect, test } from 'vitest'
import { foldWords } from '../../src/annexes/gazetteers/fold-text.ts'
import { findMoney } from '../../src/annexes/normalise/money.ts'
import { findWordNumbers, withNumerals } from '../../src/annexes/normalise/number-words.ts'
import { findCounts } from '../../src/annexes/prose/counts.ts'
import { partOf } from '../../src/annexes/prose/parts.ts'
import type { Language } from '../../src/languages.ts'

const valuesIn = (text: string, language: Language) =>
  findWordNumbers(foldWords(text), language, () => false).map(({ value }) => value)

describe('numbers in words', () => {
  test.each([
    // what is none, or not exactly
    ['', 'en', []],
    ['thousands of people, a few million', 'en', []],
    ['two partners, one town, half', 'en', []],
    ['kilka tysięcy osób, 15 tysięcy, kilkadziesiąt milionów', 'pl', []],
    ['ten projekt', 'pl', []],
    ['několik tisíc obcí, set, ten projekt', 'cs', []],
    // numbers
    ['Four thousand pupils', 'en', [4000]],
    ['twenty-three schools and two hundred and six trees', 'en', [23, 206]],
    ['five and six', 'en', [5, 6]],
    ['half a million, two and a half million', 'en', [500_000, 2_500_000]],
    ['a hundred towns', 'en', [100]],
    ['tysiąc dwustu uczniów z dwudziestu trzech szkół', 'pl', [1200, 23]],
    ['cztery miliony dwieście tysięcy', 'pl', [4_200_000]],
    ['półtora tysiąca, dwa i pół miliona', 'pl', [1500, 2_500_000]],
    ['pięć tysięcy, pětadvacet', 'pl', [5000]],
    ['šedesát pět odborníků, dvě stě hostů', 'cs', [65, 200]],
    ['pětadvacet obcí, půl milionu, sto dvacet', 'cs', [25, 500_000, 120]],
  ] as const)('%j (%s)', (text, language, wanted) => {
    expect(valuesIn(text, language)).toEqual(wanted)
  })
  test('stand as digits of the same length', () => {
    const text = 'over four thousand pupils, a million cars'
    const told = withNumerals(text, 'en', () => false)
    expect(told).toHaveLength(text.length)
    expect(told).toContain('0000000004000 pupils')
  })
  test('count things and money; what is written large inside a sentence is a name', () => {
    const counts = (text: string, language: Language) =>
      findCounts(partOf(text, 0, text.length), language).map(({ metric, raw }) => [metric.label, metric.value, raw])
    expect(counts('Four thousand pupils walk to school.', 'en')).toEqual([['students', 4000, 'Four thousand pupils']])
    expect(counts('The Seven Hills project began.', 'en')).toEqual([])
    expect(counts('Ten projekt pomaga.', 'pl')).toEqual([])
    const [money] = findMoney('koszt: dwa miliony trzysta tysięcy złotych', 'pl')
    expect(money?.value).toEqual({ amount: 2_300_000, currency: 'PLN', approx: false })
  })
})
