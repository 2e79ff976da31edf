import { describe, expect, test } from 'vitest'
import { type Language, languages } from '../src/languages.ts'
import {
  comparePartialDates,
  firstDay,
  formatPartialDate,
  formatPeriod,
  inMonth,
  isPartialDate,
  lastDay,
  parsePartialDate,
  precision,
  sinceDate,
} from '../src/partial-dates.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('what is no date', () => {
  const nonsense = [
    '',
    '   ',
    'soon',
    'n/a',
    '-',
    'brak',
    'ongoing',
    '5',
    '05',
    '205',
    '20055',
    '0999',
    '3000',
    '5 2014',
    '0/2011',
    '13/2011',
    '2011-00',
    '2011-13',
    '2012-13',
    '2017-2018',
    '2014–2020',
    '30.02.2018',
    '31.04.2018',
    '29.02.2019',
    '29 lutego 2019',
    '31. listopadu 2016',
    'February 30, 2019',
    '0 May 2006',
    '32/01/2018',
    '13-13-2014',
    '00.01.2018',
    '01.02-2018',
    '01.02.18',
    '1 II 2018',
    '2018-2-30',
    '2018-02-01T10:00:00Z',
    'foo 2014',
    '5 foo 2014',
    'Maya 2006',
    'febru 2014',
    'czerw 2014',
    'červ 2014',
    'lipcc 2014',
    '2018-02-01\u0000',
    'lutego',
    '1 lutego',
    `${'9'.repeat(60)}.1.2018`,
    ' '.repeat(100_000),
  ]
  test.each(nonsense)('%j', (text) => expect(parsePartialDate(text)).toBeUndefined())

  test.each(['', '20', '2014-2', '2014-02-1', '2014-02-30', '2015-02-29', '2014-13', '2014-00', '2014-02-00', ' 2014'])(
    '%j is not how dates are stored',
    (s) => {
      expect(isPartialDate(s)).toBe(false)
      expect(() => precision(s)).toThrow(RangeError)
      expect(() => firstDay(s)).toThrow(RangeError)
      expect(() => lastDay(s)).toThrow(RangeError)
      expect(() => formatPartialDate(s, 'en')).toThrow(RangeError)
    },
  )
  test('2014-02-01 with a line break is not how dates are stored', () => {
    expect(isPartialDate('2014-02-01\n')).toBe(false)
  })
})

describe('what can be read in two ways comes back as both, day first', () => {
  test.each([
    ['01/02/2018', '2018-02-01', '2018-01-02'],
    ['1-2-2018', '2018-02-01', '2018-01-02'],
    ['12/11/2018', '2018-11-12', '2018-12-11'],
  ])('%s', (text, dayFirst, monthFirst) =>
    expect(parsePartialDate(text)).toEqual({ ambiguous: [dayFirst, monthFirst] }),
  )
  test('a day that is also its month is not ambiguous', () =>
    expect(parsePartialDate('02/02/2018')).toEqual({ value: '2018-02-02' }))
})

