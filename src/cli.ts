import { open as openToWrite } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { AccountRefused, createAccount } from './accounts/create-account.ts'
import { newAccount } from './accounts/schema.ts'
import { AnnexRefused, runImport, runRead, runRollback } from './annexes/importing/commands.ts'
import { NoSuchFile } from './annexes/importing/import-files.ts'
import { exportColumns } from './api/export-columns.ts'
import { findExported } from './api/find-exported.ts'
import { exportFormats, isExportFormat, writeExport } from './api/write-export.ts'
import { parseSearch } from './catalogue/schema.ts'
import { addressOf, type Config, ConfigError, readConfig } from './config.ts'
import { type Database, DatabaseError, openDatabase } from './database.ts'
import { kinds } from './kinds.ts'
import { isMigrated, MigrationError, migrate, seed, withPatience } from './migrate.ts'
import { checkSearch } from './search/check.ts'
import { rebuildSearch } from './search/rebuild.ts'
import { loadThemes } from './themes/themes.ts'

/** Something was asked in a way that cannot be understood: exit code 2. */
class UsageError extends Error {}
/** A file that cannot be written; the message is one line. */
class FileError extends Error {}

type Options = Record<string, string | undefined>
/** What commands work with; the database is opened by the one that needs it, after it has read its options. */
type Tools = { config: Config; open: () => Promise<Database> }
/** What a command gives: a line for people, and the object for `--json`; `refused`: a part of it could not be done. */
type Result = { line: string; json: object; refused?: boolean }
/**
 * `flags`: options without a value. `operands`: words behind the command that are no options. What writes its own
 * result gives none.
 */
type Command = {
  usage: string
  does: string
  options: string[]
  flags?: string[]
  operands?: true
  run: (o: Options, tools: Tools, operands: string[]) => Promise<Result | undefined>
}

const commands: Record<string, Command> = {
  migrate: { usage: '', does: 'brings the database up to date', options: [], run: runMigrate },
  seed: { usage: '', does: 'loads the first content; done again it changes nothing', options: [], run: runSeed },
  'accounts create': {
    usage: ' --email E --name N --role contributor|editor|admin [--organisation SLUG]',
    does: 'makes an account and prints the single-use link with which its person sets a password',
    options: ['email', 'name', 'role', 'organisation'],
    run: runAccountsCreate,
  },
  export: {
    usage: ' KIND --format json|csv|xlsx [--out FILE]',
    does: 'writes the published entries of a kind, in the columns that an import reads',
    options: ['format', 'out'],
    operands: true,
    run: runExport,
  },
  'search rebuild': {
    usage: '',
    does: 'makes the search index anew while the portal is read',
    options: [],
    run: runSearchRebuild,
  },
  'search check': {
    usage: '',
    does: 'proves that search index and entries agree; lists what differs',
    options: [],
    run: runSearchCheck,
  },
  'annexes read': {
    usage: ' FILE…',
    does: 'reads files without any database and prints what would come out of them',
    options: [],
    operands: true,
    run: (_options, _tools, files) => runRead(some(files, 'A file')),
  },
  'annexes import': {
    usage: ' FILE|FOLDER|ZIP… [--apply]',
    does: 'writes what annexes say as drafts; without --apply it only shows what would be written',
    options: [],
    flags: ['apply'],
    operands: true,
    run: async ({ apply }, { open }, operands) => {
      const files = some(operands, 'A file or folder')
      return runImport((await openMigrated(open)).pool, files, apply !== undefined)
    },
  },
  'annexes rollback': {
    usage: ' BATCH',
    does: 'undoes a batch, all but what somebody has touched since',
    options: [],
    operands: true,
    run: async (_options, { open }, operands) => {
      const [batch = '', ...more] = some(operands, 'The number of a batch')
      if (more.length > 0) throw new UsageError(`Unexpected argument '${more[0]}'`)
      return runRollback((await openMigrated(open)).pool, batch)
    },
  },
}

/** What a command is given; throws a UsageError where that is nothing. */
function some(operands: string[], what: string): string[] {
  if (operands.length === 0) throw new UsageError(`${what} is missing`)
  return operands
}

async function runMigrate(_options: Options, { open }: Tools): Promise<Result> {
  await migrate(await open())
  return { line: 'The database is up to date', json: { migrated: true } }
}

async function runSeed(_options: Options, { open }: Tools): Promise<Result> {
  await seed(await openMigrated(open))
  return { line: 'The first content is loaded', json: { seeded: true } }
}

