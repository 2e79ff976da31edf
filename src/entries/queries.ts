import { type Item, itemOf } from '../catalogue/item.ts'
import type { Db } from '../database.ts'
import { withVersion } from '../drawn-pages.ts'
import { Gone, NotFound } from '../errors.ts'
import type { Translated } from '../fields.ts'
import type { Language } from '../languages.ts'
import type { FacetPair } from '../search/facets.ts'
import { keptThemes } from '../themes/themes.ts'
import { attributeFields, type Stated } from './attribute-fields.ts'
import type { CommonContent, Kind } from './kind.ts'
import { itemsOf, type ListedItem, type RelatedItem, toShow } from './list-related.ts'
import { findRelated } from './relate-entries.ts'
import { shapeCatalogueRow } from './shape-catalogue-row.ts'

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
export type Relation = {
  role: string
  inferred: boolean
  item: Item
  office: Office | null
  /** Codes of the sources that an import read it from; left out where there are none. */
  statedIn?: string[]
}

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

/** An uploaded file; of an image also how large it is, in pixels. */
export type EntryFile = { name: string; mediaType: string; size: number; width: number | null; height: number | null }

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
  /** Of all public content, as drawn-pages.ts has it; none of a version that is not public. */
  version?: string
  content: Content
  item: Item
  /** Where this entry points, and who points at it. */
  relations: Relation[]
  related: Relation[]
  sources: Source[]
  /** Codes of the sources that say a field as it stands, by field; only of what an import read from a document. */
  provenance: Record<string, string[]>
  contacts: Contact[]
  /** What is kept of the files that the content names, by their ids. */
  files: Record<string, EntryFile>
  /** Organisations of the portal that published a source of this entry, in the role `publisher`. */
  publishers: Relation[]
  /** What has most in common with it, with what that is; nothing that a relation names. */
  similar: RelatedItem[]
}

type Row = Omit<PublishedEntry, 'provenance' | 'similar'> & {
  /** Null of a version that is not public. */
  similar: ListedItem[] | null
  status: string
  archivedAt: Date | null
  title: Translated
  public: boolean
  stated: Stated[]
}

const officeKeys = `array['street', 'postcode', 'city', 'accessNote', 'phone', 'fax', 'email', 'web', 'officeHours', 'contactAsOf']`

/** SQL for a Relation out of its row `l` and the catalogue row `o` of its other end. */
const relation = `jsonb_build_object('role', l.role, 'inferred', l.inferred, 'item', ${itemOf('o')}, 'office',
  case when o.kind = 'organisation' then (
    select jsonb_object_agg(k.key, k.value) || case when w.content ?| array['nip', 'regon', 'krs', 'ico', 'dic']
      then '{"identifiers": true}'::jsonb else '{}' end
    from entries b join revisions w on w.id = b.published_revision, jsonb_each(w.content) k
    where b.id = o.entry_id and k.key = any(${officeKeys}) group by w.id) end)`

/** SQL: the sources of the revision `r` of the entry `e` that a document is, as `s`, with what was read in it, as `p`. */
const readFrom = `provenance p join documents d on d.id = p.document_id
  join revision_sources rs on rs.revision_id = r.id and rs.source_id = d.source_id join sources s on s.id = rs.source_id`

/** SQL for what an import adds to the relation `l`. */
const statedIn = `(select jsonb_build_object('statedIn', jsonb_agg(distinct s.code)) from ${readFrom}
  where p.entry_id = e.id and p.field = 'relations' and p.state <> 'rejected' and not l.inferred
    and p.value = jsonb_build_object('role', l.role, 'toId', l.to_id) having count(*) > 0)`

