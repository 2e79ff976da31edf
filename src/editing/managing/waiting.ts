import { dayOf } from '../../accounts/moments.ts'

/** How many midnights of the calendar lie between a moment and now: 0 is today, 1 yesterday. */
export const daysWaiting = (since: Date, now = new Date()): number =>
  Math.round((Date.parse(dayOf(now)) - Date.parse(dayOf(since))) / 86_400_000)
