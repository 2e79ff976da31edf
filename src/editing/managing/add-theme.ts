import { record } from '../../audit/record.ts'
import type { Db } from '../../database.ts'
import { saveRevision } from '../../entries/save-revision.ts'
import { findNewest } from '../find-newest.ts'
import { lockEntry } from '../lock-entry.ts'
import { Refused } from '../refused.ts'

const most = 12

/** Saves a new draft of an entry with one more theme; readers see it once it is published. Throws Refused. */
export async function addTheme(
  db: Db,
  id: number,
  theme: string,
  by: { accountId: number; note: string },
): Promise<void> {
  const entry = await lockEntry(db, id)
  if (entry.state === 'archived') throw new Refused('archived')
  const newest = await findNewest(db, id)
  if (!newest) throw new Refused('empty')
  // What could not be read stands in the form only, which a theme put into the content would contradict.
  if (newest.form) throw new Refused('problems')
  const themes = (newest.content.themes ?? []) as string[]
  if (themes.includes(theme)) throw new Refused('already')
  if (themes.length >= most) throw new Refused('fullThemes')
  const draft = { ...newest, content: { ...newest.content, themes: [...themes, theme] } }
  const { number } = await saveRevision(db, entry.kind, id, draft, {
    origin: 'staff',
    authorId: by.accountId,
    note: by.note,
    expected: newest.number,
  })
  await record(db, 'entry.saved', { accountId: by.accountId, entryId: id, detail: { number } })
}
