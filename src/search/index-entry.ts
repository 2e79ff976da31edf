import type { Db } from '../database.ts'
import { takeLock } from '../locks.ts'
import { type Facet, type FacetPair, hasBitsAtOnce } from './facets.ts'
import { lexemesOf } from './word-forms/lexemes-of.ts'
import type { WeightedText } from './words.ts'
import { searchVector, wordsOf } from './words.ts'

/** What the search holds of a published entry. */
export type IndexedEntry = {
  entryId: number
  /** Months since 2000 of its newest dated source or confirmation. */
  boost: number
  newest?: string
  /** The newest source or confirmation: how fresh it is. */
  dated?: string
  updatedAt: Date
  startYear?: number
  endYear?: number
  /** Without how fresh it is: that is worked out when it is written. */
  facets: FacetPair[]
  texts: WeightedText[]
  titles: Partial<Record<string, string>>
}

/**
 * Whoever publishes or takes back SEVERAL entries in one transaction calls this first: writers of the index take turns,
 * and one that comes to its turn with entries locked could wait for another that waits for these.
 */
export async function lockSearchIndex(db: Db): Promise<void> {
  await takeLock(db, 'searchIndex')
}

/** SQL: how fresh what is dated `day` is on the day `today`. */
export const freshnessOf = (day: string, today = 'current_date'): string => `case when ${day} is null then 'undated'
  when ${day} > ${today} - interval '2 years' then 'recent'
  when ${day} > ${today} - interval '10 years' then 'ageing' else 'old' end`

// One statement: unknown facet values, the document (counts and bitmaps follow by its trigger), words, suggestions.
const write = `
  with entry as (
    select * from jsonb_to_record($1) e (entry_id int, boost smallint, newest date, dated date, updated_at timestamptz,
      start_year smallint, end_year smallint, tsv text)
  ), asked as (
    select a.facet, a.value, a.has_bits from jsonb_to_recordset($2) a (facet text, value text, has_bits boolean)
    union all select 'confirmed', ${freshnessOf('e.dated')}, true from entry e
  ), added as (
    insert into facet_value (facet, value, has_bits) select a.facet, a.value, a.has_bits from asked a
      where not exists (select from facet_value v where v.facet = a.facet and v.value = a.value)
    returning id
  ), known as (
    select v.id from asked a join facet_value v on v.facet = a.facet and v.value = a.value
    union all select a.id from added a
  ), words as (
    insert into word (form, lexemes) select w.form, w.lexemes from jsonb_to_recordset($3) w (form text, lexemes text[])
      where not exists (select from word o where o.form = w.form)
  ), wanted as (
    select s.* from entry e, jsonb_to_recordset($4) s (language text, start text)
  ), dropped as (
    delete from suggestion s using entry e where s.entry_id = e.entry_id and (s.weight <> e.boost
      or not exists (select from wanted w where w.language = s.language and w.start = s.start))
    returning s.ctid
  ), suggested as (
    insert into suggestion (entry_id, language, weight, start)
      select e.entry_id, w.language, e.boost, w.start from entry e, wanted w where not exists (
        select from suggestion s where s.entry_id = e.entry_id and s.language = w.language and s.start = w.start
          and s.weight = e.boost)
  )
  insert into search_document as d (entry_id, boost, newest, dated, updated_at, start_year, end_year, facets, tsv)
    select e.entry_id, e.boost, e.newest, e.dated, e.updated_at, e.start_year, e.end_year,
      array(select k.id from known k order by k.id), e.tsv::tsvector from entry e
    on conflict (entry_id) do update set boost = excluded.boost, newest = excluded.newest, dated = excluded.dated,
      updated_at = excluded.updated_at, start_year = excluded.start_year, end_year = excluded.end_year,
      facets = excluded.facets, tsv = excluded.tsv`

/**
 * Writes what the search holds of an entry, after its catalogue row and in the transaction that publishes it; whatever
 * it held before is replaced. It goes with the catalogue row.
 */
export async function indexEntry(db: Db, entry: IndexedEntry): Promise<void> {
  const forms = new Set<string>()
  const document = {
    entry_id: entry.entryId,
    boost: entry.boost,
    newest: entry.newest,
    dated: entry.dated,
    updated_at: entry.updatedAt,
    start_year: entry.startYear,
    end_year: entry.endYear,
    tsv: searchVector(entry.texts, forms),
  }
  const facets = entry.facets.map(([facet, value]) => ({ facet, value, has_bits: hasBitsAtOnce(facet) }))
  const words = [...forms].filter(isRepairable).map((form) => ({ form, lexemes: lexemesOf(form) }))
  await db.query({
    name: 'index-entry',
    text: write,
    values: [document, facets, words, suggestionsOf(entry.titles)].map((value) => JSON.stringify(value)),
  })
}

/** Changes under what values of one facet entries are counted, and nothing else of them. */
export async function reindexFacet(db: Db, facet: Facet, entries: { id: number; values: string[] }[]): Promise<void> {
  await db.query(
    `with entry as (select * from jsonb_to_recordset($1) e (id int, values text[])),
     added as (
       insert into facet_value (facet, value, has_bits) select distinct $2, x, $3::boolean from entry e, unnest(e.values) x
         where not exists (select from facet_value v where v.facet = $2 and v.value = x) returning id, value
     ),
     known as (
       select v.id, v.value from facet_value v where v.facet = $2
         and v.value in (select x from entry e, unnest(e.values) x)
       union all select a.id, a.value from added a
     )
     update search_document d set facets = array(
       select x from (select unnest(d.facets) x except select v.id from facet_value v
           where v.facet = $2 and v.id = any(d.facets)
         union select k.id from known k where k.value = any(e.values)) y order by x)
     from entry e where d.entry_id = e.id`,
    [JSON.stringify(entries), facet, hasBitsAtOnce(facet)],
  )
}

/** Words that typos are put right to, and that beginnings are continued to. */
export const isRepairable = (form: string): boolean => form.length > 2

/** Of a longer title the rest is not looked at. */
const mostStarts = 10
const longestStart = 80

/** A title as it reads from each of its words on, the words before it at the end: its every word begins one of them. */
export function suggestionsOf(titles: IndexedEntry['titles']): { language: string; start: string }[] {
  return Object.entries(titles).flatMap(([language, title = '']) => {
    const words = [...wordsOf(title)].map(({ word }) => word)
    const starts = words
      .slice(0, mostStarts)
      .map((_, i) => [...words.slice(i), ...words.slice(0, i)].join(' ').slice(0, longestStart))
    return [...new Set(starts)].map((start) => ({ language, start }))
  })
}
