import { allOf, countOf, filterSets } from './bit-sets.ts'
import { drawStatement } from './draw-statement.ts'
import { openFacets } from './facets.ts'
import type { Wanted } from './find-entries.ts'
import { orderOf } from './order-page.ts'
import { parameters } from './parameters.ts'
import { queryLiteral } from './query.ts'

/**
 * The statement of a search with a rare word: one pass over the rows that have it counts everything. A row that fails
 * one filter alone still counts in that filter's own facet: tick one more value and it appears.
 */
export function findInRows({ known, language, sort, offset, limit, counted }: Wanted) {
  const { $, values } = parameters()
  const tsquery = `${$(queryLiteral(known.query))}::tsquery`
  const filters = filterSets(known, $)
  const missing = filters.map(({ name, ids }) => {
    const fails = ids.map((list) => `not d.facets && ${list}::int[]`).join(' or ')
    return `case when ${fails} then '${name}' end`
  })
  const score =
    sort === 'relevance'
      ? `case when x.missing is null then ts_rank('{0.02, 0.3, 0.6, 1}', d.tsv, ${tsquery}) + d.boost / 20000.0
          + case when d.facets @> array[${$(known.ownLanguage)}::int] then 0.01 else 0 end end`
      : '0::float4'
  const order = orderOf(sort, language)
  const by = sort === 'relevance' ? 'd.score desc, d.newest desc nulls last, d.entry_id desc' : order.forward
  const all = `(select v.n from facet_value v where v.id = ${$(known.allId)})`
  const parts = [
    `found as materialized (
      select d.entry_id, d.facets, d.newest, d.updated_at, x.missing, ${score} score from search_document d, lateral (
        select ${missing.length > 0 ? `nullif(concat_ws(' ', ${missing.join(', ')}), '')` : 'null::text'} missing) x
      where d.tsv @@ ${tsquery})`,
    `page as (select d.entry_id, 1 tier, row_number() over (order by ${by}) place
      from ${order.table === 'catalogue' ? 'found f join catalogue d on d.entry_id = f.entry_id where f' : 'found d where d'}.missing is null
      order by place limit ${$(limit)} offset ${$(offset)})`,
    `hits as materialized (select v id, f.missing, count(*)::int n from found f, unnest(f.facets) v
      where f.missing is null or f.missing not like '% %' group by v, f.missing)`,
    `counts as (
      select v.facet, v.value, v.id, coalesce(sum(h.n), 0)::int n from facet_value v
        left join hits h on h.id = v.id and (h.missing is null or h.missing = v.facet)
      where v.facet = any(${$(counted.filter((name) => !openFacets.includes(name)))}) and v.n > 0 group by v.id
      union all
      select v.facet, v.value, v.id, sum(h.n)::int from hits h join facet_value v on v.id = h.id
      where v.facet = any(${$(counted.filter((name) => openFacets.includes(name)))})
        and (h.missing is null or h.missing = v.facet) group by v.id)`,
    ...filters.map(({ part }) => part),
    `totals as (select x.total, x.words "totalOfWords", coalesce(${all}, 0) "totalOfAll", x.placeless "withoutPlace", ${
      filters.length > 0
        ? `case when x.total = 0 then ${countOf(`(${allOf(filters.map(({ set }) => set))}) z`)} else 0 end`
        : all
    }::int "totalOfFilters", x.missing "without" from (
      select count(*) filter (where f.missing is null)::int total, count(*)::int words,
        count(*) filter (where f.missing is null and f.facets @> array[${$(known.placeless)}::int])::int placeless,
        array[${filters
          .map(({ name }) => `count(*) filter (where f.missing is null or f.missing = '${name}')::int`)
          .join(', ')}]::int[] missing
      from found f) x)`,
  ]
  const chosen = `${$(known.filters.flatMap(({ bits, rows }) => [...bits, ...rows]))}::int[]`
  return { text: drawStatement(parts, { content: true, chosen }), values }
}
