import { fold } from '../alphabet.ts'
import type { Db } from '../database.ts'
import type { Origin } from '../entries/save-revision.ts'
import type { LanguageState } from '../entries/track-translations.ts'
import type { Translated } from '../fields.ts'
import { kinds } from '../kinds.ts'
import type { Language } from '../languages.ts'
import { type FacetName, type Filter, readWords, type State, type Todo } from './schema.ts'

/** Who asks, and whose entries they may list: everything, or what is public and what their own organisation has. */
export type Scope = { accountId: number; everything: boolean; organisationId: number | null }

// "is true": an entry without an owner, or a person without an organisation, would make it null, and "not null" is not true.
/** SQL with $1 to $3 of a scope: whether the person may see more of an entry `e` than the public does. */
export const ownTo = (e: string) => `($1::boolean or (${e}.owner_id = $2::int) is true)`
export const scopeValues = ({ everything, organisationId, accountId }: Scope) => [everything, organisationId, accountId]

const marked = (letters: string) => [...letters, ...letters.toUpperCase()].join('')
const letters = marked('ąáäàâćčçďęéěëèíîłľĺńňñóôöőòøřŕśšťţúůüűýźžż')

// Materialized: written into the next step, the subqueries would be worked out again for each place that names them.
/** SQL: what a person may see in the list, with whatever can be filtered by as a column. */
const seen = `
  seen as (
    select e.*, ${ownTo('e')} own,
      case when ${ownTo('e')} then coalesce(e.draft_revision, e.published_revision) else e.published_revision end shown
    from entries e where ${ownTo('e')} or e.status = 'published'
  ),
  known as materialized (
    select s.*, r.number, r.created_at saved_at, r.origin, r.author_id, w.id review_id, w.assignee_id reviewer_id, x.publish_at,
      s.own and s.status <> 'archived' and s.draft_revision is distinct from s.published_revision pending,
      case when s.own and s.status <> 'archived' then array(select l.key || '-' ||
          case when l.value in ('original', 'complete') then 'ok' else l.value end from jsonb_each_text(s.language_states) l)
        else '{}' end languages,
      coalesce(s.owner_id::text, 'none') owner,
      array(select a from unnest(array['1', '2', '5']) a
        where greatest(r.created_at, s.confirmed_at) < now() - make_interval(years => a::int)) ages,
      (s.status = 'published' and (c.newest is null or c.newest < current_date - interval '10 years')
        and coalesce(s.sources_checked_at < now() - interval '1 year', true)) old_sources,
      (s.status = 'published' and coalesce(s.confirmed_at, s.published_at) < now() - make_interval(months =>
        coalesce((select (v.value #>> '{}')::int from settings v where v.name = 'confirm-after-months'), 24))) unconfirmed
    from seen s left join revisions r on r.id = s.shown left join catalogue c on c.entry_id = s.id
      left join reviews w on w.entry_id = s.id and w.decision is null and s.own
      left join scheduled_publications x on x.entry_id = s.id and s.own
  ),
  decided as (
    select k.*, case when k.pending and k.review_id is null then (select case when v.decision = 'sent-back' then v.sent_by end
      from reviews v where v.entry_id = k.id order by v.id desc limit 1) end sent_back_to from known k
  ),
  marked as materialized (
    select k.*, case when not k.own then '{}' else array_remove(array[
      case when k.pending and k.author_id = $3::int and k.review_id is null and k.publish_at is null then 'drafts' end,
      case when k.sent_back_to = $3::int then 'sent-back' end,
      case when k.assignee_id = $3::int and k.status <> 'archived' then 'assigned' end,
      case when k.pending and k.status = 'published' and k.review_id is null and k.publish_at is null then 'waiting' end,
      case when k.review_id is not null then 'review' end,
      case when k.publish_at is not null then 'scheduled' end,
      case when array['pl-behind', 'cs-behind', 'en-behind'] && k.languages then 'behind' end,
      case when k.old_sources then 'sources' end,
      case when k.unconfirmed then 'confirm' end], null) end todos
    from decided k
  )`

/** SQL with $4 to $12 of a filter: how many of its parts an entry does not meet, and which. */
const judged = `${seen},
  judged as materialized (
    select m.*, (cardinality($4::text[]) > 0 and not m.todos && $4)::int miss_todo,
      (cardinality($5::text[]) > 0 and m.status <> all($5))::int miss_state,
      (cardinality($6::text[]) > 0 and m.kind <> all($6))::int miss_kind,
      (cardinality($7::text[]) > 0 and not m.languages && $7)::int miss_language,
      (cardinality($8::text[]) > 0 and m.owner <> all($8))::int miss_owner,
      (cardinality($9::text[]) > 0 and not m.ages && $9)::int miss_age,
      case when $11::text is not null then (m.kind <> $11 or m.id <> $12::int)::int
        when cardinality($10::text[]) = 0 then 0
        else (select coalesce(bool_or(strpos(lower(translate(t.title, '${letters}', '${fold(letters)}')), w) = 0), true)::int
          from unnest($10) w, (select string_agg(x.value, ' ') title from revisions r, jsonb_each_text(r.content -> 'title') x
            where r.id = m.shown) t) end miss_words
    from marked m
  ),
  summed as (
    select j.*, miss_todo + miss_state + miss_kind + miss_language + miss_owner + miss_age + miss_words misses from judged j
  )`

