import type { Db } from '../../database.ts'
import type { Found } from '../extraction.ts'
import { writeProvenance } from '../importing/write-provenance.ts'

/** A value that an import offers for a field, and that only a person may write. */
export type Offer = { entryId: number; field: string; said: unknown; found: Found[]; item: number; document: number }

/** What imports offer for these fields of these entries; of several the newest, by `entry field`. */
export async function findOffers(db: Db, entryIds: number[], fields: string[]): Promise<Map<string, Offer>> {
  const { rows } = await db.query<Offer>(
    `select e.id "entryId", f ->> 'field' field, f -> 'said' said, f -> 'found' found, i.id item, i.document_id document
     from entries e join batch_entries b on b.entry_id = e.id and b.undone_at is null
       join batch_items i on i.id = b.item_id and i.document_id is not null,
       jsonb_array_elements(i.plan -> 'entries') x, jsonb_array_elements(x -> 'fields') f
     where e.id = any($1) and f ->> 'field' = any($2) and not (f ->> 'written')::boolean
       and f ->> 'decided' is distinct from 'drop'
       and ((x ->> 'entryId')::int = e.id or (x ->> 'kind' = e.kind and x ->> 'slug' = e.slug))
     order by i.id`,
    [entryIds, fields],
  )
  return new Map(rows.map((offer) => [`${offer.entryId} ${offer.field}`, offer]))
}

/** Notes that a person took an offer as it was, so that the field has its source. */
export async function takeOffer(db: Db, { entryId, field, said, found, item, document }: Offer, accountId: number) {
  const [first] = found
  if (!first) return
  const row = { entryId, field, found: first, value: said, state: 'accepted' as const }
  await writeProvenance(db, [row], { documentId: document, itemId: item, accountId })
}
