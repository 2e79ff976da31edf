// The benchmark: fills a database with made-up entries, starts the portal and the floors beside it, loads one after the
// other and prints what they did. Everything is on the loopback, bounded in count and time, and gone at the end.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { findPlace } from './database-place.ts'
import { measureAll } from './measure.ts'
import { help, type Options, readOptions } from './options.ts'
import { runScript, startServer, stopAll } from './processes.ts'
import { drawReport, summarize } from './report.ts'
import { makeTargets, type Target } from './targets.ts'

const scripts = {
  fill: new URL('./fill-database.ts', import.meta.url),
  portal: new URL('./portal.ts', import.meta.url),
  floor0: new URL('./floor-0.ts', import.meta.url),
  floor3: new URL('./floor-3.ts', import.meta.url),
}
// As the portal is run in production, whatever else is set in this shell.
const settings = {
  NODE_ENV: 'production',
  SESSION_SECRET: 'a secret of no importance',
  BASE_URL: '',
  TRUST_PROXY: '',
}

const say = (line: string) => process.stderr.write(`${line}\n`)

try {
  const options = readOptions(process.argv.slice(2))
  if (options.help) process.stdout.write(help)
  else await run(options)
} catch (error) {
  say((error as Error).message)
  process.exitCode = 1
}

async function run(options: Options): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'aglomera-bench-'))
  const place = findPlace(folder, process.env.DATABASE_URL)
  let cleaned: Promise<void> | undefined
  const cleanUp = async () => {
    await stopAll()
    await place.remove().finally(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  }
  const once = () => {
    cleaned ??= cleanUp()
    return cleaned
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => once().finally(() => process.exit(130)))
  try {
    await benchmark(options, place, folder)
  } catch (error) {
    if (cleaned) await new Promise(() => {}) // it was interrupted, whatever broke by that; the signal ends the process
    throw error
  } finally {
    await once()
  }
}

async function benchmark(options: Options, place: ReturnType<typeof findPlace>, folder: string): Promise<void> {
  const env = { ...process.env, ...settings, ...place.env }
  const log = (name: string) => path.join(folder, `${name}.log`)
  const execArgv = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${path.resolve(options.profile)}`] : []

  const database = await place.create()
  say(`Filling the database (${database}) with ${options.entries} entries…`)
  await runScript(scripts.fill, { args: [String(options.entries)], env })
  const second = { ...env, ...place.second() }
  const portal = await startServer(scripts.portal, { env, log: log('portal'), execArgv })
  const floor3 = await startServer(scripts.floor3, { env: second, log: log('floor-3'), execArgv })
  const startFloor0 = (bytes: number) => startServer(scripts.floor0, { args: [String(bytes)], env })
  const targets = choose(await makeTargets({ portal, floor3, startFloor0 }), options.only)
  const about = (options.rounds * options.seconds + 1) * targets.length
  say(`Measuring ${targets.length} targets, about ${Math.ceil(about / 60)} min…`)
  const results = await measureAll(targets, place, options, say)

  const { entries, connections, seconds, rounds } = options
  const report = {
    date: new Date().toISOString(),
    settings: { database, entries, connections, seconds, rounds },
    machine: { node: process.version, cpus: os.cpus().length, cpu: os.cpus()[0]?.model },
    startMs: { portal: Math.round(portal.startMs), floor3: Math.round(floor3.startMs) },
    ...summarize(results),
  }
  process.stdout.write(`\n${drawReport(report)}\nWritten to ${path.relative('.', write(report))}\n`)
}

/** The targets with `text` in their names, with F0 and the floors to which they are compared. */
function choose(targets: Target[], text?: string): Target[] {
  if (!text) return targets
  const chosen = targets.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()))
  if (chosen.length === 0)
    throw new Error(`No target has "${text}" in its name: ${targets.map((t) => t.name).join('; ')}`)
  const floors = new Set(['F0', ...chosen.map(({ floor }) => floor)])
  return targets.filter((target) => chosen.includes(target) || floors.has(target.name))
}

function write(report: { date: string }): string {
  const results = path.join(import.meta.dirname, 'results')
  mkdirSync(results, { recursive: true })
  const file = path.join(results, `${report.date.slice(0, 19).replaceAll(':', '-')}.json`)
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`)
  return file
}
