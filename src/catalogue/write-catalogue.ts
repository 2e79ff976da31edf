import type { Db } from '../database.ts'
import type { Place, Translated } from '../fields.ts'
import type { Language } from '../languages.ts'

/** What a list row shows of an entry beside title and summary. */
export type Card = {
  period: { start?: string; end?: string; ongoing?: boolean }
  places: Place[]
  source?: { title: Translated; dated?: string }
}

/** A row of the table catalogue, by its column names. */
export type CatalogueRow = {
  entry_id: number
  kind: string
  slug: string
  title: Translated
  summary?: Translated
  original_language: Language
  languages: Language[]
  themes: string[]
  countries: string[]
  regions: string[]
  /** Keys of places of the vocabulary, e.g. pl-opole. */
  places: string[]
  /** Whom the entry looks for: codes with labels vocabulary.lookingFor_… */
  seeks: readonly string[]
  /** Ids of entries. */
  programmes: number[]
  organisations: number[]
  start_year?: number
  end_year?: number
  sort_en: string
  sort_pl: string
  sort_cs: string
  /** The day of the newest source; of an entry without any source the day it was published. */
  newest?: string
  confirmed_on?: string
  published_at: Date
  updated_at: Date
  card: Card
}

/** Replaces the catalogue row of an entry, and with it its search documents. Runs in the transaction that publishes. */
export async function writeCatalogueRow(db: Db, row: CatalogueRow): Promise<void> {
  await removeCatalogueRow(db, row.entry_id)
  await db.query('insert into catalogue select (jsonb_populate_record(null::catalogue, $1)).*', [JSON.stringify(row)])
}

export type SearchDocument = { language: Language; boost: number; vector: string }

/** Writes the search documents of an entry, one for each language, after its catalogue row. */
export async function writeSearchDocuments(db: Db, entryId: number, documents: SearchDocument[]): Promise<void> {
  await db.query(
    `insert into search_document (entry_id, language, boost, tsv)
     select $1, d.language, d.boost, d.vector::tsvector
     from jsonb_to_recordset($2::jsonb) d (language text, boost smallint, vector text)`,
    [entryId, JSON.stringify(documents)],
  )
}

/** Takes an entry out of the catalogue and the search. */
export async function removeCatalogueRow(db: Db, entryId: number): Promise<void> {
  await db.query('delete from catalogue where entry_id = $1', [entryId])
}
