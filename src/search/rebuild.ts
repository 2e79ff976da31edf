import type pg from 'pg'
import { type Db, transaction } from '../database.ts'
import { reindexEntries } from '../entries/reindex-entries.ts'
import { mostNamed } from './facets.ts'
import { lockSearchIndex } from './index-entry.ts'
import { rebuildTextMarks } from './near-texts.ts'
import { stemVersion } from './word-forms/lexemes-of.ts'

/** Entries in one transaction: publishing waits for no more than these. */
const atOnce = 100
const chunkSize = 64_000

type Say = (line: string) => void

/**
 * Makes the whole index anew, with the themes as they are in memory, while the portal is read: the documents in batches, then what is counted of them. Told in
 * lines through `say`. Gives the number of entries.
 */
export async function rebuildSearch(pool: pg.Pool, say: Say): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    `select e.id from entries e where e.status = 'published' order by e.id`,
  )
  const ids = rows.map(({ id }) => id)
  // forms are looked up by other rules from now on; each comes back with the first entry that says it
  await pool.query('delete from word')
  let said = 0
  for (let i = 0; i < ids.length; i += atOnce) {
    await transaction(pool, (db) => reindexEntries(db, ids.slice(i, i + atOnce)))
    const done = Math.min(ids.length, i + atOnce)
    if (done - said < 1000 && done < ids.length) continue
    say(`${done} of ${ids.length} entries are indexed`)
    said = done
  }
  await rebuildCounts(pool, say)
  await rebuildTextMarks(pool)
  await pool.query('update search_state set stem_version = $1, fresh_on = current_date', [stemVersion])
  return ids.length
}

/**
 * Counts of values and words, and all bitmaps, anew out of the documents, in one transaction: publishing waits for it,
 * readers do not. After a bulk load this makes the index whole.
 */
export async function rebuildCounts(pool: pg.Pool, say: Say = () => {}): Promise<void> {
  await transaction(pool, async (db) => {
    await lockSearchIndex(db)
    await db.query(
      'delete from facet_bitmap; delete from lexeme_bitmap; delete from lexeme; update facet_value set n = 0',
    )
    // also those that pages list, however few entries they have: without bits they are counted in their rows
    await db.query(
      `update facet_value v set n = x.n, has_bits = v.has_bits or x.n >= 100 or x.place <= $1 from (
         select y.id, y.n, row_number() over (partition by o.facet order by y.n desc, o.value) place from (
           select f id, count(*)::int n from search_document d, unnest(d.facets) f group by f) y
         join facet_value o on o.id = y.id) x where x.id = v.id`,
      [mostNamed],
    )
    await db.query(`insert into lexeme (lexeme, df, big) select s.word, s.ndoc, s.ndoc >= (select big_from from search_state)
      from ts_stat('select tsv from search_document') s`)
    const values = await db.query<{ id: number }>(
      'select v.id from facet_value v where v.has_bits and v.n > 0 order by v.id',
    )
    for (const { id } of values.rows)
      await writeBits(db, 'facet_bitmap', id, { text: 'facets @> array[$1::int]', value: id })
    say(`Bitmaps of ${values.rows.length} values are made`)
    const big = await db.query<{ id: number; lexeme: string }>(
      'select l.id, l.lexeme from lexeme l where l.big order by l.id',
    )
    for (const { id, lexeme } of big.rows)
      await writeBits(db, 'lexeme_bitmap', id, { text: 'tsv @@ $1::tsquery', value: `'${lexeme}'` })
    say(`Bitmaps of ${big.rows.length} words are made`)
    await db.query(`delete from word w where not exists (select from lexeme l where l.lexeme = any(w.lexemes))`)
  })
  await pool.query('analyze')
}

/** Bits are set here: in SQL each would copy the eight thousand bytes of its chunk. */
async function writeBits(
  db: Db,
  table: 'facet_bitmap' | 'lexeme_bitmap',
  id: number,
  condition: { text: string; value: unknown },
): Promise<void> {
  const { rows } = await db.query<[number]>({
    text: `select d.entry_id from search_document d where d.${condition.text}`,
    values: [condition.value],
    rowMode: 'array',
  })
  const chunks = new Map<number, Buffer>()
  for (const [entry] of rows) {
    const chunk = Math.floor(entry / chunkSize)
    const bits = chunks.get(chunk) ?? Buffer.alloc(chunkSize / 8)
    chunks.set(chunk, bits)
    const place = entry % chunkSize
    bits[place >> 3]! |= 128 >> (place & 7)
  }
  await db.query({
    name: `write-${table}`,
    text: `insert into ${table} (id, chunk, bits) select $1, c, b from unnest($2::smallint[], $3::varbit[]) x (c, b)`,
    values: [id, [...chunks.keys()], [...chunks.values()].map((bits) => `X${bits.toString('hex')}`)],
  })
}