/** What the page of an entry `e` in its revision `r` shows; `of` is SQL for what the catalogue says of the entry itself. */
const pageOf = (of: Record<'languages' | 'isPublic' | 'item' | 'similar', string>) => `
  select e.id, e.kind, e.slug, e.status, e.original_language "originalLanguage", ${of.languages} languages,
    e.confirmed_at "confirmedAt", e.published_at "publishedAt", e.updated_at "updatedAt", e.archived_at "archivedAt",
    ${of.isPublic} "public", r.number revision, r.content, r.content -> 'title' title, ${of.item} item,
    coalesce((select jsonb_agg(${relation} || coalesce(${statedIn}, '{}') order by l.position, o.entry_id)
      from relations l join catalogue o on o.entry_id = l.to_id where l.revision_id = r.id), '[]') relations,
    coalesce((select jsonb_agg(${relation} order by o.start_year nulls last, o.entry_id)
      from relations l join entries f on f.id = l.from_id and f.published_revision = l.revision_id
        join catalogue o on o.entry_id = f.id where l.to_id = e.id), '[]') related,
    coalesce((select jsonb_agg(jsonb_build_object('code', s.code, 'title', s.title, 'pageKind', s.page_kind,
        'owner', s.owner, 'language', s.language, 'dated', s.dated, 'dateNote', s.date_note, 'note', s.note)
        order by rs.position)
      from revision_sources rs join sources s on s.id = rs.source_id where rs.revision_id = r.id), '[]') sources,
    coalesce((select jsonb_agg(jsonb_build_object('field', p.field, 'source', s.code, 'item', p.item_id, 'state', p.state,
        'equal', coalesce(p.value = r.content -> p.field, false))
        || case when p.value is null or p.value = r.content -> p.field then '{}' else jsonb_build_object('value', p.value) end
        order by p.id)
      from ${readFrom} where p.entry_id = e.id and p.state <> 'rejected' and r.content ? p.field), '[]') stated,
    coalesce((select jsonb_agg(jsonb_build_object('purpose', p.purpose, 'public', p.public, 'asOf', p.as_of,
        'name', case when p.public then p.name end, 'role', p.role,
        'phone', case when p.public then p.phone end, 'email', case when p.public then p.email end,
        'source', (select s.code from sources s where s.id = p.source_id)) order by p.id)
      from contacts p where p.entry_id = e.id and (p.ends_on is null or p.ends_on >= current_date)), '[]') contacts,
    coalesce((select jsonb_object_agg(f.id, jsonb_build_object('name', f.name, 'mediaType', f.media_type,
        'size', f.size, 'width', f.width, 'height', f.height))
      from revision_files rf join files f on f.id = rf.file_id where rf.revision_id = r.id), '{}') files,
    coalesce((select jsonb_agg(${relation} order by o.entry_id)
      from (select distinct s.owner_id from revision_sources rs join sources s on s.id = rs.source_id
        where rs.revision_id = r.id) p cross join (select 'publisher' role, false inferred) l
        join catalogue o on o.entry_id = p.owner_id), '[]') publishers,
    ${of.similar} similar`

/** SQL for what is related to the entry `e`; `named`: programmes and organisations under which it is found. */
const keptOf = (named: string) => itemsOf('(select b.others from related_list b where b.entry_id = e.id)', named)

const find = `
  with found as (
    select e.* from entries e where e.kind = $1 and e.slug = $2
    union all
    select e.* from former_slugs f join entries e on e.id = f.entry_id where f.kind = $1 and f.slug = $2
    limit 1
  )${pageOf({
    languages: 'c.languages',
    isPublic: 'c.entry_id is not null',
    item: itemOf('c'),
    similar: keptOf('c.programmes || c.organisations'),
  })}
  from found e left join catalogue c on c.entry_id = e.id left join revisions r on r.id = e.published_revision`

// The catalogue holds nothing of a version that is not public: its item is shaped from the version itself.
const findRevision = `${pageOf({
  languages: 'null',
  isPublic: 'true',
  item: 'null',
  similar: `case when r.id = e.published_revision then ${keptOf('(select c.programmes || c.organisations from catalogue c where c.entry_id = e.id)::int[]')} end`,
})}
  from revisions r join entries e on e.id = r.entry_id where r.id = $1 and e.kind = $2`

