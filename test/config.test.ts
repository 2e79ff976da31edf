import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig, settings } from '../src/config.ts'

const secret = 'thirty-two letters, no more no less'

/** The lines with which these settings are refused. */
function refused(env: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.lines
    throw error
  }
  return []
}

describe('settings that cannot be used', () => {
  test.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['HOST', 'http://localhost'],
    ['HOST', 'two words'],
    ['DATABASE_URL', 'mysql://localhost/portal'],
    ['DATABASE_URL', 'localhost:5432'],
    ['BASE_URL', 'portal.example'],
    ['BASE_URL', 'ftp://portal.example'],
    ['BASE_URL', 'https://portal.example/en'],
    ['BASE_URL', 'https://user@portal.example'],
    ['SESSION_SECRET', 'short'],
    ['SMTP_URL', 'https://mail.example'],
    ['MAIL_FROM', 'portal'],
    ['MAIL_FROM', 'one@office.example, two@office.example'],
    ['MAIL_FROM', 'Portal\u0000 <portal@office.example>'],
    ['MAIL_FROM', 'Portal\nBcc: x <portal@office.example>'],
    ['OIDC_NAME', 'x'.repeat(61)],
    ['TRUST_PROXY', 'yes'],
    ['TRUST_PROXY', '11'],
    ['TRUST_PROXY', '-1'],
    ['TRUST_PROXY', '10.0.0.1/33'],
    ['TRUST_PROXY', '10.0.0.1/8/8'],
    ['TRUST_PROXY', '10.0.0.1,'],
    ['LOG_LEVEL', 'verbose'],
    ['SEED', 'all'],
    ['PROCESSES', '0'],
    ['PROCESSES', '2'],
    ['PAGE_CACHE', '1.5'],
    ['PAGE_CACHE', '200000'],
    ['SHARED_MAX_AGE', '-1'],
    ['SHARED_MAX_AGE', '86401'],
  ])('%s=%s', (name, value) => {
    const lines = refused({ [name]: value })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(new RegExp(`^${name} must [^\n]+$`))
  })

  test('each gets its line, in the order of the list', () => {
    const lines = refused({ SEED: 'all', PORT: 'x', LOG_LEVEL: 'loud' })
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['PORT', 'LOG_LEVEL', 'SEED'])
  })

  test('what was written is not repeated: it may be a password', () => {
    const written = { DATABASE_URL: 'mysql://portal:hunter2@db/portal', SESSION_SECRET: 'hunter2', SMTP_URL: 'hunter2' }
    const lines = refused(written)
    expect(lines).toHaveLength(3)
    expect(lines.join()).not.toContain('hunter2')
  })

  test('a production portal on a server needs a secret, and no other does', () => {
    const env = { NODE_ENV: 'production', DATABASE_URL: 'postgres://db/portal' }
    expect(refused(env)).toEqual([expect.stringMatching(/^SESSION_SECRET must be set/)])
    expect(refused({ ...env, SESSION_SECRET: ' ' })).toHaveLength(1)
    expect(refused({ ...env, PORT: 'x' }).map((line) => line.split(' ')[0])).toEqual(['PORT', 'SESSION_SECRET'])
    expect(refused({ ...env, SESSION_SECRET: secret })).toEqual([])
    expect(refused({ NODE_ENV: 'production' })).toEqual([])
    expect(refused({ DATABASE_URL: env.DATABASE_URL })).toEqual([])
  })
})

