import { describe, expect, test } from 'vitest'
import { arrangeRows, dayNumber } from '../../src/timelines/arrange-rows.ts'
import { drawSheets, drawTimeline } from '../../src/timelines/draw-timeline.ts'
import { type Layout, layOutTimeline, type Words } from '../../src/timelines/lay-out-timeline.ts'
import { textWidth } from '../../src/timelines/measure-text.ts'
import type { Item } from '../../src/timelines/pack-lane.ts'
import type { FoundRow } from '../../src/timelines/queries.ts'
import { chooseAxis, frame } from '../../src/timelines/time-axis.ts'
import { makeRow, makeRows } from './make-row.ts'

const today = '2026-11-22'
const words: Words = {
  textsOf: (row) => ({ title: row.title.pl ?? '', when: row.starts ?? row.ends ?? '', vague: 'dnia nie podano' }),
  laneName: (lanes) => (lanes.length > 1 ? 'Porozumienia i\u00a0kamienie milowe' : `Lane ${lanes[0]}`),
  more: (count) => `jeszcze ${count} pozycji`,
  months: Array.from({ length: 12 }, (_, i) => `m${i + 1}`),
}
const layOut = (rows: FoundRow[]) => layOutTimeline(arrangeRows(rows, today), words, dayNumber(today))
const draw = (rows: FoundRow[]) => {
  const layout = layOut(rows)
  return layout ? drawTimeline(layout, { title: 'T', description: 'D', today: 'dziś' }) : ''
}
const itemsOf = (layout: Layout) => layout.bands.flatMap((band) => band.items)

type Box = { left: number; right: number; top: number; bottom: number }
const shapeBox = ({ left, right, y, height }: Item): Box => ({
  left,
  right,
  top: y - height / 2,
  bottom: y + height / 2,
})
const labelBox = ({ label, y }: Item): Box => {
  const half = label.lines.length > 1 ? 19 : 11
  return { left: label.left, right: label.right, top: y - half, bottom: y + half }
}
const touch = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const timelines: [string, FoundRow[]][] = [
  ['one agreement', [makeRow('agreement', '2016')]],
  ['one day', [makeRow('event', '2018-12-31', '2018-12-31', { title: { pl: 'Konferencja '.repeat(30) } })]],
  ['one programme', [makeRow('programme', '2014', '2020')]],
  ['the last day as a start', [makeRow('stage', '2016-12-31'), makeRow('project', '2016-01-01', '2016-12-31')]],
  ['the first day as an end', [makeRow('stage', undefined, '2016-01-01'), makeRow('project', '2016-01-01', '2018')]],
  [
    'programmes that hardly reach into the axis',
    [
      makeRow('project', '2016', '2018'),
      makeRow('programme', '2007', '2016-01-02', { title: { pl: 'Program '.repeat(30) } }),
      makeRow('programme', '2018-12-30', '2027', { title: { pl: 'Program '.repeat(30) } }),
    ],
  ],
  ['twelve rows', makeRows(12, 3)],
  ['forty rows of sixty years', makeRows(40, 11, 60)],
  ['forty rows of a year', makeRows(40, 23, 1)],
  ['two hundred rows', makeRows(200, 7)],
  [
    'two hundred activities of one project',
    Array.from({ length: 200 }, () => makeRow('activity', '2018-02-01', '2020-12-31', { wholePeriod: true })),
  ],
]

