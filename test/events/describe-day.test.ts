import { describe, expect, it } from 'vitest'
import { describeDay, isByDay } from '../../src/events/describe-day.ts'
import { moment } from '../../src/events/describe-event.ts'
import type { Language } from '../../src/languages.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const shown = (content: object, language: Language = 'en') =>
  describeDay(content, language, '2016-10-18').days.map(({ figure, rest, weekday }) =>
    [figure, rest, weekday].filter(Boolean).map(plain).join(' | '),
  )

describe('the day as a figure', () => {
  it.each([
    ['en', '18 | October 2016 | Tuesday', '3–4 | June 2013 | Monday–Tuesday'],
    ['pl', '18 | października 2016 | wtorek', '3–4 | czerwca 2013 | poniedziałek–wtorek'],
    ['cs', '18. | října 2016 | úterý', '3.–4. | června 2013 | pondělí–úterý'],
  ] as const)('in %s', (language, day, span) => {
    expect(shown({ date: '2016-10-18' }, language)).toEqual([day])
    expect(shown({ date: '2016-10-18', endDate: '2016-10-18' }, language)).toEqual([day])
    expect(shown({ date: '2013-06-03', endDate: '2013-06-04' }, language)).toEqual([span])
  })

  it('of a span over months shows both ends', () => {
    expect(shown({ date: '2020-02-28', endDate: '2020-03-01' })).toEqual([
      '28 | February 2020 | Friday',
      '1 | March 2020 | Sunday',
    ])
  })

  it('never invents a day', () => {
    expect(shown({})).toEqual([])
    expect(shown({ date: '2016' })).toEqual(['2016'])
    expect(shown({ date: '2016-10' }, 'cs')).toEqual(['říjen 2016'])
    expect(shown({ date: '2017', endDate: '2018' }, 'pl')).toEqual(['2017–2018'])
    expect(shown({ date: '2016-10-18', endDate: '2016-11' })).toEqual(['18 October 2016 – November 2016'])
    for (const content of [{}, { date: '2016' }, { date: '2016-10' }, { date: '2016-10-18', endDate: '2016' }])
      expect(isByDay(content)).toBe(false)
    expect(isByDay({ date: '2016-10-18', endDate: '2016-10-19' })).toBe(true)
  })
})

describe('hours', () => {
  const hours = (content: object, language: Language) =>
    plain(describeDay({ date: '2016-10-18', ...content }, language, '2016-10-18').hours ?? '–')

  it.each([
    ['en', '9:00–16:00', 'from 9:00', 'until 16:00'],
    ['pl', 'godz. 9:00–16:00', 'od godz. 9:00', 'do godz. 16:00'],
    ['cs', '9:00–16:00 hod.', 'od 9:00 hod.', 'do 16:00 hod.'],
  ] as const)('in %s', (language, both, start, end) => {
    expect(hours({ timeStart: '09:00', timeEnd: '16:00' }, language)).toBe(both)
    expect(hours({ timeStart: '09:00' }, language)).toBe(start)
    expect(hours({ timeEnd: '16:00' }, language)).toBe(end)
    expect(hours({}, language)).toBe('–')
    expect(hours({ date: '2016', timeStart: '09:00' }, language)).toBe('–')
  })

  it('are in a zone that has a name, if only the one given', () => {
    const zone = (timeZone: string) =>
      describeDay({ date: '2016-10-18', timeStart: '09:00', timeZone }, 'pl', '2016-10-18').zone
    expect(zone('Europe/Warsaw')).toBe('czas środkowoeuropejski')
    expect(zone('Nowhere/Land')).toBe('Nowhere/Land')
  })
})

describe('past', () => {
  it.each([
    [{ date: '2016-10-17' }, true],
    [{ date: '2016-10-18' }, false],
    [{ date: '2016-10-01', endDate: '2016-10-19' }, false],
    [{ date: '2016' }, false],
    [{ date: '2015' }, true],
    [{ date: '2016-09' }, true],
    [{}, false],
  ])('%j on 18 October 2016: %s', (content, past) => {
    expect(describeDay(content, 'en', '2016-10-18').past).toBe(past)
  })
})

it.each([
  [['2016-10-18', '09:00', 'Europe/Warsaw'], '2016-10-18T09:00:00+02:00'],
  [['2016-12-18', '09:00', 'Europe/Warsaw'], '2016-12-18T09:00:00+01:00'],
  [['2016-12-18', '09:00', 'Africa/Monrovia'], '2016-12-18T09:00:00+00:00'],
  [['2016-12-18', '09:00', 'Nowhere/Land'], '2016-12-18T09:00:00'],
  [['2016-12-18', '09:00'], '2016-12-18T09:00:00'],
  [['2016-12-18'], '2016-12-18'],
  [['2016', '09:00', 'Europe/Warsaw'], '2016'],
] as [[string, string?, string?], string][])('%j for machines: %s', (given, expected) => {
  expect(moment(...given)).toBe(expected)
})
