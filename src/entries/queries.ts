import { type Item, itemOf } from '../catalogue/item.ts'
import type { Db } from '../database.ts'
import { Gone, NotFound } from '../errors.ts'
import type { Translated } from '../fields.ts'
import type { Language } from '../languages.ts'
import type { CommonContent } from './kind.ts'

/** Where an organisation can be reached, out of its own entry. `identifiers`: its page has numbers of registers. */
export type Office = {
  street?: string
  postcode?: string
  city?: string
  accessNote?: Translated
  phone?: string
  fax?: string
  email?: string
  web?: string
  officeHours?: Translated
  contactAsOf?: string
  identifiers?: true
}

/**
 * `inferred`: the editors' reading; the source does not say it in so many words.
 * `office`: null where the other end is no organisation, or where nothing of an office is known.
 */
export type Relation = { role: string; inferred: boolean; item: Item; office: Office | null }

export type Source = {
  code: string
  title: Translated
  pageKind: Translated
  owner: string
  language: Language
  dated: string | null
  dateNote: Translated | null
  note: Translated | null
}

export type Contact = {
  purpose: string
  public: boolean
  /** Only of public contacts; of others just that there is one, in what role, and how old. */
  name: string | null
  role: Translated | null
  phone: string | null
  email: string | null
  asOf: string | null
  source: string | null
}

/** A published entry with everything its page shows, in one statement. */
export type PublishedEntry<Content = CommonContent> = {
  id: number
  kind: string
  slug: string
  originalLanguage: Language
  languages: Language[]
  confirmedAt: Date | null
  publishedAt: Date
  updatedAt: Date
  /** Number of the public revision. */
  revision: number
  content: Content
  item: Item
  /** Where this entry points, and who points at it. */
  relations: Relation[]
  related: Relation[]
  sources: Source[]
  contacts: Contact[]
  /** Organisations of the portal that published a source of this entry, in the role `publisher`. */
  publishers: Relation[]
  /** Entries of the same kind with themes in common, those with most first. */
  similar: Item[]
}

type Row = PublishedEntry & { status: string; archivedAt: Date | null; title: Translated; public: boolean }

const officeKeys = `array['street', 'postcode', 'city', 'accessNote', 'phone', 'fax', 'email', 'web', 'officeHours', 'contactAsOf']`

/** SQL for a Relation out of its row `l` and the catalogue row `o` of its other end. */
const relation = `jsonb_build_object('role', l.role, 'inferred', l.inferred, 'item', ${itemOf('o')}, 'office',
  case when o.kind = 'organisation' then (
    select jsonb_object_agg(k.key, k.value) || case when w.content ?| array['nip', 'regon', 'krs', 'ico', 'dic']
      then '{"identifiers": true}'::jsonb else '{}' end
    from entries b join revisions w on w.id = b.published_revision, jsonb_each(w.content) k
    where b.id = o.entry_id and k.key = any(${officeKeys}) group by w.id) end)`

const find = `
  with found as (
    select e.* from entries e where e.kind = $1 and e.slug = $2
    union all
    select e.* from former_slugs f join entries e on e.id = f.entry_id where f.kind = $1 and f.slug = $2
    limit 1
  )
  select e.id, e.kind, e.slug, e.status, e.original_language "originalLanguage", c.languages,
    e.confirmed_at "confirmedAt", e.published_at "publishedAt", e.updated_at "updatedAt", e.archived_at "archivedAt",
    c.entry_id is not null "public", r.number revision, r.content, r.content -> 'title' title, ${itemOf('c')} item,
    coalesce((select jsonb_agg(${relation} order by l.position, o.entry_id)
      from relations l join catalogue o on o.entry_id = l.to_id where l.revision_id = r.id), '[]') relations,
    coalesce((select jsonb_agg(${relation} order by o.start_year nulls last, o.entry_id)
      from relations l join entries f on f.id = l.from_id and f.published_revision = l.revision_id
        join catalogue o on o.entry_id = f.id where l.to_id = e.id), '[]') related,
    coalesce((select jsonb_agg(jsonb_build_object('code', s.code, 'title', s.title, 'pageKind', s.page_kind,
        'owner', s.owner, 'language', s.language, 'dated', s.dated, 'dateNote', s.date_note, 'note', s.note)
        order by rs.position)
      from revision_sources rs join sources s on s.id = rs.source_id where rs.revision_id = r.id), '[]') sources,
    coalesce((select jsonb_agg(jsonb_build_object('purpose', p.purpose, 'public', p.public, 'asOf', p.as_of,
        'name', case when p.public then p.name end, 'role', p.role,
        'phone', case when p.public then p.phone end, 'email', case when p.public then p.email end,
        'source', (select s.code from sources s where s.id = p.source_id)) order by p.id)
      from contacts p where p.entry_id = e.id and (p.ends_on is null or p.ends_on >= current_date)), '[]') contacts,
    coalesce((select jsonb_agg(${relation} order by o.entry_id)
      from (select distinct s.owner_id from revision_sources rs join sources s on s.id = rs.source_id
        where rs.revision_id = r.id) p cross join (select 'publisher' role, false inferred) l
        join catalogue o on o.entry_id = p.owner_id), '[]') publishers,
    coalesce((select jsonb_agg(s.item) from (
      select ${itemOf('o')} item from catalogue o
      where o.kind = c.kind and o.entry_id <> c.entry_id and o.themes && c.themes
      order by (select count(*) from unnest(o.themes) t where t = any(c.themes)) desc, o.newest desc nulls last, o.entry_id
      limit 4) s), '[]') similar
  from found e left join catalogue c on c.entry_id = e.id left join revisions r on r.id = e.published_revision`

/**
 * The public page of an entry by the address it has or had; compare `slug` to see whether it was renamed.
 * Throws NotFound when there is none or it was never public, Gone when it is archived.
 */
export async function getPublished<Content>(db: Db, kind: string, slug: string): Promise<PublishedEntry<Content>> {
  // What no slug can be is not asked for: the database refuses some of it with an error of its own.
  if (!/^[a-z0-9-]{1,120}$/.test(slug)) throw new NotFound()
  const { rows } = await db.query<Row>({ name: 'entry', text: find, values: [kind, slug] })
  const row = rows[0]
  if (row?.status === 'archived' && row.archivedAt && row.publishedAt)
    throw new Gone({ title: row.title ?? {}, archivedAt: row.archivedAt })
  if (!row?.public) throw new NotFound()
  return row as unknown as PublishedEntry<Content>
}
