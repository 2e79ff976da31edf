const zones = ['UTC', 'Europe/Warsaw'].map(
  (timeZone) => new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', minute: 'numeric', second: 'numeric' }),
)

/** When the day ends that pages count by: in the office's zone, or in the one in which some dates are compared. */
export function nextMidnight(now: number): number {
  const left = zones.map((zone) => {
    const [hours = 0, minutes = 0, seconds = 0] = zone.format(now).split(':').map(Number)
    return 24 * 3600 - (hours * 3600 + minutes * 60 + seconds)
  })
  return Math.floor(now / 1000) * 1000 + Math.min(...left) * 1000
}
