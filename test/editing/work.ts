import { transaction } from '../../src/database.ts'
import { createEntry, saveRevision } from '../../src/entries/save-revision.ts'
import { kindByName } from '../../src/kinds.ts'
import type { Language } from '../../src/languages.ts'
import type { signIn } from '../accounts/staff.ts'
import type { Portal } from '../portal.ts'

/** Somebody who has signed in. */
export type Person = Awaited<ReturnType<typeof signIn>>

/** What a practice needs at the least, in all three languages; `word` makes it one's own. */
export const practiceOf = (word: string, more: object = {}) => ({
  title: { en: `Title ${word}`, pl: `Tytuł ${word}`, cs: `Název ${word}` },
  summary: { en: `Summary ${word}`, pl: `Streszczenie ${word}`, cs: `Shrnutí ${word}` },
  places: [{ country: 'PL' }],
  ...more,
})

let drafts = 0

/** A practice with one draft; gives its id. */
export function makeDraft(
  { pool }: Pick<Portal, 'pool'>,
  entry: {
    content?: object
    ownerId?: number
    authorId?: number
    kind?: string
    slug?: string
    language?: Language
  } = {},
): Promise<number> {
  const kind = kindByName.get(entry.kind ?? 'practice')!
  drafts += 1
  const slug = entry.slug ?? `draft-${drafts}`
  return transaction(pool, async (tx) => {
    const id = await createEntry(tx, kind, { slug, originalLanguage: entry.language ?? 'en', ownerId: entry.ownerId })
    const content = entry.content ?? practiceOf(`number${drafts}`)
    await saveRevision(
      tx,
      kind,
      id,
      { content, relations: [], sources: [] },
      { origin: 'staff', authorId: entry.authorId },
    )
    return id
  })
}

/** Saves one more draft of a practice. */
export const saveDraft = ({ pool }: Pick<Portal, 'pool'>, id: number, content: object, authorId?: number) =>
  transaction(pool, (tx) =>
    saveRevision(
      tx,
      kindByName.get('practice')!,
      id,
      { content, relations: [], sources: [] },
      { origin: 'staff', authorId },
    ),
  )

/** The row of an entry. */
export const entryRow = async ({ pool }: Pick<Portal, 'pool'>, id: number) =>
  (await pool.query('select e.* from entries e where e.id = $1', [id])).rows[0]

/** What the log says of an entry, as actions. */
export const logOf = async ({ pool }: Pick<Portal, 'pool'>, id: number): Promise<string[]> =>
  (await pool.query('select l.action from audit_log l where l.entry_id = $1 order by l.id', [id])).rows.map(
    (r) => r.action,
  )

/** The mails that wait, by recipient; they are taken out of the queue. */
export const takeMails = async ({ pool }: Pick<Portal, 'pool'>) =>
  (
    await pool.query<{ recipient: string; subject: string; body_text: string }>(
      'with gone as (delete from mails returning *) select * from gone order by id',
    )
  ).rows
