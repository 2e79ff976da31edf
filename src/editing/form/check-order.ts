import { firstDay, isPartialDate, lastDay } from '../../partial-dates.ts'

const periods = [
  ['start', 'end'],
  ['since', 'end'],
  ['date', 'end'],
  ['date', 'endDate'],
  ['periodStart', 'periodEnd'],
] as const

/** The names of the ends that lie before their starts, as far as the dates are exact; on one day its times too. */
export function findReversed(content: Record<string, unknown>): string[] {
  const date = (name: string) => {
    const value = content[name]
    return typeof value === 'string' && isPartialDate(value) ? value : undefined
  }
  const ends = periods.flatMap(([start, end]) => {
    const [from, to] = [date(start), date(end)]
    return from && to && lastDay(to) < firstDay(from) ? [end as string] : []
  })
  const { timeStart, timeEnd, endDate } = content
  const oneDay = endDate === undefined || endDate === content.date
  const times = typeof timeStart === 'string' && typeof timeEnd === 'string' && oneDay && timeEnd < timeStart
  return [...new Set([...ends, ...(times ? ['timeEnd'] : [])])]
}
