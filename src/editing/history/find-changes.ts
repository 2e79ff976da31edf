import type { Db } from '../../database.ts'
import type { Language } from '../../languages.ts'
import type { Newest } from '../find-newest.ts'
import type { StaffEntry } from '../staff-entry.ts'
import { type Change, compareDrafts } from './compare-drafts.ts'
import { findNames, findRevision } from './history-queries.ts'

/** What the newest revision says otherwise than the public one; undefined where nothing waits. */
export async function findChanges(
  db: Db,
  entry: StaffEntry,
  newest: Newest | undefined,
  language: Language,
): Promise<Change[] | undefined> {
  if (!newest || entry.publicNumber === null || entry.publicNumber === newest.number) return undefined
  const published = await findRevision(db, entry.id, entry.publicNumber)
  if (!published) return undefined
  const names = await findNames(db, [published.draft, newest])
  return compareDrafts(entry.kind, published.draft, newest, language, names, entry.originalLanguage).changes
}
