import type { FoundRow, Lane } from '../../src/timelines/queries.ts'

let made = 0

/** A row of a timeline as the database gives it; a Polish title, dated as told. */
export function makeRow(lane: Lane, starts?: string, ends?: string, more: Partial<FoundRow> = {}): FoundRow {
  made += 1
  return {
    entryId: made,
    ordinal: 0,
    lane,
    starts: starts ?? null,
    ends: ends ?? null,
    ongoing: false,
    wholePeriod: false,
    title: { pl: `Tytuł ${made}` },
    detail: null,
    context: false,
    entry: { kind: 'project', slug: `entry-${made}`, title: { pl: 'Wpis' }, originalLanguage: 'pl' },
    updatedAt: new Date('2026-01-02T03:04:05.678Z'),
    source: null,
    ...more,
  }
}

/** The same numbers every time: a failing drawing can be drawn again. */
export function makeNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

const lanes: Lane[] = ['agreement', 'milestone', 'project', 'stage', 'activity', 'event', 'programme']
const words =
  'współpraca transgraniczna o i wdrażanie zintegrowanych inwestycji terytorialnych Příhraničí žádostí ŚĆŹ'.split(' ')

/** Rows of every lane with dates of every precision, none at all, ongoing, and with titles of one to thirty words. */
export function makeRows(count: number, seed: number, years = 30): FoundRow[] {
  const number = makeNumbers(seed)
  const title = () => Array.from({ length: 1 + number(30) }, () => words[number(words.length)]).join(' ')
  const date = (year: number) => {
    const [month, day] = [1 + number(12), 1 + number(28)].map((part) => String(part).padStart(2, '0'))
    return [`${year}`, `${year}-${month}`, `${year}-${month}-${day}`][number(3)]
  }
  return Array.from({ length: count }, () => {
    const start = 1990 + number(years)
    const [from, to] = [date(start), date(start + 1 + number(5))]
    const form = number(10)
    return makeRow(lanes[number(lanes.length)]!, form === 1 ? undefined : from, form < 4 ? undefined : to, {
      title: { pl: title() },
      ongoing: form === 2,
      wholePeriod: form === 9,
      context: number(8) === 0,
      ...(form === 0 && { starts: null }),
    })
  })
}
