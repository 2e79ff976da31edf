import { type LoggedAction, loggedActions } from '../audit/record.ts'
import type { Db } from '../database.ts'
import type { Translated } from '../fields.ts'
import type { Language } from '../languages.ts'
import { overMarked, ownTo, type Scope, scopeValues, titleOf } from './queries.ts'
import { isMine, type Person, personOf } from './reviews/list-reviews.ts'
import type { Todo } from './schema.ts'

type Named = { id: number; kind: string; title: Translated; originalLanguage: Language }

export type Queue = {
  /** How many reviews are mine (see `isMine`), and the first of them. */
  reviewCount: number
  reviews: (Named & { sentBy: Person; from: Translated | null; sentAt: string })[]
  /** Of what there is to do, the few that have waited longest. */
  next: (Named & { todo: Todo; languages: string[]; since: string | null; comment: string | null })[]
  /** Open remarks of others on what I wrote, sent or look after. */
  remarks: (Named & { body: string; field: string; author: Person | null; createdAt: string })[]
  changes: (Named & { action: LoggedAction; by: Person | null; at: string; known: boolean })[]
}

const named = (e: string) =>
  `'id', ${e}.id, 'kind', ${e}.kind, 'originalLanguage', ${e}.original_language, 'title', coalesce(${titleOf(`${e}.id`)}, '{}')`

/** What the log tells of entries, beside single saves and what was only looked at. */
const told = loggedActions.filter((action) => action.startsWith('entry.') && action !== 'entry.previewed')

/** What waits for a person, in one statement; `most` of each. */
export async function findQueue(db: Db, scope: Scope, most: number): Promise<Queue> {
  const { rows } = await db.query<Queue>(
    `${overMarked},
     open as (
       select w.* from reviews w join entries e on e.id = w.entry_id
       where w.decision is null and ${ownTo('e')} and ${isMine}
     ),
     next as (
       select m.*, t.todo, row_number() over (partition by t.todo order by m.saved_at, m.id) place
       from marked m cross join lateral unnest(m.todos) t (todo)
       where t.todo in ('sent-back', 'behind', 'sources', 'confirm')
     ),
     said as (
       select r.*, m.kind, m.original_language from remarks r join marked m on m.id = r.entry_id
       where m.own and r.resolved_at is null and r.author_id is distinct from $3::int and (m.author_id = $3 or m.assignee_id = $3
         or (select w.sent_by = $3 from reviews w where w.entry_id = m.id order by w.id desc limit 1))
       order by r.id desc limit $4
     ),
     told as (
       select l.* from audit_log l left join entries e on e.id = l.entry_id
       where l.action = any($5) and ($1 or ${ownTo('e')}) order by l.id desc limit 8
     )
     select (select count(*)::int from open) "reviewCount",
       coalesce((select jsonb_agg(jsonb_build_object(${named('e')}, 'sentAt', o.sent_at, 'sentBy', ${personOf('o.sent_by')},
           'from', (select ${titleOf('s.organisation_id')} from accounts s where s.id = o.sent_by)) order by o.sent_at, o.id)
         from (select * from open order by sent_at, id limit $4) o join entries e on e.id = o.entry_id), '[]') reviews,
       coalesce((select jsonb_agg(jsonb_build_object(${named('n')}, 'todo', n.todo, 'languages', n.languages,
           'since', coalesce(n.confirmed_at, n.published_at), 'comment', case when n.todo = 'sent-back' then
             (select w.comment from reviews w where w.entry_id = n.id order by w.id desc limit 1) end) order by n.place)
         from next n where n.place <= 3), '[]') next,
       coalesce((select jsonb_agg(jsonb_build_object(${named('e')}, 'body', d.body, 'field', d.field,
           'author', ${personOf('d.author_id')}, 'createdAt', d.created_at) order by d.id desc)
         from said d join entries e on e.id = d.entry_id), '[]') remarks,
       coalesce((select jsonb_agg(jsonb_build_object('id', coalesce(e.id, l.entry_id), 'kind', coalesce(e.kind, l.detail ->> 'kind'),
           'originalLanguage', e.original_language, 'title', coalesce(${titleOf('e.id')}, '{}'), 'known', e.id is not null,
           'action', l.action, 'at', l.at, 'by', ${personOf('l.account_id')}) order by l.id desc)
         from told l left join entries e on e.id = l.entry_id), '[]') changes`,
    [...scopeValues(scope), most, told],
  )
  return rows[0]!
}
