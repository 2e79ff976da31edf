import { type Language, translator } from '../languages.ts'
import { formatPartialDate, formatPeriod, lastDay, precision } from '../partial-dates.ts'
import type { Event } from './schema.ts'

type Day = {
  /** What is set large: 18, 3–4 or, where no day is known, 2016 or October 2016. */
  figure: string
  /** What stands beside it: October 2016; empty where the figure says it all. */
  rest: string
  weekday: string
}

export type EventTime = {
  /** One figure, or two where the event spans months; none where no date is known. */
  days: Day[]
  /** The figure is long: no day is known. */
  wide: boolean
  /** 9:00–16:00 with the words of the language. */
  hours?: string
  /** The name of the time zone that the hours are in. */
  zone?: string
  past: boolean
}

const locale = (language: Language) => (language === 'en' ? 'en-GB' : language)
const weekdays = Object.fromEntries(
  (['en', 'pl', 'cs'] as const).map((l) => [
    l,
    new Intl.DateTimeFormat(locale(l), { weekday: 'long', timeZone: 'UTC' }),
  ]),
) as Record<Language, Intl.DateTimeFormat>

/** When an event is or was, as its page shows it: no more precise than its source. `today` is YYYY-MM-DD. */
export function describeDay(content: Event, language: Language, today: string): EventTime {
  const { date, timeStart, timeEnd, timeZone } = content
  if (!date) return { days: [], wide: false, past: false }
  const end = content.endDate ?? date
  const byDay = isByDay(content)
  return {
    days: byDay ? daysOf(date, end, language) : [{ figure: inWords(date, end, language), rest: '', weekday: '' }],
    wide: !byDay,
    hours: byDay ? hoursOf(timeStart, timeEnd, language) : undefined,
    zone: timeZone && (timeStart || timeEnd) ? zoneName(timeZone, language) : undefined,
    past: lastDay(end) < today,
  }
}

/** Are all days known? Only then can an event go into a calendar. */
export const isByDay = (content: Event): content is Event & { date: string } =>
  content.date !== undefined && [content.date, content.endDate ?? content.date].every((d) => precision(d) === 'day')

const inWords = (date: string, end: string, language: Language) =>
  end === date ? formatPartialDate(date, language) : formatPeriod({ start: date, end }, language)

function daysOf(date: string, end: string, language: Language): Day[] {
  const weekday = (day: string) => weekdays[language].format(new Date(day))
  const day = (value: string): Day => ({ ...split(formatPartialDate(value, language)), weekday: weekday(value) })
  if (end === date) return [day(date)]
  if (end.slice(0, 7) !== date.slice(0, 7)) return [day(date), day(end)]
  return [{ ...split(formatPeriod({ start: date, end }, language)), weekday: `${weekday(date)}–${weekday(end)}` }]
}

/** 18 | October 2016, at the space after the day; the year in a figure does without „r.” */
function split(text: string): { figure: string; rest: string } {
  const [, figure = text, rest = ''] = /^(\S+?)[ \u00a0](.+)$/.exec(text.replace(/\u00a0r\.$/, '')) ?? []
  return { figure, rest }
}

function hoursOf(start: string | undefined, end: string | undefined, language: Language): string | undefined {
  const t = translator(language)
  const clock = (time: string) => time.replace(/^0/, '')
  if (start && end) return t('events.hours', { start: clock(start), end: clock(end) })
  if (start) return t('events.hoursFrom', { start: clock(start) })
  return end && t('events.hoursUntil', { end: clock(end) })
}

/** Central European Time for Europe/Warsaw; the name as it is where no such zone is known. */
function zoneName(timeZone: string, language: Language): string {
  try {
    const parts = new Intl.DateTimeFormat(locale(language), { timeZone, timeZoneName: 'longGeneric' }).formatToParts()
    return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone
  } catch {
    return timeZone
  }
}
