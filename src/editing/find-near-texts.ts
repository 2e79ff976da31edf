import type { Db } from '../database.ts'
import { entryCode, type Kind } from '../entries/kind.ts'
import type { Translated } from '../fields.ts'
import { kindByName } from '../kinds.ts'
import { type Language, pickText } from '../languages.ts'
import { findNearTexts, markContent, nearness } from '../search/near-texts.ts'
import type { Option } from './pick.ts'
import { ownTo, type Scope } from './queries.ts'

/** An entry that says nearly the same; `tenths`: so many of ten passages are the same. */
export type NearEntry = Option & { tenths: number }

type Row = { id: number; kind: string; originalLanguage: Language; content: object & { title?: Translated } }

/** Fewer in common are what texts on the same thing have. */
const enough = 0.3
const mostNamed = 3

/**
 * Entries whose text is nearly that of an entry's newest version, the nearest first. Each is compared in the version
 * that this person may see: nobody learns from it what stands in somebody else's draft.
 */
export async function findNearEntries(
  db: Db,
  language: Language,
  scope: Scope,
  entry: { id: number; kind: Kind; content: object },
): Promise<NearEntry[]> {
  const marked = markContent(entry.kind, entry.content)
  const [near = []] = await findNearTexts(db, [{ marked, own: entry.id }])
  if (near.length === 0) return []
  const { rows } = await db.query<Row>(
    `select e.id, e.kind, e.original_language "originalLanguage", r.content
     from entries e join revisions r on r.id = case when ${ownTo('e')}
       then coalesce(e.draft_revision, e.published_revision) else e.published_revision end
     where e.id = any($3) and e.status <> 'archived' and (${ownTo('e')} or e.status = 'published')`,
    [scope.everything, scope.organisationId, near.map(({ entryId }) => entryId)],
  )
  return rows
    .map((row) => ({ row, share: nearness(marked, markContent(kindByName.get(row.kind)!, row.content)) }))
    .filter(({ share }) => share >= enough)
    .sort((a, b) => b.share - a.share || a.row.id - b.row.id)
    .slice(0, mostNamed)
    .map(({ row: { id, kind, originalLanguage, content }, share }) => {
      const title = pickText(content.title ?? {}, language, originalLanguage)
      const more = entryCode(kindByName.get(kind)!, id)
      return {
        value: String(id),
        label: title?.text ?? more,
        lang: title?.language,
        more,
        tenths: Math.round(share * 10),
      }
    })
}
