import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest'
import type { Database } from '../src/database.ts'
import { isMigrated, MigrationError, migrate, seed } from '../src/migrate.ts'
import { cloneDatabase, cloneTemplate, openOnce } from './clone-database.ts'

const folders: string[] = []
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true })
})

/** A folder with these files; each text is what stands in `up`, unless it is a whole module. */
async function folderOf(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'aglomera-migrations-'))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) {
    const code = `export async function up(knex: any): Promise<void> {\n${text}\n}\nexport async function down() {}\n`
    await writeFile(path.join(folder, name), text.includes('export') ? text : code)
  }
  return folder
}
const table = (name: string) => `await knex.schema.createTable('${name}', (t: any) => t.increments())`

/** Everything that is in the database: what a failed migration must leave as it was. */
async function contentOf({ pool }: Database): Promise<string[]> {
  const { rows } = await pool.query(`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`)
  const tables = rows.map(({ name }) => name)
  if (!tables.includes('knex_migrations')) return tables
  const done = await pool.query('select m.name from knex_migrations m order by m.id')
  return [...tables, ...done.rows.map(({ name }) => name)]
}
const knexTables = ['knex_migrations', 'knex_migrations_lock']

let database: Database
beforeEach(async () => {
  if (!database || (await contentOf(database)).length > 0) {
    await database?.close()
    database = await cloneDatabase('empty')
  }
})

describe('a migration that fails leaves the database as it was and says why in one line', () => {
  test.each([
    [
      'in SQL',
      `${table('b')}\nawait knex.raw('insert into nowhere values (1)')`,
      /^The migration 2_b\.ts failed, .* "nowhere" does not exist$/,
    ],
    [
      'in code',
      `${table('b')}\nthrow new Error('no\\nway')`,
      /^The migration 2_b\.ts failed, nothing was changed: no way$/,
    ],
    ['in TypeScript', 'export const up = (', /^The database was not migrated: 2_b\.ts: /],
    ['without down', 'export async function up() {}', /^The database was not migrated: .*2_b\.ts/],
    [
      'though it asks for no transaction',
      `export const config = { transaction: false }
       export const up = (knex: any) => knex.raw('create table b (); insert into nowhere values (1)')
       export const down = () => {}`,
      /^The migration 2_b\.ts failed, .* "nowhere" does not exist$/,
    ],
  ])('%s', async (_where, code, message) => {
    const folder = await folderOf({ '1_a.ts': table('a'), '2_b.ts': code })
    const error = await migrate(database, folder).catch((error) => error)
    expect(error).toBeInstanceOf(MigrationError)
    expect(error.message).toMatch(message)
    expect(error.message).not.toContain('\n')
    expect(await contentOf(database)).toEqual([])
    expect(await isMigrated(database.pool, folder)).toBe(false)
  })

  test('after others that went well before', async () => {
    const folder = await folderOf({ '1_a.ts': table('a') })
    await migrate(database, folder)
    const before = await contentOf(database)
    await writeFile(
      path.join(folder, '2_b.ts'),
      `export const up = (knex: any) => knex('a').insert({ nothing: 1 }); export const down = up`,
    )
    await expect(migrate(database, folder)).rejects.toThrow(MigrationError)
    expect(await contentOf(database)).toEqual(before)
    expect(await isMigrated(database.pool, folder)).toBe(false)
  })

  test('when the database is newer than the portal', async () => {
    await migrate(database, await folderOf({ '1_a.ts': table('a'), '2_b.ts': table('b') }))
    const older = await folderOf({ '1_a.ts': table('a') })
    const error = await migrate(database, older).catch((error) => error)
    expect(error).toBeInstanceOf(MigrationError)
    expect(error.message).toContain('2_b.ts')
  })
})

test('migrations run in the order of their names, each of them once', async () => {
  const folder = await folderOf({ '2_b.ts': `await knex('a').insert({})`, '1_a.ts': table('a'), 'notes.md': 'not one' })
  expect(await isMigrated(database.pool, folder)).toBe(false)
  await migrate(database, folder)
  await migrate(database, folder)
  expect(await isMigrated(database.pool, folder)).toBe(true)
  expect(await contentOf(database)).toEqual(['a', ...knexTables, '1_a.ts', '2_b.ts'])
  expect((await database.pool.query('select * from a')).rows).toHaveLength(1)
})

