// F3, a process of its own: what a page costs that Express draws with EJS from one simple statement over the same rows,
// in as many bytes as the portal's page has. No filters, no counts of facets, no validators, no headers, no log.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import ejs from 'ejs'
import express, { type Response } from 'express'
import { openDatabase } from '../src/database.ts'
import { parseQuery, queryLiteral } from '../src/search/query.ts'
import { serve } from './child.ts'

const { pool } = await openDatabase({ url: process.env.DATABASE_URL, dataDir: process.env.DATA_DIR! })
const draw = ejs.compile(readFileSync(new URL('./floor-page.ejs', import.meta.url), 'utf8'), {
  strict: true,
  localsName: 'page',
})

const columns = 'c.entry_id, c.kind, c.slug, c.title, c.summary, c.themes, c.card, c.newest'
const list = `select ${columns} from catalogue c order by c.newest desc nulls last, c.entry_id desc limit 20`
const entry = `select c.kind, c.slug, c.title, c.summary, c.themes, c.card, c.newest, r.content
  from entries e join revisions r on r.id = e.published_revision join catalogue c on c.entry_id = e.id
  where e.kind = $1 and e.slug = $2`
// What is known of the words comes first: as many statements as the portal's own search.
const known = 'select l.lexeme, l.df, l.big from lexeme l where l.lexeme = any($1)'
// The page and the total over one materialized list of hits: a window count would read every row twice.
const search = `with hits as materialized (
    select d.entry_id, ts_rank('{0.1, 0.3, 0.6, 1}', d.tsv, $1::tsquery) + d.boost / 20000.0 score
    from search_document d where d.tsv @@ $1::tsquery
  ), page as (select * from hits h order by h.score desc, h.entry_id desc limit 20)
  select ${columns}, (select count(*)::int from hits) total
  from page p join catalogue c on c.entry_id = p.entry_id order by p.score desc, p.entry_id desc`

type Row = Record<string, unknown> & { content?: object; total?: number }
type Page = { rows: Row[]; total: number; texts: string[]; options: object[]; rest: string }

async function ask(name: string, text: string, values: unknown[] = []): Promise<Row[]> {
  return (await pool.query<Row>({ name, text, values })).rows
}

const fillers = new Map<string, Pick<Page, 'options' | 'rest'>>()

/** What brings the page of an address to its number of bytes: lines like those of a facet, worked out once. */
function fillerFor(address: string, page: Omit<Page, 'options' | 'rest'>, bytes: number) {
  let filler = fillers.get(address)
  if (!filler) {
    const size = (options: object[]) => Buffer.byteLength(draw({ ...page, options, rest: '' }))
    const option = (n: number) => ({ name: 'facet', value: `value-${n}`, label: `Współpraca ${n}`, count: n })
    const [none, one] = [size([]), size([option(100)])]
    const options = Array.from({ length: Math.max(0, Math.floor((bytes - none) / (one - none))) }, (_, n) => option(n))
    filler = { options, rest: '.'.repeat(Math.max(0, bytes - size(options))) }
    fillers.set(address, filler)
  }
  return filler
}

function send(res: Response, rows: Row[]): void {
  const { originalUrl, query } = res.req
  const found = { rows, total: rows[0]?.total ?? rows.length, texts: textsOf(rows[0]?.content) }
  const html = draw({ ...found, ...fillerFor(originalUrl, found, Number(query.bytes)) })
  res.setHeader('Content-Type', 'text/html; charset=utf-8')
  res.setHeader('Content-Length', Buffer.byteLength(html))
  res.end(html)
}

/** The Polish texts of a content, wherever they stand, or what there is instead. */
const textsOf = (content: object = {}): string[] =>
  Object.values(content).flatMap((value) => {
    if (typeof value !== 'object' || value === null) return []
    const text = value.pl ?? value.en ?? value.cs
    return typeof text === 'string' ? [text] : textsOf(value)
  })

const app = express()
app.set('query parser', 'simple')
app.set('etag', false)
app.get('/list', async (_req, res) => send(res, await ask('list', list)))
app.get('/search', async (req, res) => {
  const query = parseQuery(String(req.query.q))
  await ask('known', known, [query.terms.flatMap(({ lexemes }) => lexemes.flat())])
  send(res, await ask('search', search, [queryLiteral(query)]))
})
app.get('/:kind/:slug', async (req, res) => send(res, await ask('entry', entry, [req.params.kind, req.params.slug])))
await serve(createServer(app))
