import os from 'node:os'
import type { Place } from './database-place.ts'
import { type Load, load } from './load.ts'
import type { Target } from './targets.ts'

/** CPU in microseconds a request: of the target's process, and of the database server where there is one. */
export type Measured = Load & { rate: number; cpu: number; databaseCpu?: number; rss: number; foreign: number }

export type Options = { connections: number; seconds: number; rounds: number }

/** Loads one target for a while. Throws on any wrong answer. */
export async function measure(target: Target, place: Place, { connections, seconds }: Options): Promise<Measured> {
  const { child, paths, headers = {}, status = 200 } = target
  const lines = Object.entries({ Host: `127.0.0.1:${child.port}`, ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  const requests = paths.map((path) => Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`))
  const machine = busyMachine()
  const own = process.cpuUsage()
  const before = await child.usage()
  const databaseCpu = await place.cpu()
  const done = await load({ port: child.port, requests, status, connections, seconds }).catch((error) => {
    throw new Error(`${target.name} (${paths[0]}): ${error.message}`, { cause: error })
  })
  const after = await child.usage()
  const database = await databaseCpu()
  const { user, system } = process.cpuUsage(own)
  const { busy, all } = machine()
  return {
    ...done,
    rate: done.requests / done.seconds,
    cpu: (after.cpu - before.cpu) / done.requests,
    databaseCpu: database === undefined ? undefined : database / done.requests,
    rss: after.rss,
    foreign: Math.max(0, busy - (user + system + after.cpu - before.cpu + (database ?? 0))) / all,
  }
}

/** Every target once in each round; every second round backwards, so that a drift of the machine cancels out. */
export async function measureAll(
  targets: Target[],
  place: Place,
  options: Options,
  say: (line: string) => void,
): Promise<Map<Target, Measured[]>> {
  const results = new Map<Target, Measured[]>(targets.map((target) => [target, []]))
  // The first requests meet code that is not compiled and a cache that is empty; nobody is interested in them.
  for (const target of targets) await measure(target, place, { ...options, seconds: Math.min(1, options.seconds) })
  for (let round = 1; round <= options.rounds; round++) {
    say(`Round ${round} of ${options.rounds}`)
    for (const target of round % 2 ? targets : targets.toReversed())
      results.get(target)!.push(await measure(target, place, options))
  }
  return results
}

/** CPU of the whole machine since now, in microseconds: what was busy, and all there was. */
function busyMachine(): () => { busy: number; all: number } {
  const now = () => {
    const times = os.cpus().map((cpu) => cpu.times)
    const sum = (list: number[]) => list.reduce((a, b) => a + b, 0) * 1000
    return { idle: sum(times.map((t) => t.idle)), all: sum(times.flatMap((t) => Object.values(t))) }
  }
  const before = now()
  return () => {
    const after = now()
    const all = after.all - before.all
    return { busy: all - (after.idle - before.idle), all }
  }
}