describe('reading', () => {
  test.each([
    ['2005', '2005'],
    [' 2005 ', '2005'],
    ['2005 r.', '2005'],
    ['2005 roku', '2005'],
    ['rok 2005', '2005'],
    ['w 2016 roku', '2016'],
    ['v roce 2016', '2016'],
    ['03/2011', '2011-03'],
    ['3/2011', '2011-03'],
    ['3. 2011', '2011-03'],
    ['03.2011', '2011-03'],
    ['2011-03', '2011-03'],
    ['2011/3', '2011-03'],
    ['2011-12', '2011-12'],
    ['May 2006', '2006-05'],
    ['Feb. 2014', '2014-02'],
    ['Sept 2014', '2014-09'],
    ['February, 2014', '2014-02'],
    ['luty 2014', '2014-02'],
    ['lutego 2014', '2014-02'],
    ['w lutym 2014 r.', '2014-02'],
    ['LUTY 2014 r.', '2014-02'],
    ['październik 2016', '2016-10'],
    ['pazdziernika 2016', '2016-10'],
    ['únor 2014', '2014-02'],
    ['února 2014', '2014-02'],
    ['v únoru 2014', '2014-02'],
    ['září 2014', '2014-09'],
    ['01.02.2018', '2018-02-01'],
    ['1.2.2018 r.', '2018-02-01'],
    ['5. 3. 2016', '2016-03-05'],
    ['5.\u00a03.\u00a02016', '2016-03-05'],
    ['2 lipca 2015 r.', '2015-07-02'],
    ['18 października 2016', '2016-10-18'],
    ['dnia 4 kwietnia 2019 r.', '2019-04-04'],
    ['9. dubna 2016', '2016-04-09'],
    ['9.dubna 2016', '2016-04-09'],
    ['31. prosince 2020', '2020-12-31'],
    ['11 February 2019', '2019-02-11'],
    ['11th February 2019', '2019-02-11'],
    ['11 Feb 2019', '2019-02-11'],
    ['February 11, 2019', '2019-02-11'],
    ['February 11 2019', '2019-02-11'],
    ['2018-02-01', '2018-02-01'],
    ['2018/02/01', '2018-02-01'],
    ['29.02.2016', '2016-02-29'],
    ['09-22-2014', '2014-09-22'],
    ['22/09/2014', '2014-09-22'],
    ['09.22.2014', '2014-09-22'],
  ])('%s', (text, value) => expect(parsePartialDate(text)).toEqual({ value }))

  test('whole names only: months that look alike are not mixed up', () => {
    const alike = { 'červen 2014': 6, 'červenec 2014': 7, 'června 2014': 6, 'července 2014': 7, 'czerwiec 2014': 6 }
    const others = { 'czerwca 2014': 6, 'lipiec 2014': 7, 'květen 2014': 5, 'kwiecień 2014': 4, 'září 2014': 9 }
    for (const [text, month] of Object.entries({ ...alike, ...others }))
      for (const language of languages)
        expect(parsePartialDate(text, language), text).toEqual({ value: `2014-0${month}` })
  })

  test('a short name counts in its own language; the English ones everywhere', () => {
    expect(parsePartialDate('pro 2014')).toBeUndefined()
    expect(parsePartialDate('pro 2014', 'pl')).toBeUndefined()
    expect(parsePartialDate('pro 2014', 'cs')).toEqual({ value: '2014-12' })
    expect(parsePartialDate('2 paź 2015', 'pl')).toEqual({ value: '2015-10-02' })
    expect(parsePartialDate('2 Oct 2015', 'pl')).toEqual({ value: '2015-10-02' })
  })

  test('reads back whatever it writes, in every form and language', () => {
    for (const value of [
      '2005',
      '2016-02-29',
      ...Array.from({ length: 12 }, (_, i) => `2014-${`${i + 1}`.padStart(2, '0')}`),
    ])
      for (const language of languages)
        for (const form of ['text', 'table', 'short'] as const) {
          const written = formatPartialDate(value, language, form)
          expect(parsePartialDate(written, language), written).toEqual({ value })
        }
  })
})

describe('reckoning', () => {
  test.each([
    ['2005', 'year', '2005-01-01', '2005-12-31'],
    ['2014-02', 'month', '2014-02-01', '2014-02-28'],
    ['2016-02', 'month', '2016-02-01', '2016-02-29'],
    ['1900-02', 'month', '1900-02-01', '1900-02-28'],
    ['2014-12', 'month', '2014-12-01', '2014-12-31'],
    ['2018-02-01', 'day', '2018-02-01', '2018-02-01'],
  ])('%s', (s, exact, first, last) => {
    expect(isPartialDate(s)).toBe(true)
    expect([precision(s), firstDay(s), lastDay(s)]).toEqual([exact, first, last])
  })

  test('order: by first day, the less precise first', () => {
    const inOrder = ['2004-12-31', '2005', '2005-01', '2005-01-01', '2005-01-15', '2005-02', '2006']
    expect([...inOrder].reverse().sort(comparePartialDates)).toEqual(inOrder)
    expect(comparePartialDates('2005', '2005')).toBe(0)
  })
})

type Row = [value: string, en: string, pl: string, cs: string]
const inAll = (rows: Row[], show: (value: string, language: Language) => string) =>
  test.each(rows)('%s', (value, ...expected) =>
    expect(languages.map((language) => plain(show(value, language)))).toEqual(expected),
  )

describe('writing in text', () => {
  inAll(
    [
      ['2005', '2005', '2005', '2005'],
      ['2014-02', 'February 2014', 'luty 2014', 'únor 2014'],
      ['2018-02-01', '1 February 2018', '1 lutego 2018 r.', '1. února 2018'],
      ['2016-10-18', '18 October 2016', '18 października 2016 r.', '18. října 2016'],
    ],
    (value, language) => formatPartialDate(value, language, 'text'),
  )
})

describe('writing in tables', () => {
  inAll(
    [
      ['2005', '2005', '2005', '2005'],
      ['2014-02', 'February 2014', 'luty 2014', 'únor 2014'],
      ['2018-02-01', '1 Feb 2018', '1.02.2018', '1. 2. 2018'],
    ],
    (value, language) => formatPartialDate(value, language, 'table'),
  )
})

describe('writing short', () => {
  inAll(
    [
      ['2005', '2005', '2005', '2005'],
      ['2014-02', 'Feb 2014', '02.2014', '2/2014'],
      ['2018-02-01', '1 Feb 2018', '1.02.2018', '1. 2. 2018'],
    ],
    (value, language) => formatPartialDate(value, language, 'short'),
  )
})

describe('in', () => {
  inAll(
    [
      ['2019', 'in 2019', 'w 2019 r.', 'v roce 2019'],
      ['2026-03', 'in March 2026', 'w marcu 2026 r.', 'v březnu 2026'],
      ['2014-09', 'in September 2014', 'we wrześniu 2014 r.', 'v září 2014'],
      ['2014-07', 'in July 2014', 'w lipcu 2014 r.', 'v červenci 2014'],
      ['2018-02-01', 'on 1 February 2018', '1 lutego 2018 r.', '1. února 2018'],
    ],
    inMonth,
  )
})

