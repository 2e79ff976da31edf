// A process of its own: makes the schema and fills it through the portal's own functions, so that what is measured
// has the shape that publishing gives it.
import { type Database, openDatabase, transaction } from '../src/database.ts'
import { publishEntry } from '../src/entries/publish-entry.ts'
import { createEntry, saveRevision } from '../src/entries/save-revision.ts'
import { kindByName } from '../src/kinds.ts'
import { migrate, seed } from '../src/migrate.ts'
import { loadThemes } from '../src/themes/themes.ts'
import './child.ts'
import { generateEntries, sourceCount } from './generate-entries.ts'

const batch = 100 // entries in a transaction: one for all would leave the version counter a chain of thousands of rows

const database = await openDatabase({ url: process.env.DATABASE_URL, dataDir: process.env.DATA_DIR! })
await migrate(database)
await seed(database, { firstContent: false })
await loadThemes(database.pool)
await fill(database, Number(process.argv[2]))
// What autovacuum does on a server within minutes; the embedded one has none and is only analyzed, as at a start.
await database.pool.query(database.embedded ? 'analyze' : 'vacuum analyze')
await database.close()
process.disconnect?.()

async function fill(database: Database, count: number): Promise<void> {
  const { pool } = database
  const sources = await writeSources(pool)
  const entries = [...generateEntries(count)]
  const ids: number[] = []
  while (ids.length < count) {
    await transaction(pool, async (db) => {
      for (const entry of entries.slice(ids.length, ids.length + batch)) {
        const kind = kindByName.get(entry.kind)!
        const id = await createEntry(db, kind, entry)
        const relations = entry.relations.map(({ role, to }) => ({ role, toId: ids[to]! }))
        const draft = { content: entry.content, relations, sources: entry.sources.map((i) => sources[i]!) }
        await saveRevision(db, kind, id, draft, { origin: 'import' })
        if (entry.confirmed) await db.query('update entries set confirmed_at = now() where id = $1', [id])
        await publishEntry(db, kind, id)
        ids.push(id)
      }
    })
    if (database.embedded) await pool.query('checkpoint')
    if (ids.length % 500 === 0) process.stderr.write(`  ${ids.length} of ${count} entries\n`)
  }
}

async function writeSources(pool: Database['pool']): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    `insert into sources (code, title, page_kind, owner, language, dated)
     select 'bench-' || n, jsonb_build_object('en', 'Source ' || n, 'pl', 'Źródło ' || n), '{"en": "report", "pl": "raport"}',
       'An office', 'pl', (2004 + n % 22) || '-05-01' from generate_series(1, $1) n returning id`,
    [sourceCount],
  )
  return rows.map((row) => row.id)
}
