import { isIP } from 'node:net'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { z } from 'zod'

export type Config = {
  databaseUrl?: string
  port: number
  host: string
  dataDir: string
  baseUrl?: string
  sessionSecret?: string
  smtpUrl?: string
  mailFrom: string
  oidc?: { issuer: string; clientId: string; clientSecret: string; name?: string }
  trustProxy: false | number | string[]
  logLevel: (typeof logLevels)[number]
  seed: boolean
  production: boolean
  processes: number
  pageCache: number
  sharedMaxAge: number
}

/** Settings that cannot be used; `lines` says why, one line for each of them. */
export class ConfigError extends Error {
  lines: string[]
  constructor(lines: string[]) {
    super(lines.join('\n'))
    this.name = 'ConfigError'
    this.lines = lines
  }
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const address = (protocols: string[], what: string) =>
  z
    .string()
    .refine((text) => protocols.includes(URL.parse(text)?.protocol ?? ''), `must be ${what}`)
    .optional()

const isProxy = (text: string) => {
  const [ip = '', bits, ...rest] = text.split('/')
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(ip)] ?? -1
  return most > 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
}

/** `true` means the one proxy in front, never "whoever claims to be one": that would let anybody choose their address. */
function readProxies(text: string): false | number | string[] {
  if (text === 'false') return false
  if (text === 'true') return 1
  if (/^\d+$/.test(text)) return Number(text)
  return text.split(',').map((part) => part.trim())
}

/** Secrets go to a provider: in the clear only where nobody is on the way. */
const isPrivateToUs = (address: string) =>
  /^https:/i.test(address) || ['localhost', '127.0.0.1', '[::1]'].includes(URL.parse(address)?.hostname ?? '')

const wholeNumber = (least: number, most: number) => {
  const words = `must be a whole number from ${least} to ${most}`
  return z
    .string()
    .regex(/^\d{1,6}$/, words)
    .transform(Number)
    .refine((number) => number >= least && number <= most, words)
}

