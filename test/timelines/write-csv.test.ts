import { expect, test } from 'vitest'
import { writeCsv } from '../../src/timelines/write-csv.ts'

test.each(['=1+1', '+48 77', '-2', '@SUM(A1)', '\tx', '\rx'])('%j is not run as a formula', (cell) => {
  expect(writeCsv([[cell]]).replaceAll('"', '')).toBe(`\ufeff'${cell}\r\n`)
})

test.each([
  ['a,b', '"a,b"'],
  ['say "no"', '"say ""no"""'],
  ['a;b', '"a;b"'],
  ['two\nlines', '"two\nlines"'],
  ['=A1,"x"', `"'=A1,""x"""`],
  ['', ''],
  ['2018-02-01', '2018-02-01'],
  ['Říční – ołów', 'Říční – ołów'],
])('%j is written as %j', (cell, written) => {
  expect(writeCsv([[cell]])).toBe(`\ufeff${written}\r\n`)
})

test('cells stand apart by a semicolon where that is asked for', () => {
  expect(writeCsv([['a;b', 'c,d', '']], ';')).toBe('\ufeff"a;b";"c,d";\r\n')
})

test('rows end with CRLF, the last one too, after one byte order mark', () => {
  expect(
    writeCsv([
      ['a', 'b'],
      ['1', ''],
    ]),
  ).toBe('\ufeffa,b\r\n1,\r\n')
})
