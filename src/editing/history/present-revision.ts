import type { Request, Response } from 'express'
import { formatMoment } from '../../accounts/moments.ts'
import { personName } from '../../accounts/person-name.ts'
import { functionsFor } from '../../rendering.ts'
import type { StaffEntry } from '../staff-entry.ts'
import type { SavedBy } from './history-queries.ts'

/** The number of a version in the address; 0, which no version has, for what is no number. */
export const numberOf = (req: Request): number => Number(/^\d{1,9}$/.exec(String(req.params.number))?.[0] ?? 0)

/** A page of an entry's history; `rest` is its address below the list. */
export const historyPage = (entry: StaffEntry, title: string, rest = '') => ({
  title,
  path: `/admin/entries/${entry.id}/history${rest}`,
  nav: '/admin/entries',
})

/** A version as the pages name it: who, when, why, and what it is now. */
export function presentRevision(entry: StaffEntry, revision: SavedBy, res: Response) {
  const { t, language } = functionsFor(res.locals.language)
  const { number, note, origin, createdAt, author, batch } = revision
  return {
    number,
    note,
    origin,
    batch,
    when: formatMoment(createdAt, language),
    who: author ? personName(t, author) : t(`editing.origin_${origin}`),
    role:
      number === entry.publicNumber && entry.state === 'published'
        ? 'public'
        : number === entry.draftNumber
          ? 'draft'
          : 'replaced',
  }
}
