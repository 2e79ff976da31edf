import type { Db } from '../database.ts'
import type { Language } from '../languages.ts'
import { filesIn } from './kind.ts'
import type { Save } from './save-revision.ts'
import type { TranslatedFrom } from './track-translations.ts'

export type Content = Record<string, unknown>
export type Change = Save & { content: Content; number: number; original: Language; translatedFrom: TranslatedFrom }

/** Writes the revisions with all that they point at; gives them by entry. */
export async function insertRevisions(
  db: Db,
  changes: Change[],
): Promise<Map<number, { id: number; states?: unknown }>> {
  if (changes.length === 0) return new Map()
  const rows = changes.map(({ entryId, number, content, by, translatedFrom }) => ({
    entry: entryId,
    number,
    content,
    author: by.authorId,
    note: by.note,
    origin: by.origin,
    form: by.form,
    translated: translatedFrom,
    item: by.batchItemId,
  }))
  const made = await db.query<{ id: number; entry: number }>(
    `insert into revisions (entry_id, number, content, author_id, note, origin, form, translated_from, batch_item_id)
     select n.entry, n.number, n.content, n.author, n.note, n.origin, n.form, n.translated, n.item
     from jsonb_to_recordset($1::jsonb) n (entry int, number int, content jsonb, author int, note text, origin text,
       form jsonb, translated jsonb, item int)
     returning id, entry_id entry`,
    [JSON.stringify(rows)],
  )
  const revisions = new Map(made.rows.map(({ id, entry }) => [entry, { id }]))
  const idOf = ({ entryId }: Change) => revisions.get(entryId)!.id
  const relations = changes.flatMap((change) =>
    change.draft.relations.map(({ role, toId, inferred }, position) => [
      ...[idOf(change), change.entryId, role, toId, inferred ?? false, position],
    ]),
  )
  const column = (n: number) => relations.map((row) => row[n])
  if (relations.length > 0)
    await db.query(
      `insert into relations (revision_id, from_id, role, to_id, inferred, position)
       select * from unnest($1::bigint[], $2::int[], $3::text[], $4::int[], $5::boolean[], $6::int[])`,
      [column(0), column(1), column(2), column(3), column(4), column(5)],
    )
  const sources = changes.flatMap((change) =>
    change.draft.sources.map((source, position) => [idOf(change), source, position]),
  )
  if (sources.length > 0)
    await db.query(
      `insert into revision_sources (revision_id, source_id, position)
       select * from unnest($1::bigint[], $2::int[], $3::int[])`,
      [sources.map(([id]) => id), sources.map(([, id]) => id), sources.map(([, , position]) => position)],
    )
  const files = changes.flatMap((change) => filesIn(change.content).map((file) => [idOf(change), file]))
  if (files.length > 0)
    await db.query('insert into revision_files (revision_id, file_id) select * from unnest($1::bigint[], $2::int[])', [
      files.map(([id]) => id),
      files.map(([, id]) => id),
    ])
  return revisions
}
