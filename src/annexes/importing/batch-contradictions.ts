import type { Db } from '../../database.ts'
import type { Language } from '../../languages.ts'
import type { Extraction } from '../extraction.ts'
import { type BatchQuestion, checkBatch } from './check-contradictions.ts'
import { type Decisions, decideExtraction } from './decide-extraction.ts'
import { mapEntities } from './map-entities.ts'

/** Rows of a table are compared when they are planned; there are too many of them to hold side by side. */
const mostEntities = 200

type Row = { id: number; name: string; extraction: Extraction; decisions: Decisions; language: Language }

/** Where documents of one batch contradict each other, each told of the later one. */
export async function findContradictions(db: Db, batchId: number): Promise<BatchQuestion[]> {
  const { rows } = await db.query<Row>(
    `select i.id, i.name, i.extraction, i.decisions, coalesce(d.language, 'en') "language"
     from batch_items i join documents d on d.id = i.document_id
     where i.batch_id = $1 and i.state in ('read', 'applying', 'applied')
       and jsonb_array_length(i.extraction -> 'entities') <= $2
     order by i.position limit 500`,
    [batchId, mostEntities],
  )
  return checkBatch(
    rows.map(({ id, name, extraction, decisions, language }) => ({
      itemId: id,
      name,
      drafts: mapEntities(decideExtraction(extraction, decisions, language), language),
    })),
  )
}
