import { parseArgs } from 'node:util'
import { AccountRefused, createAccount } from './accounts/create-account.ts'
import { newAccount } from './accounts/schema.ts'
import { addressOf, type Config, ConfigError, readConfig } from './config.ts'
import { type Database, DatabaseError, openDatabase } from './database.ts'
import { isMigrated, MigrationError, migrate, seed } from './migrate.ts'

/** Something was asked in a way that cannot be understood: exit code 2. */
class UsageError extends Error {}

type Options = Record<string, string | undefined>
/** What commands work with; the database is opened by the one that needs it, after it has read its options. */
type Tools = { config: Config; open: () => Promise<Database> }
/** What a command gives: a line for people, and the object for `--json`. */
type Result = { line: string; json: object }
type Command = { usage: string; does: string; options: string[]; run: (o: Options, tools: Tools) => Promise<Result> }

const commands: Record<string, Command> = {
  migrate: { usage: '', does: 'brings the database up to date', options: [], run: runMigrate },
  seed: { usage: '', does: 'loads the first content; done again it changes nothing', options: [], run: runSeed },
  'accounts create': {
    usage: ' --email E --name N --role contributor|editor|admin [--organisation SLUG]',
    does: 'makes an account and prints the single-use link with which its person sets a password',
    options: ['email', 'name', 'role', 'organisation'],
    run: runAccountsCreate,
  },
}

async function runMigrate(_options: Options, { open }: Tools): Promise<Result> {
  await migrate(await open())
  return { line: 'The database is up to date', json: { migrated: true } }
}

async function runSeed(_options: Options, { open }: Tools): Promise<Result> {
  await seed(await openMigrated(open))
  return { line: 'The first content is loaded', json: { seeded: true } }
}

async function runAccountsCreate(options: Options, { config, open }: Tools): Promise<Result> {
  const { data, error } = newAccount.safeParse(options)
  if (error) throw new UsageError(error.issues.map(({ path }) => wrongOptions[String(path[0])]).join('\n'))
  const { pool } = await openMigrated(open)
  const { link, expiresAt } = await createAccount(pool, addressOf(config), data)
  process.stderr.write(`Send this link to ${data.email}; it works once, until ${expiresAt.toISOString()}\n`)
  return { line: link, json: { email: data.email, role: data.role, link, expiresAt } }
}
const wrongOptions: Record<string, string> = {
  email: '--email must be an e-mail address',
  name: '--name must be a name of at most 120 characters',
  role: '--role must be contributor, editor or admin',
  organisation: "--organisation must be the last part of the address of an organisation's page",
}

async function openMigrated(open: Tools['open']): Promise<Database> {
  const database = await open()
  if (await isMigrated(database.pool)) return database
  throw new MigrationError('The database is not up to date: run the command migrate first')
}

/** The command that the first words name, with its options. Throws a UsageError. */
function readLine(args: string[]): { command: Command; options: Options; json: boolean } {
  const end = args.findIndex((arg) => arg.startsWith('-'))
  const words = end < 0 ? args : args.slice(0, end)
  const name = words.join(' ')
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new UsageError(name ? `There is no command "${name}"` : 'A command is missing')
  const options = Object.fromEntries(command.options.map((option) => [option, { type: 'string' as const }]))
  try {
    const { values } = parseArgs({ args: args.slice(words.length), options: { ...options, json: { type: 'boolean' } } })
    const { json, ...given } = values
    return { command, options: given as Options, json: Boolean(json) }
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

const help = (): string => {
  const list = Object.entries(commands).map(([name, { usage, does }]) => `  ${name}${usage}\n      ${does}\n`)
  return `Usage: npm run --silent aglomera -- COMMAND [--json]\n${list.join('')}Settings are read as the portal reads them.\n`
}

/** Runs a command line: its result on standard output, all else on standard error. Gives the exit code. */
async function main(args: string[]): Promise<0 | 1 | 2> {
  if (args[0] === '--help') {
    process.stdout.write(help())
    return 0
  }
  let database: Database | undefined
  try {
    const { command, options, json } = readLine(args)
    const config = readConfig(process.env)
    const open = async () => {
      database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir })
      return database
    }
    const result = await command.run(options, { config, open })
    process.stdout.write(`${json ? JSON.stringify(result.json) : result.line}\n`)
    return 0
  } catch (error) {
    const wrong = error instanceof UsageError
    process.stderr.write(wrong ? `${error.message}\n\n${help()}` : `${explain(error)}\n`)
    return wrong ? 2 : 1
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

process.exitCode = await main(process.argv.slice(2))
