import type { Db } from '../src/database.ts'
import { transaction } from '../src/database.ts'
import { publishEntry } from '../src/entries/publish-entry.ts'
import { createEntry, type Draft, saveRevision } from '../src/entries/save-revision.ts'
import { kindByName } from '../src/kinds.ts'
import type { Language } from '../src/languages.ts'

/** Publishes an entry as the portal does, with what it needs at the least; gives its id. */
export async function publish(
  db: Db,
  entry: {
    kind: string
    slug: string
    originalLanguage?: Language
    content?: object
    relations?: Draft['relations']
    sources?: number[]
  },
): Promise<number> {
  const kind = kindByName.get(entry.kind)!
  const content = {
    title: { en: `Entry ${entry.slug}` },
    summary: { en: 'A summary.' },
    places: [{ country: 'PL' }],
    ...entry.content,
  }
  return transaction(db, async (tx) => {
    const id = await createEntry(tx, kind, { slug: entry.slug, originalLanguage: entry.originalLanguage ?? 'en' })
    const { relations = [], sources = [] } = entry
    await saveRevision(tx, kind, id, { content, relations, sources }, { origin: 'staff' })
    await publishEntry(tx, kind, id)
    return id
  })
}

/** Publishes an organisation with the title "Body <slug>", for others to be related to; gives its id. */
export const publishBody = (db: Db, slug: string, content: object = {}): Promise<number> =>
  publish(db, { kind: 'organisation', slug, content: { title: { en: `Body ${slug}` }, ...content } })
