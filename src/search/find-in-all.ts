import { drawStatement } from './draw-statement.ts'
import { mostNamed, openFacets } from './facets.ts'
import type { Unfiltered } from './find-entries.ts'
import { orderOf } from './order-page.ts'
import { parameters } from './parameters.ts'

/**
 * The statement of everything, in one order: counts are read, not made; the page is read from its index. `held`: the
 * version of the content for which the counts are known, and not given again.
 */
export function findInAll({ language, sort, offset, limit, counted }: Unfiltered, held?: string) {
  const { $, values } = parameters()
  const { table, forward, backward } = orderOf(sort === 'relevance' ? 'newest' : sort, language)
  const [skip, take] = [`${$(offset)}::int`, `${$(limit)}::int`]
  const open = counted.filter((name) => openFacets.includes(name))
  const parts = [
    `totals as materialized (select coalesce(max(v.n), 0) total, coalesce(max(v.n), 0) "totalOfWords",
      coalesce(max(v.n), 0) "totalOfFilters", coalesce(max(v.n), 0) "totalOfAll",
      coalesce((select p.n from facet_value p where p.facet = 'place' and p.value = ''), 0) "withoutPlace",
      '{}'::int[] "without" from facet_value v where v.facet = 'all' and v.value = '')`,
    `size as materialized (select total n, least(total, ${skip}) skip, least(total, ${skip} + ${take}) - least(total, ${skip}) take
      from totals)`,
    `page as (
      select w.entry_id, 1 tier, row_number() over () place from (select d.entry_id from ${table} d
        where (select skip * 2 <= n from size) order by ${forward}
        limit (select take from size) offset (select skip from size)) w
      union all
      select w.entry_id, 1, -row_number() over () from (select d.entry_id from ${table} d
        where (select skip * 2 > n from size) order by ${backward}
        limit (select take from size) offset (select n - skip - take from size)) w)`,
    `counts as (
      select v.facet, v.value, v.id, v.n from facet_value v
        where v.facet = any(${$(counted.filter((name) => !openFacets.includes(name)))}) and v.n > 0
      ${open
        .map(
          (name) => `union all (select v.facet, v.value, v.id, v.n from facet_value v
            where v.facet = '${name}' and v.n > 0 order by v.n desc, v.value limit ${mostNamed})`,
        )
        .join(' ')})`,
  ]
  return { text: drawStatement(parts, { content: false, chosen: `'{}'::int[]`, held: `${$(held)}::text` }), values }
}