describe.each(timelines)('%s', (_, rows) => {
  const layout = layOut(rows)!
  const items = itemsOf(layout)

  test('no label or sign touches another, or runs out of the frame', () => {
    for (const [i, item] of items.entries()) {
      const boxes = [labelBox(item), shapeBox(item)]
      for (const box of boxes) {
        expect(box.left).toBeGreaterThanOrEqual(frame.left - 16)
        expect(box.right).toBeLessThanOrEqual(frame.width)
        expect(box.left).toBeLessThanOrEqual(box.right)
        expect(box.bottom).toBeLessThanOrEqual(layout.height)
      }
      for (const other of items.slice(i + 1))
        for (const box of [labelBox(other), shapeBox(other)])
          expect([item.rows[0]?.title.pl, other.rows[0]?.title.pl, boxes.some((own) => touch(own, box))]).toContain(
            false,
          )
    }
  })

  test('a label is as wide as its text, and beside or within its own shape', () => {
    for (const { label, left, right } of items) {
      for (const { text } of label.lines)
        expect(textWidth(text, { size: 13 })).toBeLessThanOrEqual(label.right - label.left + 0.01)
      if (label.where === 'inside') expect([label.left >= left, label.right <= right]).toEqual([true, true])
      else expect(label.left >= right || label.right <= left).toBe(true)
    }
  })

  test('every row with a date is drawn once, and none without', () => {
    const drawn = items.flatMap((item) => item.rows.map((row) => row.entryId))
    const dated = rows.filter((row) => row.starts || row.ends).map((row) => row.entryId)
    expect(drawn.toSorted((a, b) => a - b)).toEqual(dated.toSorted((a, b) => a - b))
  })

  test('lanes lie below each other, their names left of the axis', () => {
    const tops = layout.bands.map((band) => band.top)
    expect(tops).toEqual(tops.toSorted((a, b) => a - b))
    for (const { name, top, bottom, items: own } of layout.bands) {
      for (const line of name)
        expect(textWidth(line, { size: 13, bold: true, spacing: 0.09 })).toBeLessThan(frame.left - 15)
      for (const item of own) expect(item.y > top && item.y < bottom).toBe(true)
    }
  })
})

describe('solid only where the day is known', () => {
  const shapesIn = (svg: string) => svg.match(/class="(?:bar|band-p)(?: [^"]*)?"/g) ?? []
  const rows: [string, FoundRow, string[]][] = [
    ['both days', makeRow('project', '2018-02-01', '2020-12-31'), ['class="bar"']],
    ['years', makeRow('project', '2017', '2018'), ['class="bar soft"']],
    ['a day and a year', makeRow('project', '2018-02-01', '2020'), ['class="bar soft"']],
    [
      'the period of its project',
      makeRow('activity', '2018-02-01', '2020-12-31', { wholePeriod: true }),
      ['class="bar soft"'],
    ],
    ['a year of an agreement', makeRow('agreement', '2016'), ['class="bar soft"']],
    ['a day of an agreement', makeRow('agreement', '2016-05-04'), []],
    ['years of a programme', makeRow('programme', '2014', '2020'), ['class="band-p soft"']],
    [
      'ongoing since a day',
      makeRow('project', '2018-02-01', undefined, { ongoing: true }),
      ['class="bar soft bare"', 'class="bar soft line"'],
    ],
  ]
  test.each(rows)('%s', (_, row, shapes) => {
    expect(shapesIn(draw([row]))).toEqual(shapes)
  })

  test('in two hundred rows every solid bar has both days', () => {
    const many = makeRows(200, 7)
    const solid = draw(many).match(/class="(?:bar|band-p)(?: ctx)?(?: bare)?"/g)?.length ?? 0
    const known = itemsOf(layOut(many)!).filter(({ rows: [row], sign }) => row?.extent.exact && sign === undefined)
    expect(known.length).toBeGreaterThan(5)
    expect(solid).toBe(known.length)
    for (const { rows: own } of known)
      for (const row of own) expect([row.starts?.length, row.ends?.length, row.wholePeriod]).toEqual([10, 10, false])
  })

  test('dashes that would run together into a solid bar are given room', () => {
    const [item] = itemsOf(
      layOut([makeRow('event', '2018-05', '2018-06'), makeRow('project', '1960', '2020')])!,
    ).filter(({ lane }) => lane === 'event')
    expect(item!.right - item!.left).toBeGreaterThan(15)
  })
})

