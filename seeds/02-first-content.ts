import type { Db } from '../src/database.ts'
import { publishEntry } from '../src/entries/publish-entry.ts'
import { createEntry, saveRevision } from '../src/entries/save-revision.ts'
import { kindByName } from '../src/kinds.ts'
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

type Known = { id: number; created: boolean; untouched: boolean }

/**
 * Loads the first content. Running it again changes nothing; a newer version of it reaches only entries
 * that nobody has edited, and never brings back what was archived, renamed or erased.
 */
export default async function seedFirstContent(db: Db): Promise<void> {
  await loadThemes(db)
  const sourceIds = await writeSources(db)
  const known = new Map<string, Known>()
  for (const [kind, entries] of entriesByKind)
    for (const entry of entries) known.set(`${kind}/${entry.slug}`, await findOrCreate(db, kind, entry))
  const idOf = (to: string) => {
    const entry = known.get(to)
    if (!entry) throw new Error(`the first content points at ${to}, which it does not have`)
    return entry.id
  }
  for (const [name, entries] of entriesByKind) {
    const kind = kindByName.get(name)!
    for (const entry of entries) {
      const { id, created, untouched } = known.get(`${name}/${entry.slug}`)!
      if (!untouched) continue
      const relations = (entry.relations ?? []).map(({ role, to }) => ({ role, toId: idOf(to) }))
      const draft = { content: entry.content, relations, sources: entry.sources.map((code) => sourceIds.get(code)!) }
      const { changed } = await saveRevision(db, kind, id, draft, { origin: 'seed' })
      if (created && entry.owner)
        await db.query('update entries set owner_id = $2 where id = $1', [id, idOf(`organisation/${entry.owner}`)])
      if (created) await writeContacts(db, id, entry.contacts ?? [], sourceIds)
      if (changed) await publishEntry(db, kind, id)
    }
  }
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

async function findOrCreate(db: Db, name: string, entry: SeedEntry<unknown>): Promise<Known> {
  const { rows } = await db.query<{ id: number; untouched: boolean }>(
    `select e.id, e.status = 'published'
       and not exists (select 1 from revisions r where r.entry_id = e.id and r.origin <> 'seed')
       and e.slug = $2 untouched
     from entries e where e.kind = $1
       and (e.slug = $2 or e.id = (select f.entry_id from former_slugs f where f.kind = $1 and f.slug = $2))`,
    [name, entry.slug],
  )
  if (rows[0]) return { ...rows[0], created: false }
  const { slug, originalLanguage } = entry
  return {
    id: await createEntry(db, kindByName.get(name)!, { slug, originalLanguage }),
    created: true,
    untouched: true,
  }
}

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
