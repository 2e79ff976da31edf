import { beforeAll, expect, test } from 'vitest'
import { rebuildCounts } from '../../src/search/rebuild.ts'
import { openPortal, type Portal } from '../portal.ts'
import { publish } from '../publish.ts'

// Not the sitemap: it names every entry, and so it reads them all.
// With sequential scans made dear a plan has one only where there is no other way: no index would serve at a million.
const rows = 3_000
const tables = [
  'entries',
  'revisions',
  'relations',
  'catalogue',
  'search_document',
  'lexeme',
  'word',
  'suggestion',
  'timeline',
]

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
  const { pool } = portal
  for (const kind of ['practice', 'project', 'partnership', 'organisation', 'programme', 'event'])
    await publish(pool, { kind, slug: `model-${kind}`, content: { places: [{ country: 'PL', city: 'Opole' }] } })
  await multiply()
  await pool.query('update search_state set big_from = 100, rows_most = 60')
  await rebuildCounts(pool)
  await pool.query('analyze')
}, 240_000)

/** Many copies of the entries that are there, each with words and a title of its own. */
async function multiply() {
  await portal.pool.query(`
    alter table search_document disable trigger search_index_kept;
    alter table revisions disable trigger all; alter table entries disable trigger all; alter table relations disable trigger all;
    create temp table model as select e.entry_id id, (row_number() over (order by e.entry_id))::int - 1 place from catalogue e;
    -- one block of copies after another, each with its relations among itself
    create temp table copied as select g id, m.id model, g - m.place base
      from generate_series(1000, ${1000 + rows}) g join model m on m.place = (g - 1000) % (select count(*) from model);
    insert into entries (id, kind, slug, status, original_language, published_revision, published_at, updated_at)
      overriding system value select x.id, e.kind, 'copy-' || x.id, 'published', e.original_language, 100000 + x.id, now(), now() - x.id * interval '1 minute'
      from copied x join entries e on e.id = x.model;
    insert into revisions (id, entry_id, number, content, origin) overriding system value
      select 100000 + x.id, x.id, 1, r.content, 'import' from copied x join entries e on e.id = x.model
      join revisions r on r.id = e.published_revision;
    insert into relations (revision_id, from_id, role, to_id, position)
      select 100000 + x.id, x.id, l.role, c.id, l.position from copied x join entries e on e.id = x.model
      join relations l on l.revision_id = e.published_revision join model m on m.id = l.to_id join copied c on c.id = x.base + m.place;
    insert into catalogue select (jsonb_populate_record(null::catalogue, to_jsonb(c) || jsonb_build_object('entry_id', x.id,
      'slug', 'copy-' || x.id, 'sort_en', c.sort_en || x.id, 'sort_pl', c.sort_pl || x.id, 'sort_cs', c.sort_cs || x.id,
      'programmes', array(select x.base + m.place from model m where m.id = any(c.programmes)),
      'organisations', array(select x.base + m.place from model m where m.id = any(c.organisations)),
      'newest', date '2026-11-01' - x.id % 5000))).* from copied x join catalogue c on c.entry_id = x.model;
    insert into search_document select x.id, d.boost, date '2026-11-01' - x.id % 5000, d.dated, d.updated_at, d.start_year, d.end_year,
      d.facets, d.tsv || ('''own' || x.id || ''':9')::tsvector from copied x join search_document d on d.entry_id = x.model;
    insert into suggestion select x.id, s.language, s.weight, s.start || ' ' || x.id from copied x join suggestion s on s.entry_id = x.model;
    insert into timeline select x.id, t.ordinal, t.lane, t.starts, t.ends, t.ongoing, t.whole_period, t.title, t.detail
      from copied x join timeline t on t.entry_id = x.model;
    insert into word select 'own' || x.id, array['own' || x.id] from copied x on conflict do nothing;
    alter table search_document enable trigger search_index_kept;
    alter table revisions enable trigger all; alter table entries enable trigger all; alter table relations enable trigger all;
    drop table copied, model`)
}

