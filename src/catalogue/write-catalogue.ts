import type { Db } from '../database.ts'
import type { Place, Translated } from '../fields.ts'
import type { Language } from '../languages.ts'

/** What a list row shows of an entry beside title and summary. */
export type Card = {
  period: { start?: string; end?: string; ongoing?: boolean }
  places: Place[]
  source?: { title: Translated; dated?: string }
}

export type CatalogueRow = {
  entryId: number
  kind: string
  slug: string
  title: Translated
  summary?: Translated
  originalLanguage: Language
  languages: Language[]
  themes: string[]
  countries: string[]
  regions: string[]
  programmes: number[]
  organisations: number[]
  startYear?: number
  endYear?: number
  sort: Record<Language, string>
  /** The day of the newest source; of an entry without any source the day it was published. */
  newest?: string
  confirmedOn?: string
  card: Card
  /** Keys of places of the vocabulary, e.g. pl-opole. */
  places: string[]
}

/** Replaces the catalogue row of an entry. Runs in the transaction that publishes. */
export async function writeCatalogueRow(db: Db, row: CatalogueRow): Promise<void> {
  await db.query(
    `insert into catalogue (entry_id, kind, slug, title, summary, original_language, languages, themes, countries,
       regions, programmes, organisations, start_year, end_year, sort_en, sort_pl, sort_cs, newest, confirmed_on, card, places)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
     on conflict (entry_id) do update set (kind, slug, title, summary, original_language, languages, themes, countries,
       regions, programmes, organisations, start_year, end_year, sort_en, sort_pl, sort_cs, newest, confirmed_on, card, places)
     = (excluded.kind, excluded.slug, excluded.title, excluded.summary, excluded.original_language, excluded.languages,
       excluded.themes, excluded.countries, excluded.regions, excluded.programmes, excluded.organisations,
       excluded.start_year, excluded.end_year, excluded.sort_en, excluded.sort_pl, excluded.sort_cs, excluded.newest,
       excluded.confirmed_on, excluded.card, excluded.places)`,
    [
      row.entryId,
      row.kind,
      row.slug,
      JSON.stringify(row.title),
      row.summary ? JSON.stringify(row.summary) : null,
      row.originalLanguage,
      row.languages,
      row.themes,
      row.countries,
      row.regions,
      row.programmes,
      row.organisations,
      row.startYear,
      row.endYear,
      row.sort.en,
      row.sort.pl,
      row.sort.cs,
      row.newest,
      row.confirmedOn,
      JSON.stringify(row.card),
      row.places,
    ],
  )
}

export type SearchDocument = { language: Language; boost: number; vector: string }

/** Replaces the search documents of an entry, one for each language. Runs in the transaction that publishes. */
export async function writeSearchDocuments(db: Db, entryId: number, documents: SearchDocument[]): Promise<void> {
  await db.query('delete from search_document where entry_id = $1', [entryId])
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