async function runSearchRebuild(_options: Options, { open }: Tools): Promise<Result> {
  const database = await openMigrated(open)
  await loadThemes(database.pool)
  const say = (line: string) => process.stderr.write(`${line}\n`)
  let entries = 0
  await withPatience(database, async (pool) => {
    entries = await rebuildSearch(pool, say)
  })
  return { line: `The search index holds ${entries} entries`, json: { entries } }
}

async function runSearchCheck(_options: Options, { open }: Tools): Promise<Result> {
  const database = await openMigrated(open)
  await loadThemes(database.pool)
  let differences: Awaited<ReturnType<typeof checkSearch>> = {}
  await withPatience(database, async (pool) => {
    differences = await checkSearch(pool)
  })
  const lines = Object.entries(differences).flatMap(([about, list]) => [
    `${about}:`,
    ...list.map(({ what, indexed, actual }) => `  ${what}: indexed ${indexed ?? 'nothing'}, is ${actual ?? 'nothing'}`),
  ])
  const agree = lines.length === 0
  const line = agree ? 'Index and entries agree' : [...lines, 'Run search rebuild'].join('\n')
  return { line, json: { agree, differences }, refused: !agree }
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

async function runExport(
  { format, out }: Options,
  { config, open }: Tools,
  operands: string[],
): Promise<Result | undefined> {
  const kind = kinds.find(({ plural }) => operands.length === 1 && plural === operands[0])
  const wrong = [
    ...(kind ? [] : [`KIND must be one of ${kinds.map(({ plural }) => plural).join(', ')}`]),
    ...(isExportFormat(format) ? [] : [`--format must be ${exportFormats.join(', ').replace(/, (?=\w+$)/, ' or ')}`]),
  ]
  if (!kind || !isExportFormat(format)) throw new UsageError(wrong.join('\n'))
  const { pool } = await openMigrated(open)
  await loadThemes(pool)
  const file = out === undefined ? undefined : await openFile(out)
  const search = parseSearch({ kind: kind.name })
  const origin = `${addressOf(config)}/en`
  const entries = findExported(pool, search)
  const pieces = writeExport(format, { columns: exportColumns(kind.name), entries, origin })
  if (file) await pipeline(pieces, file.createWriteStream())
  else await pipeline(pieces, process.stdout, { end: false })
  return file && out ? { line: `Written to ${out}`, json: { file: out } } : undefined
}

/** Throws a FileError where the file cannot be written. */
async function openFile(name: string) {
  return openToWrite(name, 'w').catch((error: NodeJS.ErrnoException) => {
    throw new FileError(`${name} cannot be written (${error.code})`)
  })
}

async function openMigrated(open: Tools['open']): Promise<Database> {
  const database = await open()
  if (await isMigrated(database.pool)) return database
  throw new MigrationError('The database is not up to date: run the command migrate first')
}

/** The command that the first words name, with its options and operands. Throws a UsageError. */
function readLine(args: string[]): { command: Command; options: Options; operands: string[]; json: boolean } {
  const end = args.findIndex((arg) => arg.startsWith('-'))
  const name = findCommand(end < 0 ? args : args.slice(0, end))
  const command = commands[name]!
  const options = Object.fromEntries([
    ...command.options.map((option) => [option, { type: 'string' as const }]),
    ...(command.flags ?? []).map((flag) => [flag, { type: 'boolean' as const }]),
  ])
  try {
    const { values, positionals } = parseArgs({
      args: args.slice(name.split(' ').length),
      options: { ...options, json: { type: 'boolean' } },
      allowPositionals: command.operands ?? false,
    })
    const { json, ...given } = values as Record<string, unknown>
    return { command, options: given as Options, operands: positionals, json: Boolean(json) }
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

/** The name of the command that words are, or begin with where it takes operands. Throws a UsageError. */
function findCommand(words: string[]): string {
  const all = words.join(' ')
  const name = Object.keys(commands).find(
    (known) => all === known || (commands[known]!.operands && all.startsWith(`${known} `)),
  )
  if (name === undefined) throw new UsageError(all ? `There is no command "${all}"` : 'A command is missing')
  return name
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
    const { command, options, operands, json } = readLine(args)
    const config = readConfig(process.env)
    const open = async () => {
      database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir })
      return database
    }
    const result = await command.run(options, { config, open }, operands)
    if (result) process.stdout.write(`${json ? JSON.stringify(result.json) : result.line}\n`)
    return result?.refused ? 1 : 0
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
  if (
    [AccountRefused, AnnexRefused, DatabaseError, FileError, MigrationError, NoSuchFile].some(
      (known) => error instanceof known,
    )
  )
    return (error as Error).message
  return (error as Error).stack ?? String(error) // a fault of ours: whoever mends it needs the place
}

process.exitCode = await main(process.argv.slice(2))
