import { describe, expect, test } from 'vitest'
import { readCountry } from '../../src/annexes/gazetteers/gazetteers.ts'
import { shapeValue } from '../../src/annexes/labels/shape-value.ts'
import { findDates, findPeriods, findTimes, isMissing, isOngoing, readDate } from '../../src/annexes/normalise/dates.ts'
import { findEmails, findLinks } from '../../src/annexes/normalise/emails.ts'
import { findIdentifiers, readIdentifier } from '../../src/annexes/normalise/identifiers.ts'
import { findMoney, readMoney } from '../../src/annexes/normalise/money.ts'
import { readNumber } from '../../src/annexes/normalise/numbers.ts'
import { readOfficeHours } from '../../src/annexes/normalise/office-hours.ts'
import { findPhones, readPhone } from '../../src/annexes/normalise/phones.ts'

describe('dates', () => {
  test.each([
    // what is none
    ['', 'en', undefined],
    ['soon', 'en', undefined],
    ['31.02.2018', 'pl', undefined],
    ['29.02.2019', 'cs', undefined],
    ['2018-13', 'en', undefined],
    ['00/2011', 'en', undefined],
    ['13/13/2014', 'en', undefined],
    ['0999', 'en', undefined],
    ['20145', 'en', undefined],
    ['1970-01-01', 'en', undefined],
    ['May', 'en', undefined],
    ['12.5', 'en', undefined],
    ['32 May 2006', 'en', undefined],
    // what may be read both ways
    ['05/06/2010', 'en', ['2010-06-05', '2010-05-06']],
    ['5-6-2010', 'en', ['2010-06-05', '2010-05-06']],
    // what is clear
    ['06/06/2010', 'en', '2010-06-06'],
    ['2005', 'en', '2005'],
    ['2015 r.', 'pl', '2015'],
    ['03/2011', 'en', '2011-03'],
    ['3. 2011', 'cs', '2011-03'],
    ['2011-03', 'en', '2011-03'],
    ['May 2006', 'en', '2006-05'],
    ['Sept. 2006', 'en', '2006-09'],
    ['luty 2014', 'pl', '2014-02'],
    ['lutego 2014 r.', 'pl', '2014-02'],
    ['únor 2014', 'cs', '2014-02'],
    ['února 2014', 'cs', '2014-02'],
    ['ÚNOR 2014', 'cs', '2014-02'],
    ['červen 2014', 'cs', '2014-06'],
    ['červenec 2014', 'cs', '2014-07'],
    ['czerwiec 2014', 'pl', '2014-06'],
    ['01.02.2018', 'pl', '2018-02-01'],
    ['5. 3. 2016', 'cs', '2016-03-05'],
    ['2 lipca 2015 r.', 'pl', '2015-07-02'],
    ['18 października 2016', 'pl', '2016-10-18'],
    ['9. dubna 2016', 'cs', '2016-04-09'],
    ['11 February 2019', 'en', '2019-02-11'],
    ['11th of February 2019', 'en', '2019-02-11'],
    ['February 11, 2019', 'en', '2019-02-11'],
    ['2018-02-01', 'en', '2018-02-01'],
    ['2018-02-01T00:00:00', 'en', '2018-02-01'],
    ['09-22-2014', 'en', '2014-09-22'],
    ['22/09/2014', 'en', '2014-09-22'],
    ['29.02.2020', 'pl', '2020-02-29'],
    ['11\u00a0February\u00a02019', 'en', '2019-02-11'],
  ] as const)('%s (%s)', (text, language, value) => {
    const read = readDate(text, language)
    expect(read?.ambiguous ?? read?.value).toEqual(value)
  })

  test.each([
    ['day-first', '2010-06-05'],
    ['month-first', '2010-05-06'],
  ] as const)('05/06/2010 where dates are %s', (order, value) => {
    expect(readDate('05/06/2010', 'en', order)).toEqual({ value })
  })

  test.each([
    ['room 2018/3 and 12.5 km', []],
    ['index 1117R4, NIP 7543078725', []],
    ['no. 20145', []],
    ['since 2005, ended 01.02.2018', ['2005', '2018-02-01']],
    ['w lutym 2014 roku i 2 lipca 2015 r.', ['2014-02', '2015-07-02']],
    ['dne 9. dubna 2016 v Opavě', ['2016-04-09']],
    ['on February 11, 2019 at 9:00', ['2019-02-11']],
  ])('in a text: %s', (text, values) => {
    expect(
      findDates(text, /roku/.test(text) ? 'pl' : /dne/.test(text) ? 'cs' : 'en').map(({ value }) => value),
    ).toEqual(values)
  })
})

