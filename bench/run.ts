// The benchmark: fills a database with made-up entries, starts the portal and the floors beside it, loads one after the
// other and prints what they did. Everything is on the loopback, bounded in count and time, and gone at the end.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { benchAnnexes, drawAnnexes } from './annexes.ts'
import { findPlace } from './database-place.ts'
import { help, type Options, readOptions } from './options.ts'
import { benchPages } from './pages.ts'
import { stopAll } from './processes.ts'
import { drawReport } from './report.ts'
import { drawGrowth } from './search/draw-growth.ts'
import { drawSearch } from './search/draw-search.ts'
import { benchSearch, type SearchReport } from './search/search-part.ts'
import { writeDocument } from './write-document.ts'

const results = path.join(import.meta.dirname, 'results')
// As the portal is run in production, whatever else is set in this shell.
const settings = {
  NODE_ENV: 'production',
  SESSION_SECRET: 'a secret of no importance, long enough',
  BASE_URL: '',
  TRUST_PROXY: '',
}

const say = (line: string) => process.stderr.write(`${line}\n`)

try {
  const options = readOptions(process.argv.slice(2))
  if (options.help) process.stdout.write(help)
  else if (options.part === 'document') writeDocument()
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
  const tell = (part: string, report: object, text: string) => {
    const files = write(part, report)
    process.stdout.write(`\n${drawMachine()}\n${text}\nWritten to ${files}\n`)
  }
  if (options.part === 'annexes') {
    const annexes = await benchAnnexes(options, { place, folder, env, say })
    tell('annexes', annexes, drawAnnexes(annexes))
  } else if (options.part === 'search') {
    const search = await benchSearch(options, { url: process.env.DATABASE_URL, folder, say })
    const plot = drawGrowth(search.sizes)
    if (plot) writeFileSync(path.join(results, 'search-growth.svg'), plot)
    tell('search', search, drawSearch(search))
  } else {
    const pages = await benchPages(options, { place, folder, env, say })
    tell('pages', pages, drawReport(pages))
  }
}

function machine() {
  return {
    node: process.version,
    system: `${os.type()} ${os.release()}`,
    cpus: os.cpus().length,
    cpu: os.cpus()[0]?.model.trim(),
    gigabytes: Math.round(os.totalmem() / 2 ** 30),
  }
}

function drawMachine(): string {
  const { node, system, cpus, cpu, gigabytes } = machine()
  return `${new Date().toISOString().slice(0, 16)} · ${cpus} × ${cpu}, ${gigabytes} GB · ${system} · Node ${node}`
}

function keepsPeers(report: object): boolean {
  return (report as SearchReport).peers.engines.length === 0
}

/** Puts a part's report into the one file of results, in place of what it said before. */
function write(part: string, report: object): string {
  mkdirSync(results, { recursive: true })
  const file = path.join(results, 'latest.json')
  const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  // what ran beside is measured seldom: it takes half an hour
  const kept =
    part === 'search' && before.search?.peers.engines.length > 0 && keepsPeers(report)
      ? { peers: before.search.peers }
      : {}
  const own = { date: new Date().toISOString(), machine: machine(), ...report, ...kept }
  writeFileSync(file, `${JSON.stringify({ ...before, [part]: own }, null, 1)}\n`)
  return path.relative('.', file)
}
