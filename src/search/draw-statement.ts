import { itemOf } from '../catalogue/item.ts'
import { contentVersion } from '../drawn-pages.ts'
import { mostNamed, openFacets } from './facets.ts'

const inOpen = (facet: string) => `${facet} in (${openFacets.map((name) => `'${name}'`).join(', ')})`

// Looked up one by one: how many rows a page has is not known to the planner, and the whole catalogue would be read.
/**
 * A statement for a page of the catalogue out of its parts, all CTEs: `page` (entry_id, tier, place), `counts` (facet,
 * value, id, n), `totals` (total, "totalOfWords", "totalOfFilters", "withoutPlace", "without"). `chosen` are ids of
 * facet values that are given whatever their place, as SQL. `held`: for what version of the content the facets
 * are held in memory, as SQL; where that is the present one they are null.
 */
export function drawStatement(
  parts: string[],
  { content, chosen, held }: { content: boolean; chosen: string; held?: string },
): string {
  const unlessHeld = held ? `case when (${contentVersion}) is distinct from ${held} then` : ''
  return `with ${parts.join(', ')}
  select t.*, coalesce((select jsonb_agg(${itemOf('c')}${
    content
      ? ` || jsonb_build_object('content', (select r.content from entries e join revisions r on r.id = e.published_revision
        where e.id = c.entry_id))`
      : ''
  } order by p.tier, p.place) from page p, lateral (select * from catalogue x where x.entry_id = p.entry_id limit 1) c), '[]') items,
    ${unlessHeld} coalesce((select jsonb_agg(case when ${inOpen('x.facet')}
        then jsonb_build_object('facet', x.facet, 'value', n.slug, 'count', x.n, 'title', n.title)
        else jsonb_build_object('facet', x.facet, 'value', x.value, 'count', x.n) end order by x.n desc, x.value)
      from (select k.*, row_number() over (partition by k.facet order by k.n desc, k.value) place from counts k
          where k.value <> '') x
        left join catalogue n on n.entry_id = case when ${inOpen('x.facet')} then x.value::int end
      where not ${inOpen('x.facet')}
        or (n.entry_id is not null and (x.place <= ${mostNamed} or x.id = any(${chosen})))), '[]') ${unlessHeld && 'end'} facets
  from totals t`
}
