import type { PublishedEntry } from '../entries/queries.ts'
import type { FoundRow, Lane } from '../timelines/queries.ts'
import { type Partnership, partnership } from './schema.ts'

const laneOfRole: Record<string, Lane> = { 'part-of-partnership': 'project', 'event-of': 'event' }

/**
 * The rows of the timeline that the page of a partnership knows without asking again: its own agreements and
 * milestones, its projects and its events. The page of the timeline has more: what was done in each project.
 */
export function stripRows(entry: PublishedEntry<Partnership>): FoundRow[] {
  const common = { wholePeriod: false, context: false, updatedAt: entry.updatedAt, source: null }
  const own = partnership.timeline(entry.content).map(
    ({ lane, period, title, detail = null }, ordinal): FoundRow => ({
      ...common,
      entryId: entry.id,
      ordinal,
      lane,
      starts: period.start ?? null,
      ends: period.end ?? null,
      ongoing: period.ongoing ?? false,
      title,
      detail,
      entry: entry.item,
    }),
  )
  const others = entry.related.flatMap(({ role, item }): FoundRow[] => {
    const { start = null, end = null, ongoing = false } = item.card.period
    const lane = laneOfRole[role]
    if (lane !== item.kind || !(start || end)) return []
    return [
      {
        ...common,
        entryId: item.id,
        ordinal: 0,
        lane,
        starts: start,
        ends: end,
        ongoing,
        title: item.title,
        detail: item.summary,
        entry: item,
      },
    ]
  })
  return [...own, ...others]
}
