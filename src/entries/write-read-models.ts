import { findFacetTargets, refreshFacetTargets } from '../catalogue/facet-targets.ts'
import { writeCatalogueRow } from '../catalogue/write-catalogue.ts'
import type { Db } from '../database.ts'
import { NotFound } from '../errors.ts'
import { type IndexedEntry, indexEntry, lockSearchIndex } from '../search/index-entry.ts'
import { writeTimelineRows } from '../timelines/write-timeline.ts'
import type { Kind } from './kind.ts'
import { type Published, shapeCatalogueRow } from './shape-catalogue-row.ts'
import { shapeIndexedEntry } from './shape-indexed-entry.ts'

/**
 * Writes what catalogue, search and timelines hold of a published entry, from its public revision; its dates stay as
 * they are. Runs in the transaction that changed something of it, which has locked the entry's row.
 * Throws NotFound when the entry is not published.
 */
export async function writeReadModels(db: Db, kind: Kind, entryId: number): Promise<void> {
  await lockSearchIndex(db)
  const entry = await readPublished(db, kind, entryId)
  const row = shapeCatalogueRow(kind, entry)
  await writeCatalogueRow(db, row)
  await indexEntry(db, shapeIndexedEntry(kind, entry, row))
  await writeTimelineRows(
    db,
    entryId,
    kind.timeline(entry.content).map(({ lane, period, wholePeriod = false, title, detail }) => ({
      lane,
      starts: period.start,
      ends: period.end,
      ongoing: period.ongoing ?? false,
      wholePeriod,
      title,
      detail,
    })),
  )
  await refreshFacetTargets(db, entryId)
}

/** What the search is to hold of an entry, to compare with what it holds. Throws NotFound when it is not published. */
export async function readIndexed(db: Db, kind: Kind, entryId: number): Promise<IndexedEntry> {
  const entry = await readPublished(db, kind, entryId)
  return shapeIndexedEntry(kind, entry, shapeCatalogueRow(kind, entry))
}

async function readPublished(db: Db, kind: Kind, entryId: number): Promise<Published> {
  const found = await findPublic(db, kind, entryId)
  if (!found) throw new NotFound()
  return { ...found, ...(await findFacetTargets(db, found.revision_id)) }
}

type Found = Omit<Published, 'programmes' | 'organisations'> & { revision_id: number }

async function findPublic(db: Db, kind: Kind, entryId: number): Promise<Found | undefined> {
  const { rows } = await db.query<Found>(
    `select e.id, e.slug, e.original_language, e.confirmed_at, e.published_at, e.updated_at, r.id revision_id, r.content,
       coalesce((select jsonb_agg(jsonb_build_object('title', s.title, 'dated', s.dated) order by rs.position)
         from revision_sources rs join sources s on s.id = rs.source_id where rs.revision_id = r.id), '[]') sources
     from entries e join revisions r on r.id = e.published_revision
     where e.id = $1 and e.kind = $2 and e.status = 'published'`,
    [entryId, kind.name],
  )
  return rows[0]
}
