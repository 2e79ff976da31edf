import { expect, test } from 'vitest'
import { cleanText } from '../../../src/editing/form/clean-text.ts'
import type { FormField } from '../../../src/editing/form/describe-fields.ts'
import { describeFields } from '../../../src/editing/form/describe-fields.ts'
import { readMoney, readValue } from '../../../src/editing/form/read-values.ts'
import { kindByName } from '../../../src/kinds.ts'

const field = (kind: string, name: string): FormField =>
  describeFields(kindByName.get(kind)!).find((each) => each.name === name)!
const read = (kind: string, name: string, typed: string, reader = {}) =>
  readValue(typed, field(kind, name), { language: 'en', ...reader })

test.each([
  ['a NUL', 'a\u0000b'],
  ['an escape', 'a\u001bb'],
  ['half a letter', 'a\ud800'],
])('refuses %s, which no database and no reader takes', (_, typed) => {
  expect(cleanText(typed)).toBeUndefined()
  expect(read('organisation', 'street', typed)).toEqual({ fault: { code: 'unreadable' } })
})

test.each([
  ['  Opole \t ', 'Opole'],
  ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
  ['a  \n b\u00a0\n', 'a\n b'],
  ['Kro\u0301l', 'Król'],
  ['a\tb', 'a b'],
  ['<b>**x**</b>', '<b>**x**</b>'],
])('stores %j as %j', (typed, text) => expect(cleanText(typed)).toBe(text))

const x = (typed: string) => ({ x: typed })

test.each([
  ['practice', 'start', 'last spring', 'date', x('last spring')],
  ['practice', 'start', '31.02.2014', 'date', x('31.02.2014')],
  ['practice', 'start', '2014-13', 'date', x('2014-13')],
  ['practice', 'start', '03/02/2014', 'ambiguousDate', { x: '03/02/2014', first: '2014-02-03', second: '2014-03-02' }],
  ['practice', 'start', 'x'.repeat(90), 'date', x(`${'x'.repeat(60)}…`)],
  ['event', 'timeStart', '25:00', 'time', x('25:00')],
  ['event', 'timeStart', '9:60', 'time', x('9:60')],
  ['event', 'timeStart', '13 pm', 'time', x('13 pm')],
  ['event', 'timeStart', 'noon', 'time', x('noon')],
  ['partnership', 'memberCount', 'fifty', 'number', x('fifty')],
  ['partnership', 'memberCount', '-3', 'negative', x('-3')],
  ['partnership', 'memberCount', '1e999', 'number', x('1e999')],
  ['partnership', 'memberCount', '1.234', 'ambiguousNumber', { x: '1.234', first: '1234', second: '1.2340' }],
  ['organisation', 'nip', '754 307 87', 'identifier', { label: 'NIP', x: '754 307 87' }],
  ['organisation', 'ico', '1234567', 'identifier', { label: 'IČO', x: '1234567' }],
  ['organisation', 'dic', 'PL12345678', 'identifier', { label: 'DIČ', x: 'PL12345678' }],
  ['organisation', 'email', 'office (at) example.eu', 'email', x('office (at) example.eu')],
  ['organisation', 'web', 'javascript:alert(1)', 'link', x('javascript:alert(1)')],
  ['organisation', 'web', 'ftp://example.eu', 'link', x('ftp://example.eu')],
  ['organisation', 'web', 'our website', 'link', x('our website')],
  ['organisation', 'phone', '77 446 14', 'phone', x('77 446 14')],
  ['organisation', 'phone', '+48 77 446 14 00 wew. 3', 'phone', x('+48 77 446 14 00 wew. 3')],
  ['organisation', 'phone', '774461400', 'phone', x('774461400')],
  ['project', 'projectStatus', 'cancelled', 'choice', x('cancelled')],
  ['partnership', 'priorNetwork', 'toString', 'choice', x('toString')],
  ['practice', 'start', '1'.repeat(501), 'tooLong', { count: 501, max: 500 }],
  ['organisation', 'web', `https://example.eu/${'x'.repeat(482)}`, 'tooLong', { count: 501, max: 500 }],
  ['organisation', 'web', `example.eu/${'x'.repeat(489)}`, 'tooLong', { count: 508, max: 500 }],
  ['organisation', 'postcode', '1234567890123', 'tooLong', { count: 13, max: 12 }],
])('%s %s: %s is wrong: %s', (kind, name, typed, code, values) => {
  expect(read(kind, name, typed)).toMatchObject({ fault: { code, values } })
})

test('a number that fails its check digit is kept, and pointed at', () => {
  expect(read('organisation', 'nip', '123-456-78-90')).toEqual({
    value: '1234567890',
    fault: { code: 'checksum', values: { label: 'NIP', x: '123-456-78-90' } },
  })
})

