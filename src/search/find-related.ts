import type { Db } from '../database.ts'
import type { FacetPair } from './facets.ts'

/** What to look for: what an entry is counted under, and its words with how much each says of it. */
export type RelatedQuery = {
  entryId: number
  kind: string
  facets: FacetPair[]
  lexemes: { lexeme: string; weight: number }[]
}
/** A published entry with how much it has in common; `lexemes`: the telling words that it has too. */
export type Found = { id: number; score: number; lexemes: string[] }

/** How much it says that two entries share a value of this facet; times how rare the value is, up to one in fifty. */
const weights: Partial<Record<FacetPair[0], number>> = {
  theme: 1,
  place: 0.8,
  region: 0.3,
  programme: 0.8,
  organisation: 0.8,
  seeking: 0.2,
}

// Every step is bounded, whatever the size of the portal: words and values that few have, the latest of the kind.
const find = `
  with total as (
    select greatest(v.n, 1)::float8 n from facet_value v where v.facet = 'all' and v.value = ''
  ), words as materialized (
    -- not in this entry alone, and in less than one of fifty; in a small portal in a few
    select l.lexeme, a.weight * ln(greatest(t.n, 2) / l.df) weight,
      1 << (row_number() over (order by a.weight * ln(greatest(t.n, 2) / l.df) desc, l.lexeme))::int bit
    from total t, jsonb_to_recordset($3) a (lexeme text, weight float8) join lexeme l on l.lexeme = a.lexeme
    where l.df between 1 + (exists (select from search_document d where d.entry_id = $1))::int
        and greatest(5, least(2000, t.n / 50)) order by 2 desc, 1 limit 8
  ), hits as materialized (
    select d.entry_id, sum(w.weight) weight, bit_or(w.bit) bits
    from words w cross join lateral (
      select d.entry_id from search_document d where d.tsv @@ ('''' || w.lexeme || '''')::tsquery) d
    group by 1 order by 2 desc, 1 limit 300
  ), mine as materialized (
    select v.id, v.facet, v.n, a.weight * least(greatest(ln(t.n / greatest(v.n, 1)), 0.1), 4) weight
    from total t, jsonb_to_recordset($2) a (facet text, value text, weight float8)
      join facet_value v on v.facet = a.facet and v.value = a.value
  ), near as (
    (select m.id, null::int beside from mine m where m.n between 2 and 500 and m.facet <> 'seeking' order by m.n limit 6)
    union all
    select t.id, p.id from (select * from mine m where m.facet = 'theme' order by m.n limit 2) t,
      (select * from mine m where m.facet in ('place', 'region') order by m.n limit 1) p
  ), candidates as (
    select h.entry_id from hits h
    union select d.entry_id from near n cross join lateral (
      select d.entry_id from search_document d where d.facets @> array_remove(array[n.id, n.beside], null) limit 200) d
    union (select c.entry_id from catalogue c where c.kind = $4 order by c.newest desc nulls last, c.entry_id desc limit 200)
  ), scored as (
    select x.entry_id id, coalesce(h.bits, 0) bits, s.ties,
      coalesce(s.weight, 0) + 0.5 * coalesce(h.weight, 0) + case when c.kind = $4 then 0.5 else 0 end score, c.newest
    from candidates x
      -- one by one: the planner takes candidates for more than they are, and would read all documents
      cross join lateral (select d.facets from search_document d where d.entry_id = x.entry_id offset 0) d
      cross join lateral (select c.kind, c.newest from catalogue c where c.entry_id = x.entry_id offset 0) c
      left join hits h on h.entry_id = x.entry_id
      cross join lateral (select sum(m.weight) weight, count(*) filter (where m.facet not in ('region', 'seeking')) ties
        from mine m where m.id = any(d.facets)) s
    where x.entry_id <> $1
  )
  select s.id, round(s.score::numeric, 2)::float8 score,
    array(select w.lexeme from words w where w.bit & s.bits <> 0 order by w.bit) lexemes
  from scored s
  where (s.ties > 0 or bit_count(s.bits::bit(32)) > 1)
    -- what the two say of each other stands on the page already
    and s.id not in (
      select l.to_id from entries e join relations l on l.revision_id = e.published_revision where e.id = $1
      union all
      select l.from_id from relations l join entries f on f.id = l.from_id and f.published_revision = l.revision_id
      where l.to_id = $1)
  order by s.score desc, s.newest desc nulls last, s.id limit 12`

/** The published entries that have most in common with an entry, the best first; none that it is tied to by a relation. */
export async function findRelatedIds(db: Db, { entryId, kind, facets, lexemes }: RelatedQuery): Promise<Found[]> {
  const asked = facets.flatMap(([facet, value]) => {
    const weight = value === '' ? undefined : weights[facet]
    return weight ? [{ facet, value, weight }] : []
  })
  const { rows } = await db.query<Found>({
    name: 'find-related',
    text: find,
    values: [entryId, JSON.stringify(asked), JSON.stringify(lexemes), kind],
  })
  return rows
}
