import { dayNumber, type Extent } from './arrange-rows.ts'

/** Units of the drawing; the page scales it to the width that it has. The axis runs from `left` to `right`. */
export const frame = { width: 1012, left: 152, right: 995 } as const

export type Axis = {
  /** Day numbers of its ends; the second is the day after. */
  from: number
  to: number
  /** Starts of years, or of months where the axis is one year long. */
  ticks: { day: number; label: string; month?: string }[]
}

/** A label takes about this part of the axis. */
const mostTicks = 14
const steps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000]

const yearOf = (day: number): number => new Date(day * 86_400_000).getUTCFullYear()
const startOf = (year: number, month = 1): number => dayNumber(`${year}-${String(month).padStart(2, '0')}-01`)

/**
 * The axis that holds every extent of `foreground`. What is only background does not widen it, unless it would then not
 * be seen at all. Without any extent there is no axis.
 * @param months the names of the twelve months, for an axis of one year.
 */
export function chooseAxis(foreground: Extent[], background: Extent[], months: string[]): Axis | undefined {
  const main = foreground.length > 0 ? foreground : background
  if (main.length === 0) return undefined
  // beside an end that is not known there is a year in which nothing is drawn
  const first = Math.min(...main.map(({ from, open }) => (open === 'start' ? from - 365 : from)))
  const last = Math.max(...main.map(({ to, open, ongoing }) => (open === 'end' && !ongoing ? to + 365 : to)))
  const apart = background.filter((extent) => extent.to <= first || extent.from >= last)
  const start = yearOf(Math.min(first, ...apart.map((extent) => extent.from)))
  const end = yearOf(Math.max(last, ...apart.map((extent) => extent.to)) - 1) + 1
  const step = steps.find((size) => Math.ceil(end / size) - Math.floor(start / size) <= mostTicks) ?? end - start
  const from = Math.floor(start / step) * step
  const to = Math.ceil(end / step) * step
  const years = Array.from({ length: (to - from) / step }, (_, i) => from + i * step)
  const ticks = years.map((year) => ({ day: startOf(year), label: String(year) }))
  if (to - from > 1) return { from: startOf(from), to: startOf(to), ticks }
  return {
    from: startOf(from),
    to: startOf(to),
    ticks: months.map((month, i) => ({ day: startOf(from, i + 1), label: i === 0 ? String(from) : '', month })),
  }
}

/** Horizontal place of a day; what lies beyond an end of the axis is put there. */
export function placeOf(axis: Axis, day: number): number {
  const part = (Math.min(axis.to, Math.max(axis.from, day)) - axis.from) / (axis.to - axis.from)
  return frame.left + part * (frame.right - frame.left)
}
