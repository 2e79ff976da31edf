import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, inject, test } from 'vitest'
import { findLink, useLink } from '../src/accounts/links.ts'
import { cloneTemplate, openOnce, type Place } from './clone-database.ts'

/** `npm run --silent aglomera -- …` with these settings and no others. */
async function aglomera(args: string[], env: NodeJS.ProcessEnv = {}) {
  const { PATH } = process.env
  const child = spawn(process.execPath, ['src/cli.ts', ...args], {
    env: { PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [[code], stdout, stderr] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)])
  return { code, stdout, stderr }
}
const count = async (place: Place, table: string) => {
  const database = await openOnce(place)
  const { rows } = await database.pool.query(`select count(*)::int n from ${table}`).finally(() => database.close())
  return rows[0].n as number
}
const ewa = ['accounts', 'create', '--email', 'Ewa@office.example', '--name', 'Ewa Test', '--role', 'editor']

describe('wrong usage: exit 2, a line that says what, and the list of commands', () => {
  test.each<[string[], RegExp]>([
    [[], /^A command is missing\n/],
    [['--json'], /^A command is missing\n/],
    [['nonsense'], /^There is no command "nonsense"\n/],
    [['constructor'], /^There is no command "constructor"\n/],
    [['accounts'], /^There is no command "accounts"\n/],
    [['accounts', 'create', 'more'], /^There is no command "accounts create more"\n/],
    [['migrate', '--force'], /^Unknown option '--force'/],
    [['migrate', '--json', 'more'], /^Unexpected argument 'more'/],
    [['accounts', 'create'], /^--email must be .*\n--name must be .*\n--role must be contributor, editor or admin\n/],
    [[...ewa.slice(0, -1), 'owner'], /^--role must be contributor, editor or admin\n\n/],
    [[...ewa.slice(0, -1)], /--role/],
    [[...ewa, '--email', 'ewa'], /^--email must be an e-mail address\n\n/],
    [[...ewa, '--name', ' '], /^--name must be a name/],
    [[...ewa, '--password', 'x'], /^Unknown option '--password'/],
    [['export'], /^KIND must be one of practices, .*\n--format must be json, csv or xlsx\n/],
    [['export', 'project', '--format', 'csv'], /^KIND must be one of practices, partnerships, /],
    [['export', 'projects', 'events', '--format', 'csv'], /^KIND must be one of /],
    [['export', 'projects', '--format', 'pdf'], /^--format must be json, csv or xlsx\n/],
  ])('%j', async (args, said) => {
    const { code, stdout, stderr } = await aglomera(args, { DATA_DIR: '/nowhere/at/all' }) // it is never opened
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(said)
    for (const command of ['migrate', 'seed', 'accounts create --email E']) expect(stderr).toContain(`\n  ${command}`)
  })

  test('asking for help is not wrong', async () => {
    const { code, stdout, stderr } = await aglomera(['--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('npm run --silent aglomera -- COMMAND')
  })
})

describe('refused: exit 1 and the reason in one line', () => {
  const refused = async (args: string[], env: NodeJS.ProcessEnv, reason: RegExp) => {
    const { code, stdout, stderr } = await aglomera(args, env)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(reason)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  }

  test('wrong settings', () => refused(['migrate'], { PORT: 'http' }, /^PORT must be /))

  test('no Postgres server', async () => {
    const url = 'postgres://portal:hunter2@127.0.0.1:1/portal'
    const { stderr } = await aglomera(['migrate'], { DATABASE_URL: url })
    expect(stderr).not.toContain('hunter2')
    await refused(['migrate'], { DATABASE_URL: url }, /^The Postgres server .* ECONNREFUSED/)
  })

  test.runIf(!inject('templates').server)('the embedded database is in use', async () => {
    const place = await cloneTemplate('none')
    await openOnce(place)
    await refused(ewa, place.env, /^The folder .* is in use by another process of this portal$/m)
  })

  test('a database that is not up to date', async () => {
    const { env } = await cloneTemplate('empty')
    for (const args of [['seed'], ewa])
      await refused(args, env, /^The database is not up to date: run .* migrate first$/m)
  })

  test('an organisation that is not there, an account that is', async () => {
    const place = await cloneTemplate('first')
    await refused([...ewa, '--organisation', 'nowhere'], place.env, /^There is no organisation nowhere; /)
    expect(await count(place, 'accounts')).toBe(0)
    const { stdout } = await aglomera(ewa, place.env)
    const database = await openOnce(place)
    const person = { passwordHash: 'x', language: 'en', email: '', name: '' } as const
    await useLink(database.pool, stdout.trim().split('token=')[1]!, person)
    await database.close()
    await refused(ewa, place.env, /^An account with this e-mail already exists$/m)
  })
})

describe('export', () => {
  test('prints the entries of a kind, or writes them to a file', async () => {
    const place = await cloneTemplate('first')
    const printed = await aglomera(['export', 'projects', '--format', 'json'], place.env)
    expect({ code: printed.code, stderr: printed.stderr }).toEqual({ code: 0, stderr: '' })
    const rows: { ref: string; page: string }[] = JSON.parse(printed.stdout)
    expect(rows.map(({ ref }) => ref)).toContain('project/razem-dla-rozwoju-aglomeracji')
    expect(rows[0]!.page).toMatch(/^http:\/\/127\.0\.0\.1:3000\/en\/projects\//)

    const file = path.join(place.dataDir, 'projects.csv')
    const written = await aglomera(['export', 'projects', '--format', 'csv', '--out', file, '--json'], place.env)
    expect({ ...written, stdout: JSON.parse(written.stdout) }).toEqual({ code: 0, stdout: { file }, stderr: '' })
    expect(readFileSync(file, 'utf8').match(/\r\nproject\//g)).toHaveLength(rows.length)
  })

  test('a file that cannot be written is one line, and the database a whole one', async () => {
    const place = await cloneTemplate('none')
    const args = ['export', 'events', '--format', 'xlsx', '--out', path.join(place.dataDir, 'none', 'x.xlsx')]
    expect(await aglomera(args, place.env)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^.*x\.xlsx cannot be written \(ENOENT\)\n$/),
    })
    const { code, stdout } = await aglomera(['export', 'events', '--format', 'csv'], place.env)
    expect({ code, lines: stdout.split('\r\n').length }).toEqual({ code: 0, lines: 2 })
  })
})

describe('done: exit 0 and the result on standard output', () => {
  test('migrate and seed, as often as one likes', async () => {
    const place = await cloneTemplate('empty')
    expect(await aglomera(['migrate'], place.env)).toMatchObject({ code: 0, stdout: 'The database is up to date\n' })
    const { code, stdout } = await aglomera(['migrate', '--json'], place.env)
    expect({ code, result: JSON.parse(stdout) }).toEqual({ code: 0, result: { migrated: true } })
    expect((await aglomera(['seed'], { ...place.env, SEED: 'none' })).code).toBe(0)
    const revisions = await count(place, 'revisions')
    expect(revisions).toBeGreaterThan(20)
    expect(JSON.parse((await aglomera(['seed', '--json'], place.env)).stdout)).toEqual({ seeded: true })
    expect(await count(place, 'revisions')).toBe(revisions)
  })

  test('accounts create prints nothing but a link that works, for the address of the portal', async () => {
    const place = await cloneTemplate('first')
    const { code, stdout } = await aglomera(ewa, { ...place.env, HOST: '::1', PORT: '3001' })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^http:\/\/\[::1\]:3001\/en\/set-password\?token=[\w-]{43}\n$/)

    const organisation = ['--organisation', 'opole-agglomeration-association', '--json']
    const env = { ...place.env, BASE_URL: 'https://portal.example' }
    const { email, role, link, expiresAt } = JSON.parse((await aglomera([...ewa, ...organisation], env)).stdout)
    expect({ email, role }).toEqual({ email: 'ewa@office.example', role: 'editor' })
    expect(link).toMatch(/^https:\/\/portal\.example\/en\/set-password\?token=[\w-]{43}$/)
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now())

    const { pool } = await openOnce(place)
    const tokenOf = (address: string) => address.trim().split('token=')[1]!
    expect(await findLink(pool, tokenOf(stdout))).toBeUndefined() // the second one replaced it
    expect(await findLink(pool, tokenOf(link))).toMatchObject({
      purpose: 'invitation',
      account: { email: 'ewa@office.example', name: 'Ewa Test', role: 'editor', organisation: { title: {} } },
    })
  })
})

describe('the search index', () => {
  test('is checked, found wrong, made anew and right again', async () => {
    const place = await cloneTemplate('first')
    expect(await aglomera(['search', 'check'], place.env)).toEqual({
      ...{ code: 0, stdout: 'Index and entries agree\n', stderr: '' },
    })
    const database = await openOnce(place)
    await database.pool.query(`update facet_value set n = n + 1 where facet = 'kind' and value = 'practice'`)
    await database.close()
    const wrong = await aglomera(['search', 'check', '--json'], place.env)
    expect(wrong.code).toBe(1)
    expect(JSON.parse(wrong.stdout)).toMatchObject({
      agree: false,
      differences: { 'counts of values': [{ what: 'kind practice' }] },
    })
    const rebuilt = await aglomera(['search', 'rebuild'], place.env)
    expect(rebuilt).toMatchObject({ code: 0, stdout: 'The search index holds 34 entries\n' })
    expect(rebuilt.stderr).toContain('34 of 34 entries are indexed\n')
    expect((await aglomera(['search', 'check'], place.env)).code).toBe(0)
  })
})
