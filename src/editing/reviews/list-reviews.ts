import type { Db } from '../../database.ts'
import type { Translated } from '../../fields.ts'
import type { Language } from '../../languages.ts'
import { ownTo, type Scope, scopeValues, titleOf } from '../queries.ts'

export type Person = { id: number; name: string; erasedAt: Date | string | null }

/** SQL for the Person of an account. */
export const personOf = (id: string) => `(select jsonb_build_object('id', a.id, 'name', a.name, 'erasedAt', a.erased_at)
  from accounts a where a.id = ${id})`

export type OpenReview = {
  entryId: number
  kind: string
  originalLanguage: Language
  title: Translated
  /** The newest revision: what would be decided on. */
  number: number
  sentBy: Person
  /** The organisation of whoever sent it. */
  from: Translated | null
  sentAt: Date
  assignee: Person | null
}

/**
 * SQL with the values of a scope: is an open review `w` mine? For those who decide: what is assigned to them or to
 * nobody; for the others: what they sent themselves.
 */
export const isMine = '(case when $1 then coalesce(w.assignee_id, $3::int) else w.sent_by end = $3::int)'

/** The reviews that wait for a decision, those sent first at the top, with how many there are of it all. */
export async function listReviews(
  db: Db,
  scope: Scope,
  { mine, page }: { mine: boolean; page: number },
  limit: number,
): Promise<{ reviews: OpenReview[]; total: number; mine: number }> {
  const { rows } = await db.query<{ reviews: OpenReview[]; total: number; mine: number }>(
    `with open as (
       select w.*, ${isMine} is_mine from reviews w join entries e on e.id = w.entry_id
       where w.decision is null and ${ownTo('e')}
     ),
     page as (select * from open where is_mine or not $4::boolean order by sent_at, id limit $5 offset $6)
     select (select count(*)::int from open) total, (select count(*)::int from open where is_mine) mine,
       coalesce((select jsonb_agg(jsonb_build_object('entryId', e.id, 'kind', e.kind, 'originalLanguage', e.original_language,
           'title', coalesce(r.content -> 'title', '{}'), 'number', r.number, 'sentAt', p.sent_at,
           'sentBy', ${personOf('p.sent_by')}, 'assignee', ${personOf('p.assignee_id')},
           'from', (select ${titleOf('s.organisation_id')} from accounts s where s.id = p.sent_by)) order by p.sent_at, p.id)
         from page p join entries e on e.id = p.entry_id join revisions r on r.id = e.draft_revision), '[]') reviews`,
    [...scopeValues(scope), mine, limit, (page - 1) * limit],
  )
  const { reviews, ...counts } = rows[0]!
  return { ...counts, reviews: reviews.map((each) => ({ ...each, sentAt: new Date(each.sentAt) })) }
}

/** What was said when an entry was sent for review last, and what came of it. */
export type LastReview = {
  id: number
  number: number
  note: string | null
  sentBy: Person
  sentAt: Date
  assignee: Person | null
  decision: 'published' | 'scheduled' | 'sent-back' | 'taken-back' | null
  decidedBy: Person | null
  decidedAt: Date | null
  comment: string | null
}

export async function findLastReview(db: Db, entryId: number): Promise<LastReview | undefined> {
  const { rows } = await db.query<LastReview>(
    `select w.id, w.number, w.note, w.sent_at "sentAt", w.decision, w.decided_at "decidedAt", w.comment,
       ${personOf('w.sent_by')} "sentBy", ${personOf('w.assignee_id')} assignee, ${personOf('w.decided_by')} "decidedBy"
     from reviews w where w.entry_id = $1 order by w.id desc limit 1`,
    [entryId],
  )
  return rows[0]
}

/** What was said when the newest text of an entry was sent back; undefined once it was sent again, or decided on. */
export async function findSentBack(
  db: Db,
  entryId: number,
): Promise<{ comment: string; by: Person | null; at: Date } | undefined> {
  const { rows } = await db.query<{ decision: string | null; comment: string | null; by: Person | null; at: Date }>(
    `select w.decision, w.comment, ${personOf('w.decided_by')} by, w.decided_at at
     from reviews w where w.entry_id = $1 order by w.id desc limit 1`,
    [entryId],
  )
  const [last] = rows
  return last?.decision === 'sent-back' && last.comment ? { ...last, comment: last.comment } : undefined
}
