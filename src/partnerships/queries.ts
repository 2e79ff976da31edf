import { itemOf } from '../catalogue/item.ts'
import type { Db } from '../database.ts'
import type { Body, Candidate } from './find-matches.ts'

export type Surroundings = {
  /** Organisations behind the partnership, those that lead it first; of many members the first dozen. */
  bodies: Body[]
  candidates: Candidate[]
}

const behind = `array['lead', 'candidate', 'member']`

/** Themes of the fields of work of a content; entries that have none give an empty list. */
const fieldThemes = (content: string) =>
  `coalesce((select jsonb_agg(coalesce(
    (select to_jsonb(t.merged_into) from themes t where t.id = f ->> 'theme'), f -> 'theme')) from jsonb_array_elements(${content} -> 'fieldsOfWork') f where f ? 'theme'), '[]')`

/** Items of what a query names `x`, at most two: a page names examples. */
const examples = (rest: string) =>
  `coalesce((select jsonb_agg(s.item) from (select ${itemOf('x')} item ${rest} order by x.newest desc, x.entry_id limit 2) s), '[]')`

/** Ids of the entries that point at one of `ids`. */
const pointingAt = (ids: string, only = '') => `(
  select f.id from relations l join entries f on f.id = l.from_id and f.published_revision = l.revision_id
    join catalogue p on p.entry_id = f.id
  where ${only} l.to_id = any(${ids}))`

const find = `
  with own as (
    select c.entry_id, c.themes, c.programmes, c.organisations, c.themes || array(
      select jsonb_array_elements_text(${fieldThemes('r.content')})) words, e.published_revision
    from catalogue c join entries e on e.id = c.entry_id join revisions r on r.id = e.published_revision
    where c.entry_id = $1
  ), bodies as (
    select r.entry_id id, r.content -> 'orgType' type,
      row_number() over (order by array_position(${behind}, l.role), l.position) place
    from own join relations l on l.revision_id = own.published_revision and l.role = any(${behind})
      join catalogue c on c.entry_id = l.to_id
      join entries e on e.id = l.to_id join revisions r on r.id = e.published_revision
    order by place limit 12
  ), partners as (
    -- whoever is named in a project or a practice of the partnership works with it already
    select coalesce(array_agg(l.to_id), '{}') ids
    from own join relations p on p.to_id = own.entry_id and p.role = 'part-of-partnership'
      join entries f on f.id = p.from_id and f.published_revision = p.revision_id
      join catalogue x on x.entry_id = f.id
      join relations l on l.revision_id = p.revision_id
  ), chosen as (
    select c.entry_id from own, partners, catalogue c
    where c.kind in ('partnership', 'organisation')
      and c.entry_id <> all(own.entry_id || own.organisations || partners.ids)
      and (c.themes && own.words or c.programmes && own.programmes or c.organisations && own.organisations)
    order by (select count(*) from unnest(c.themes) t where t = any(own.words)) desc, c.kind desc, c.newest desc, c.entry_id
    limit 24
  ), near as (
    select c.*, r.content, case when c.kind = 'organisation' then array[c.entry_id] else array(
        select l.to_id from relations l where l.revision_id = e.published_revision and l.role = any(${behind})) end bodies
    from chosen h join catalogue c on c.entry_id = h.entry_id
      join entries e on e.id = c.entry_id join revisions r on r.id = e.published_revision
  )
  select
    coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'orgType', b.type) order by b.place) from bodies b),
      '[]') bodies,
    coalesce((select jsonb_agg(jsonb_build_object(
        'item', ${itemOf('n')}, 'fields', ${fieldThemes('n.content')},
        'lookingFor', coalesce(n.content -> 'lookingFor', '[]'), 'regionType', n.content -> 'regionType',
        'bodies', coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'orgType', r.content -> 'orgType'))
          from catalogue b join entries e on e.id = b.entry_id join revisions r on r.id = e.published_revision
          where e.id = any(n.bodies)), '[]'),
        'hasProfile', n.kind = 'partnership' or exists (
          select 1 from relations l join entries f on f.id = l.from_id and f.published_revision = l.revision_id
            join catalogue c on c.entry_id = f.id and c.kind = 'partnership' where l.to_id = n.entry_id),
        'programmes', ${examples(`from catalogue x where x.entry_id = any(n.programmes) and x.entry_id = any(own.programmes)`)},
        'together', ${examples(`from catalogue x
          where x.kind in ('project', 'partnership', 'practice') and x.entry_id not in (own.entry_id, n.entry_id)
            and x.entry_id in ${pointingAt('n.bodies || n.entry_id')}
            and x.entry_id in ${pointingAt('own.organisations || own.entry_id')}`)},
        'practices', ${examples(`from catalogue x
          where x.kind = 'practice' and x.themes && own.words
            and x.entry_id in ${pointingAt('n.bodies || n.entry_id', `l.role in ('owner', 'part-of-partnership') and`)}`)}))
      from near n cross join own), '[]') candidates`

/** What stands around a partnership: who is behind it, and entries that may have something in common with it. */
export async function findSurroundings(db: Db, entryId: number): Promise<Surroundings> {
  const { rows } = await db.query<Surroundings>({ name: 'surroundings', text: find, values: [entryId] })
  return rows[0]!
}
