import { type Item, itemOf } from '../catalogue/item.ts'
import type { Db } from '../database.ts'
import type { Metric, Translated } from '../fields.ts'

/** What a project counted, as far as it says so. */
type Counted = { stages: CountedStage[]; metrics: Metric[]; countsNote: Translated | null }
type CountedStage = { title: Translated; start?: string; end?: string; text?: Translated; metrics: Metric[] }

/** An entry within a programme. `through`: the sub-programmes that lead to it, where it does not name the programme itself. */
export type Within = { item: Item; through: Item[]; counted: Counted | null; ofKind: number }

/** More entries of one kind than this stand in the catalogue only. */
export const mostOfAKind = 30

/**
 * The entries within a programme and within its sub-programmes, kind by kind and in the order of time.
 * `ofKind` is the number of all of that kind, of which at most `mostOfAKind` come.
 */
export async function findWithin(db: Db, programmeId: number): Promise<Within[]> {
  const { rows } = await db.query<Within>({
    name: 'within-programme',
    text: `
      with ranked as (
        select c.*, row_number() over kind place, count(*) over (partition by c.kind)::int of_kind
        from catalogue c where c.programmes @> array[$1::int] and c.kind <> 'organisation'
        window kind as (partition by c.kind order by c.start_year nulls last, c.entry_id)
      )
      select ${itemOf('c')} item, c.of_kind "ofKind",
        case when direct.is_so then '[]' else coalesce((select jsonb_agg(${itemOf('p')} order by p.entry_id)
          from relations l join catalogue p on p.entry_id = l.to_id and p.programmes @> array[$1::int]
          where l.revision_id = e.published_revision), '[]') end through,
        case when c.kind = 'project' then jsonb_build_object('stages', coalesce(r.content -> 'stages', '[]'),
          'metrics', coalesce(r.content -> 'metrics', '[]'), 'countsNote', r.content -> 'countsNote') end counted
      from ranked c join entries e on e.id = c.entry_id join revisions r on r.id = e.published_revision
        cross join lateral (select exists (select 1 from relations l
          where l.revision_id = e.published_revision and l.to_id = $1) is_so) direct
      where c.place <= $2
      order by array_position(array['programme', 'project', 'practice', 'partnership', 'event'], c.kind), c.place`,
    values: [programmeId, mostOfAKind],
  })
  return rows
}