describe('a provider for the sign-in of offices', () => {
  const provider = {
    OIDC_ISSUER: 'https://login.office.example/town',
    OIDC_CLIENT_ID: 'portal',
    OIDC_CLIENT_SECRET: 'hunter2',
    BASE_URL: 'https://portal.example',
  }

  test('is read whole', () => {
    const read = { issuer: 'https://login.office.example/town', clientId: 'portal', clientSecret: 'hunter2' }
    expect(readConfig(provider).oidc).toEqual({ ...read, name: undefined })
    expect(readConfig({ ...provider, OIDC_NAME: 'Town' }).oidc).toEqual({ ...read, name: 'Town' })
    expect(readConfig({ OIDC_NAME: 'Town', BASE_URL: provider.BASE_URL }).oidc).toBeUndefined()
  })

  test.each(Object.keys(provider))('is refused without %s, with a line that names it', (name) => {
    expect(refused({ ...provider, [name]: ' ' })).toEqual([expect.stringMatching(`^${name} must be set`)])
  })

  test('one setting of it alone asks for the others', () => {
    const lines = refused({ OIDC_CLIENT_ID: 'portal' })
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['BASE_URL', 'OIDC_ISSUER', 'OIDC_CLIENT_SECRET'])
  })

  test.each([
    ['http://login.office.example', false],
    ['http://localhost.office.example', false],
    ['login.office.example', false],
    ['http://127.0.0.1:4000', true],
    ['http://[::1]:4000', true],
    ['http://localhost', true],
  ])('at %s: %s', (OIDC_ISSUER, taken) => {
    expect(refused({ ...provider, OIDC_ISSUER })).toHaveLength(taken ? 0 : 1)
  })
})

test('without any variable the portal runs on this machine alone, with the embedded database', () => {
  expect(readConfig({})).toEqual({
    databaseUrl: undefined,
    port: 3000,
    host: '127.0.0.1',
    dataDir: path.resolve('data'),
    baseUrl: undefined,
    sessionSecret: undefined,
    smtpUrl: undefined,
    mailFrom: 'Aglomera <portal@localhost>',
    trustProxy: false,
    logLevel: 'info',
    seed: true,
    production: false,
    processes: 1,
    pageCache: 64,
    sharedMaxAge: 0,
  })
})

test('an empty variable counts as left out', () => {
  expect(readConfig(Object.fromEntries(settings.map(({ name }) => [name, ''])))).toEqual(readConfig({}))
})

test.each<[string, string, keyof ReturnType<typeof readConfig>, unknown]>([
  ['PORT', '0', 'port', 0],
  ['HOST', '::1', 'host', '::1'],
  [
    'DATABASE_URL',
    'postgresql:///portal?host=/run/postgresql',
    'databaseUrl',
    'postgresql:///portal?host=/run/postgresql',
  ],
  ['BASE_URL', 'https://portal.example:8443/', 'baseUrl', 'https://portal.example:8443'],
  ['SESSION_SECRET', secret, 'sessionSecret', secret],
  ['SMTP_URL', 'smtps://mail.example:465', 'smtpUrl', 'smtps://mail.example:465'],
  ['MAIL_FROM', 'Portál měst <portal@office.example>', 'mailFrom', 'Portál měst <portal@office.example>'],
  ['BASE_URL', 'https://portal.example:8443/', 'mailFrom', 'Aglomera <portal@portal.example>'],
  ['TRUST_PROXY', 'false', 'trustProxy', false],
  ['TRUST_PROXY', 'true', 'trustProxy', 1],
  ['TRUST_PROXY', '2', 'trustProxy', 2],
  ['TRUST_PROXY', 'loopback, 10.0.0.0/8,fd00::/8', 'trustProxy', ['loopback', '10.0.0.0/8', 'fd00::/8']],
  ['LOG_LEVEL', 'silent', 'logLevel', 'silent'],
  ['SEED', 'none', 'seed', false],
  ['NODE_ENV', 'production', 'production', true],
])('%s=%s', (name, value, key, read) => {
  expect(readConfig({ [name]: value })[key]).toEqual(read)
})

test('the list that the README is held against names every setting once, with the default that is used', () => {
  const names = settings.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  const defaults = Object.fromEntries(settings.map(({ name, default: value }) => [name, value]))
  expect(readConfig(defaults)).toEqual(readConfig({}))
  for (const { description } of settings) expect(description).not.toBe('')
})