describe('the axis', () => {
  const extent = (from: string, to: string) => ({
    from: dayNumber(from),
    to: dayNumber(to),
    exact: true,
    point: false,
    ongoing: false,
  })
  test.each([1, 2, 3, 5, 9, 14, 15, 28, 37, 60, 140])('of %i years has ticks that can be read', (years) => {
    const axis = chooseAxis([extent('1964-03-01', `${1963 + years}-12-01`)], [], words.months)!
    const labels = axis.ticks.filter((tick) => tick.label)
    expect(axis.from).toBeLessThanOrEqual(dayNumber('1964-03-01'))
    expect(axis.to).toBeGreaterThanOrEqual(dayNumber(`${1963 + years}-12-01`))
    expect(labels.length).toBeLessThanOrEqual(14)
    expect(labels.length).toBeGreaterThanOrEqual(Math.min(years, 5))
    expect(axis.ticks.length).toBe(years === 1 ? 12 : labels.length)
  })

  test('a programme does not widen it, but is never left out', () => {
    const project = extent('2016-01-01', '2018-01-01')
    const around = chooseAxis([project], [extent('2014-01-01', '2021-01-01')], words.months)!
    expect(around.ticks.map((tick) => tick.label)).toEqual(['2016', '2017'])
    const before = chooseAxis([project], [extent('2007-01-01', '2014-01-01')], words.months)!
    expect(before.from).toBe(dayNumber('2007-01-01'))
  })

  describe('a programme that goes on beyond it', () => {
    const project = makeRow('project', '2016', '2017')
    const programme = (starts: string, ends: string, title = 'Program') =>
      makeRow('programme', starts, ends, { title: { pl: title } })
    const tornAt = (row: FoundRow) =>
      [...draw([project, row]).matchAll(/<path class="tear" d="M([\d.]+),/g)].map(([, x]) => Number(x))
    const [left, right] = [frame.left - 9, frame.right + 9]

    test.each([
      ['2014', '2020', [left, right]],
      ['2014', '2017', [left]],
      ['2016', '2020', [right]],
      ['2014-01-01', '2020-12-31', [left, right]],
      ['2016', '2017', []],
    ])('%s–%s sticks out with a torn edge', (starts, ends, places) => {
      expect(tornAt(programme(starts, ends))).toEqual(places)
    })

    test('says its true years, unless its name has them or the axis shows them', () => {
      const textsOf: Words['textsOf'] = ({ title, starts, ends }) => ({
        title: title.pl ?? '',
        when: `${starts}–${ends}`,
        vague: '',
      })
      const labelOf = (row: FoundRow) =>
        itemsOf(layOutTimeline(arrangeRows([project, row], today), { ...words, textsOf }, dayNumber(today))!)
          .find(({ lane }) => lane === 'programme')!
          .label.lines.map((line) => line.text)
          .join(' ')
      expect(labelOf(programme('2014', '2020'))).toBe('Program, 2014–2020')
      expect(labelOf(programme('2014', '2020', 'Program 2014-2020'))).toBe('Program 2014-2020')
      expect(labelOf(programme('2016', '2017'))).toBe('Program')
      expect(labelOf(programme('2007', '2016-01-02', 'Bardzo długa nazwa '.repeat(20)))).toMatch(
        /^2007–2016-01-02: .*…$/,
      )
    })
  })

  test('leaves room beside an end that is not known', () => {
    const years = (row: FoundRow) => layOut([row])!.axis.ticks.map((tick) => tick.label)
    expect(years(makeRow('stage', '2005'))).toEqual(['2005', '2006'])
    expect(years(makeRow('stage', undefined, '2005'))).toEqual(['2004', '2005'])
    expect(years(makeRow('project', '2024', undefined, { ongoing: true }))).toEqual(['2024', '2025', '2026'])
  })

  test('today is shown only beside something that goes on', () => {
    expect(draw([makeRow('project', '2016', '2030')])).not.toContain('class="now"')
    expect(draw([makeRow('project', '2016', undefined, { ongoing: true })])).toMatch(/class="now".*>dziś</)
  })
})

describe('what is written', () => {
  test('nothing that is dated: no drawing', () => {
    expect(layOut([makeRow('activity')])).toBeUndefined()
    expect(layOut([])).toBeUndefined()
  })

  test('titles are escaped, and marked where they are in another language', () => {
    const layout = layOutTimeline(
      arrangeRows([makeRow('project', '2016', '2019')], today),
      { ...words, textsOf: () => ({ title: `<b a="'">&`, language: 'cs', when: '', vague: '' }) },
      dayNumber(today),
    )!
    const svg = drawTimeline(layout, { title: '<i>', description: '"&"', today: '' })
    expect(svg).toContain('lang="cs">&lt;b a=&#34;&#39;&#34;&gt;&amp;</text>')
    expect(svg).toContain('<title id="tl-title">&lt;i&gt;</title><desc id="tl-desc">&#34;&amp;&#34;</desc>')
    expect(svg).toMatch(
      /^<svg viewBox="0 0 \d+ [\d.]+" role="img" aria-labelledby="tl-title" aria-describedby="tl-desc">/,
    )
  })

  test('on paper a high drawing is cut between its rows, and all of it is there', () => {
    const layout = layOut(makeRows(80, 9))!
    const sheets = drawSheets(layout).map((sheet) => {
      const [, height, top, part] = /^<svg viewBox="0 0 1012 (\S+)".* viewBox="0 (\S+) 1012 (\S+)"/
        .exec(sheet)!
        .map(Number)
      return { height: height!, top: top!, bottom: top! + part! }
    })
    expect(sheets.length).toBeGreaterThan(2)
    expect(sheets[0]!.top).toBe(layout.axisTop)
    expect(sheets.at(-1)!.bottom).toBeCloseTo(layout.height)
    for (const [i, { height, bottom }] of sheets.entries()) {
      expect(height).toBeLessThanOrEqual(layout.axisTop + 600)
      if (sheets[i + 1]) expect(sheets[i + 1]!.top).toBeCloseTo(bottom)
      for (const item of itemsOf(layout))
        for (const box of i < sheets.length - 1 ? [labelBox(item), shapeBox(item)] : [])
          expect([item.rows[0]!.title.pl, box.top < bottom - 3 && box.bottom > bottom + 3]).toContain(false)
    }
    const svg = draw(makeRows(80, 9))
    for (const id of ['tl-head', 'tl-body']) expect(svg).toContain(`<g id="${id}" class="tl">`)
  })

  test('a track that is higher than a sheet does not go round for ever', () => {
    const layout = layOut([makeRow('project', '2016', '2018'), makeRow('event', '2017', '2017')])!
    expect(drawSheets(layout, 1).length).toBeLessThan(4)
  })

  test('coordinates are rounded, styles stand in the stylesheet', () => {
    const svg = draw(makeRows(80, 9))
    expect(svg).not.toMatch(/\d\.\d\d|style=|NaN|undefined|Infinity/)
  })

  test('a title that fits nowhere goes on two lines, then ends in …', () => {
    const labelOf = (length: number) => {
      const title = { pl: 'Współpraca aglomeracji '.repeat(length).trim() }
      return itemsOf(layOut([makeRow('project', '2016', '2017', { title }), makeRow('project', '2015', '2018')])!).at(
        -1,
      )!.label
    }
    expect(labelOf(1).lines.map((line) => line.text)).toEqual(['Współpraca aglomeracji'])
    expect(labelOf(4).lines).toHaveLength(2)
    expect(
      labelOf(4)
        .lines.map((line) => line.text)
        .join(' '),
    ).toBe('Współpraca aglomeracji '.repeat(4).trim())
    expect(labelOf(20).lines.at(-1)?.text).toMatch(/…$/)
  })

  test('of more than six alike one bar stands for the rest, and says how many', () => {
    const alike = (count: number) =>
      itemsOf(layOut(Array.from({ length: count }, () => makeRow('activity', '2018', '2020')))!)
    expect(alike(6).map((item) => item.rows.length)).toEqual([1, 1, 1, 1, 1, 1])
    expect(alike(40).map((item) => item.rows.length)).toEqual([1, 1, 1, 1, 1, 35])
    expect(alike(40).at(-1)?.label.lines).toEqual([{ text: 'jeszcze 35 pozycji' }])
  })

  test('rows that do not meet share a track', () => {
    const [first, second, third] = itemsOf(
      layOut([
        makeRow('event', '2010-01-01', '2010-01-01'),
        makeRow('event', '2016-01-01', '2016-01-01'),
        makeRow('event', '2010-02-01', '2010-02-01'),
      ])!,
    )
    expect(first!.rows[0]!.starts).toBe('2010-01-01')
    expect([second!, third!].map(({ rows, y }) => [rows[0]!.starts, y === first!.y])).toEqual(
      expect.arrayContaining([
        ['2016-01-01', true],
        ['2010-02-01', false],
      ]),
    )
  })
})
