import { parseArgs } from 'node:util'
import { AccountRefused, createAccount } from './accounts/create-account.ts'
import { newAccount } from './accounts/schema.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { type Database, DatabaseError, openDatabase } from './database.ts'
import { isMigrated, MigrationError, migrate, seed } from './migrate.ts'

/** Something was asked in a way that cannot be understood: exit code 2. */
class UsageError extends Error {}

/** What a command gives: the line for people, and the object for `--json`. */
type Result = { line: string; json: object }

type Command = {
  usage: string
  does: string
  options: string[]
  run: (database: Database, options: Record<string, string | undefined>, config: Config) => Promise<Result>
}

const commands: Record<string, Command> = {
  migrate: { usage: 'migrate', does: 'brings the database up to date', options: [], run: runMigrate },
  seed: { usage: 'seed', does: 'loads the first content; again, it changes nothing', options: [], run: runSeed },
  'accounts create': {
    usage: 'accounts create --email E --name N --role contributor|editor|admin [--organisation SLUG]',
    does: 'makes an account and prints the single-use link with which its person sets a password',
    options: ['email', 'name', 'role', 'organisation'],
    run: runAccountsCreate,
  },
}

async function runMigrate(database: Database): Promise<Result> {
  await migrate(database)
  return { line: 'The database is up to date', json: { migrated: true } }
}

async function runSeed(database: Database): Promise<Result> {
  await needMigrated(database)
  await seed(database)
  return { line: 'The first content is loaded', json: { seeded: true } }
}

async function runAccountsCreate(
  database: Database,
  options: Record<string, string | undefined>,
  config: Config,
): Promise<Result> {
  const read = newAccount.safeParse(options)
  if (!read.success) throw new UsageError(read.error.issues.map(({ path }) => wrongOption(String(path[0]))).join('\n'))
  await needMigrated(database)
  const { link, expiresAt } = await createAccount(database.pool, addressOf(config), read.data)
  process.stderr.write(`Send this link to ${read.data.email}; it works once, until ${expiresAt.toISOString()}\n`)
  return { line: link, json: { email: read.data.email, role: read.data.role, link, expiresAt } }
}

const wrongOption = (name: string) =>
  ({
    email: '--email must be an e-mail address',
    name: '--name must be a name of up to 120 characters',
    role: '--role must be contributor, editor or admin',
  })[name] ?? `--${name} cannot be read`

async function needMigrated({ pool }: Database): Promise<void> {
  if (!(await isMigrated(pool))) throw new MigrationError('The database is not up to date: run the command migrate first')
}

/** Where the portal of these settings is reached. */
function addressOf({ baseUrl, host, port }: Config): string {
  return baseUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** Finds the command in the words of a command line. Throws a UsageError. */
function readLine(args: string[]): { command: Command; options: Record<string, string | undefined>; json: boolean } {
  const words = args.slice(0, args.findIndex((arg) => arg.startsWith('-')) >>> 0)
  const command = commands[words.join(' ')]
  if (!command) throw new UsageError(words.length > 0 ? `There is no command ${words.join(' ')}` : 'Say a command')
  const options = Object.fromEntries(command.options.map((name) => [name, { type: 'string' as const }]))
  try {
    const { values } = parseArgs({ args: args.slice(words.length), options: { ...options, json: { type: 'boolean' } } })
    const { json = false, ...given } = values
    return { command, options: given as Record<string, string>, json: Boolean(json) }
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\nUsage: ${command.usage} [--json]`)
  }
}

const list = () => Object.values(commands).map(({ usage, does }) => `  ${usage}\n      ${does}`)
const help = () =>
  `Usage: npm run --silent aglomera -- COMMAND [--json]\n${list().join('\n')}\nSettings are read from the environment, as the portal reads them.\n`

/** Runs one command line: its result on standard output, all else on standard error. Gives the exit code. */
async function run(args: string[]): Promise<0 | 1 | 2> {
  if (args.includes('--help')) {
    process.stdout.write(help())
    return 0
  }
  let database: Database | undefined
  try {
    const { command, options, json } = readLine(args)
    const config = readConfig(process.env)
    database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir })
    const result = await command.run(database, options, config)
    process.stdout.write(json ? `${JSON.stringify(result.json)}\n` : `${result.line}\n`)
    return 0
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n\n${help()}`)
      return 2
    }
    process.stderr.write(`${explain(error)}\n`)
    return 1
  } finally {
    await database?.close()
  }
}

function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.lines.join('\n')
  if ([AccountRefused, DatabaseError, MigrationError].some((known) => error instanceof known))
    return (error as Error).message
  return (error as Error).stack ?? String(error) // a fault of ours: whoever mends it needs the place
}

process.exitCode = await run(process.argv.slice(2))
