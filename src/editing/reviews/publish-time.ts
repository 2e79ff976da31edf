// When something is published is said in the time of Poland and Czechia, wherever the server stands.
const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Warsaw',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const dayAndTime = (moment: number) => parts.format(moment).replace(', ', 'T')

/** Hours before UTC in summer and in winter; of an hour that comes twice in autumn the first is meant. */
const offsets = [2, 1]

/**
 * The moment of a day (2026-11-24 or 24.11.2026) and a time (8:00). 'time' where it is none of the calendar,
 * 'skipped' where clocks jump over it in spring.
 */
export function readPublishTime(day: string, time: string): Date | 'time' | 'skipped' {
  const [, y, m, d] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day.trim()) ?? []
  const [, d2, m2, y2] = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(day.trim()) ?? []
  const [, hour, minute] = /^(\d{1,2})[:.](\d{2})$/.exec(time.trim()) ?? []
  const [year, month, date] = [y ?? y2, m ?? m2, d ?? d2].map(Number) as [number, number, number]
  const utc = Date.UTC(year, month - 1, date, Number(hour), Number(minute))
  if (Number.isNaN(utc) || Number(hour) > 23 || Number(minute) > 59 || year < 2000) return 'time'
  const wanted = new Date(utc).toISOString().slice(0, 16)
  if (wanted.slice(0, 10) !== `${year}-${two(month)}-${two(date)}`) return 'time'
  const moment = offsets.map((hours) => utc - hours * 3_600_000).find((each) => dayAndTime(each) === wanted)
  return moment === undefined ? 'skipped' : new Date(moment)
}

const two = (n: number) => String(n).padStart(2, '0')
