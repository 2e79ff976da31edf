import { type Entity, type Extraction, entityTypes } from '../extraction.ts'
import type { ReadDocument } from '../reading/document.ts'

/** What was found in a document, counted: for lists of many, which cannot look into each. */
export type Summary = {
  type?: string
  /** Paragraphs, or rows of a table. */
  blocks?: number
  entities?: Partial<Record<Entity['type'], number>>
  fields?: number
  questions?: number
  /** Fields that a person can decide about, and has. */
  toDecide?: number
  decided?: number
  /** Entities that may be entries of the portal already. */
  candidates?: number
  /** What applying would do, in entries. */
  actions?: Record<string, number>
  /** Of a table that is being read. */
  rowsRead?: number
  /** Of a table. */
  rows?: { total: number; done?: number }
  /** Of a part of a table: its rows by outcome, and which they are. */
  rowCounts?: Record<string, number>
  part?: { from: number; to: number }
}

export function summarise(document: Pick<ReadDocument, 'type' | 'blocks'>, extraction: Extraction): Summary {
  const entities: Summary['entities'] = {}
  for (const type of entityTypes) {
    const count = extraction.entities.filter((entity) => entity.type === type).length
    if (count > 0) entities[type] = count
  }
  const fields = extraction.entities.reduce((sum, entity) => sum + Object.keys(entity.fields).length, 0)
  return {
    type: document.type,
    blocks: document.blocks.length,
    entities,
    fields,
    questions: extraction.questions.length,
  }
}
