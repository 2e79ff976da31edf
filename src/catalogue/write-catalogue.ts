import type { Db } from '../database.ts'
import type { Place, Translated } from '../fields.ts'
import type { Language } from '../languages.ts'
import { lockSearchIndex } from '../search/index-entry.ts'

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

const columns = `kind slug title summary original_language languages themes countries regions places seeks programmes
  organisations start_year end_year sort_en sort_pl sort_cs newest confirmed_on published_at updated_at card`.split(
  /\s+/,
)

// Updated, not replaced: with the row would go what the search holds of the entry, only to be made again.
const write = `insert into catalogue as c select (jsonb_populate_record(null::catalogue, $1)).*
  on conflict (entry_id) do update set ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`

/** Writes or replaces the catalogue row of an entry. Runs in the transaction that publishes. */
export async function writeCatalogueRow(db: Db, row: CatalogueRow): Promise<void> {
  await db.query(write, [JSON.stringify(row)])
}

/** Takes an entry out of the catalogue and the search. */
export async function removeCatalogueRow(db: Db, entryId: number): Promise<void> {
  await lockSearchIndex(db)
  await db.query('delete from catalogue where entry_id = $1', [entryId])
}
