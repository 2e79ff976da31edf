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
        select c.* from catalogue c where c.kind in ('partnership', 'project', 'practice')
        order by c.newest desc nulls last, c.entry_id limit 60
      ), figures as (
        select ${itemOf('n')} item, m.metric, m.place, n.newest, n.entry_id
        from newest n join entries e on e.id = n.entry_id join revisions r on r.id = e.published_revision,
          jsonb_array_elements(r.content -> 'metrics') with ordinality m (metric, place)
        order by m.place, n.newest desc nulls last, n.entry_id limit 4
      ), searches as (
        select ${itemOf('c')} item, r.content -> 'lookingForText' text, r.content ->> 'profileDated' dated
        from catalogue c join entries e on e.id = c.entry_id join revisions r on r.id = e.published_revision
        where c.entry_id in (select s.entry_id from catalogue s where cardinality(s.seeks) > 0
          order by s.newest desc nulls last, s.entry_id limit 2)
        order by c.newest desc nulls last, c.entry_id
      )
      select coalesce((select jsonb_agg(jsonb_build_object('item', f.item, 'metric', f.metric)
          order by f.place, f.newest desc nulls last, f.entry_id) from figures f), '[]') figures,
        coalesce((select jsonb_agg(jsonb_build_object('item', s.item, 'lookingForText', s.text, 'dated', s.dated))
          from searches s), '[]') searches,
        coalesce((select jsonb_agg(distinct c.places) from catalogue c join timeline t on t.entry_id = c.entry_id
          where t.lane = 'agreement' and cardinality(c.places) > 1), '[]') agreements`,
  })
  return rows[0]!
}
