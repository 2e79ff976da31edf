import type pg from 'pg'
import { transaction } from '../../src/database.ts'
import { collectText } from '../../src/entries/collect-text.ts'
import { shapeCatalogueRow } from '../../src/entries/shape-catalogue-row.ts'
import { shapeIndexedEntry } from '../../src/entries/shape-indexed-entry.ts'
import { type FacetPair, hasBitsAtOnce } from '../../src/search/facets.ts'
import { freshnessOf, type IndexedEntry, isRepairable, suggestionsOf } from '../../src/search/index-entry.ts'
import { lexemesOf } from '../../src/search/word-forms/lexemes-of.ts'
import { searchVector } from '../../src/search/words.ts'
import { createCorpus, type Made, mostTexts } from './generate-corpus.ts'

const batch = 500

const statements = {
  entries: `insert into entries (id, kind, slug, status, original_language, draft_revision, published_revision,
      confirmed_at, published_at, updated_at) overriding system value
    select e.id, e.kind, e.slug, 'published', e.original_language, e.id, e.id, e.confirmed_at, e.published_at, e.updated_at
    from json_to_recordset($1) e (id int, kind text, slug text, original_language text, confirmed_at timestamptz,
      published_at timestamptz, updated_at timestamptz)`,
  revisions: `insert into revisions (id, entry_id, number, content, origin) overriding system value
    select r.id, r.id, 1, r.content || b.content, 'import' from json_to_recordset($1) r (id int, base int, content jsonb)
    join json_to_recordset($2) b (base int, content jsonb) on b.base = r.base`,
  catalogue: `insert into catalogue select (json_populate_recordset(null::catalogue, $1)).*`,
  documents: `with bases as materialized (
      select b.base, b.tsv::tsvector from json_to_recordset($2) b (base int, tsv text))
    insert into search_document (entry_id, boost, newest, dated, updated_at, start_year, end_year, facets, tsv)
    select d.entry_id, d.boost, d.newest, d.dated, d.updated_at, d.start_year, d.end_year,
      array(select x from unnest(d.facets || (select v.id from facet_value v
        where v.facet = 'confirmed' and v.value = ${freshnessOf('d.dated')})) x order by x), b.tsv || d.tsv::tsvector
    from json_to_recordset($1) d (entry_id int, base int, boost smallint, newest date, dated date, updated_at timestamptz,
      start_year smallint, end_year smallint, facets int[], tsv text) join bases b on b.base = d.base`,
  suggestions: `insert into suggestion (entry_id, language, weight, start)
    select s.entry_id, s.language, s.weight, s.start
    from json_to_recordset($1) s (entry_id int, language text, weight smallint, start text)`,
  words: `insert into word (form, lexemes) select w.form, w.lexemes
    from json_to_recordset($1) w (form text, lexemes text[]) order by w.form on conflict do nothing`,
}

type Part = { size: number; part: number; parts: number; say: (line: string) => void }

// Texts that entries have in common are sent and taken apart once.

