import { record } from '../../audit/record.ts'
import { type Db, transaction } from '../../database.ts'
import { filesIn } from '../../entries/kind.ts'
import { type Draft, saveRevision } from '../../entries/save-revision.ts'
import { NotFound } from '../../errors.ts'
import type { StaffEntry } from '../staff-entry.ts'
import type { Revision } from './history-queries.ts'

/** What an old version points at and that is not there any more, or not as it would have to be. */
export type Left = { relations: Draft['relations']; sources: number[]; files: number[] }

/**
 * What restoring a version would save: the version without what is gone. `left` is that. Only never published entries
 * can be deleted, sources and files not in use; so it is seldom anything.
 */
export async function prepareRestoring(
  db: Db,
  entry: StaffEntry,
  old: Revision,
): Promise<{ draft: Draft; left: Left }> {
  const { relations, sources } = old.draft
  const content = old.draft.content as { images?: { file: number }[]; attachments?: { file: number }[] }
  const { rows } = await db.query<{ what: string; id: number; kind: string }>(
    `select 'entry' what, e.id, e.kind from entries e where e.id = any($1)
     union all select 'source', s.id, '' from sources s where s.id = any($2)
     union all select 'file', f.id, '' from files f where f.id = any($3)`,
    [relations.map(({ toId }) => toId), sources, filesIn(content)],
  )
  const there = new Map(rows.map(({ what, id, kind }) => [`${what} ${id}`, kind]))
  const hasFile = ({ file }: { file: number }) => there.has(`file ${file}`)
  const fits = ({ role, toId }: Draft['relations'][number]) =>
    Boolean(entry.kind.roles[role]?.includes(there.get(`entry ${toId}`) ?? ''))
  return {
    draft: {
      content: {
        ...content,
        ...(content.images && { images: content.images.filter(hasFile) }),
        ...(content.attachments && { attachments: content.attachments.filter(hasFile) }),
      },
      relations: relations.filter(fits),
      sources: sources.filter((id) => there.has(`source ${id}`)),
    },
    left: {
      relations: relations.filter((relation) => !fits(relation)),
      sources: sources.filter((id) => !there.has(`source ${id}`)),
      files: filesIn(content).filter((file) => !hasFile({ file })),
    },
  }
}

/**
 * Saves an old version anew, as the newest; the public text stays as it is. `expected` is the number of the newest
 * version that the person saw. Gives the new number; `changed` is false when the newest said the same. Throws
 * NotFound, Conflict when somebody saved in between, ZodError when the version does not fit its kind any more.
 */
export function restoreRevision(
  db: Db,
  entry: StaffEntry,
  old: Revision | undefined,
  by: { accountId: number; note: string; expected: number },
): Promise<{ number: number; changed: boolean }> {
  return transaction(db, async (tx) => {
    if (!old) throw new NotFound()
    const { draft } = await prepareRestoring(tx, entry, old)
    const { number, changed } = await saveRevision(tx, entry.kind, entry.id, draft, {
      origin: 'restore',
      authorId: by.accountId,
      note: by.note,
      expected: by.expected,
      form: old.form ?? undefined,
    })
    const detail = { number, from: old.number }
    if (changed) await record(tx, 'entry.restored', { accountId: by.accountId, entryId: entry.id, detail })
    return { number, changed }
  })
}
