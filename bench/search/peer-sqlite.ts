import { DatabaseSync } from 'node:sqlite'
import type { FacetName } from '../../src/catalogue/schema.ts'
import { searchWords } from '../../src/search/query.ts'
import { type Chosen, chosenOf, documentsOf, type Peer } from './peer.ts'

/** SQLite with its full-text index, in memory, accents folded; facets in a table of their own. */
export function makeSqlite(size: number): Peer {
  const began = performance.now()
  const db = new DatabaseSync(':memory:')
  db.exec(`create virtual table doc using fts5(title, summary, body, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
    create table facet (value text, doc integer, primary key (doc, value)) without rowid; begin`)
  const [add, addFacet] = [
    db.prepare('insert into doc (rowid, title, summary, body) values (?, ?, ?, ?)'),
    db.prepare('insert or ignore into facet (doc, value) values (?, ?)'),
  ]
  for (const { id, title, summary, body, facets } of documentsOf(size)) {
    add.run(id, title, summary, body)
    for (const value of facets) addFacet.run(id, value)
  }
  db.exec('commit; create index by_value on facet (value, doc); analyze')
  const { bytes } = db
    .prepare('select page_count * page_size bytes from pragma_page_count, pragma_page_size')
    .get() as { bytes: number }
  const quoted = (words: string[]) => words.map((word) => `"${word}"`).join(' ')
  const filtered = (chosen: Chosen, but?: FacetName) =>
    chosen
      .filter(([facet]) => facet !== but)
      .map(
        ([facet, values]) => `and exists (select 1 from facet x where x.doc = m.doc
        and x.value in (${values.map((value) => `'${facet} ${value}'`).join(', ')}))`,
      )
      .join(' ')
  return {
    name: 'SQLite FTS5',
    cannot: ['a typo'],
    indexSeconds: (performance.now() - began) / 1000,
    megabytes: bytes / 2 ** 20,
    ask(question) {
      if ('letters' in question) {
        const words = searchWords(question.letters)
        if (words.length === 0) return 0
        return db.prepare(`select rowid, title from doc where doc match ? limit 8`).all(`title: "${words[0]}" *`).length
      }
      const words = searchWords(question.search.q)
      const chosen = chosenOf(question.search)
      const hits = words.length > 0 ? 'select rowid doc from doc where doc match ?' : 'select distinct doc from facet'
      const values = words.length > 0 ? [quoted(words)] : []
      const all = (sql: string) => db.prepare(`with m as materialized (${hits}) ${sql}`).all(...values)
      const [total] = all(`select count(*) n from m where true ${filtered(chosen)}`) as { n: number }[]
      all(`select f.value, count(*) n from m join facet f on f.doc = m.doc where true ${filtered(chosen)} group by 1`)
      for (const [facet] of chosen)
        all(`select f.value, count(*) n from m join facet f on f.doc = m.doc
          where f.value between '${facet} ' and '${facet}!' ${filtered(chosen, facet)} group by 1`)
      if (words.length === 0) all(`select m.doc from m where true ${filtered(chosen)} order by m.doc desc limit 20`)
      else
        db.prepare(
          `select rowid, title, summary from doc where doc match ? ${filtered(chosen).replaceAll('m.doc', 'doc.rowid')}
           order by rank limit 20`,
        ).all(...values)
      return total!.n
    },
  }
}
