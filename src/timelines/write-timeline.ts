import type { Db } from '../database.ts'
import type { Translated } from '../fields.ts'

/** Kinds of entry that have a timeline page of their own. */
export const kindsWithTimeline: readonly string[] = ['partnership', 'project']

export type TimelineRow = {
  lane: string
  starts?: string
  ends?: string
  ongoing: boolean
  /** The source dates it only by the period of the entry it belongs to. */
  wholePeriod: boolean
  title: Translated
  detail?: Translated
}

/** Replaces the rows that an entry brings to timelines. Runs in the transaction that publishes. */
export async function writeTimelineRows(db: Db, entryId: number, rows: TimelineRow[]): Promise<void> {
  await db.query('delete from timeline where entry_id = $1', [entryId])
  await db.query(
    `insert into timeline (entry_id, ordinal, lane, starts, ends, ongoing, whole_period, title, detail)
     select $1, r.ordinal, r.lane, r.starts, r.ends, r.ongoing, r."wholePeriod", r.title, r.detail
     from jsonb_to_recordset($2::jsonb) r (ordinal smallint, lane text, starts text, ends text, ongoing boolean,
       "wholePeriod" boolean, title jsonb, detail jsonb)`,
    [entryId, JSON.stringify(rows.map((row, ordinal) => ({ ordinal, ...row })))],
  )
}
