import { record } from '../audit/record.ts'
import type { Db } from '../database.ts'

/**
 * Erases a document of an import: the original, its text, what was read of it, planned and decided about it, and what
 * provenance quotes. Entries that came out of it stay as they are, with the document as their source; what had not
 * been written yet is not written any more. The same file may come again: it counts as new then.
 */
export async function eraseDocument(db: Db, id: number, by: number): Promise<void> {
  const name = `erased-${id}`
  const { rowCount } = await db.query(
    `update documents set bytes = '', sha256 = convert_to($2, 'UTF8'), size = 0, name = $2, canonical_text = null,
       blocks = null, text_sha256 = null, pages = null where id = $1 and length(bytes) > 0`,
    [id, name],
  )
  if (!rowCount) return
  await db.query(
    `update batch_items set name = $2, extraction = null, decisions = '{}', plan = null, plan_hash = null, warnings = '[]',
       error = null, state = case when state in ('applied', 'rolled_back') then state else 'rejected' end,
       outcome = case when state in ('applied', 'rolled_back') then outcome else 'rejected' end,
       code = case when state in ('applied', 'rolled_back') then code else 'erased' end,
       finished_at = coalesce(finished_at, now())
     where document_id = $1`,
    [id, name],
  )
  await db.query(`update provenance set raw = '' where document_id = $1`, [id])
  await record(db, 'annex.erased', { accountId: by, detail: { document: id } })
}
