import { describe, expect, test } from 'vitest'
import { arrangeRows, dayNumber } from '../../src/timelines/arrange-rows.ts'
import type { FoundRow, Lane } from '../../src/timelines/queries.ts'
import { makeRow, makeRows } from './make-row.ts'

const today = '2026-11-22'
const arrange = (row: FoundRow) => arrangeRows([row], today)[0]!
const day = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10)

describe('how exactly a row may be drawn', () => {
  type Case = [lane: Lane, starts: string | undefined, ends: string | undefined, more: Partial<FoundRow>]
  const inexact: Case[] = [
    ['project', '2017', '2018', {}],
    ['project', '2017-02', '2018-05', {}],
    ['project', '2018-02-01', '2020', {}],
    ['project', '2018', '2020-12-31', {}],
    ['project', '2018-02-01', undefined, {}],
    ['project', '2018-02-01', undefined, { ongoing: true }],
    ['project', undefined, '2020-12-31', {}],
    ['activity', '2018-02-01', '2020-12-31', { wholePeriod: true }],
    ['agreement', '2016', undefined, {}],
    ['event', '2016', '2016', {}],
    ['event', '2016-10', '2016-10', {}],
    ['milestone', '2014-02', undefined, {}],
  ]
  test.each(inexact)('%s %s – %s is not exact', (lane, starts, ends, more) => {
    expect(arrange(makeRow(lane, starts, ends, more)).extent?.exact).toBe(false)
  })

  const exact: Case[] = [
    ['project', '2018-02-01', '2020-12-31', {}],
    ['event', '2016-10-18', '2016-10-18', {}],
    ['agreement', '2016-05-04', undefined, {}],
    ['stage', '2018-02-01', '2018-02-01', {}],
  ]
  test.each(exact)('%s %s – %s is exact', (lane, starts, ends, more) => {
    expect(arrange(makeRow(lane, starts, ends, more)).extent?.exact).toBe(true)
  })

  test('what is known to the month or the year spreads over all of it', () => {
    const over = (starts: string, ends?: string) => {
      const { from, to } = arrange(makeRow('project', starts, ends)).extent!
      return [day(from), day(to)]
    }
    expect(over('2017', '2018')).toEqual(['2017-01-01', '2019-01-01'])
    expect(over('2016-02', '2016-02')).toEqual(['2016-02-01', '2016-03-01'])
    expect(over('2018-02-01', '2020-12-31')).toEqual(['2018-02-01', '2021-01-01'])
    expect(over('2018-02-01', '2018-02-01')).toEqual(['2018-02-01', '2018-02-02'])
  })

  test('an end before the start draws nothing backwards', () => {
    const { from, to } = arrange(makeRow('project', '2018', '2011')).extent!
    expect(to).toBe(from + 1)
  })

  test('what is ongoing has come to today; what starts later has not', () => {
    const { to, open, ongoing } = arrange(makeRow('project', '2005', undefined, { ongoing: true })).extent!
    expect([day(to - 1), open, ongoing]).toEqual([today, 'end', true])
    const planned = arrange(makeRow('project', '2031', undefined, { ongoing: true })).extent!
    expect(day(planned.to)).toBe('2032-01-01')
  })

  test('an unknown end or start is open; a day of an agreement is not', () => {
    expect(arrange(makeRow('stage', '2018-02-01')).extent).toMatchObject({ open: 'end', point: false })
    expect(arrange(makeRow('stage', undefined, '2018')).extent).toMatchObject({ open: 'start', point: false })
    const agreement = arrange(makeRow('agreement', '2018-02-01')).extent
    expect(agreement).toEqual({
      from: dayNumber('2018-02-01'),
      to: dayNumber('2018-02-02'),
      exact: true,
      point: true,
      ongoing: false,
    })
  })

  test('the words for it: each end, the period of its entry, nothing', () => {
    expect(arrange(makeRow('project', '2018-02-01', '2020')).exactness).toEqual({ start: 'day', end: 'year' })
    expect(arrange(makeRow('event', '2016-10', '2016-10')).exactness).toEqual({ start: 'month' })
    expect(arrange(makeRow('activity', '2018-02-01', '2020', { wholePeriod: true })).exactness).toBe('period')
    expect(arrange(makeRow('activity', undefined, undefined, { wholePeriod: true }))).toMatchObject({
      exactness: undefined,
      extent: undefined,
    })
  })
})

describe('a partnership without a dated step', () => {
  const entry = { kind: 'partnership', slug: 'p', title: { pl: 'Para', cs: 'Pár' }, originalLanguage: 'pl' as const }
  const own = (title: FoundRow['title'], more: Partial<FoundRow> = {}) =>
    arrange(makeRow('milestone', '2005', undefined, { entry, title, ...more }))

  test('stands there itself, from its start with an open end, and is no milestone', () => {
    expect(own({ cs: 'Pár', pl: 'Para' })).toMatchObject({ lane: 'partnership', extent: { point: false, open: 'end' } })
    expect(own(entry.title, { ongoing: true }).extent).toMatchObject({ ongoing: true, point: false })
  })

  test('a milestone stays one, whatever it is called', () => {
    expect(own({ pl: 'Para' })).toMatchObject({ lane: 'milestone', extent: { point: true } })
    expect(own({ pl: 'Strategia' }).lane).toBe('milestone')
    const ofProject = { ...entry, kind: 'project' }
    expect(own(entry.title, { entry: ofProject }).lane).toBe('milestone')
  })
})

describe('order', () => {
  test('by start, end and lane; a year before its days, no date last', () => {
    const rows = [
      makeRow('activity'),
      makeRow('event', '2018-02-01', '2018-02-01'),
      makeRow('activity', '2018', '2020'),
      makeRow('project', '2018', '2020'),
      makeRow('stage', '2018', '2019'),
      makeRow('stage', undefined, '2017'),
      makeRow('agreement', '2016'),
    ]
    expect(
      arrangeRows(rows, today).map((row) => rows.indexOf(rows.find((one) => one.entryId === row.entryId)!)),
    ).toEqual([6, 5, 4, 3, 2, 1, 0])
  })

  test('does not depend on the order in which rows come', () => {
    const rows = makeRows(60, 5)
    const ids = (list: FoundRow[]) => arrangeRows(list, today).map((row) => row.entryId)
    expect(ids(rows.toReversed())).toEqual(ids(rows))
  })
})
