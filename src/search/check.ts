import type { Db } from '../database.ts'
import { readIndexed } from '../entries/write-read-models.ts'
import { kindByName } from '../kinds.ts'
import { freshnessOf, suggestionsOf } from './index-entry.ts'
import { searchVector } from './words.ts'

/** What the index says and what is so; `what` in words of whoever runs the portal. */
export type Disagreement = { what: string; indexed: string | null; actual: string | null }

/** More of one kind are not listed: the index is to be rebuilt anyway. */
const mostListed = 20

// Each lists what differs; nothing when the index is right.
const checks: Record<string, string> = {
  'entries without a place in the index': `
    select e.id::text what, null indexed, 'published' actual from entries e
    where e.status = 'published' and not exists (select from search_document d where d.entry_id = e.id)`,
  'entries that are in the index, but not public': `
    select d.entry_id::text what, 'indexed' indexed, e.status actual from search_document d
    join entries e on e.id = d.entry_id where e.status <> 'published'`,
  'filters of an entry': `
    with said as (
      select d.entry_id, v.facet || ' ' || v.value pair from search_document d, unnest(d.facets) f
        left join facet_value v on v.id = f where v.facet is distinct from 'confirmed'
    ), so as (
      select c.entry_id, x.pair from catalogue c, lateral (
        select 'all ' pair union all select 'kind ' || c.kind
        union all select 'start ' || coalesce(c.start_year, c.end_year) where coalesce(c.start_year, c.end_year) is not null
        union all select 'end ' || coalesce(c.end_year, 9999) where coalesce(c.start_year, c.end_year) is not null
        union all select 'seeking ' || t from unnest(c.seeks) t
        union all select 'theme ' || t from unnest(c.themes) t
        union all select 'country ' || t from unnest(c.countries) t
        union all select 'region ' || t from unnest(c.regions) t
        union all select 'place ' || t from unnest(case when c.places = '{}' then '{""}' else c.places end) t
        union all select 'programme ' || t from unnest(c.programmes) t
        union all select 'organisation ' || t from unnest(c.organisations) t
        union all select 'language ' || t from unnest(c.languages) t
      ) x
    )
    select coalesce(s.entry_id, a.entry_id)::text || ' ' || coalesce(s.pair, a.pair) what, s.pair indexed, a.pair actual
    from said s full join so a on a.entry_id = s.entry_id and a.pair = s.pair
    where s.pair is null or a.pair is null`,
  // an entry may have been published since the last of the daily rounds: then it has the age of today
  'ages of entries': `
    select d.entry_id::text what, v.value indexed, ${freshnessOf('d.dated')} actual
    from search_document d, search_state s, unnest(d.facets) f join facet_value v on v.id = f and v.facet = 'confirmed'
    where v.value not in (${freshnessOf('d.dated')}, ${freshnessOf('d.dated', 's.fresh_on')})`,
  'dates of entries': `
    select c.entry_id::text what, d.dated::text indexed, greatest(c.newest, c.confirmed_on)::text actual
    from search_document d join catalogue c using (entry_id)
    where d.dated is distinct from greatest(c.newest, c.confirmed_on) or d.newest is distinct from c.newest`,
  'counts of values': `
    select v.facet || ' ' || v.value what, v.n::text indexed, coalesce(x.n, 0)::text actual from facet_value v
    left join (select f id, count(*) n from search_document d, unnest(d.facets) f group by f) x on x.id = v.id
    where v.n <> coalesce(x.n, 0)`,
  'bitmaps of values': `
    with so as (
      select f id, d.entry_id / 64000 chunk, bits_at(d.entry_id % 64000, 1)::varbit bits
      from search_document d, unnest(d.facets) f join facet_value v on v.id = f and v.has_bits group by 1, 2
    )
    select v.facet || ' ' || v.value what, bit_count(b.bits)::text indexed, bit_count(s.bits)::text actual
    from so s full join facet_bitmap b on b.id = s.id and b.chunk = s.chunk
      join facet_value v on v.id = coalesce(s.id, b.id)
    where s.bits is distinct from b.bits and (s.bits is not null or bit_count(b.bits) > 0)`,
  'counts of words': `
    select coalesce(l.lexeme, s.word) what, l.df::text indexed, s.ndoc::text actual
    from lexeme l full join ts_stat('select tsv from search_document') s on s.word = l.lexeme
    where l.df is distinct from s.ndoc`,
  'bitmaps of words': `
    with so as (
      select l.id, d.entry_id / 64000 chunk, bits_at(d.entry_id % 64000, 1)::varbit bits
      from lexeme l join search_document d on d.tsv @@ ('''' || l.lexeme || '''')::tsquery where l.big group by 1, 2
    )
    select l.lexeme what, bit_count(b.bits)::text indexed, bit_count(s.bits)::text actual
    from so s full join lexeme_bitmap b on b.id = s.id and b.chunk = s.chunk join lexeme l on l.id = coalesce(s.id, b.id)
    where s.bits is distinct from b.bits and (s.bits is not null or bit_count(b.bits) > 0)`,
}

/**
 * Proves that index and entries agree, with the themes as they are in memory: everything that differs, by what it
 * concerns; empty when all is well.
 */
export async function checkSearch(db: Db): Promise<Record<string, Disagreement[]>> {
  const found: Record<string, Disagreement[]> = {}
  for (const [name, text] of Object.entries(checks)) {
    const { rows } = await db.query<Disagreement>(`${text} order by 1 limit ${mostListed}`)
    if (rows.length > 0) found[name] = rows
  }
  const texts = await compareTexts(db)
  if (texts.length > 0) found['words and suggestions of entries'] = texts
  return found
}

/** What is read out of the entries as when they are published, against what is found by. */
async function compareTexts(db: Db): Promise<Disagreement[]> {
  const { rows } = await db.query<{ id: number; kind: string }>(
    'select d.entry_id id, c.kind from search_document d join catalogue c using (entry_id) order by 1',
  )
  const found: Disagreement[] = []
  for (const { id, kind } of rows) {
    const entry = await readIndexed(db, kindByName.get(kind)!, id).catch(() => undefined)
    if (!entry || found.length >= mostListed) continue // taken back in between, or listed above
    const { rows: differing } = await db.query<{ words: number; suggestions: number }>({
      name: 'check-texts',
      text: `select (select count(*)::int from search_document d where d.entry_id = $1 and d.tsv <> $2::tsvector) words,
        (select count(*)::int from (select s.language, s.start from suggestion s where s.entry_id = $1) s
          full join jsonb_to_recordset($3) w (language text, start text) on w.language = s.language and w.start = s.start
          where s.start is null or w.start is null) suggestions`,
      values: [id, searchVector(entry.texts), JSON.stringify(suggestionsOf(entry.titles))],
    })
    const { words = 0, suggestions = 0 } = differing[0] ?? {}
    if (words > 0) found.push({ what: `words of ${id}`, indexed: 'others', actual: 'as its text says' })
    if (suggestions > 0) found.push({ what: `suggestions of ${id}`, indexed: 'others', actual: 'as its title says' })
  }
  return found
}
