import { cpSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { type Database, openDatabase } from '../src/database.ts'
import { migrate, seed } from '../src/migrate.ts'

/** What a test's database starts from: nothing at all, an empty portal (SEED=none), or the first content. */
export type Content = 'empty' | 'none' | 'first'

/** Where the three templates of this run are: names of databases on a server, or folders. */
export type Templates = { server?: string; empty: string; none: string; first: string }

declare module 'vitest' {
  interface ProvidedContext {
    templates: Templates
  }
}

/** Makes the templates once per run, each from the one before; test files work on copies (portal.ts). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL
  const { templates, remove } = server ? await onServer(server) : await inFolders()
  project.provide('templates', templates)
  return remove
}

const steps: [Content, (database: Database) => Promise<void>][] = [
  ['empty', async () => {}],
  ['none', async (database) => migrate(database).then(() => seed(database, { firstContent: false }))],
  ['first', (database) => seed(database)],
]

async function inFolders() {
  const root = await mkdtemp(path.join(tmpdir(), 'aglomera-test-'))
  const templates: Templates = { empty: `${root}/empty`, none: `${root}/none`, first: `${root}/first` }
  const remove = () => rm(root, { recursive: true, force: true })
  let before: string | undefined
  for (const [content, fill] of steps) {
    const dataDir = templates[content]
    if (before) cpSync(before, dataDir, { recursive: true })
    await fillAndClose({ dataDir }, fill, remove)
    before = dataDir
  }
  return { templates, remove }
}

async function onServer(server: string) {
  const run = `aglomera_test_${process.pid}_${Date.now().toString(36)}`
  const templates: Templates = { server, empty: `${run}_empty`, none: `${run}_none`, first: `${run}_first` }
  const remove = async () => {
    for (const [content] of steps) await onAdmin(server, `drop database if exists ${templates[content]} with (force)`)
  }
  let before = 'template0'
  for (const [content, fill] of steps) {
    const name = templates[content]
    await onAdmin(server, `create database ${name} template ${before} encoding 'UTF8'`)
    await fillAndClose({ url: urlOf(server, name), dataDir: '' }, fill, remove)
    before = name
  }
  return { templates, remove }
}

async function fillAndClose(
  where: { url?: string; dataDir: string },
  fill: (database: Database) => Promise<void>,
  remove: () => Promise<void>,
) {
  try {
    const database = await openDatabase(where)
    await fill(database).finally(() => database.close())
  } catch (error) {
    await remove()
    throw error
  }
}

/** One statement on the server itself, outside of any database of a test. */
export async function onAdmin(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/** The address of another database on the same server. */
export function urlOf(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}