describe('since', () => {
  inAll(
    [
      ['2019', 'since 2019', 'od 2019 r.', 'od roku 2019'],
      ['2014-02', 'since February 2014', 'od lutego 2014 r.', 'od února 2014'],
      ['2014-11', 'since November 2014', 'od listopada 2014 r.', 'od listopadu 2014'],
      ['2018-02-01', 'since 1 February 2018', 'od 1 lutego 2018 r.', 'od 1. února 2018'],
    ],
    sinceDate,
  )
})

describe('periods', () => {
  type Period = Parameters<typeof formatPeriod>[0]
  const periods = (form: 'text' | 'table', rows: [Period, en: string, pl: string, cs: string][]) =>
    test.each(rows)(`${form} %j`, (period, ...expected) =>
      expect(languages.map((language) => plain(formatPeriod(period, language, form)))).toEqual(expected),
    )

  periods('text', [
    [{}, '', '', ''],
    [{ start: null, end: null, ongoing: null }, '', '', ''],
    [
      { ongoing: true },
      'ongoing, start not stated',
      'nadal trwa, początku nie podano',
      'stále probíhá, začátek neuveden',
    ],
    [{ end: '2018' }, 'until 2018', 'do 2018 r.', 'do roku 2018'],
    [{ end: '2018-03' }, 'until March 2018', 'do marca 2018 r.', 'do března 2018'],
    [{ start: '2005' }, 'from 2005, end not stated', 'od 2005 r., końca nie podano', 'od roku 2005, konec neuveden'],
    [{ start: '2005', ongoing: true }, 'since 2005, ongoing', 'od 2005 r., nadal trwa', 'od roku 2005, stále probíhá'],
    [
      { start: '2014-02', ongoing: true },
      'since February 2014, ongoing',
      'od lutego 2014 r., nadal trwa',
      'od února 2014, stále probíhá',
    ],
    // An end that is known is worth more than a flag.
    [{ start: '2017', end: '2018', ongoing: true }, '2017–2018', '2017–2018', '2017–2018'],
    [{ start: '2017', end: '2018' }, '2017–2018', '2017–2018', '2017–2018'],
    [{ start: '2016', end: '2016' }, '2016', '2016', '2016'],
    [{ start: '2016-10-18', end: '2016-10-18' }, '18 October 2016', '18 października 2016 r.', '18. října 2016'],
    [
      { start: '2018-02-01', end: '2020-12-31' },
      '1 February 2018 – 31 December 2020',
      '1 lutego 2018 – 31 grudnia 2020',
      '1. února 2018 – 31. prosince 2020',
    ],
    [{ start: '2013-06-03', end: '2013-06-04' }, '3–4 June 2013', '3–4 czerwca 2013', '3.–4. června 2013'],
    [
      { start: '2014-02', end: '2015-03' },
      'February 2014 – March 2015',
      'luty 2014 – marzec 2015',
      'únor 2014 – březen 2015',
    ],
    [
      { start: '2018', end: '2020-12-31' },
      '2018 – 31 December 2020',
      '2018 – 31 grudnia 2020',
      '2018 – 31. prosince 2020',
    ],
  ])
  periods('table', [
    [{ start: '2005', ongoing: true }, 'since 2005, ongoing', 'od 2005, nadal trwa', 'od roku 2005, stále probíhá'],
    [
      { start: '2014-02', ongoing: true },
      'since February 2014, ongoing',
      'od lutego 2014, nadal trwa',
      'od února 2014, stále probíhá',
    ],
    [{ end: '2020-12-31' }, 'until 31 Dec 2020', 'do 31.12.2020', 'do 31. 12. 2020'],
    [
      { start: '2018-02-01', end: '2020-12-31' },
      '1 Feb 2018 – 31 Dec 2020',
      '1.02.2018 – 31.12.2020',
      '1. 2. 2018 – 31. 12. 2020',
    ],
    [{ start: '2013-06-03', end: '2013-06-04' }, '3–4 Jun 2013', '3–4.06.2013', '3.–4. 6. 2013'],
    [{ start: '2017', end: '2018' }, '2017–2018', '2017–2018', '2017–2018'],
  ])
})

test('a line does not end inside a day, nor before r.', () => {
  expect(formatPartialDate('2018-02-01', 'en')).toBe('1\u00a0February 2018')
  expect(formatPartialDate('2018-02-01', 'pl')).toBe('1\u00a0lutego 2018\u00a0r.')
  expect(formatPartialDate('2018-02-01', 'cs')).toBe('1.\u00a0února 2018')
  expect(formatPartialDate('2018-02-01', 'cs', 'table')).toBe('1.\u00a02.\u00a02018')
  expect(inMonth('2014-09', 'cs')).toBe('v\u00a0září 2014')
})
