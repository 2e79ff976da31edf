import { type Item, itemOf } from '../catalogue/item.ts'
import type { Db } from '../database.ts'
import type { Metric, Translated } from '../fields.ts'

export type HomeFigure = { item: Item; metric: Metric }
/** `agreements`: the places that each signed agreement ties, by their keys. */
export type Home = { figures: HomeFigure[]; searches: Search[]; agreements: string[][] }

export type Search = { item: Item; lookingForText?: Translated; dated?: string }

/**
 * What the front page shows beside the latest entries: figures that published entries give, one of each entry
 * before a second of any, and the partnerships that look for somebody.
 */
export async function findHome(db: Db): Promise<Home> {
  const { rows } = await db.query<Home>({
    name: 'home',
    text: `
      with newest as (
        -- nobody sees more than four figures: the youngest entries have enough
        select c.* from search_document d join catalogue c on c.entry_id = d.entry_id
        where c.kind in ('partnership', 'project', 'practice')
        order by d.newest desc nulls last, d.entry_id desc limit 60
      ), figures as (
        select ${itemOf('n')} item, m.metric, m.place, n.newest, n.entry_id
        from newest n join entries e on e.id = n.entry_id join revisions r on r.id = e.published_revision,
          jsonb_array_elements(r.content -> 'metrics') with ordinality m (metric, place)
        order by m.place, n.newest desc nulls last, n.entry_id limit 4
      ), searches as (
        select ${itemOf('c')} item, r.content -> 'lookingForText' text, r.content ->> 'profileDated' dated
        from catalogue c join entries e on e.id = c.entry_id join revisions r on r.id = e.published_revision
        where c.entry_id in (select d.entry_id from search_document d
          where d.facets && array(select v.id from facet_value v where v.facet = 'seeking' and v.n > 0)
          order by d.newest desc nulls last, d.entry_id desc limit 2)
        order by c.newest desc nulls last, c.entry_id
      )
      select coalesce((select jsonb_agg(jsonb_build_object('item', f.item, 'metric', f.metric)
          order by f.place, f.newest desc nulls last, f.entry_id) from figures f), '[]') figures,
        coalesce((select jsonb_agg(jsonb_build_object('item', s.item, 'lookingForText', s.text, 'dated', s.dated))
          from searches s), '[]') searches,
        coalesce((select jsonb_agg(distinct c.places) from (
            -- more lines than these no map can show
            select t.entry_id from timeline t where t.lane = 'agreement' order by t.entry_id limit 500
          ) t join catalogue c on c.entry_id = t.entry_id where cardinality(c.places) > 1), '[]') agreements`,
  })
  return rows[0]!
}
