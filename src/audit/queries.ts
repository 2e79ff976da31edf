import type { Db } from '../database.ts'
import type { Translated } from '../fields.ts'
import type { Language } from '../languages.ts'
import type { LoggedAction } from './record.ts'
import { entryIdOf, type LogFilter } from './schema.ts'

export type LoggedPerson = { id: number; name: string; erasedAt: string | null }

/** A line of the log with what the ids in it stand for today; null where that is gone, or nobody had signed in. */
export type LogLine = {
  id: number
  at: Date
  action: LoggedAction
  account: LoggedPerson | null
  subject: LoggedPerson | null
  entryId: number | null
  entry: { id: number; kind: string; title: Translated; originalLanguage: Language } | null
  detail: Record<string, unknown>
}

const person = (account: string) =>
  `case when ${account}.id is not null then
    jsonb_build_object('id', ${account}.id, 'name', ${account}.name, 'erasedAt', ${account}.erased_at) end`

/** The lines of a filter, the newest first, at most `limit`. Days are those of Poland and Czechia. */
export async function listLog(db: Db, filter: LogFilter, limit: number): Promise<LogLine[]> {
  const entryId = entryIdOf(filter)
  if (entryId === null) return []
  const { rows } = await db.query<LogLine>(
    `select l.id, l.at, l.action, l.detail, l.entry_id "entryId", ${person('a')} account, ${person('s')} subject,
       case when e.id is not null then jsonb_build_object('id', e.id, 'kind', e.kind,
         'title', coalesce(r.content -> 'title', '{}'), 'originalLanguage', e.original_language) end entry
     from audit_log l left join accounts a on a.id = l.account_id left join accounts s on s.id = l.subject_id
       left join entries e on e.id = l.entry_id
       left join revisions r on r.id = coalesce(e.draft_revision, e.published_revision)
     where ($1::int is null or l.account_id = $1 or l.subject_id = $1) and ($2::text is null or l.action = $2)
       and ($3::int is null or l.entry_id = $3)
       and ($4::date is null or l.at >= $4::date::timestamp at time zone 'Europe/Warsaw')
       and ($5::date is null or l.at < ($5::date + 1)::timestamp at time zone 'Europe/Warsaw')
       and ($6::bigint is null or l.id < $6)
     order by l.id desc limit $7`,
    [filter.person, filter.action, entryId, filter.from, filter.to, filter.before, limit],
  )
  return rows
}

/** Everybody who has, or had, an account. */
export async function listPersons(db: Db): Promise<LoggedPerson[]> {
  const { rows } = await db.query<LoggedPerson>(
    'select a.id, a.name, a.erased_at "erasedAt" from accounts a order by lower(a.name), a.id limit 2000',
  )
  return rows
}
