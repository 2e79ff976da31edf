import { createHash } from 'node:crypto'
import type { Db } from '../src/database.ts'
import { publishEntry } from '../src/entries/publish-entry.ts'
import { refreshRelated } from '../src/entries/relate-entries.ts'
import { createEntry, saveRevision } from '../src/entries/save-revision.ts'
import { kindByName } from '../src/kinds.ts'
import { lockSearchIndex } from '../src/search/index-entry.ts'
import { loadThemes } from '../src/themes/themes.ts'
import { events } from './first-content/events.ts'
import type { SeedContact, SeedEntry, SeedSource } from './first-content/format.ts'
import { organisations } from './first-content/organisations.ts'
import { partnerships } from './first-content/partnerships.ts'
import { practices } from './first-content/practices.ts'
import { programmes } from './first-content/programmes.ts'
import { projects } from './first-content/projects.ts'
import { sources } from './first-content/sources.ts'

// Programmes first: an entry counts under a programme and under the one above it when it is published.
const entriesByKind: [string, SeedEntry<unknown>[]][] = [
  ['programme', programmes],
  ['organisation', organisations],
  ['partnership', partnerships],
  ['project', projects],
  ['practice', practices],
  ['event', events],
]

type Known = { id: number; created: boolean; write: boolean }

/**
 * Loads the first content. Running it again changes nothing; a newer version of it reaches only entries
 * that nobody has edited, and never brings back what was archived, renamed or erased.
 */
export default async function seedFirstContent(db: Db): Promise<void> {
  await lockSearchIndex(db)
  await loadThemes(db)
  const sourceIds = await writeSources(db)
  const known = new Map<string, Known>()
  for (const [kind, entries] of entriesByKind)
    for (const entry of entries) {
      const found = await findOrCreate(db, kind, entry)
      if (found) known.set(`${kind}/${entry.slug}`, found)
    }
  for (const { code, ownerSlug } of sources as SeedSource[]) {
    const owner = known.get(`organisation/${ownerSlug}`)
    if (owner) await db.query('update sources set owner_id = $2 where code = $1 and owner_id is null', [code, owner.id])
  }
  let wrote = false
  for (const [name, entries] of entriesByKind) {
    const kind = kindByName.get(name)!
    for (const entry of entries) {
      const { id, created, write } = known.get(`${name}/${entry.slug}`) ?? {}
      if (id === undefined || !write) continue
      wrote = true
      const relations = (entry.relations ?? []).flatMap(({ role, to, inferred = false }) => {
        const target = known.get(to)
        return target ? [{ role, toId: target.id, inferred }] : [] // it was erased since
      })
      const draft = { content: entry.content, relations, sources: entry.sources.map((code) => sourceIds.get(code)!) }
      await saveRevision(db, kind, id, draft, { origin: 'seed' })
      if (created) await writeContacts(db, id, entry.contacts ?? [], sourceIds)
      const owner = entry.owner && known.get(`organisation/${entry.owner}`)
      if (created && owner) await db.query('update entries set owner_id = $2 where id = $1', [id, owner.id])
      await publishEntry(db, kind, id)
    }
  }
  // the first of them had nothing yet to be related to
  if (wrote) await refreshRelated(db, 10_000)
}

async function writeSources(db: Db): Promise<Map<string, number>> {
  for (const source of sources as SeedSource[])
    await db.query(
      `insert into sources (code, title, page_kind, owner, language, dated, date_note, note)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (code) do nothing`,
      [
        source.code,
        source.title,
        source.pageKind,
        source.owner,
        source.language,
        source.dated,
        source.dateNote,
        source.note,
      ],
    )
  const { rows } = await db.query<{ id: number; code: string }>('select s.id, s.code from sources s')
  return new Map(rows.map((row) => [row.code, row.id]))
}

/** The entry, made where it was never made before; undefined where it was erased. Notes which version is written. */
async function findOrCreate(db: Db, kind: string, entry: SeedEntry<unknown>): Promise<Known | undefined> {
  const version = createHash('sha256').update(JSON.stringify(entry)).digest('base64url')
  const { rows } = await db.query<{ versions: string[] | null; id: number | null; untouched: boolean }>(
    `select w.versions, e.id, e.status = 'published' and e.slug = $2
       and not exists (select 1 from revisions r where r.entry_id = e.id and r.origin <> 'seed') untouched
     from (select $1::text kind, $2::text slug) s
     left join first_content_written w on w.kind = s.kind and w.slug = s.slug
     left join entries e on e.kind = s.kind
       and (e.slug = s.slug or e.id = (select f.entry_id from former_slugs f where f.kind = s.kind and f.slug = s.slug))`,
    [kind, entry.slug],
  )
  const { versions, id, untouched } = rows[0]!
  const isNew = !versions?.includes(version)
  if (id !== null) {
    const write = isNew && versions !== null && untouched
    if (write) await noteVersion(db, kind, entry.slug, version)
    return { id, created: false, write }
  }
  if (versions) return undefined
  await noteVersion(db, kind, entry.slug, version)
  const { slug, originalLanguage } = entry
  return { id: await createEntry(db, kindByName.get(kind)!, { slug, originalLanguage }), created: true, write: true }
}

const noteVersion = (db: Db, kind: string, slug: string, version: string) =>
  db.query(
    `insert into first_content_written (kind, slug, versions) values ($1, $2, array[$3])
     on conflict (kind, slug) do update set versions = first_content_written.versions || excluded.versions`,
    [kind, slug, version],
  )

async function writeContacts(db: Db, entryId: number, contacts: SeedContact[], sourceIds: Map<string, number>) {
  for (const contact of contacts)
    await db.query(
      `insert into contacts (entry_id, name, name_raw, role, phone, fax, email, purpose, public, source_id, as_of)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        entryId,
        contact.name,
        contact.nameRaw,
        contact.role,
        contact.phone,
        contact.fax,
        contact.email,
        contact.purpose,
        contact.public,
        sourceIds.get(contact.source),
        contact.asOf,
      ],
    )
}
