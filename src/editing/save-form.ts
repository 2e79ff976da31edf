import { record } from '../audit/record.ts'
import { type Db, transaction } from '../database.ts'
import { missingFields } from '../entries/publish-entry.ts'
import { saveRevision } from '../entries/save-revision.ts'
import type { Language } from '../languages.ts'
import { readEntry } from './check-links.ts'
import { entryText } from './entry-form.ts'
import { findNewest } from './find-newest.ts'
import type { FormText } from './form/write-form.ts'
import type { Scope } from './queries.ts'
import type { StaffEntry } from './staff-entry.ts'
import { dropWorkingCopy } from './working-copies.ts'

/** Worth a look, but readable: documents hold wrong numbers and odd dates too. They stop nobody from publishing. */
const readable = new Set(['checksum', 'endBeforeStart'])

/** `problems`: how many; `missing`: does it lack what publishing requires? */
export type SavedForm = { number: number; changed: boolean; problems: number; missing: boolean }

/**
 * Saves what was typed as a new revision, whatever is wrong in it: what cannot be read is kept as it was typed. The
 * person's working copy goes with it. Throws Conflict when a newer revision than `base` is there.
 */
export async function saveForm(
  db: Db,
  scope: Scope,
  entry: StaffEntry,
  { form, base, language }: { form: FormText; base: number; language: Language },
): Promise<SavedForm> {
  const { kind, originalLanguage } = entry
  return transaction(db, async (tx) => {
    const newest = await findNewest(tx, entry.id)
    const { draft, problems, stillRight } = await readEntry(tx, scope, entry, newest, { form, language })
    const unread = problems.some(({ code }) => !readable.has(code))
    const { number, changed } = await saveRevision(tx, kind, entry.id, draft, {
      origin: 'staff',
      authorId: scope.accountId,
      note: form.note?.trim().slice(0, 1000) || undefined,
      expected: base,
      form: unread ? entryText(form) : undefined,
      stillRight,
    })
    if (changed)
      await record(tx, 'entry.saved', {
        accountId: scope.accountId,
        entryId: entry.id,
        detail: { number, problems: problems.length },
      })
    await dropWorkingCopy(tx, entry.id, scope.accountId)
    const missing = missingFields(kind, draft.content as Record<string, never>, originalLanguage).length > 0
    return { number, changed, problems: problems.length, missing }
  })
}
