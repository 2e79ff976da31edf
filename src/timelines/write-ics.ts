export type CalendarEvent = {
  /** The same at every export: calendars find by it what they have already. */
  uid: string
  /** YYYY-MM-DD. */
  start: string
  /** The last day; one that is known only to the month or the year is left out. */
  end?: string
  /** HH:MM; without one the event takes whole days. */
  timeStart?: string
  timeEnd?: string
  /** IANA name; without one, or with one that does not exist, the time is that of wherever the reader is. */
  timeZone?: string
  title: string
  description?: string
  location?: string
  url?: string
  /** When what it says was last changed. */
  stamp: Date
}

/** A calendar file (RFC 5545). Throws RangeError when a day is no YYYY-MM-DD. */
export function writeCalendar(calendar: { name: string; description?: string; events: CalendarEvent[] }): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Aglomera//Calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(calendar.name)}`,
    ...(calendar.description ? [`X-WR-CALDESC:${escapeText(calendar.description)}`] : []),
    ...calendar.events.flatMap(writeEvent),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function writeEvent(given: CalendarEvent): string[] {
  const event = { ...given, end: given.end && isDay(given.end) && given.end > given.start ? given.end : given.start }
  const text = (name: string, value: string | undefined) => (value ? [`${name}:${escapeText(value)}`] : [])
  return [
    'BEGIN:VEVENT',
    ...text('UID', event.uid),
    `DTSTAMP:${inUtc(event.stamp)}`,
    ...(event.timeStart && (event.timeEnd || event.end === event.start)
      ? timed(event, event.timeStart)
      : wholeDays(event)),
    ...text('SUMMARY', event.title),
    ...text('DESCRIPTION', event.description),
    ...text('LOCATION', event.location),
    ...(event.url ? [`URL:${event.url.replace(/[^\x21-\x7e]/gu, encodeURIComponent)}`] : []),
    'END:VEVENT',
  ]
}

type Spanned = CalendarEvent & { end: string }

/** Whole days leave the reader free: a project of three years is no appointment. DTEND is the day after the last. */
function wholeDays({ start, end }: Spanned): string[] {
  const day = (value: string, plus = 0) => new Date(midnight(value) + plus * 86_400_000).toISOString().slice(0, 10)
  const date = (value: string) => value.replaceAll('-', '')
  return [`DTSTART;VALUE=DATE:${date(day(start))}`, `DTEND;VALUE=DATE:${date(day(end, 1))}`, 'TRANSP:TRANSPARENT']
}

function timed({ start, end, timeEnd, timeZone }: Spanned, timeStart: string): string[] {
  const at = (day: string, time: string, plus = 0) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    const wall = midnight(day) + plus * 86_400_000 + (hours * 60 + minutes) * 60_000
    const zoned = timeZone ? fromZone(wall, timeZone) : undefined
    return zoned === undefined ? inUtc(new Date(wall)).slice(0, -1) : inUtc(new Date(zoned))
  }
  // What ends earlier in the day than it starts ends on the next day.
  const pastMidnight = timeEnd !== undefined && timeEnd <= timeStart && end === start
  const endLine = timeEnd && timeEnd !== timeStart ? [`DTEND:${at(end, timeEnd, pastMidnight ? 1 : 0)}`] : []
  return [`DTSTART:${at(start, timeStart)}`, ...endLine]
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)

function midnight(day: string): number {
  const time = isDay(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(time)) throw new RangeError(`"${day}" is no day`)
  return time
}

/** The moment at which clocks of a zone show `wall` (as if it were UTC). Undefined where there is no such zone. */
function fromZone(wall: number, timeZone: string): number | undefined {
  let clock: Intl.DateTimeFormat
  try {
    clock = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  } catch {
    return undefined
  }
  const offset = (moment: number): number => {
    const name = clock.formatToParts(moment).find((part) => part.type === 'timeZoneName')?.value ?? ''
    const [, sign, hours, minutes = '0'] = /([+-])(\d{2}):?(\d{2})?/.exec(name) ?? []
    return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000 : 0
  }
  // The offset belongs to the moment that is looked for: the first guess may lie on the other side of a change of clocks.
  return wall - offset(wall - offset(wall))
}

const inUtc = (moment: Date): string => moment.toISOString().replace(/[-:]|\.\d{3}/g, '')

const escapeText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they may not stand in a calendar
    .replace(/[\x00-\x09\x0b-\x1f\x7f]/g, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')

const lineOctets = 75

/** Long lines go on in the next one, after a space; no letter is cut in two. */
function fold(line: string): string {
  let folded = ''
  let octets = 0
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (octets + size > lineOctets) {
      folded += '\r\n '
      octets = 1
    }
    folded += letter
    octets += size
  }
  return folded
}