type Plan = { 'Node Type': string; 'Relation Name'?: string; 'Index Cond'?: string; Filter?: string; Plans?: Plan[] }

/** Scans of a whole large table; also through an index, unless a limit ends them. */
function wholeScans(plan: Plan, limited = false): string[] {
  const isLimited = limited || plan['Node Type'] === 'Limit'
  const isWhole =
    plan['Node Type'] === 'Seq Scan' || (/^Index/.test(plan['Node Type']) && !plan['Index Cond'] && !isLimited)
  const own =
    isWhole && tables.includes(plan['Relation Name']!)
      ? [`${plan['Node Type']} ${plan['Relation Name']} ${plan.Filter}`]
      : []
  return [...own, ...(plan.Plans ?? []).flatMap((part) => wholeScans(part, isLimited))]
}

/** Every statement that a request asks, with its values. */
async function statementsOf(path: string): Promise<{ text: string; values: unknown[] }[]> {
  const asked: { text: string; values: unknown[] }[] = []
  const { query } = portal.pool
  portal.pool.query = ((statement: string | { text: string; values?: unknown[] }, values?: unknown[]) => {
    const text = typeof statement === 'string' ? statement : statement.text
    asked.push({ text, values: (typeof statement === 'string' ? values : statement.values) ?? [] })
    return (query as (...given: unknown[]) => unknown).call(portal.pool, statement, values)
  }) as unknown as typeof query
  try {
    await portal.request().get(path).expect(200)
  } finally {
    portal.pool.query = query
  }
  return asked
}

async function scansOf(statement: { text: string; values: unknown[] }): Promise<string[]> {
  const client = await portal.pool.connect()
  try {
    await client.query('set enable_seqscan = off')
    const { rows } = await client.query(`explain (format json) ${statement.text}`, statement.values)
    return wholeScans(rows[0]['QUERY PLAN'][0].Plan)
  } finally {
    await client.query('set enable_seqscan = on')
    client.release()
  }
}

test.each([
  '/en/catalogue',
  '/en/catalogue?page=900',
  '/en/catalogue?sort=title&page=40',
  '/en/practices',
  '/en/catalogue?theme=public-transport&country=PL&from=2005&to=2015',
  '/en/catalogue?organisation=city-of-opole&programme=interreg-ivc',
  '/en/catalogue?q=opole',
  '/en/catalogue?q=opole&sort=title&kind=project',
  '/en/catalogue?q=opole+olomouc&theme=cross-border-cooperation',
  '/en/catalogue?q=own5000',
  '/en/catalogue?q=own5000+opole&country=PL&from=2000',
  '/en/catalogue?q=-opole',
  '/en/catalogue?q=%22study+visits%22+-opole',
  '/en/catalogue?q=aglomeracij',
  '/en/catalogue?q=opole&view=map',
  '/api/v1/catalogue?q=aglo',
  '/api/v1/catalogue?place=pl-opole&limit=100',
  '/api/v1/suggest?q=o',
  '/api/v1/suggest?q=opole+ag',
  '/api/v1/suggest?q=aglomer',
  '/en',
  '/en/themes',
  '/en/themes/cross-border-cooperation',
  '/en/practices/model-practice',
  '/en/partnerships/opole-olomouc',
  '/en/partnerships/opole-olomouc/timeline',
  '/en/organisations/model-organisation',
  '/en/organisations/opole-agglomeration-association',
  '/en/programmes/model-programme',
  '/en/programmes/interreg-ivc',
  '/en/projects/model-project',
  '/en/events/model-event',
  '/api/v1/practices/model-practice',
  '/feed.atom',
  '/feed.atom?q=opole',
])('%s reads no large table from its beginning to its end', async (path) => {
  const statements = await statementsOf(path)
  expect(statements.length).toBeGreaterThan(0)
  for (const statement of statements) expect(await scansOf(statement), statement.text).toEqual([])
})
