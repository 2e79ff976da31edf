import { searchVector, type WeightedText } from '../catalogue/words.ts'
import {
  type CatalogueRow,
  removeCatalogueRow,
  type SearchDocument,
  writeCatalogueRow,
  writeSearchDocuments,
} from '../catalogue/write-catalogue.ts'
import type { Db } from '../database.ts'
import { NotFound } from '../errors.ts'
import { fieldMeta, type Place, type Translated } from '../fields.ts'
import { type Language, languages, pickText, sortKey } from '../languages.ts'
import { firstDay, lastDay } from '../partial-dates.ts'
import { themeWords } from '../themes/themes.ts'
import { filterRegion, findPlace, placeKey } from '../themes/vocabularies.ts'
import { writeTimelineRows } from '../timelines/write-timeline.ts'
import { collectText } from './collect-text.ts'
import type { CommonContent, Kind } from './kind.ts'

/** Names of the required fields that a content leaves empty. Nothing is published while there is one. */
export const missingFields = (kind: Kind, content: object): string[] =>
  Object.entries((kind.schema as unknown as { shape: Record<string, never> }).shape)
    .filter(([name, schema]) => fieldMeta.get(schema)?.required && isEmpty((content as Record<string, unknown>)[name]))
    .map(([name]) => name)

const isEmpty = (value: unknown) =>
  value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)

type Draft = {
  id: number
  slug: string
  original_language: Language
  confirmed_at: Date | null
  published_at: Date
  now: Date
  revision_id: number
  content: CommonContent
  programmes: number[]
  organisations: number[]
  sources: { title: Translated; dated: string | null }[]
}

/**
 * Makes the draft of an entry its public text: moves the pointer and rewrites the read models,
 * all in the caller's transaction. Throws NotFound without a draft, Error when required fields are missing.
 */
export async function publishEntry(db: Db, kind: Kind, entryId: number): Promise<void> {
  const draft = await findDraft(db, kind, entryId)
  if (!draft) throw new NotFound()
  const missing = missingFields(kind, draft.content)
  if (missing.length > 0) throw new Error(`${kind.name} ${draft.slug} lacks ${missing.join(', ')}`)
  await db.query(
    `update entries set status = 'published', published_revision = $2, archived_at = null,
       published_at = $3, updated_at = $4 where id = $1`,
    [entryId, draft.revision_id, draft.published_at, draft.now],
  )
  await writeReadModels(db, kind, draft)
}

/** Takes an entry off the public pages; its address then answers 410. */
export async function archiveEntry(db: Db, kind: Kind, entryId: number): Promise<void> {
  const { rowCount } = await db.query(
    `update entries set status = 'archived', archived_at = now(), updated_at = now() where id = $1 and kind = $2`,
    [entryId, kind.name],
  )
  if (!rowCount) throw new NotFound()
  await removeCatalogueRow(db, entryId)
  await writeTimelineRows(db, entryId, [])
  await bumpContentVersion(db)
}

const bumpContentVersion = (db: Db) => db.query('update content_version set version = version + 1')

async function findDraft(db: Db, kind: Kind, entryId: number): Promise<Draft | undefined> {
  // An entry counts under a programme also through the programme that this one belongs to.
  const { rows } = await db.query<Draft>(
    `with recursive target as (
       select l.to_id id, 1 depth from entries e join relations l on l.revision_id = e.draft_revision where e.id = $1
       union
       select l.to_id, t.depth + 1 from target t join entries e on e.id = t.id
         join relations l on l.revision_id = e.published_revision and l.role = 'sub-programme' where t.depth < 4
     )
     select e.id, e.slug, e.original_language, e.confirmed_at, r.id revision_id, r.content,
       coalesce(e.published_at, now()) published_at, now(),
       array(select distinct t.id from target t join entries p on p.id = t.id where p.kind = 'programme') programmes,
       array(select distinct t.id from target t join entries o on o.id = t.id where o.kind = 'organisation') organisations,
       coalesce((select jsonb_agg(jsonb_build_object('title', s.title, 'dated', s.dated) order by rs.position)
         from revision_sources rs join sources s on s.id = rs.source_id where rs.revision_id = r.id), '[]') sources
     from entries e join revisions r on r.id = e.draft_revision where e.id = $1 and e.kind = $2 for update of e`,
    [entryId, kind.name],
  )
  return rows[0]
}