describe('periods', () => {
  test.each([
    ['2005', []],
    ['2020-2018', []],
    ['2012-11', []],
    ['24-36 months', []],
    ['2017-2018', ['2017', '2018']],
    ['2014–2020', ['2014', '2020']],
    ['2012-13', ['2012', '2013']],
    ['01.02.2018 – 31.12.2020', ['2018-02-01', '2020-12-31']],
    ['od 2014 r. do 2020 r.', ['2014', '2020']],
    ['od 1 marca 2018 r. do 31 grudnia 2020 r.', ['2018-03-01', '2020-12-31']],
    ['3–4 czerwca 2013', ['2013-06-03', '2013-06-04']],
    ['3–4 June 2013', ['2013-06-03', '2013-06-04']],
    ['May 2006 - June 2008', ['2006-05', '2008-06']],
    ['03/2011 - 05/2012', ['2011-03', '2012-05']],
  ])('%s', (text, values) => {
    const [found] = findPeriods(text, /marca|czerwca|r\./.test(text) ? 'pl' : 'en')
    expect(found ? [found.from, found.to] : []).toEqual(values)
  })

  test('December or a span: only a word for a span settles it', () => {
    expect(findPeriods('2011-12')[0]).toMatchObject({ from: '2011', to: '2012', unsure: true, confidence: 0.4 })
    expect(findPeriods('w latach 2011-12')[0]).not.toHaveProperty('unsure')
    expect(findPeriods('2012-13')[0]).not.toHaveProperty('unsure')
  })
})

test.each([
  ['ongoing', true],
  ['Ongoing.', true],
  ['present', true],
  ['trwa', true],
  ['nadal', true],
  ['w trakcie', true],
  ['do dziś', true],
  ['probíhá', true],
  ['dosud', true],
  ['trvá', true],
  ['', false],
  ['-', false],
  ['n/a', false],
  ['brak', false],
  ['2005', false],
  ['not ongoing any more', false],
])('goes on: %j is %s', (text, goesOn) => {
  expect(isOngoing(text)).toBe(goesOn)
})

test.each([
  '',
  ' ',
  '-',
  '–',
  '---',
  'n/a',
  'N/A',
  'brak',
  'Brak danych',
  'nie dotyczy',
  'neuvedeno',
  'není',
  'none',
  '?',
])('nothing to say: %j', (text) => {
  expect(isMissing(text)).toBe(true)
})
test.each(['0', 'no', 'nie', 'none of them', 'Brakow', '-5'])('something to say: %j', (text) => {
  expect(isMissing(text)).toBe(false)
})

test.each([
  ['25:00', []],
  ['9:75', []],
  ['1.50', []],
  ['12:30:45', []],
  ['budżet 9.30 mln', []],
  ['9:00 – 16:00', ['09:00', '16:00']],
  ['07.30 – 15.30', ['07:30', '15:30']],
  ['od 9:00 do 16:00', ['09:00', '16:00']],
  ['at 18:05', ['18:05']],
])('times: %s', (text, values) => {
  expect(findTimes(text).flatMap(({ from, to }) => [from, ...(to ? [to] : [])])).toEqual(values)
})

