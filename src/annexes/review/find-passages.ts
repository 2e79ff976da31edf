import type { Db } from '../../database.ts'
import { fieldId } from './present-source.ts'

/** Where a field of an entry was read: the page of review at that field, and the name of the document. */
export type PassageLink = { path: string; document: string }

/**
 * Where each field of an entry stands in the documents that it was imported from, by field; of several the last.
 * Only for those who may see imports.
 */
export async function findPassages(db: Db, entryId: number): Promise<Map<string, PassageLink>> {
  const { rows } = await db.query<{
    field: string
    batch: number
    item: number
    document: string
    entity: number | null
  }>(
    `with last as (
       select distinct on (p.field) p.field, p.item_id from provenance p
       where p.entry_id = $1 and p.state <> 'rejected' and p.end_at > p.start_at and p.item_id is not null
       order by p.field, p.id desc)
     select l.field, i.batch_id batch, i.id item, i.name document, (
       select (x ->> 'entity')::int from jsonb_array_elements(i.plan -> 'entries') x
       where (x ->> 'entryId')::int = e.id or (x ->> 'kind' = e.kind and (x ->> 'slug' = e.slug
         or x ->> 'slug' in (select f.slug from former_slugs f where f.entry_id = e.id))) limit 1) entity
     from last l join batch_items i on i.id = l.item_id join entries e on e.id = $1`,
    [entryId],
  )
  return new Map(
    rows.map(({ field, batch, item, document, entity }) => {
      const at = entity === null ? '' : field === 'relations' ? `#e-${entity}` : `#${fieldId(entity, field)}`
      const path = `/admin/annexes/${batch}/items/${item}?view=values${at}`
      return [field, { path, document: document.replace('!', ' → ') }]
    }),
  )
}
