import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFiles } from '../../src/annexes/importing/import-files.ts'
import { rollbackBatch } from '../../src/annexes/importing/rollback-batch.ts'
import { exportColumns } from '../../src/api/export-columns.ts'
import { findExported } from '../../src/api/find-exported.ts'
import { writeExport } from '../../src/api/write-export.ts'
import { parseSearch } from '../../src/catalogue/schema.ts'
import { kinds } from '../../src/kinds.ts'
import { createLog } from '../../src/log.ts'
import { loadThemes } from '../../src/themes/themes.ts'
import { cloneTemplate, openOnce } from '../clone-database.ts'
import { partnership, practice } from './annex-texts.ts'
import { countRows } from './import-texts.ts'
import { makeZip } from './make-files.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'aglomera-annexes-'))
  await mkdir(path.join(folder, 'inner'))
  const files: Record<string, string | Buffer> = {
    'buses.txt': practice(),
    'inner/pact.txt': partnership(),
    'inner/.hidden.txt': 'nothing',
    'members.zip': makeZip([
      { name: 'kites.txt', body: practice({ title: 'Kites over the river', Index: '21R1' }) },
      { name: '../away.txt', body: 'x' },
      { name: 'empty.txt', body: '' },
    ]),
    'empty.txt': '',
    'rows.csv':
      'Project name,Start date,End date,Lead partner\nStreet lamps that sleep,2018-02-01,2020-12-31,Miasto Przykładowo\n',
  }
  for (const [name, body] of Object.entries(files)) await writeFile(path.join(folder, name), body)
})
afterAll(() => rm(folder, { recursive: true, force: true }))
const file = (name: string) => path.join(folder, name)

async function run(program: string, args: string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [[code, signal], stdout, stderr] = await Promise.all([
    once(child, 'exit'),
    text(child.stdout),
    text(child.stderr),
  ])
  return { code, signal, stdout, stderr }
}
const aglomera = (args: string[], env: NodeJS.ProcessEnv = { DATA_DIR: '/nowhere/at/all' }) =>
  run('src/cli.ts', args, env)