async function writeReadModels(db: Db, kind: Kind, draft: Draft): Promise<void> {
  const { content } = draft
  await writeCatalogueRow(db, catalogueRow(kind, draft))
  await writeSearchDocuments(db, draft.id, searchDocuments(kind, draft))
  await writeTimelineRows(
    db,
    draft.id,
    kind.timeline(content).map(({ lane, period, wholePeriod = false, title, detail }) => ({
      lane,
      starts: period.start,
      ends: period.end,
      ongoing: period.ongoing ?? false,
      wholePeriod,
      title,
      detail,
    })),
  )
  await bumpContentVersion(db)
}

const today = () => new Date().toISOString().slice(0, 10)
const unique = <T>(list: (T | undefined)[]): T[] => [...new Set(list.filter((x) => x !== undefined))] as T[]

function catalogueRow(kind: Kind, draft: Draft): CatalogueRow {
  const { content } = draft
  const period = kind.period(content)
  const places: Place[] = content.places ?? []
  const title = content.title ?? {}
  const dates = draft.sources.map((s) => s.dated).filter((d) => d !== null)
  const sort = (language: Language) => sortKey(pickText(title, language, draft.original_language)?.text ?? '', language)
  const year = (date: string | undefined) => (date ? Number(date.slice(0, 4)) : undefined)
  const [source] = draft.sources
  return {
    entry_id: draft.id,
    kind: kind.name,
    slug: draft.slug,
    title,
    summary: content.summary,
    original_language: draft.original_language,
    languages: languages.filter((language) => title[language]),
    themes: content.themes ?? [],
    countries: unique(places.map((place) => place.country)),
    regions: unique(places.map(filterRegion)),
    places: unique(places.map(({ country, city }) => (city ? placeKey(country, city) : undefined))),
    programmes: draft.programmes,
    organisations: draft.organisations,
    start_year: year(period.start),
    end_year: period.ongoing ? undefined : year(period.end ?? period.start),
    sort_en: sort('en'),
    sort_pl: sort('pl'),
    sort_cs: sort('cs'),
    newest:
      draft.sources.length === 0
        ? today()
        : dates
            .map(lastDay)
            .map((day) => (day < today() ? day : today()))
            .sort()
            .at(-1),
    confirmed_on: draft.confirmed_at?.toISOString().slice(0, 10),
    published_at: draft.published_at,
    updated_at: draft.now,
    card: { period, places, source: source && { title: source.title, dated: source.dated ?? undefined } },
  }
}

/** A young, confirmed entry stands a little higher among equals; nobody grades what it says. */
function boost(draft: Draft): number {
  const years = draft.sources.map((s) => (s.dated ? Number(firstDay(s.dated).slice(0, 4)) : 2000))
  const newest = Math.max(2000, ...years, draft.confirmed_at?.getUTCFullYear() ?? 0)
  return Math.min(100, (newest - 2000) * 3)
}

function searchDocuments(kind: Kind, draft: Draft): SearchDocument[] {
  const passages = collectText(kind.schema, draft.content)
  const shared: WeightedText[] = [
    ...passages.filter((p) => !p.language),
    ...(draft.content.themes ?? []).flatMap(themeWords).map((text) => ({ text, weight: 'C' as const })),
    ...(draft.content.places ?? []).flatMap(({ country, city }) =>
      city
        ? Object.values(findPlace(country, city)?.exonyms ?? { city }).map((text) => ({ text, weight: 'C' as const }))
        : [],
    ),
  ]
  return languages
    .filter((language) => passages.some((p) => p.language === language))
    .map((language) => ({
      language,
      boost: boost(draft),
      vector: searchVector([...passages.filter((p) => p.language === language), ...shared], language),
    }))
}