test.each([
  ['practice', 'start', '2005', '2005'],
  ['practice', 'start', ' luty 2014 ', '2014-02'],
  ['practice', 'start', '02/2014', '2014-02'],
  ['practice', 'start', '14.02.2014', '2014-02-14'],
  ['practice', 'start', '5. 3. 2016', '2016-03-05'],
  ['event', 'timeStart', '9.30', '09:30'],
  ['event', 'timeStart', '09:30', '09:30'],
  ['event', 'timeStart', '9', '09:00'],
  ['event', 'timeStart', 'godz. 16:00', '16:00'],
  ['event', 'timeStart', '12:15 am', '00:15'],
  ['event', 'timeStart', '2 pm', '14:00'],
  ['partnership', 'memberCount', '57', 57],
  ['partnership', 'population', '1,5 mln', 1_500_000],
  ['partnership', 'priorNetwork', 'asked', null],
  ['partnership', 'priorNetwork', 'no', false],
  ['practice', 'ongoing', 'on', true],
  ['organisation', 'nip', 'NIP: 123-456-32-18', '1234563218'],
  ['organisation', 'nip', 'PL 1234563218', '1234563218'],
  ['organisation', 'nip', 'nip:1234563218', '1234563218'],
  ['organisation', 'dic', 'DIČ CZ12345679', 'CZ12345679'],
  ['organisation', 'krs', '0000 123 456', '0000123456'],
  ['organisation', 'regon', '123-456-785', '123456785'],
  ['organisation', 'ico', '123 456 79', '12345679'],
  ['organisation', 'dic', 'cz 12345679', 'CZ12345679'],
  ['organisation', 'email', 'mailto:Office@Example.EU', 'office@example.eu'],
  ['organisation', 'web', 'www.example.eu/a', 'https://www.example.eu/a'],
  ['organisation', 'web', 'example.eu:8080', 'https://example.eu:8080'],
  ['organisation', 'web', 'http://example.eu', 'http://example.eu'],
  ['organisation', 'phone', '+48 (77) 446-14-00', '+48774461400'],
  ['organisation', 'phone', '00420 123 456 789', '+420123456789'],
  ['organisation', 'phone', '+47 22 12 34 56', '+4722123456'],
  ['organisation', 'street', 'ul. Długa\n 5', 'ul. Długa 5'],
])('%s %s: %s is read as %j', (kind, name, typed, value) => {
  expect(read(kind, name, typed)).toEqual({ value })
})

test.each([
  ['PL', '77 446 14 00', '+48774461400'],
  ['PL', '(0-77) 446 14 00', '+48774461400'],
  ['CZ', '123 456 789', '+420123456789'],
])('a phone in national form belongs to the country of the entry: %s %s', (country, typed, value) => {
  expect(read('organisation', 'phone', typed, { country })).toEqual({ value })
})

test('nothing typed is no value and no fault', () => {
  for (const name of ['web', 'phone', 'nip', 'email', 'since', 'memberCount'])
    expect(read('organisation', name, ' \u00a0\t')).toEqual({})
})

const euros = field('project', 'budgetTotal')
const money = (amount: string, currency = '') => {
  const { amount: a, currency: c } = readMoney(amount, currency, euros, { language: 'en' })
  return [a.fault?.code ?? a.value, c.fault?.code ?? c.value]
}

test.each([
  ['ok. 2,5 mln zł', true],
  ['~5 €', true],
  ['asi 5 €', true],
  ['5 €', false],
])('of %j it is said whether it is round: %j', (amount, approximate) => {
  expect(readMoney(amount, '', euros, { language: 'en' }).approximate).toBe(approximate)
})

test.each([
  ['much', 'EUR', 'number', 'EUR'],
  ['-5', 'EUR', 'negative', 'EUR'],
  ['5', '', 5, 'incomplete'],
  ['5', 'shells', 5, 'currency'],
  ['1'.repeat(501), 'EUR', 'tooLong', undefined],
  ['a\u0000', 'EUR', 'unreadable', undefined],
  ['', 'EUR', undefined, undefined],
  ['260 mln euro', '', 260_000_000, 'EUR'],
  ['€17,5 million', '', 17_500_000, 'EUR'],
  ['3,1 mln zł', '', 3_100_000, 'PLN'],
  ['1 250 000,00 Kč', '', 1_250_000, 'CZK'],
  ['5', 'eur', 5, 'EUR'],
  ['ok. 2,5 mln zł', '', 2_500_000, 'PLN'],
  ['cca 40 mil. Kč', '', 40_000_000, 'CZK'],
  ['około much', 'EUR', 'number', 'EUR'],
])('money %j %j is read as %j %j', (amount, currency, value, code) => {
  expect(money(amount, currency)).toEqual([value, code])
})
