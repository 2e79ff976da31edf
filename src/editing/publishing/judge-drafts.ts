import type { Db } from '../../database.ts'
import type { LanguageState } from '../../entries/track-translations.ts'
import { kindByName } from '../../kinds.ts'
import type { Language } from '../../languages.ts'
import { checkDraft, type Gap } from '../reviews/check-draft.ts'

/** A value that an import read without being sure, and to which nobody has agreed since. */
export type Unagreed = { field: string; value: unknown }
/** Why a draft is not published with others: it lacks something, or somebody is at it. */
export type Held = 'missing' | 'problems' | 'dates' | 'inReview' | 'scheduled' | 'beingWritten'

/** A version that is not public yet, and what stands against publishing it with others in one step. */
export type Judged = {
  id: number
  kind: string
  title: Partial<Record<Language, string>>
  originalLanguage: Language
  ownerId: number | null
  number: number
  /** Readers have a former version. */
  isPublic: boolean
  held?: Held
  missing: string[]
  unagreed: Unagreed[]
  /** Languages without which it would go to readers. */
  gaps: Gap[]
  /** What an import asked about it, while nobody has saved it since, with the page on which that stands. */
  questions: { batch: number; item: number; codes: string[] }[]
}

type Row = Omit<Judged, 'held' | 'missing' | 'gaps'> & {
  states: Partial<Record<Language, LanguageState>>
  content: Record<string, unknown>
  form: object | null
  sources: number[]
  inReview: boolean
  scheduled: boolean
  beingWritten: boolean
}

/** So sure an import has to be of what nobody needs to look at. */
const sureFrom = 0.9

/**
 * Looks at the drafts among these entries, in the order of their ids: what the page of review would say of each, and
 * what imports left open. Entries without anything to publish are left out.
 */
export async function judgeDrafts(db: Db, ids: number[]): Promise<Judged[]> {
  const { rows } = await db.query<Row>(
    `select e.id, e.kind, coalesce(r.content -> 'title', '{}') title, e.original_language "originalLanguage",
       e.owner_id "ownerId", r.number, e.published_revision is not null "isPublic", e.language_states states, r.content, r.form,
       coalesce((select jsonb_agg(s.source_id) from revision_sources s where s.revision_id = r.id), '[]') sources,
       exists (select 1 from reviews v where v.entry_id = e.id and v.decision is null) "inReview",
       exists (select 1 from scheduled_publications s where s.entry_id = e.id) scheduled,
       exists (select 1 from working_copies w where w.entry_id = e.id) "beingWritten",
       coalesce((select jsonb_agg(jsonb_build_object('field', x.field, 'value', x.value) order by x.field) from (
         select distinct on (p.field) p.field, p.value, p.state, p.confidence from provenance p
         where p.entry_id = e.id and p.value is not null and p.state <> 'rejected' and p.value = r.content -> p.field
         order by p.field, p.id desc) x where x.state = 'proposed' and x.confidence < $2), '[]') unagreed,
       coalesce((select jsonb_agg(jsonb_build_object('batch', q.batch_id, 'item', q.id, 'codes', q.codes)) from (
         select i.batch_id, i.id, jsonb_agg(a.value ->> 'code') codes
         from batch_entries b join batch_items i on i.id = b.item_id,
           jsonb_array_elements(i.plan -> 'asked') with ordinality a
         where b.entry_id = e.id and b.undone_at is null and r.batch_item_id is not null
           and jsonb_typeof(i.decisions -> 'questions' -> (a.ordinality - 1)::text) is distinct from 'number'
           and exists (select 1 from jsonb_array_elements(a.value -> 'about') o, jsonb_array_elements(i.plan -> 'entries') x
             where coalesce(i.plan -> 'merged' ->> (o ->> 'entity'), o ->> 'entity') = x ->> 'entity'
               and ((x ->> 'entryId')::int = e.id or (x ->> 'kind' = e.kind and x ->> 'slug' = e.slug)))
         group by i.id) q), '[]') questions
     from entries e join revisions r on r.id = e.draft_revision
     where e.id = any($1) and e.status <> 'archived' and e.draft_revision is distinct from e.published_revision
     order by e.id`,
    [ids, sureFrom],
  )
  return rows.map(judge)
}

/** Somebody has to say that it is right before it goes out with others. */
export const asksFirst = ({ unagreed, questions }: Judged): boolean => unagreed.length > 0 || questions.length > 0

function judge({ states, content, form, sources, inReview, scheduled, beingWritten, ...draft }: Row): Judged {
  const checks = checkDraft(kindByName.get(draft.kind)!, draft.originalLanguage, states, { content, form, sources })
  const held: [Held, boolean][] = [
    ['problems', checks.unread],
    ['missing', checks.missing.length > 0],
    ['dates', checks.datesCrossed],
    ['inReview', inReview],
    ['scheduled', scheduled],
    ['beingWritten', beingWritten],
  ]
  return { ...draft, held: held.find(([, is]) => is)?.[0], missing: checks.missing, gaps: checks.gaps }
}
