import type { Language } from '../../languages.ts'
import { firstDay } from '../../partial-dates.ts'
import { foldText } from '../gazetteers/fold-text.ts'
import { type FoundDate, type FoundPeriod, findDates, findPeriods } from '../normalise/dates.ts'

const both = /(?:between|in the years|miedzy|pomiedzy|mezi(?: lety| roky)?|w latach|v letech) (?:rokiem |roku )?$/
const and = /^ ?(?:r\.?|roku)? ?(?:and|a|i) (?:rokiem )?$/
const dash = /^ ?(?:r\.?|roku?)? ?(?:-|az|do|to|until|till) ?(?:konca |end of |the end of )?$/

/** Periods as findPeriods has them, and "between 2003 and 2005"; dates that are in none of them. */
export function periodsAndDates(text: string, language: Language): { periods: FoundPeriod[]; dates: FoundDate[] } {
  const dates = findDates(text, language)
  // "2020 – 31. 8. 2022" is no span of years
  const periods = findPeriods(text, language).filter(
    ({ start, end }) =>
      !/^\.? ?\d/.test(text.slice(end)) &&
      !dates.some((date) => date.start < start && date.end > start && date.end < end),
  )
  const free = (start: number, end: number) => !periods.some((each) => start < each.end && end > each.start)
  for (const [i, first] of dates.entries()) {
    const second = dates[i + 1]
    if (
      !first.value ||
      !second?.value ||
      !free(first.start, second.end) ||
      firstDay(first.value) > firstDay(second.value)
    )
      continue
    const between = foldText(text.slice(first.end, second.start)).text
    const pair = dash.test(between) || (and.test(between) && both.test(foldText(text.slice(0, first.start)).text))
    if (pair)
      periods.push({
        start: first.start,
        end: second.end,
        raw: text.slice(first.start, second.end),
        from: first.value,
        to: second.value,
        confidence: 0.75,
      })
  }
  return {
    periods: periods.sort((a, b) => a.start - b.start),
    dates: dates.filter(({ start, end }) => free(start, end)),
  }
}