// The one list of settings: what is read, what is checked, and what the README has to say.
const definitions = {
  DATABASE_URL: {
    description: 'A Postgres server (15 or newer) in place of the embedded database',
    default: '',
    schema: address(['postgres:', 'postgresql:'], 'an address like postgres://user:password@host:5432/database'),
  },
  PORT: {
    description: 'The port on which the portal listens; 0 takes any free one',
    default: '3000',
    schema: z
      .string()
      .regex(/^\d{1,5}$/, 'must be a whole number from 0 to 65535')
      .transform(Number)
      .refine((port) => port <= 65535, 'must be a whole number from 0 to 65535'),
  },
  HOST: {
    description: 'The address on which the portal listens; 0.0.0.0 or :: for all of them',
    default: '127.0.0.1',
    schema: z.string().regex(/^[A-Za-z0-9.:_-]+$/, 'must be a host name or an IP address, without port'),
  },
  DATA_DIR: {
    description: 'The folder of the embedded database and of everything else that is written to disk',
    default: './data',
    schema: z.string().transform((folder) => path.resolve(folder)),
  },
  BASE_URL: {
    description: 'The address under which visitors reach the portal, for links in feeds and mails',
    default: '',
    schema: address(['http:', 'https:'], 'an address like https://portal.example')
      .refine(
        (text) => !text || /^https?:\/\/[^/?#@]+\/?$/i.test(text),
        'must be an address without path, query or user',
      )
      .transform((text) => (text ? new URL(text).origin : undefined)),
  },
  SESSION_SECRET: {
    description:
      'Signs the sign-in cookie and encrypts the keys of two-step sign-in; required when NODE_ENV=production with DATABASE_URL',
    default: '',
    schema: z.string().min(32, 'must have at least 32 characters').optional(),
  },
  SMTP_URL: {
    description: 'The mail server; without it mails are written to the folder mail in DATA_DIR',
    default: '',
    schema: address(['smtp:', 'smtps:'], 'an address like smtp://user:password@host:587'),
  },
  MAIL_FROM: {
    description: 'The sender of mails; without it portal@ the host of BASE_URL',
    default: '',
    schema: z
      .string()
      .regex(
        /^(?:[^\s<>@,;"]+@[^\s<>@,;"]+|[^<>@,;"\p{Cc}]+ <[^\s<>@,;"]+@[^\s<>@,;"]+>)$/u,
        'must be an address like portal@office.example or Portal <portal@office.example>',
      )
      .optional(),
  },
  OIDC_ISSUER: {
    description: 'Sign-in with the accounts of an office: its OpenID Connect provider, with the two below and BASE_URL',
    default: '',
    schema: address(['http:', 'https:'], 'an address like https://login.office.example').refine(
      (text) => !text || isPrivateToUs(text),
      'must begin with https:// unless it is on this machine',
    ),
  },
  OIDC_CLIENT_ID: {
    description: 'The name of the portal there; its redirect address is BASE_URL/en/sign-in/office/callback',
    default: '',
    schema: z.string().optional(),
  },
  OIDC_CLIENT_SECRET: {
    description: 'The password of the portal there',
    default: '',
    schema: z.string().optional(),
  },
  OIDC_NAME: {
    description: 'What is written on the button; without it "Office account" in the language of the page',
    default: '',
    schema: z.string().max(60, 'must have at most 60 characters').optional(),
  },
  TRUST_PROXY: {
    description: 'The reverse proxies in front: how many, or their addresses with commas between',
    default: 'false',
    schema: z
      .string()
      .transform(readProxies)
      .refine(
        (proxies) => (Array.isArray(proxies) ? proxies.every(isProxy) : Number(proxies) <= 10),
        'must be false, the number of proxies (up to 10), or addresses like 10.0.0.1, 10.0.0.0/8 or loopback',
      ),
  },
  LOG_LEVEL: {
    description: `How much is logged: ${logLevels.join(', ')}`,
    default: 'info',
    schema: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`),
  },
  PROCESSES: {
    description: 'Processes that answer; without it 1 with the embedded database and else one for each core, up to 16',
    default: '',
    schema: wholeNumber(1, 64).optional(),
  },
  PAGE_CACHE: {
    description: 'Megabytes that each process may use to keep finished pages in memory; 0 keeps none',
    default: '64',
    schema: wholeNumber(0, 100_000),
  },
  SHARED_MAX_AGE: {
    description:
      'Seconds for which a cache in front (a CDN) may answer with a public page without asking; an entry that was taken back stays visible there for so long, or until the cache is told by Cache-Tag',
    default: '0',
    schema: wholeNumber(0, 86_400),
  },
  SEED: {
    description: 'none starts an empty portal, without the first content',
    default: '',
    schema: z
      .literal('none', 'must be none or left out')
      .optional()
      .transform((text) => text !== 'none'),
  },
}
type Name = keyof typeof definitions
const names = Object.keys(definitions) as Name[]

/** Every setting with its default as text ('' for none): the README is held true against this list. */
export const settings = names.map((name) => ({
  name,
  description: definitions[name].description,
  default: definitions[name].default,
}))

const schema = z.object(Object.fromEntries(names.map((name) => [name, definitions[name].schema])) as Shape)
type Shape = { [N in Name]: (typeof definitions)[N]['schema'] }

/**
 * The settings of this process. An empty variable counts as left out, as compose files write it.
 * Throws a ConfigError that names every wrong setting; what was written there is not repeated, it may be a password.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const written = names.map((name) => [name, env[name]?.trim() || definitions[name].default || undefined])
  const read = schema.safeParse(Object.fromEntries(written))
  const production = env.NODE_ENV === 'production'
  const wrong = new Map(read.error?.issues.toReversed().map((issue) => [String(issue.path[0]), issue.message]))
  if (production && env.DATABASE_URL?.trim() && !env.SESSION_SECRET?.trim())
    wrong.set(
      'SESSION_SECRET',
      'must be set when NODE_ENV=production and DATABASE_URL are: at least 32 random characters',
    )
  if (Number(env.PROCESSES?.trim()) > 1 && !env.DATABASE_URL?.trim() && !wrong.has('PROCESSES'))
    wrong.set('PROCESSES', 'must be 1 with the embedded database, which serves one process; set DATABASE_URL for more')
  const ofProvider = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'BASE_URL'] as const
  if (ofProvider.slice(0, 3).some((name) => env[name]?.trim()))
    for (const name of ofProvider)
      if (!env[name]?.trim()) wrong.set(name, 'must be set for the sign-in with the accounts of an office')
  if (!read.success || wrong.size > 0)
    throw new ConfigError(names.filter((name) => wrong.has(name)).map((name) => `${name} ${wrong.get(name)}`))

  return {
    databaseUrl: read.data.DATABASE_URL,
    port: read.data.PORT,
    host: read.data.HOST,
    dataDir: read.data.DATA_DIR,
    baseUrl: read.data.BASE_URL,
    sessionSecret: read.data.SESSION_SECRET,
    smtpUrl: read.data.SMTP_URL,
    mailFrom:
      read.data.MAIL_FROM ?? `Aglomera <portal@${URL.parse(read.data.BASE_URL ?? '')?.hostname ?? 'localhost'}>`,
    oidc: read.data.OIDC_ISSUER
      ? {
          issuer: read.data.OIDC_ISSUER,
          clientId: read.data.OIDC_CLIENT_ID!,
          clientSecret: read.data.OIDC_CLIENT_SECRET!,
          name: read.data.OIDC_NAME,
        }
      : undefined,
    trustProxy: read.data.TRUST_PROXY,
    logLevel: read.data.LOG_LEVEL,
    seed: read.data.SEED,
    production,
    processes: read.data.PROCESSES ?? (read.data.DATABASE_URL ? Math.min(16, availableParallelism()) : 1),
    pageCache: read.data.PAGE_CACHE,
    sharedMaxAge: read.data.SHARED_MAX_AGE,
  }
}

/** Where the portal of these settings is reached: for links that must not follow what a request says of its host. */
export const addressOf = ({ baseUrl, host, port }: Config): string =>
  baseUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`
