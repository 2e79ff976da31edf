import path from 'node:path'
import type { Db } from '../../database.ts'
import type { Translated } from '../../fields.ts'
import { languages, pickText, translator } from '../../languages.ts'
import { addSource } from '../../sources/save-source.ts'
import type { Entity } from '../extraction.ts'
import type { Item } from './load-item.ts'

/** A file's name as people say it: without folders, archive and ending. */
export const plainName = (name: string): string => {
  const base = path.posix.basename(name.replaceAll('\\', '/').split('!').at(-1)!)
  return base.replace(/\.\w{2,5}$/, '').trim() || base
}

/**
 * The source that a document is, made when the first entry rests on it. Belongs to the owner of the batch; its date is
 * the one that the annex itself gives. Staff can say more of it on the page of sources.
 */
export async function ensureSource(db: Db, item: Item, entities: Entity[], accountId?: number): Promise<number> {
  const document = item.document!
  if (document.sourceId !== null) return document.sourceId
  const { language } = document
  const say = (key: string): Translated => Object.fromEntries(languages.map((each) => [each, translator(each)(key)]))
  const { rows } = await db.query<{ title: Translated | null }>(
    `select r.content -> 'title' title from entries e
       join revisions r on r.id = coalesce(e.published_revision, e.draft_revision) where e.id = $1`,
    [item.ownerId],
  )
  const owner = pickText(rows[0]?.title, language)?.text
  const sourceId = await addSource(
    db,
    accountId,
    {
      title: { [language]: plainName(document.name).slice(0, 240) },
      pageKind: say('annex-sources.pageKind'),
      owner: (owner ?? translator(language)('annex-sources.ownerNotStated')).slice(0, 200),
      ownerId: item.ownerId,
      language,
      dated: datedBy(entities),
      dateNote: null,
      note: null,
    },
    '',
  )
  await db.query('update documents set source_id = $2 where id = $1', [document.id, sourceId])
  return sourceId
}

function datedBy(entities: Entity[]): string | null {
  for (const { type, fields, provenance } of entities)
    for (const name of ['modified_on', 'completed_on'])
      if (type === 'annex' && fields[name] && (provenance[name] ?? []).every(({ confidence }) => confidence >= 0.9))
        return String(fields[name])
  return null
}