/** Writes each `parts`th text of the corpus with all entries that have it. */
export async function writePart(pool: pg.Pool, { size, part, parts, say }: Part): Promise<void> {
  const corpus = createCorpus(size)
  const facets = await knowFacets(pool)
  const free = (await pool.query(`select current_setting('is_superuser') v`)).rows[0].v === 'on'
  const forms = new Set<string>()
  let waiting: Made[] = []
  let done = 0
  const flush = async () => {
    const rows = waiting.map((made) => shapeCatalogueRow(made.kind, made))
    const entries = waiting.map((made, i) => shapeIndexedEntry(made.kind, made, rows[i]!))
    const idsOf = await facets.learn(entries)
    const bases = new Map<number, { base: number; content: object; tsv: string }>()
    const documents = entries.map((entry, i) => {
      const { base, kind, content, texts } = waiting[i]!
      const own = collectText(kind.schema, content).length // the rest are words of themes and places
      if (!bases.has(base)) {
        const tsv = searchVector(entry.texts.slice(0, own), forms)
        bases.set(base, { base, content: texts, tsv })
      }
      return { base, ...documentOf({ ...entry, texts: entry.texts.slice(own) }, forms, idsOf) }
    })
    await transaction(pool, async (db) => {
      if (free) await db.query('set local session_replication_role = replica') // no triggers, no foreign keys
      const send = (name: keyof typeof statements, ...lists: object[][]) =>
        db.query({ name, text: statements[name], values: lists.map((list) => JSON.stringify(list)) })
      const withText = [...bases.values()]
      await send('entries', waiting.map(entryOf))
      await send(
        'revisions',
        waiting.map(({ id, base, facts }) => ({ id, base, content: facts })),
        withText,
      )
      await send('catalogue', rows)
      await send('documents', documents, withText)
      await send('suggestions', entries.flatMap(suggestedOf))
    })
    done += waiting.length
    waiting = []
    if (part === 0 && done % 50_000 < batch) say(`  about ${done * parts} of ${size}`)
  }
  for (let base = part; base < Math.min(size, mostTexts); base += parts) {
    waiting.push(...corpus.entriesOf(base))
    if (waiting.length >= batch) await flush()
  }
  await flush()
  const words = [...forms].filter(isRepairable).map((form) => ({ form, lexemes: lexemesOf(form) }))
  for (let i = 0; i < words.length; i += 5000)
    await pool.query(statements.words, [JSON.stringify(words.slice(i, i + 5000))])
}

const entryOf = ({ kind, content: _, texts: __, facts: ___, ...entry }: Made) => ({ ...entry, kind: kind.name })

function documentOf(entry: IndexedEntry, forms: Set<string>, idsOf: (pairs: FacetPair[]) => number[]) {
  const { entryId: entry_id, updatedAt: updated_at, startYear: start_year, endYear: end_year } = entry
  const { boost, newest, dated, facets, texts } = entry
  const tsv = searchVector(texts, forms)
  return { entry_id, boost, newest, dated, updated_at, start_year, end_year, facets: idsOf(facets), tsv }
}

const suggestedOf = ({ entryId: entry_id, boost: weight, titles }: IndexedEntry) =>
  suggestionsOf(titles).map((each) => ({ ...each, entry_id, weight }))

/** The ids of facet values, each asked for once; those of freshness the database works out. */
async function knowFacets(pool: pg.Pool) {
  const ids = new Map<string, number>()
  const keyOf = ([facet, value]: FacetPair) => `${facet} ${value}`
  const add = async (pairs: FacetPair[]) => {
    const rows = pairs.map(([facet, value]) => ({ facet, value, has_bits: hasBitsAtOnce(facet) }))
    await pool.query(
      `insert into facet_value (facet, value, has_bits) select f.facet, f.value, f.has_bits
       from json_to_recordset($1) f (facet text, value text, has_bits boolean) order by 1, 2 on conflict do nothing`,
      [JSON.stringify(rows)],
    )
    const { rows: known } = await pool.query<{ id: number; facet: FacetPair[0]; value: string }>(
      `select v.id, v.facet, v.value from facet_value v
       join json_to_recordset($1) f (facet text, value text) on f.facet = v.facet and f.value = v.value`,
      [JSON.stringify(rows)],
    )
    for (const { id, facet, value } of known) ids.set(keyOf([facet, value]), id)
  }
  await add(['recent', 'ageing', 'old', 'undated'].map((value) => ['confirmed', value]))
  return {
    /** Makes sure that all values of some entries are known; gives what tells their ids. */
    async learn(entries: IndexedEntry[]): Promise<(pairs: FacetPair[]) => number[]> {
      const unknown = entries.flatMap(({ facets }) => facets.filter((pair) => !ids.has(keyOf(pair))))
      if (unknown.length > 0) await add([...new Map(unknown.map((pair) => [keyOf(pair), pair])).values()])
      return (pairs) => pairs.map((pair) => ids.get(keyOf(pair))!)
    },
  }
}