test('processes that start at once on an empty database migrate and fill it once', async () => {
  const { url, dataDir } = await cloneTemplate('empty')
  const first = await openOnce({ url, dataDir })
  const processes = url ? [first, await openOnce({ url, dataDir }), await openOnce({ url, dataDir })] : [first, first]
  const folder = await folderOf({
    '1_a.ts': `${table('a')}\nawait knex.raw('select pg_sleep(0.3)')`,
    '2_b.ts': table('b'),
  })
  const seeds = await folderOf({
    '1_a.ts': `export default async (db: any) => {
      const { rowCount } = await db.query('select 1 from a')
      await db.query('select pg_sleep(0.3)') // the others have time to see an empty table too
      if (rowCount === 0) await db.query('insert into a default values')
    }`,
  })
  await Promise.all(
    processes.map(async (each) => {
      await migrate(each, folder)
      await seed(each, { directory: seeds })
    }),
  )
  expect(await contentOf(first)).toEqual(['a', 'b', ...knexTables, '1_a.ts', '2_b.ts'])
  expect((await first.pool.query('select * from a')).rows).toHaveLength(1)
})

test('kill -9 during a migration leaves no lock and no half of it', async () => {
  const place = await cloneTemplate('empty')
  const folder = await folderOf({
    '1_a.ts': table('a'),
    '2_b.ts': `${table('b')}\nif (process.argv.includes('stay')) { console.log('migrating'); await new Promise(() => {}) }`,
  })
  const program = `
    setInterval(() => {}, 1000)
    const { openDatabase } = await import(${JSON.stringify(path.resolve('src/database.ts'))})
    const { migrate } = await import(${JSON.stringify(path.resolve('src/migrate.ts'))})
    const [url, dataDir, folder] = process.argv.slice(1)
    await migrate(await openDatabase({ url, dataDir }), folder)`
  const args = ['-e', program, place.url ?? '', place.dataDir, folder, 'stay']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  for await (const line of createInterface(child.stdout)) {
    lines.push(line)
    child.kill('SIGKILL')
  }
  expect(lines).toEqual(['migrating'])

  const reopened = await openOnce(place)
  expect(await contentOf(reopened)).toEqual([])
  await migrate(reopened, folder)
  expect(await contentOf(reopened)).toEqual(['a', 'b', ...knexTables, '1_a.ts', '2_b.ts'])
})

describe('seeds', () => {
  const into = (text: string) => `export default (db: any) => db.query("insert into seeded values ('${text}')")`
  const seeded = async () => (await database.pool.query('select s.text from seeded s')).rows.map(({ text }) => text)
  beforeEach(() => database.pool.query('create table seeded (text text)'))

  test('one that fails leaves nothing of itself and says why; those before it stay, those after it wait', async () => {
    const fail =
      'export default async (db: any) => { await db.query("delete from seeded"); await db.query("nonsense") }'
    const directory = await folderOf({ '1_a.ts': into('a'), '2_b.ts': fail, '3_c.ts': into('c') })
    const error = await seed(database, { directory }).catch((error) => error)
    expect(error).toBeInstanceOf(MigrationError)
    expect(error.message).toMatch(/^The seed 2_b\.ts failed, nothing of it was written: [^\n]*"nonsense"$/)
    expect(await seeded()).toEqual(['a'])
  })

  test('run in the order of their names; the first content can be left out', async () => {
    const directory = await folderOf({ '02-first-content.ts': into('content'), '01-themes.ts': into('themes') })
    await seed(database, { directory, firstContent: false })
    expect(await seeded()).toEqual(['themes'])
    await seed(database, { directory })
    expect(await seeded()).toEqual(['themes', 'themes', 'content'])
  })
})

test.runIf(inject('templates').server)('migrating is not held to the time limit of the serving pool', async () => {
  expect(database.pool.options.query_timeout).toBeGreaterThan(0)
  const short: Database = {
    ...database,
    pool: Object.assign(database.pool, { options: { ...database.pool.options, query_timeout: 100 } }),
  }
  await migrate(short, await folderOf({ '1_a.ts': `await knex.raw('select pg_sleep(0.5)')\n${table('a')}` }))
  expect(await contentOf(database)).toContain('a')
})
