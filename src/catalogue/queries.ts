import type { Db } from '../database.ts'
import type { Language } from '../languages.ts'
import { type Item, itemOf } from './item.ts'
import { type FacetName, facetNames, type Search } from './schema.ts'
import { searchQuery } from './words.ts'

/** A facet value with its exact count; `title` where the value names an entry. */
export type FacetCount = { value: string; count: number; title?: Record<string, string> }

/** `content`: what the entry says, given when words were searched, so that the passage can be shown. */
export type Hit = Item & { content?: Record<string, unknown> }

export type Found = {
  total: number
  /** Entries that match the words alone, filters left aside. */
  totalOfWords: number
  /** Entries that match all filters, words left aside. */
  totalOfFilters: number
  /** All entries there are. */
  totalOfAll: number
  /** Of those found, how many name no place: the map cannot show them. */
  withoutPlace: number
  items: Hit[]
  facets: Record<FacetName, FacetCount[]>
  /** For each filter in use: how many would match without it. */
  without: Partial<Record<FacetName | 'period', number>>
}

const fresh = `case when c.newest is null and c.confirmed_on is null then 'undated'
  when greatest(c.newest, c.confirmed_on) > current_date - interval '2 years' then 'recent'
  when greatest(c.newest, c.confirmed_on) > current_date - interval '10 years' then 'ageing' else 'old' end`

/** Does a row pass each filter? A filter that is not used passes all. Order: facetNames, then the period. */
export const passes = [
  `($2::text[] = '{}' or c.kind = any($2))`,
  `($3::text[] = '{}' or c.seeks && $3)`,
  `($4::text[] = '{}' or c.themes && $4)`,
  `($5::text[] = '{}' or c.countries && $5)`,
  `($6::text[] = '{}' or c.regions && $6)`,
  `($7::text[] = '{}' or c.places && $7)`,
  `($8::text[] = '{}' or c.programmes && array(select p.entry_id from catalogue p
    where p.kind = 'programme' and p.slug = any($8)))`,
  `($9::text[] = '{}' or c.organisations && array(select o.entry_id from catalogue o
    where o.kind = 'organisation' and o.slug = any($9)))`,
  `($10::text[] = '{}' or c.languages && $10)`,
  `($11::text[] = '{}' or ${fresh} = any($11))`,
  `(($12::int is null and $13::int is null) or (coalesce(c.start_year, c.end_year) is not null
    and coalesce(c.start_year, c.end_year) <= coalesce($13, 9999) and coalesce(c.end_year, 9999) >= coalesce($12, 0)))`,
]

/** Every value of a facet with the rows it stands on. */
const facetValues: Record<FacetName, string> = {
  kind: 'select g.kind v',
  seeking: 'select unnest(g.seeks) v',
  theme: 'select unnest(g.themes) v',
  country: 'select unnest(g.countries) v',
  region: 'select unnest(g.regions) v',
  place: 'select unnest(g.places) v',
  programme: 'select unnest(g.programmes)::text v',
  organisation: 'select unnest(g.organisations)::text v',
  language: 'select unnest(g.languages) v',
  confirmed: 'select g.fresh v',
}

// A row that fails one filter alone still counts in that filter's own facet: tick one more value and it appears.
// Values without any hit stay in the list with 0, so that a reader sees what there is.
const facetCounts = facetNames
  .map(
    (name, i) => `select '${name}' facet, x.v, count(*) filter (where x.hit)::int n from (
      ${facetValues[name]}, g.in_words and (g.fails = 0 or (g.fails = 1 and not g.f[${i + 1}])) hit from flagged g
    ) x group by x.v`,
  )
  .join(' union all ')

/** The values of these facets are entries; of a portal's thousands only the most frequent are given, and those chosen. */
const namesEntry = `x.facet in ('programme', 'organisation')`
const mostNamed = 100

const orders = {
  relevance: 'm.score desc, m.newest desc nulls last, m.entry_id desc',
  newest: 'm.newest desc nulls last, m.entry_id desc',
  updated: 'm.updated_at desc, m.entry_id desc',
  title_en: 'm.sort_en, m.entry_id',
  title_pl: 'm.sort_pl, m.entry_id',
  title_cs: 'm.sort_cs, m.entry_id',
}

/**
 * One statement for a page of the catalogue: hits, totals and all facet counts. What is counted carries no text:
 * with titles and cards in it, the set spills to disk.
 */
