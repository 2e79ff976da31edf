// How fast pages are answered: by the portal out of the database and out of memory, and by the floors beside it.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Statements } from './count-statements.ts'
import type { Place } from './database-place.ts'
import { load } from './load.ts'
import { measureAll } from './measure.ts'
import type { Options } from './options.ts'
import { askScript, type Child, runScript, startPortal, startServer } from './processes.ts'
import { type PagesReport, summarize } from './report.ts'
import { makeTargets, type Target } from './targets.ts'

const scripts = {
  fill: new URL('./fill-database.ts', import.meta.url),
  count: new URL('./count-statements.ts', import.meta.url),
  floor0: new URL('./floor-0.ts', import.meta.url),
  floor3: new URL('./floor-3.ts', import.meta.url),
}

export type Soak = { requests: number; megabytes: number[]; grew: number }
type Given = { place: Place; folder: string; env: NodeJS.ProcessEnv; say: (line: string) => void }

/** Fills a database, measures all targets in rounds, then counts statements, starts and memory. */
export async function benchPages(options: Options, { place, folder, env, say }: Given): Promise<PagesReport> {
  const log = (name: string) => path.join(folder, `${name}.log`)
  const execArgv = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${path.resolve(options.profile)}`] : []
  const database = await place.create()
  const onServer = database !== 'embedded'
  say(`Filling the database (${database}) with ${options.entries} entries…`)
  await runScript(scripts.fill, { args: [String(options.entries)], env })
  const forPortal = (more: NodeJS.ProcessEnv) => ({ ...env, ...place.another(), PROCESSES: '1', ...more })

  const portal = await startPortal({ env: forPortal({ PAGE_CACHE: '0' }), log: log('portal'), execArgv })
  const keeping = await startPortal({ env: forPortal({}), log: log('keeping'), execArgv })
  const two = onServer
    ? await startPortal({ env: forPortal({ PAGE_CACHE: '0', PROCESSES: '2' }), log: log('two') })
    : undefined
  const floor3 = await startServer(scripts.floor3, { env: forPortal({}), log: log('floor-3'), execArgv })
  const startFloor0 = (...bytes: number[]) => startServer(scripts.floor0, { args: bytes.map(String), env })
  const targets = choose(await makeTargets({ portal, keeping, two, startFloor0, floor3 }), options.only)
  say(
    `Measuring ${targets.length} targets, about ${Math.ceil(((options.rounds * options.seconds + 1) * targets.length) / 60)} min…`,
  )
  const results = await measureAll(targets, place, options, say)

  const soak = options.soak > 0 ? await soakPortal(keeping, targets, options, say) : undefined
  await Promise.all([portal.stop(), keeping.stop(), two?.stop()])
  const paths = targets.filter(({ child }) => child === portal).map((target) => target.paths[0]!)
  const statements = await askScript<Statements[]>(scripts.count, { args: paths, env: forPortal({}) })
  const starts = await measureStarts({ place, folder, env: forPortal({ PAGE_CACHE: '64' }), onServer, say })
  const { entries, connections, seconds, rounds } = options
  return {
    settings: { database, entries, connections, seconds, rounds },
    startMs: { ...starts, floor3: Math.round(floor3.startMs) },
    ...summarize(results),
    statements,
    soak,
  }
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

type Starting = { place: Place; folder: string; env: NodeJS.ProcessEnv; onServer: boolean; say: Given['say'] }

/** Milliseconds from starting the process to its word that it is ready: warm (the middle of three) and the first time. */
async function measureStarts({ folder, env, onServer, say }: Starting): Promise<{ warm: number; first?: number }> {
  const warm: number[] = []
  for (let i = 0; i < 3; i++) {
    const started = await startPortal({ env, log: path.join(folder, 'start.log') })
    warm.push(Math.round(started.startMs))
    await started.stop()
  }
  say(`Warm start: ${warm.join(', ')} ms`)
  warm.sort((a, b) => a - b)
  if (onServer) return { warm: warm[1]! }
  const empty = path.join(folder, 'first')
  mkdirSync(empty, { recursive: true })
  const first = await startPortal({ env: { ...env, DATA_DIR: empty }, log: path.join(folder, 'first.log') })
  await first.stop()
  say(`First start, with the first content: ${Math.round(first.startMs)} ms`)
  return { warm: warm[1]!, first: Math.round(first.startMs) }
}

const looks = 20

/** Loads one process with all kinds of pages, kept and not, and looks at its memory twenty times on the way. */
async function soakPortal(
  child: Child,
  targets: Target[],
  { soak, connections }: Options,
  say: Given['say'],
): Promise<Soak> {
  const paths = [...new Set(targets.filter((target) => !target.name.startsWith('F')).flatMap((target) => target.paths))]
  let turn = 0
  // each third request asks something new, which no memory can have
  const requests = Array.from({ length: 3000 }, () => {
    const address = paths[turn % paths.length]!
    const asked = turn++ % 3 === 0 ? `/pl/catalogue?q=${(turn * 7919).toString(36)}` : address
    return Buffer.from(`GET ${asked} HTTP/1.1\r\nHost: 127.0.0.1:${child.port}\r\n\r\n`)
  })
  let done = 0
  const bytes: number[] = []
  while (done < soak) {
    const until = Math.min(soak, Math.ceil((soak * (bytes.length + 1)) / looks))
    while (done < until) {
      const some = await load({ port: child.port, requests, status: 200, connections, seconds: 2 })
      done += some.requests
    }
    bytes.push((await child.usage()).rss)
    say(`  ${done} requests, ${Math.round(bytes.at(-1)! / 2 ** 20)} MB`)
  }
  const mean = (list: number[]) => list.reduce((sum, one) => sum + one, 0) / list.length
  const third = Math.max(1, Math.floor(bytes.length / 3))
  const grew = mean(bytes.slice(-third)) / mean(bytes.slice(-2 * third, -third)) - 1
  return {
    requests: done,
    megabytes: bytes.map((one) => Math.round(one / 2 ** 20)),
    grew: Number.isNaN(grew) ? 0 : grew,
  }
}