function filterValues(filter: Filter) {
  const { words, code } = readWords(filter.q)
  const kind = code && (kinds.find((each) => each.code === code.letters)?.name ?? '')
  const { todo, state, language, owner, age } = filter
  return [todo, state, filter.kind, language, owner, age, words, kind ?? null, code?.id ?? null]
}

/** SQL: the newest title of an entry that the person may know of. */
export const titleOf = (id: string) => `(select coalesce(v.content -> 'title', '{}') from entries b
  join revisions v on v.id = coalesce(b.draft_revision, b.published_revision) where b.id = ${id})`

export type Count = {
  /** total: what the filter finds; all: what there is; pair: kind and state, whatever the filter. */
  facet: FacetName | 'total' | 'all' | 'pair'
  value: string
  count: number
  /** The title of an owner. */
  label: Translated | null
}

/** What the filter finds, and for each value of each facet what choosing it would find; one statement. */
export async function countEntries(db: Db, scope: Scope, filter: Filter): Promise<Count[]> {
  const { rows } = await db.query<Count>(
    `with ${judged},
     counted as (
       select f.facet, f.value, count(*)::int count from summed j cross join lateral (
         select 'total' facet, '' value where j.misses = 0
         union all select 'all', ''
         union all select 'pair', j.kind || ' ' || j.status
         union all select 'todo', v from unnest(j.todos) v where j.misses = j.miss_todo
         union all select 'state', j.status where j.misses = j.miss_state
         union all select 'kind', j.kind where j.misses = j.miss_kind
         union all select 'language', v from unnest(j.languages) v where j.misses = j.miss_language
         union all select 'owner', j.owner where j.misses = j.miss_owner
         union all select 'age', v from unnest(j.ages) v where j.misses = j.miss_age
       ) f group by f.facet, f.value
     )
     select c.*, case when c.facet = 'owner' and c.value <> 'none' then ${titleOf('c.value::int')} end label
     from counted c order by c.count desc, c.value`,
    [...scopeValues(scope), ...filterValues(filter)],
  )
  return rows
}

export type ListedEntry = {
  id: number
  kind: string
  slug: string
  state: State
  originalLanguage: Language
  /** May this person see and change more of it than the public? */
  own: boolean
  todos: Todo[]
  /** Changes that are not public yet. */
  pending: boolean
  scheduledFor: Date | null
  /** Of the newest revision that the person may see; null where nothing was saved yet. */
  title: Translated | null
  owner: Translated | null
  assignee: { name: string; erasedAt: string | null } | null
  /** Empty where the person may see the public text only: then its titles say which languages there are. */
  languageStates: Partial<Record<Language, LanguageState>>
  /** Its last review ended so, and nobody has sent it since. */
  sentBack: boolean
  /** Something that was typed could not be read. */
  unread: boolean
  revision: number | null
  savedAt: Date | null
  origin: Origin | null
}

/** The entries of a filter, those saved last first. */
export async function listEntries(db: Db, scope: Scope, filter: Filter, limit: number): Promise<ListedEntry[]> {
  const { rows } = await db.query<ListedEntry>(
    `with ${judged},
     page as (
       select * from summed s where s.misses = 0 order by s.saved_at desc nulls last, s.id desc limit $13 offset $14
     )
     select p.id, p.kind, p.slug, p.status state, p.original_language "originalLanguage", p.own, p.todos, p.pending,
       p.publish_at "scheduledFor", r.content -> 'title' title, p.sent_back_to is not null "sentBack",
       r.form is not null and p.own unread,
       case when p.own then p.language_states else '{}' end "languageStates",
       p.number revision, p.saved_at "savedAt", p.origin, ${titleOf('p.owner_id')} owner,
       (select jsonb_build_object('name', a.name, 'erasedAt', a.erased_at) from accounts a
         where a.id = p.assignee_id and p.own) assignee
     from page p left join revisions r on r.id = p.shown order by p.saved_at desc nulls last, p.id desc`,
    [...scopeValues(scope), ...filterValues(filter), limit, (filter.page - 1) * limit],
  )
  return rows
}

/** The start of a statement over what a person may see (`marked`), for lists of its own. */
export const overMarked = `with ${seen}`