describe('numbers', () => {
  test.each([
    ['', undefined],
    ['abc', undefined],
    ['1.2.3', undefined],
    ['1,25,000', undefined],
    ['12..5', undefined],
    ['1 25', undefined],
    ['57', 57],
    ['1 250 000', 1_250_000],
    ['1\u00a0250\u202f000', 1_250_000],
    ['1.250.000', 1_250_000],
    ['1,250,000', 1_250_000],
    ['1 250 000,00', 1_250_000],
    ['1,250,000.50', 1_250_000.5],
    ['1.250.000,50', 1_250_000.5],
    ["1'250'000", 1_250_000],
    ['1,5', 1.5],
    ['0,125', 0.125],
    ['-3', -3],
    ['−3', -3],
  ])('%j', (text, value) => {
    expect(readNumber(text)?.value).toBe(value)
  })

  test('one sign before three digits is not sure, unless the column says what it is', () => {
    expect(readNumber('1.250')).toEqual({ value: 1250, sure: false })
    expect(readNumber('1,250')).toEqual({ value: 1250, sure: false })
    expect(readNumber('1.250', '.')).toEqual({ value: 1.25, sure: true })
    expect(readNumber('1.250', ',')).toEqual({ value: 1250, sure: true })
  })
})

describe('money', () => {
  test.each([
    ['', undefined],
    ['a lot', undefined],
    ['-5 EUR', undefined],
    ['EUR', undefined],
    ['12 km', undefined],
    ['260 mln euro', [260_000_000, 'EUR', false]],
    ['EUR 17,5 million', [17_500_000, 'EUR', false]],
    ['3,1 mln zł', [3_100_000, 'PLN', false]],
    ['1 250 000,00 Kč', [1_250_000, 'CZK', false]],
    ['1.250.000', [1_250_000, undefined, false]],
    ['2 mld Kč', [2_000_000_000, 'CZK', false]],
    ['500 tys. zł', [500_000, 'PLN', false]],
    ['1,5 mil. Kč', [1_500_000, 'CZK', false]],
    ['800 tis. Kč', [800_000, 'CZK', false]],
    ['ok. 200 000 PLN', [200_000, 'PLN', true]],
    ['about €2.5 million', [2_500_000, 'EUR', true]],
    ['cca 3 mil. korun', [3_000_000, 'CZK', true]],
    ['€85', [85, 'EUR', false]],
    ['2,3 mln złotych', [2_300_000, 'PLN', false]],
    ['0', [0, undefined, false]],
  ] as const)('%s', (text, value) => {
    const read = readMoney(text)
    expect(read && [read.amount, read.currency, read.approx]).toEqual(value)
  })

  test('an amount that may be thousands or thousandths is not sure', () => {
    expect(readMoney('1.250 EUR')).toMatchObject({ amount: 1250, sure: false })
  })

  test.each([
    ['133 projects, 61 partnerships, 2014-2020', []],
    ['a portfolio of 133 projects with 260 mln euro EU contribution', [260_000_000]],
    ['EUR 17,5 million and 3,1 mln zł', [17_500_000, 3_100_000]],
    ['dotace 1 250 000,00 Kč', [1_250_000]],
  ])('in a text: %s', (text, amounts) => {
    expect(findMoney(text).map(({ value }) => value.amount)).toEqual(amounts)
  })
})

describe('phones', () => {
  test.each([
    ['', 'PL', undefined],
    ['77 446 14 00', undefined, undefined],
    ['77 446 14', 'PL', undefined],
    ['77 446 14 00 11', 'PL', undefined],
    ['+48', 'PL', undefined],
    ['ask at the desk', 'PL', undefined],
    ['+0 12 345 67 89', 'PL', undefined],
    ['77 446 14 00', 'PL', '+48774461400'],
    ['77 44 59 612', 'PL', '+48774459612'],
    ['(77) 446-14-00', 'PL', '+48774461400'],
    ['77/446 14 00', 'PL', '+48774461400'],
    ['077 446 14 00', 'PL', '+48774461400'],
    ['585 000 222', 'CZ', '+420585000222'],
    ['+420 585 000 222', 'PL', '+420585000222'],
    ['00420 585 000 222', undefined, '+420585000222'],
    ['+48 77 446 14 00 wew. 12', undefined, '+48774461400'],
    ['+49 (0)351 4880', undefined, '+493514880'],
  ])('%s of %s', (text, country, value) => {
    expect(readPhone(text, country)).toBe(value)
  })

  test.each([
    ['in 2014 and 2015-2020, 01-02-2018', []],
    ['NIP 754-307-87-25x', []],
    ['tel. 61 633 50 56, fax 61 633 50 57', ['+48616335056', '+48616335057']],
    ['call +420 585 000 222 today', ['+420585000222']],
  ])('in a text: %s', (text, values) => {
    expect(findPhones(text, 'PL').map(({ value }) => value)).toEqual(values)
  })
})