describe('wrong usage: exit 2', () => {
  test.each<[string[], RegExp]>([
    [['annexes'], /^There is no command "annexes"\n/],
    [['annexes', 'read'], /^A file is missing\n/],
    [['annexes', 'import', '--apply'], /^A file or folder is missing\n/],
    [['annexes', 'rollback'], /^The number of a batch is missing\n/],
    [['annexes', 'rollback', '1', '2'], /^Unexpected argument '2'\n/],
    [['annexes', 'read', 'a.txt', '--apply'], /^Unknown option '--apply'/],
    [['annexes', 'import', 'a.txt', '--apply=yes'], /--apply/],
  ])('%j', async (args, said) => {
    const { code, stdout, stderr } = await aglomera(args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(said)
  })
})

describe('annexes read: no database', () => {
  test('what cannot be read is said of that file; the others are read; exit 1', async () => {
    const { code, stdout } = await aglomera([
      'annexes',
      'read',
      file('empty.txt'),
      file('nowhere.txt'),
      file('buses.txt'),
      '--json',
    ])
    expect(code).toBe(1)
    const read = JSON.parse(stdout)
    expect(Object.keys(read)).toEqual([file('empty.txt'), file('nowhere.txt'), file('buses.txt')])
    expect(read[file('empty.txt')]).toEqual({
      outcome: 'rejected',
      code: 'empty_file',
      warnings: [],
      document: null,
      entities: [],
      relations: [],
      passages: [],
    })
    expect(read[file('nowhere.txt')]).toMatchObject({ outcome: 'rejected', code: 'no_such_file' })
    expect(read[file('buses.txt')].outcome).toBe('ok')
  })

  test('an annex: entities with the places of each value, relations by index, passages, nothing lost', async () => {
    const contact = '\nContact:\nJan Testowy (Director)\nStowarzyszenie Nocne Autobusy (SNA)'
    await writeFile(file('with-contact.txt'), practice() + contact)
    const { code, stdout, stderr } = await aglomera(['annexes', 'read', file('with-contact.txt'), '--json'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const { document, entities, relations, passages, ...rest } = JSON.parse(stdout)[file('with-contact.txt')]
    expect(rest).toEqual({ outcome: 'ok', code: null, warnings: [] })
    const canonical = practice().replace(/\n+/g, '\n') + contact
    expect(document).toMatchObject({
      mediaType: 'text/plain',
      charset: 'utf-8',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      characters: canonical.length,
      coverage: { lost: 0 },
    })
    const [own] = entities
    expect(own).toMatchObject({
      type: 'practice',
      fields: { title: 'Night buses for villages', index_code: '2044R9', start: '2012', ongoing: true, country: 'PL' },
    })
    for (const { start, end, raw, confidence, rule } of Object.values(own.provenance).flat() as Record<
      string,
      never
    >[]) {
      expect(canonical.slice(start, end)).toBe(raw)
      expect({ confidence, rule }).toEqual({ confidence: expect.any(Number), rule: expect.any(String) })
    }
    for (const { start, end, text, reason } of passages) {
      expect(canonical.slice(start, end)).toBe(text)
      expect(reason).toBeTruthy()
    }
    const body = entities.findIndex(({ type }: { type: string }) => type === 'organisation')
    expect(relations).toContainEqual({ from: body, type: 'owner', to: 0 })
  })

  test('members of a zip stand beside it, each with its outcome', async () => {
    const { code, stdout } = await aglomera(['annexes', 'read', file('members.zip'), '--json'])
    const outcomes = Object.fromEntries(
      Object.entries<{ outcome: string; code: string | null }>(JSON.parse(stdout)).map(([name, { outcome, code }]) => [
        name.replace(folder, ''),
        code ?? outcome,
      ]),
    )
    expect(outcomes).toEqual({
      '/members.zip': expect.any(String),
      '/members.zip!kites.txt': 'ok',
      '/members.zip!empty.txt': 'empty_file',
      '/members.zip!../away.txt': 'unsafe_path',
    })
    expect(code).toBe(1)
  })

  test('a table has rows and counts', async () => {
    const { stdout } = await aglomera(['annexes', 'read', file('rows.csv'), '--json'])
    const { rows, counts } = JSON.parse(stdout)[file('rows.csv')]
    expect(rows).toMatchObject([
      {
        row: 1,
        status: 'new',
        fields: { title: 'Street lamps that sleep', start: '2018-02-01', lead: 'Miasto Przykładowo' },
        problems: [],
      },
    ])
    expect(counts).toEqual({ rows: 1, imported: 1, clean: 1, with_issues: 0, rejected: 0, duplicate_in_file: 0 })
  })
})

test('nothing there: exit 1 and one line', async () => {
  const { env } = await cloneTemplate('none')
  for (const [args, said] of [
    [['import', file('nowhere.txt'), '--apply'], /^There is no file or folder .*nowhere\.txt\n$/],
    [['rollback', 'seven'], /^There is no batch seven\n$/],
  ] as const) {
    const { code, stdout, stderr } = await aglomera(['annexes', ...args], env)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(said)
  }
}, 180_000)

test('import and rollback: the report on standard output, progress beside it, exit 1 where a file was rejected', async () => {
  const { env } = await cloneTemplate('none')
  const done = await aglomera(['annexes', 'import', file('buses.txt'), file('empty.txt'), '--apply', '--json'], env)
  expect({ code: done.code, said: done.stderr }).toEqual({ code: 1, said: 'buses.txt\nempty.txt\n' })
  const { batch, applied, items, totals } = JSON.parse(done.stdout)
  expect(applied).toBe(true)
  expect(items).toMatchObject([
    {
      ...{ name: 'buses.txt', state: 'applied', already: false },
      entries: [
        {
          kind: 'practice',
          slug: 'night-buses-for-villages',
          action: 'create',
          fields: { start: { state: 'new', after: '2012' } },
        },
      ],
    },
    { name: 'empty.txt', state: 'rejected', code: 'empty_file', entries: [] },
  ])
  expect(totals).toMatchObject({ files: 2, create: 1, rejected: 1 })
  const { code, stdout } = await aglomera(['annexes', 'rollback', String(batch)], env)
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: `Batch ${batch} is undone: 1 entries\n  deleted practice night-buses-for-villages\n`,
  })
}, 180_000)

const log = createLog('silent')

test('a dry run writes nothing and says what the import then does; again it changes nothing; undone nothing is left', async () => {
  const { pool } = await openOnce(await cloneTemplate('none'))
  const dry = await importFiles(pool, [folder], { apply: false, log })
  expect(dry).toMatchObject({ batch: null, applied: false })
  for (const table of ['entries', 'batches', 'batch_items', 'documents', 'sources', 'provenance', 'audit_log'])
    expect((await pool.query(`select 1 from ${table}`)).rowCount, table).toBe(0)

  const done = await importFiles(pool, [folder], { apply: true, log })
  expect(done).toMatchObject({ batch: expect.any(Number), applied: true })
  expect(done.items).toEqual(dry.items)
  expect(done.totals).toEqual(dry.totals)
  expect(done.totals).toMatchObject({ rejected: 2, failed: 0 })
  const states = done.items.map(({ name, state, code }) => [
    name.split('/').at(-1),
    code === 'unsafe_path' ? code : state,
  ])
  expect(states).toEqual(
    expect.arrayContaining([
      ['buses.txt', 'applied'],
      ['pact.txt', 'applied'],
      ['empty.txt', 'rejected'],
      ['rows.csv', 'applied'],
    ]),
  )
  expect(JSON.stringify(states)).not.toContain('hidden')
  const after = await countRows(pool)
  expect(after.entries).toBe(done.totals.create)
  expect(after.entries).toBeGreaterThanOrEqual(6)
  expect((await pool.query(`select 1 from entries where status <> 'draft'`)).rowCount).toBe(0)

  const changed = await mkdtemp(path.join(tmpdir(), 'aglomera-differ-'))
  await writeFile(path.join(changed, 'a.txt'), partnership({ title: 'Told by two documents', modified: '3 May 2018' }))
  await writeFile(path.join(changed, 'b.txt'), partnership({ title: 'Told by two documents', modified: '4 May 2019' }))
  const { contradictions } = await importFiles(pool, [changed], { apply: false, log })
  await rm(changed, { recursive: true, force: true })
  expect(contradictions).toMatchObject([{ field: 'profileDated', values: ['2018-05-03', '2019-05-04'] }])

  const again = await importFiles(pool, [folder], { apply: true, log })
  expect(again.totals).toMatchObject({ create: 0, change: 0, source: 0 })
  expect(await countRows(pool)).toEqual(after)

  const undone = await rollbackBatch(pool, done.batch!)
  expect(undone).toMatchObject({ already: false, kept: [] })
  expect(undone.undone).toHaveLength(after.entries!)
  expect(Object.values(await countRows(pool)).reduce((sum, count) => sum + count, 0)).toBe(0)
  expect(await rollbackBatch(pool, done.batch!)).toEqual({ already: true, undone: [], kept: [] })
}, 180_000)

test.each([1, 2])(
  'killed at document %i: nothing is half written, and going on writes nothing twice',
  async (at) => {
    const place = await cloneTemplate('none')
    const own = await mkdtemp(path.join(tmpdir(), 'aglomera-killed-'))
    await writeFile(
      path.join(own, '1.txt'),
      partnership({ title: 'The first pact', name: 'Stowarzyszenie Pierwsze', issue: 'A planner.' }),
    )
    await writeFile(
      path.join(own, '2.txt'),
      partnership({ title: 'The second pact', name: 'Stowarzyszenie Drugie', issue: 'A tram.' }),
    )
    const killed = await run('test/annexes/import-and-die.ts', [own], { ...place.env, KILL_AT: String(at) })
    expect(killed.signal).toBe('SIGKILL')
    const { pool } = await openOnce(place)
    const whole = at === 2 ? 2 : 0 // the first has two entries
    const written = { entries: whole, revisions: whole, batch_entries: whole, sources: whole / 2, relations: whole / 2 }
    expect(await countRows(pool)).toMatchObject(written)
    await pool.query('update batches set lease_until = now()') // nobody waits here until that of the dead one is over
    const report = await importFiles(pool, [own], { apply: true, log })
    expect(report.totals).toMatchObject({ failed: 0, already: 2 })
    expect(await countRows(pool)).toMatchObject({
      entries: 4,
      revisions: 4,
      batch_entries: 4,
      sources: 2,
      relations: 2,
    })
    const { rows } = await pool.query('select slug from entries order by slug')
    const slugs = ['stowarzyszenie-drugie', 'stowarzyszenie-pierwsze', 'the-first-pact', 'the-second-pact']
    expect(rows.map(({ slug }) => slug)).toEqual(slugs)
    const { rows: batches } = await pool.query('select state from batches order by id')
    expect(batches).toEqual([{ state: 'applied' }, { state: 'applied' }])
    await rm(own, { recursive: true, force: true })
  },
  180_000,
)

test("importing the portal's own export changes nothing", async () => {
  const { pool } = await openOnce(await cloneTemplate('first'))
  await loadThemes(pool)
  const own = await mkdtemp(path.join(tmpdir(), 'aglomera-export-'))
  for (const { name, plural } of kinds)
    for (const format of ['csv', 'json'] as const) {
      const entries = findExported(pool, parseSearch({ kind: name }))
      const pieces = writeExport(format, { columns: exportColumns(name), entries, origin: 'http://portal.example/en' })
      await writeFile(path.join(own, `${plural}.${format}`), pieces)
    }
  const before = await countRows(pool)
  const { totals, items } = await importFiles(pool, [own], { apply: true, log })
  const written = items.flatMap(({ entries }) => entries.filter(({ action }) => action !== 'unchanged'))
  expect(written).toEqual([])
  expect(totals.unchanged).toBeGreaterThan(40)
  const { provenance: _noted, ...after } = await countRows(pool)
  expect(after).toEqual({ ...before, provenance: undefined })
  await rm(own, { recursive: true, force: true })
}, 180_000)
