import type { Db } from '../database.ts'
import type { RelationDraft } from '../entries/save-revision.ts'
import type { TranslatedFrom } from '../entries/track-translations.ts'
import type { FormText } from './form/write-form.ts'

/** The newest revision of an entry, with what an editor starts from. */
export type Newest = {
  number: number
  content: Record<string, unknown>
  relations: RelationDraft[]
  sources: number[]
  /** What was typed, where part of it could not be read. */
  form: FormText | null
  translatedFrom: TranslatedFrom
  savedAt: Date
}

/** The newest revision of an entry; undefined before the first save. */
export async function findNewest(db: Db, entryId: number): Promise<Newest | undefined> {
  const { rows } = await db.query<Newest>(
    `select r.number, r.content, r.form, r.translated_from "translatedFrom", r.created_at "savedAt",
       coalesce((select jsonb_agg(jsonb_build_object('role', l.role, 'toId', l.to_id, 'inferred', l.inferred) order by l.position)
         from relations l where l.revision_id = r.id), '[]') relations,
       coalesce((select jsonb_agg(s.source_id order by s.position)
         from revision_sources s where s.revision_id = r.id), '[]') sources
     from revisions r where r.entry_id = $1 order by r.number desc limit 1`,
    [entryId],
  )
  return rows[0]
}
