import type { Language } from '../languages.ts'
import { formatPartialDate } from '../partial-dates.ts'

// Staff work in Poland and Czechia, which share their time; the server may stand anywhere.
const timeZone = 'Europe/Warsaw'
const dayParts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
// The same figures in all three languages: 9:05, 14:32.
const time = new Intl.DateTimeFormat('cs', { timeZone, hour: 'numeric', minute: '2-digit' })

/** The day of a moment as a partial date. */
export const dayOf = (moment: Date): string => dayParts.format(moment)

/** 22 Nov 2026, 14:32 · 22.11.2026, 14:32 · 22. 11. 2026, 14:32 */
export const formatMoment = (moment: Date, language: Language): string =>
  `${formatPartialDate(dayOf(moment), language, 'table')}, ${time.format(moment)}`

/** Of today only the time, 14:32; of another day the day as well. */
export const formatRecent = (moment: Date, language: Language): string =>
  dayOf(moment) === dayOf(new Date()) ? time.format(moment) : formatMoment(moment, language)