describe('identifiers', () => {
  test.each([
    ['nip', '754307872', undefined],
    ['nip', 'none', undefined],
    ['regon', '1615688', undefined],
    ['krs', '485977', undefined],
    ['ico', '123456789', undefined],
    ['dic', 'CZ123', undefined],
    ['nip', '7543078726', ['7543078726', false]],
    ['regon', '161568834', ['161568834', false]],
    ['ico', '00000018', ['00000018', false]],
    ['nip', '7543078725', ['7543078725', true]],
    ['nip', '754-307-87-25', ['7543078725', true]],
    ['nip', 'PL 754 307 87 25', ['7543078725', true]],
    ['regon', '161568833', ['161568833', true]],
    ['krs', '0000485977', ['0000485977', null]],
    ['ico', '00000019', ['00000019', true]],
    ['ico', '19', ['00000019', true]],
    ['dic', 'CZ00000019', ['CZ00000019', true]],
    ['dic', 'CZ8001011234', ['CZ8001011234', null]],
  ] as const)('%s %s', (kind, text, value) => {
    const read = readIdentifier(kind, text)
    expect(read && [read.value, read.valid]).toEqual(value)
  })

  test('a number whose sum is wrong is kept as read and trusted little; without a name a number is none', () => {
    expect(findIdentifiers('NIP: 754-307-87-26, REGON 161568833; 7543078725')).toMatchObject([
      { kind: 'nip', value: '7543078726', valid: false, confidence: 0.3 },
      { kind: 'regon', value: '161568833', valid: true, confidence: 0.99 },
    ])
    expect(findIdentifiers('IČO: 00000019, DIČ: CZ00000019').map(({ value }) => value)).toEqual([
      '00000019',
      'CZ00000019',
    ])
  })
})

test.each([
  ['@example.pl', []],
  ['a@b', []],
  ['a@@example.pl', []],
  ['twitter @example', []],
  ['Office@Example.PL.', ['office@example.pl']],
  ['<jan.nowy+x@mail.example.org>', ['jan.nowy+x@mail.example.org']],
  ['a@example.pl, b@example.cz', ['a@example.pl', 'b@example.cz']],
])('e-mails: %s', (text, values) => {
  expect(findEmails(text).map(({ value }) => value)).toEqual(values)
})

test.each([
  'biuro (at) example.pl',
  'biuro[at]example.pl',
  'biuro (małpa) example.pl',
  'biuro (zavináč) example (tečka) pl',
])('an e-mail that is spelt out is a suggestion: %s', (text) => {
  const [found] = findEmails(text)
  expect(found).toMatchObject({ suggested: true, confidence: 0.6 })
  expect(found!.value).toBe('biuro@example.pl')
})

test.each([
  ['www', []],
  ['javascript:alert(1)', []],
  ['http://localhost', []],
  ['see www.example.pl.', ['https://www.example.pl']],
  ['(https://example.pl/a?b=c)', ['https://example.pl/a?b=c']],
  ['http://example.cz/', ['http://example.cz']],
])('links: %s', (text, values) => {
  expect(findLinks(text).map(({ value }) => value)).toEqual(values)
})

test.each([
  ['when we are in', undefined],
  ['Pn-Pt', undefined],
  ['7:30', undefined],
  ['Pn-Pt 07.30 – 15.30', 'Mo-Fr 07:30-15:30'],
  ['Mon-Fri 7:30 – 15:30', 'Mo-Fr 07:30-15:30'],
  ['pondělí–pátek 8:00–16:00', 'Mo-Fr 08:00-16:00'],
  ['Po-Čt 8:00-17:00, Pá 8:00-14:00', 'Mo-Th 08:00-17:00; Fr 08:00-14:00'],
])('office hours: %s', (text, value) => {
  expect(readOfficeHours(text)).toBe(value)
})