/**
 * The public page of an entry by the address it has or had; compare `slug` to see whether it was renamed.
 * Throws NotFound when there is none or it was never public, Gone when it is archived.
 */
export async function getPublished<Content>(db: Db, kind: string, slug: string): Promise<PublishedEntry<Content>> {
  // What no slug can be is not asked for: the database refuses some of it with an error of its own.
  if (!/^[a-z0-9-]{1,120}$/.test(slug)) throw new NotFound()
  const { rows } = await db.query<Row>({ name: 'entry', text: withVersion(find), values: [kind, slug] })
  const row = rows[0]!
  if (row?.status === 'archived' && row.archivedAt && row.publishedAt)
    throw new Gone({ title: row.title ?? {}, archivedAt: row.archivedAt })
  if (!row.public) throw new NotFound()
  return { ...shown(row), content: withKeptThemes(row.content) } as unknown as PublishedEntry<Content>
}

/**
 * The page of an entry as a revision would make it, published or not. Links to other entries are those to public ones.
 * Throws NotFound when the kind has no such revision.
 */
export async function getRevision<Content>(db: Db, kind: Kind, revisionId: number): Promise<PublishedEntry<Content>> {
  const { rows } = await db.query<Row>({ name: 'entry-revision', text: findRevision, values: [revisionId, kind.name] })
  if (!rows[0]) throw new NotFound()
  const row = { ...rows[0], publishedAt: rows[0].publishedAt ?? new Date() }
  const { id, slug, originalLanguage, confirmedAt, publishedAt, updatedAt, content, sources } = row
  const shaped = shapeCatalogueRow(kind, {
    ...{ id, slug, content, sources, programmes: [], organisations: [] },
    original_language: originalLanguage,
    confirmed_at: confirmedAt,
    published_at: publishedAt,
    updated_at: updatedAt,
  })
  const item: Item = {
    ...{ id, kind: kind.name, slug, originalLanguage },
    title: content.title ?? {},
    summary: content.summary ?? null,
    languages: shaped.languages,
    themes: shaped.themes,
    card: shaped.card,
    places: shaped.places,
    seeks: [...shaped.seeks],
    newest: shaped.newest ?? null,
    confirmedOn: shaped.confirmed_on ?? null,
    publishedAt: publishedAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
  const similar = row.similar ?? (await findSimilar(db, kind, { ...row, item }))
  return {
    ...shown({ ...row, item, similar }),
    content: withKeptThemes(content),
    languages: shaped.languages,
  } as unknown as PublishedEntry<Content>
}

/** What a version that may not be public has in common with others: no list is kept of it. */
async function findSimilar(db: Db, kind: Kind, { id, content, item, relations }: Row) {
  const ends = relations.flatMap(({ item }): FacetPair[] =>
    item.kind === 'programme' || item.kind === 'organisation' ? [[item.kind, String(item.id)]] : [],
  )
  const facets: FacetPair[] = [
    ...item.themes.map((theme): FacetPair => ['theme', theme]),
    ...item.places.map((place): FacetPair => ['place', place]),
    ...ends,
  ]
  const related = await findRelated(db, { entryId: id, kind, content, themes: item.themes, facets })
  const { rows } = await db.query<{ similar: ListedItem[] }>(`select ${itemsOf('$1::jsonb', '$2::int[]')} similar`, [
    JSON.stringify(related),
    ends.map(([, end]) => Number(end)),
  ])
  return rows[0]!.similar
}

/** With where its fields come from, in place of all that was ever read of it, and of its list what is to be shown. */
function shown({ stated, ...row }: Row): PublishedEntry {
  return { ...row, similar: toShow(row), provenance: attributeFields(stated, row.content as Record<string, unknown>) }
}

/** A content that names, of themes that were merged, the one that was kept. */
const withKeptThemes = (content: CommonContent): CommonContent =>
  content.themes ? { ...content, themes: keptThemes(content.themes) } : content