const statement = (order: keyof typeof orders) => `
  with worded as materialized (
    select d.entry_id, max(ts_rank('{0.02, 0.3, 0.6, 1}', d.tsv, $1::tsquery) + d.boost / 10000.0
      + case when d.language = $16 then 0.01 else 0 end) score
    from search_document d where d.tsv @@ $1::tsquery group by d.entry_id
  ), flags as (
    select c.entry_id, c.kind, c.seeks, c.themes, c.countries, c.regions, c.places, c.programmes, c.organisations,
      c.languages, c.newest, c.updated_at, c.sort_en, c.sort_pl, c.sort_cs, ${fresh} fresh, coalesce(w.score, 0) score,
      $1::text is null or w.entry_id is not null in_words, array[${passes.join(', ')}] f
    from catalogue c left join worded w on w.entry_id = c.entry_id
  ), flagged as materialized (
    select g.*, (select count(*) from unnest(g.f) x where not x) fails from flags g
  ), matched as (
    select * from flagged g where g.in_words
  ), page as (
    select m.entry_id, row_number() over (order by ${orders[order]}) place
    from matched m where m.fails = 0 order by place limit $14 offset $15
  ), totals as (
    select count(*) filter (where m.fails = 0)::int total, count(*)::int of_words,
      count(*) filter (where m.fails = 0 and m.places = '{}')::int without_place,
      array[${passes.map((_, i) => `count(*) filter (where m.fails = 0 or (m.fails = 1 and not m.f[${i + 1}]))::int`).join(', ')}] "without"
    from matched m
  )
  select t.total, t.of_words "totalOfWords", t.without_place "withoutPlace", t."without",
    (select count(*)::int from flagged g where g.fails = 0) "totalOfFilters",
    (select count(*)::int from flagged) "totalOfAll",
    coalesce((select jsonb_agg(${itemOf('c')} || case when $1::text is null then '{}'::jsonb else
        jsonb_build_object('content', (select r.content from entries e join revisions r on r.id = e.published_revision
          where e.id = c.entry_id)) end order by p.place) from page p join catalogue c on c.entry_id = p.entry_id), '[]') items,
    coalesce((select jsonb_agg(jsonb_build_object('facet', x.facet, 'value', coalesce(n.slug, x.v), 'count', x.n,
        'title', n.title) order by x.n desc, x.v)
      from (select y.*, row_number() over (partition by y.facet order by y.n desc, y.v) place from (${facetCounts}) y) x
        left join catalogue n on n.entry_id = case when ${namesEntry} then x.v::int end
      where not ${namesEntry} or (n.entry_id is not null and (x.place <= ${mostNamed} or n.slug = any($8) or n.slug = any($9)))
    ), '[]') facets
  from totals t`

type Row = Omit<Found, 'facets' | 'without'> & { without: number[]; facets: (FacetCount & { facet: FacetName })[] }

/**
 * The entries that match a search, for a reader of `language`, in one statement.
 * A feed goes by the last change (`updated`), which no page offers.
 */
export async function findCatalogue(
  db: Db,
  search: Omit<Search, 'sort'> & { sort?: Search['sort'] | 'updated' },
  language: Language,
): Promise<Found> {
  const sort = search.sort ?? (search.q ? 'relevance' : 'newest')
  const order = sort === 'title' ? (`title_${language}` as const) : sort
  const query = search.q ? (searchQuery(search.q) ?? "'\u00a7nothing'") : null
  const { rows } = await db.query<Row>({
    name: `catalogue ${order}`,
    text: statement(order),
    values: [
      query,
      ...facetNames.map((name) => search[name]),
      search.from,
      search.to,
      search.limit,
      (search.page - 1) * search.limit,
      language,
    ],
  })
  const { facets, without, ...found } = rows[0]!
  const used = (name: FacetName | 'period') =>
    name === 'period' ? search.from !== undefined || search.to !== undefined : search[name].length > 0
  return {
    ...found,
    facets: Object.fromEntries(
      facetNames.map((name) => [name, facets.filter((f) => f.facet === name).map(({ facet: _, ...count }) => count)]),
    ) as Found['facets'],
    without: Object.fromEntries(
      [...facetNames, 'period' as const].map((n, i) => [n, without[i] ?? 0] as const).filter(([n]) => used(n)),
    ),
  }
}
