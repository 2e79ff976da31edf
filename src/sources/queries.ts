import { fold } from '../alphabet.ts'
import type { Db } from '../database.ts'
import type { Translated } from '../fields.ts'
import type { Language } from '../languages.ts'
import type { SourceValues } from './source-form.ts'

export type Source = SourceValues & {
  id: number
  code: string
  /** Entries that rest on it, in their newest or their public version; and how many of them readers see resting on it. */
  entries: number
  publicEntries: number
}

/** Entries whose newest or public version rests on source `s`. */
const resting = `revision_sources rs join revisions r on r.id = rs.revision_id
  join entries e on e.id = r.entry_id and r.id in (e.draft_revision, e.published_revision)`
/** Is what entry `e` rests on in revision `r` what readers see? */
const isPublic = `r.id = e.published_revision and e.status <> 'archived'`

const select = `select s.id, s.code, s.title, s.page_kind "pageKind", s.owner, s.owner_id "ownerId", s.language, s.dated,
  s.date_note "dateNote", s.note, n.entries, n.public "publicEntries"`
const counted = `cross join lateral (select count(distinct e.id)::int entries,
  (count(distinct e.id) filter (where ${isPublic}))::int public from ${resting} where rs.source_id = s.id) n`

/** Letters with marks and their plain forms, for a search that knows none. Both cases: not every database folds these. */
const small = 'ąćęłńóśźżáčďéěíňřšťúůýžäöü'
const plain = 'acelnoszzacdeeinrstuuyzaou'
const marked = small + small.toUpperCase()

/** The sources in whose title, owner, code or kind the words occur; those made last first. */
export async function listSources(
  db: Db,
  q: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ sources: Source[]; total: number; all: number }> {
  const words = fold(q)
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  const text = `lower(translate(concat_ws(' ', s.code, s.owner, s.title ->> 'en', s.title ->> 'pl', s.title ->> 'cs',
    s.page_kind ->> 'en', s.page_kind ->> 'pl', s.page_kind ->> 'cs'), '${marked}', '${plain}${plain}'))`
  const { rows } = await db.query<{ total: number; all: number; sources: Source[] }>(
    `with found as materialized (select s.* from sources s where ${text} like all ($1::text[]))
     select (select count(*)::int from found) total, (select count(*)::int from sources) "all",
       coalesce((select jsonb_agg(to_jsonb(x) order by x.id desc) from (
         ${select} from (select f.* from found f order by f.id desc limit $2 offset $3) s ${counted}) x), '[]') sources`,
    [words, limit, offset],
  )
  return rows[0]!
}

/** `mark`: what the row holds, to see whether it changed. `removable`: no version, contact or unsaved text names it. */
export type OneSource = Source & { mark: string; removable: boolean; uses: Use[] }
export type Use = {
  id: number
  kind: string
  title: Translated
  originalLanguage: Language
  public: boolean
}

/** What is typed and not saved, or could not be read, names sources by `sources.0`. */
const typed = `exists (select 1 from (select w.form from working_copies w
    union all select r.form from revisions r where r.form is not null) t, jsonb_each_text(t.form) x
  where x.key ~ '^sources\\.[0-9]+$' and x.value = s.id::text)`
const removable = `not exists (select 1 from revision_sources rs where rs.source_id = s.id)
  and not exists (select 1 from contacts p where p.source_id = s.id) and not ${typed}`

/** More entries than these are only counted. */
const shownUses = 100

/** A source with the entries that rest on it, as far as this person may know of them. */
export async function findSource(
  db: Db,
  id: number,
  { everything, organisationId }: { everything: boolean; organisationId: number | null },
): Promise<OneSource | undefined> {
  const { rows } = await db.query<OneSource>(
    `${select}, md5(s::text) mark, ${removable} removable, coalesce((select jsonb_agg(to_jsonb(u)) from (
       select e.id, e.kind, coalesce(d.content -> 'title', '{}') title, e.original_language "originalLanguage",
         bool_or(${isPublic}) public
       from ${resting} left join revisions d on d.id = coalesce(e.published_revision, e.draft_revision)
       where rs.source_id = s.id and ($2::boolean or e.owner_id = $3::int or ${isPublic})
       group by e.id, d.id order by public desc, e.id limit ${shownUses}) u), '[]') uses
     from sources s ${counted} where s.id = $1`,
    [id, everything, organisationId],
  )
  return rows[0]
}

export type Organisation = { id: number; title: Translated; originalLanguage: Language }

/** The public organisations, by name: who can be named as the one that published a document. */
export async function listOrganisations(db: Db, language: Language): Promise<Organisation[]> {
  const { rows } = await db.query<Organisation>(
    `select c.entry_id id, c.title, c.original_language "originalLanguage" from catalogue c
     where c.kind = 'organisation' order by c.sort_${language}, c.entry_id`,
  )
  return rows
}
