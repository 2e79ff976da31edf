import type { ArrangedRow, Extent } from './arrange-rows.ts'
import type { Lane } from './queries.ts'
import { type Axis, frame, placeOf } from './time-axis.ts'

export type DatedRow = ArrangedRow & { extent: Extent }

/** A bar, a sign, or a sign in a dashed box: where it stands from left to right. */
export type Shape = {
  /** The row; or all those that one bar stands for. */
  rows: DatedRow[]
  lane: Lane
  left: number
  right: number
  /** Height of the bar, or of the dashed box around a sign. */
  height: number
  /** Where the sign stands; none on a bar. */
  sign?: number
  /** Sides on which the bar goes on beyond the axis. */
  cut: { left: boolean; right: boolean }
}

/** Half the width of a sign. */
const signs: Partial<Record<Lane, number>> = { agreement: 15, milestone: 8, event: 9 }
export const halfSign = (lane: Lane): number => signs[lane] ?? 0

/** Narrower bars would not be seen, or their dashes would look solid. */
const thinnest = { exact: 3, soft: 16 }
/** Length of a bar of which only one end is known. */
const stub = 36
/** So far a bar that goes on beyond the axis sticks out of it. */
const overhang = 9

/** The shape of rows with the same dates; `crowded` lanes are set closer. */
export function shapeOf(rows: DatedRow[], axis: Axis, crowded: boolean): Shape {
  const { lane, extent } = rows[0]!
  const height = crowded || extent.point ? 20 : lane === 'programme' ? 22 : 26
  const sign = 2 * halfSign(lane)
  const cut = { left: extent.from < axis.from, right: extent.to > axis.to }
  const left = placeOf(axis, extent.from) - (cut.left ? overhang : 0)
  const right = placeOf(axis, extent.to) + (cut.right ? overhang : 0)
  const shape = { rows, lane, height, cut }
  const around = (width: number) => {
    const last = Math.max(frame.right, right) - width
    const start = Math.max(Math.min(frame.left, left), Math.min((left + right - width) / 2, last))
    return { ...shape, left: start, right: start + width }
  }
  // Days that are known and take less room than the sign are the sign.
  if (extent.exact && right - left < sign) {
    const middle = (left + right) / 2
    return { ...shape, left: middle - sign / 2, right: middle + sign / 2, sign: middle }
  }
  // What the scale makes too small for its sign or its dashes is drawn wider: less exact than the source, never more.
  if (extent.point) {
    const box = around(Math.max(sign + 12, right - left))
    return { ...box, sign: (box.left + box.right) / 2 }
  }
  if (extent.open === 'start')
    return { ...shape, left: Math.min(left, Math.max(right - stub, frame.left - overhang)), right }
  if (extent.open === 'end')
    return { ...shape, left, right: Math.max(right, Math.min(left + stub, frame.right + overhang)) }
  return around(Math.max(extent.exact ? thinnest.exact : thinnest.soft, right - left))
}
