import { findFacetTargets, refreshFacetTargets } from '../catalogue/facet-targets.ts'
import { writeCatalogueRow, writeSearchDocuments } from '../catalogue/write-catalogue.ts'
import type { Db } from '../database.ts'
import { NotFound } from '../errors.ts'
import { writeTimelineRows } from '../timelines/write-timeline.ts'
import type { Kind } from './kind.ts'
import { type Published, shapeCatalogueRow, shapeSearchDocuments } from './shape-catalogue-row.ts'

/**
 * Writes what catalogue, search and timelines hold of a published entry, from its public revision; its dates stay as
 * they are. Runs in the transaction that changed something of it, which has locked the entry's row.
 * Throws NotFound when the entry is not published.
 */
export async function writeReadModels(db: Db, kind: Kind, entryId: number): Promise<void> {
  const found = await findPublic(db, kind, entryId)
  if (!found) throw new NotFound()
  const entry = { ...found, ...(await findFacetTargets(db, found.revision_id)) }
  await writeCatalogueRow(db, shapeCatalogueRow(kind, entry))
  await writeSearchDocuments(db, entryId, shapeSearchDocuments(kind, entry))
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
