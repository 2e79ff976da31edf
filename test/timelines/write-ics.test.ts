import { describe, expect, test } from 'vitest'
import { type CalendarEvent, writeCalendar } from '../../src/timelines/write-ics.ts'

const event: CalendarEvent = {
  uid: 'event-1-0@portal.example',
  start: '2016-10-18',
  title: 'Conference',
  stamp: new Date('2026-01-02T03:04:05.678Z'),
}
const write = (more: Partial<CalendarEvent>) => writeCalendar({ name: 'N', events: [{ ...event, ...more }] })
const unfold = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')
const linesOf = (more: Partial<CalendarEvent>, start: RegExp) => unfold(write(more)).filter((line) => start.test(line))
const dates = (more: Partial<CalendarEvent>) => linesOf(more, /^DT(START|END)/)

describe('what cannot be written as it is', () => {
  test.each(['2016', '2016-10', '18.10.2016', ''])('a start on %j throws', (start) => {
    expect(() => write({ start })).toThrow(RangeError)
  })

  test('an end that is no day, or before the start, is left out', () => {
    for (const end of ['2017', '2016-11', '2016-10-17'])
      expect(dates({ end })).toEqual(['DTSTART;VALUE=DATE:20161018', 'DTEND;VALUE=DATE:20161019'])
  })

  test('separators, line ends and control characters of a text are escaped', () => {
    expect(linesOf({ title: 'a;b,c\\d\r\ne\u0000f' }, /^SUMMARY/)).toEqual(['SUMMARY:a\\;b\\,c\\\\d\\ne f'])
    expect(linesOf({ description: 'x\nEND:VEVENT' }, /^END:VEVENT|^DESC/)).toEqual([
      'DESCRIPTION:x\\nEND:VEVENT',
      'END:VEVENT',
    ])
    expect(linesOf({ url: 'https://x.example/ž\r\nEND:VCALENDAR' }, /^URL/)).toEqual([
      'URL:https://x.example/%C5%BE%0D%0AEND:VCALENDAR',
    ])
  })

  test('lines are folded at 75 octets, never within a letter', () => {
    const title = 'ž👩‍👧ł '.repeat(60)
    const lines = write({ title }).split('\r\n')
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(lines.length).toBeGreaterThan(15)
    expect(linesOf({ title }, /^SUMMARY/)).toEqual([`SUMMARY:${title}`])
    expect(write({ title })).not.toContain('\ufffd')
  })

  test('every line ends with CRLF', () => {
    expect(write({ description: 'a\nb' }).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(write({}).endsWith('END:VCALENDAR\r\n')).toBe(true)
  })
})

describe('whole days', () => {
  test('end on the day after, across months and years', () => {
    expect(dates({})).toEqual(['DTSTART;VALUE=DATE:20161018', 'DTEND;VALUE=DATE:20161019'])
    expect(dates({ start: '2018-02-01', end: '2020-12-31' })).toEqual([
      'DTSTART;VALUE=DATE:20180201',
      'DTEND;VALUE=DATE:20210101',
    ])
    expect(dates({ start: '2016-02-28' })[1]).toBe('DTEND;VALUE=DATE:20160229')
  })

  test('leave the reader free', () => {
    expect(linesOf({}, /^TRANSP/)).toEqual(['TRANSP:TRANSPARENT'])
    expect(linesOf({ timeStart: '09:00' }, /^TRANSP/)).toEqual([])
  })

  test('several days with a time for the first only stay whole days', () => {
    expect(dates({ end: '2016-10-20', timeStart: '09:00' })[0]).toBe('DTSTART;VALUE=DATE:20161018')
  })
})

describe('times', () => {
  const at = (more: Partial<CalendarEvent>) =>
    dates({ timeStart: '09:00', timeEnd: '16:00', timeZone: 'Europe/Warsaw', ...more })
  test.each([
    ['2016-10-18', ['DTSTART:20161018T070000Z', 'DTEND:20161018T140000Z']],
    ['2016-12-18', ['DTSTART:20161218T080000Z', 'DTEND:20161218T150000Z']],
  ])('of Warsaw on %s in UTC', (start, expected) => {
    expect(at({ start })).toEqual(expected)
  })

  test('the nights on which clocks change', () => {
    expect(at({ start: '2026-03-29', timeStart: '01:30', timeEnd: '03:30' })).toEqual([
      'DTSTART:20260329T003000Z',
      'DTEND:20260329T013000Z',
    ])
    expect(at({ start: '2026-10-25', timeStart: '01:30', timeEnd: '03:30' })).toEqual([
      'DTSTART:20261024T233000Z',
      'DTEND:20261025T023000Z',
    ])
    expect(at({ start: '2026-03-29', timeStart: '02:30', timeEnd: '04:00' })[0]).toMatch(
      /^DTSTART:20260329T0[01]3000Z$/,
    )
  })

  test('other zones, half hours, and none that exists', () => {
    expect(at({ timeZone: 'UTC' })[0]).toBe('DTSTART:20161018T090000Z')
    expect(at({ timeZone: 'America/New_York' })[0]).toBe('DTSTART:20161018T130000Z')
    expect(at({ timeZone: 'Asia/Kolkata' })[0]).toBe('DTSTART:20161018T033000Z')
    for (const timeZone of [undefined, 'Mars/Olympus', 'środek Europy'])
      expect(at({ timeZone })).toEqual(['DTSTART:20161018T090000', 'DTEND:20161018T160000'])
  })

  test('without an end, past midnight, over several days', () => {
    expect(at({ timeEnd: undefined })).toEqual(['DTSTART:20161018T070000Z'])
    expect(at({ timeStart: '20:00', timeEnd: '01:00' })[1]).toBe('DTEND:20161018T230000Z')
    expect(at({ end: '2016-10-20' })[1]).toBe('DTEND:20161020T140000Z')
  })
})

test('the calendar as a whole', () => {
  const text = writeCalendar({
    name: 'Oś czasu, próba',
    description: 'Bez 2 pozycji',
    events: [{ ...event, location: 'Poznań', url: 'https://x.example/a' }],
  })
  expect(text.split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Aglomera//Calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Oś czasu\\, próba',
    'X-WR-CALDESC:Bez 2 pozycji',
    'BEGIN:VEVENT',
    'UID:event-1-0@portal.example',
    'DTSTAMP:20260102T030405Z',
    'DTSTART;VALUE=DATE:20161018',
    'DTEND;VALUE=DATE:20161019',
    'TRANSP:TRANSPARENT',
    'SUMMARY:Conference',
    'LOCATION:Poznań',
    'URL:https://x.example/a',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})
