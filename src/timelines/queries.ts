import type { Db } from '../database.ts'
import type { Translated } from '../fields.ts'
import type { Language } from '../languages.ts'

export type Lane = 'partnership' | 'agreement' | 'milestone' | 'project' | 'stage' | 'activity' | 'event' | 'programme'

/** A row of a timeline with the entry that it comes from. */
export type FoundRow = {
  entryId: number
  /** Its place among the rows of its entry. */
  ordinal: number
  lane: Lane
  starts: string | null
  ends: string | null
  ongoing: boolean
  /** The source dates it only by the period of its entry. */
  wholePeriod: boolean
  title: Translated
  detail: Translated | null
  /** It belongs to another undertaking, which came before or after. */
  context: boolean
  /** Of the row of a project: the fund that its entry names. */
  fund?: string | null
  entry: { kind: string; slug: string; title: Translated; originalLanguage: Language }
  updatedAt: Date
  /** The main source of the entry. */
  source: { code: string; title: Translated; language: Language; dated: string | null } | null
}

// `works` are the entry and the projects in it. A programme's own timeline shows its projects, not what was done in each,
// and no other programmes but those above and below it.
const find = `
  with recursive points as not materialized (
    select l.from_id, f.kind from_kind, l.role, l.to_id
    from relations l join entries f on f.id = l.from_id and f.published_revision = l.revision_id
      join catalogue c on c.entry_id = f.id
  ), subject as (
    select e.id, e.kind from entries e where e.id = $1
  ), works as (
    select s.id from subject s
    union
    select p.from_id from subject s join points p on p.to_id = s.id
    where p.from_kind = 'project' and p.role in ('part-of-partnership', 'part-of-programme')
  ), happenings as (
    select p.from_id id from works w join points p on p.to_id = w.id and p.role = 'event-of'
    union
    select p.from_id from subject s join points p on p.to_id = s.id
    where p.from_kind = 'event' and p.role = 'part-of-programme'
  ), programmes as (
    select s.id from subject s where s.kind = 'programme'
    union
    select p.from_id from subject s join points p on p.to_id = s.id and p.role = 'sub-programme'
    union
    select p.to_id from subject s, (select w.id from works w union select h.id from happenings h) w
      join points p on p.from_id = w.id and p.role = 'part-of-programme'
    where s.kind <> 'programme'
    union
    select p.to_id from programmes g join points p on p.from_id = g.id and p.role = 'sub-programme'
  ), parts as (
    select s.id, s.kind subject, null part from subject s
    union all select w.id, s.kind, 'work' from works w, subject s where w.id <> s.id
    union all select h.id, s.kind, 'event' from happenings h, subject s
    union all select g.id, s.kind, 'programme' from programmes g, subject s where g.id <> s.id
    union all select p.to_id, s.kind, 'context' from subject s join points p on p.from_id = s.id and p.role = 'follows'
    union all select p.from_id, s.kind, 'context' from subject s join points p on p.to_id = s.id and p.role = 'follows'
    union all select p.to_id, s.kind, 'above' from subject s join points p on p.from_id = s.id and p.role = 'part-of-partnership'
  ), chosen as (
    -- Two undertakings that each name the other as the one before are still one row.
    select distinct p.id, p.subject, p.part from parts p
  )
  select p.id "entryId", coalesce(t.ordinal, 0) ordinal, coalesce(t.lane, c.kind) lane, t.starts, t.ends,
    coalesce(t.ongoing, false) ongoing, coalesce(t.whole_period, false) "wholePeriod", coalesce(t.title, c.title) title,
    t.detail, p.part is not distinct from 'context' context,
    case t.lane when 'project' then (select r.content ->> 'fund' from revisions r where r.id = e.published_revision) end fund,
    jsonb_build_object('kind', c.kind, 'slug', c.slug, 'title', c.title, 'originalLanguage', c.original_language) entry,
    e.updated_at "updatedAt",
    (select jsonb_build_object('code', s.code, 'title', s.title, 'language', s.language, 'dated', s.dated)
      from revision_sources rs join sources s on s.id = rs.source_id
      where rs.revision_id = e.published_revision order by rs.position limit 1) source
  from chosen p join catalogue c on c.entry_id = p.id join entries e on e.id = p.id
    left join timeline t on t.entry_id = p.id
  where case
    -- A programme whose years are not known has no row of its own, and is one of the programmes nevertheless.
    when t.lane is null then p.part = 'programme'
    when p.part = 'context' then t.lane = 'project'
    when p.part = 'above' then t.lane = 'agreement'
    when p.part = 'work' then p.subject <> 'programme' or t.lane = 'project'
    else true end
  order by p.id, t.ordinal`

/**
 * The rows of the timeline of an entry, in no order that means anything (arrange-rows.ts), in one statement.
 * A partnership: its agreements and milestones, its projects with stages and activities, the events and programmes of
 * all these; programmes also without a date. A project: what is its own, its events and programmes, the projects before and after it, the agreements of
 * its partnership. A programme: its projects, its events, the programmes above and below it.
 */
export async function findTimeline(db: Db, entryId: number): Promise<FoundRow[]> {
  const { rows } = await db.query<FoundRow>({ name: 'timeline', text: find, values: [entryId] })
  return rows
}
