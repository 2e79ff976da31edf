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
      with public as not materialized (
        select c.*, r.content from catalogue c join entries e on e.id = c.entry_id
          join revisions r on r.id = e.published_revision
      ), figures as (
        select ${itemOf('p')} item, m.metric, m.place, p.newest, p.entry_id
        from public p, jsonb_array_elements(p.content -> 'metrics') with ordinality m (metric, place)
        where p.kind in ('partnership', 'project', 'practice')
        order by m.place, p.newest desc nulls last, p.entry_id limit 4
      ), searches as (
        select ${itemOf('p')} item, p.content -> 'lookingForText' text, p.content ->> 'profileDated' dated
        from public p where jsonb_array_length(coalesce(p.content -> 'lookingFor', '[]')) > 0
        order by p.newest desc nulls last, p.entry_id limit 2
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