test.each([
  ['Narnia', undefined],
  ['', undefined],
  ['Poland and Czech Republic', undefined],
  ['PL', 'PL'],
  ['UK', 'GB'],
  ['EL', 'GR'],
  ['POLAND', 'PL'],
  ['Polska', 'PL'],
  ['Česká republika', 'CZ'],
  ['Ceska republika', 'CZ'],
  ['CZECH REPUBLIC', 'CZ'],
  ['Czechia', 'CZ'],
  ['Rzeczpospolita Polska', 'PL'],
  ['Norwegia', 'NO'],
  ['Deutschland', 'DE'],
  ['United Kingdom', 'GB'],
])('countries: %s', (text, value) => {
  expect(readCountry(text)).toBe(value)
})

const fieldsOf = (field: string, text: string, language: 'en' | 'pl' | 'cs' = 'en', country?: string) => {
  const shaped = shapeValue(field, text, { language, country })
  return shaped && Object.fromEntries(shaped.map(({ field: name, value }) => [name, value]))
}

test.each([
  ['location', 'somewhere nice', undefined],
  [
    'location',
    'POLAND POLNOCNO-ZACHODNI Szczecin',
    { country: 'PL', nuts_raw: 'POLNOCNO-ZACHODNI', nuts_code: 'PL4', city: 'Szczecin' },
  ],
  [
    'location',
    'CZECH REPUBLIC MORAVSKOSLEZSKO Ostrava',
    { country: 'CZ', nuts_raw: 'MORAVSKOSLEZSKO', nuts_code: 'CZ08', city: 'Ostrava' },
  ],
  [
    'location',
    'UNITED KINGDOM EAST MIDLANDS (ENGLAND) Nottingham',
    { country: 'GB', nuts_raw: 'EAST MIDLANDS (ENGLAND)', city: 'Nottingham' },
  ],
  ['location', 'Ostrava, Czech Republic', { country: 'CZ', city: 'Ostrava' }],
  ['location', 'Opole', { country: 'PL', city: 'Opole' }],
  ['street', 'Plac Przykładowy 6', { street: 'Plac Przykładowy 6' }],
  [
    'street',
    'ul. Zmyślona 5/7, 45-018 Opole',
    { street: 'ul. Zmyślona 5/7', postcode: '45-018', city: 'Opole', country: 'PL' },
  ],
  [
    'street',
    'Smyšlená 12, 702 00 Ostrava',
    { street: 'Smyšlená 12', postcode: '702 00', city: 'Ostrava', country: 'CZ' },
  ],
  ['duration', '36 months', { metrics: { label: 'duration', value: 36, unit: 'months', approx: false, as_of: null } }],
  ['duration', 'since 2005', { start: '2005' }],
  ['duration', '2014 – ongoing', { start: '2014', ongoing: true }],
  ['duration', '2018-02-01 - 2020-12-31', { start: '2018-02-01', end: '2020-12-31' }],
  ['end', 'ongoing', { ongoing: true }],
  ['start', 'ongoing', undefined],
  ['eu_contribution', '85 %', { cofinancing_rate: 85 }],
  ['member_count', 'many', undefined],
  ['member_count', '57 municipalities', { member_count: 57 }],
  ['population', '1,5 mln', { population: 1_500_000 }],
  ['priority', '1: Innovation', { priority_no: 1, priority: 'Innovation' }],
  ['priority', 'Innovation', { priority: 'Innovation' }],
  ['region_type', 'whatever', undefined],
  ['region_type', 'Less developed', { region_type: 'less_developed' }],
  ['web', 'example.pl/a', { web: 'https://example.pl/a' }],
  ['web', 'ask us', undefined],
  ['phone', '77 446 14 00', undefined],
  ['time', '9:00 – 16:00', { time_start: '09:00', time_end: '16:00' }],
  ['acronym', '-', {}],
  ['title', ' A\u00a0title\nover two lines ', { title: 'A\u00a0title over two lines' }],
] as const)('a labelled %s: %j', (field, text, value) => {
  expect(fieldsOf(field, text)).toEqual(value)
})
