import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Config } from './config.ts'

// Several processes behind one port. The first one prepares the database and answers nobody; it starts the others,
// replaces one that died, and ends them. They share what they know through Postgres alone.

type ToWorker = 'serve' | 'stop'
type FromWorker = { serving: string } | { failed: string }

/** A process that lived for so long had a good start: if it dies it is replaced at once. */
const goodLifeMs = 60_000
const firstPauseMs = 100
const longestPauseMs = 30_000
const mostStopMs = 40_000

type Options = { step: (step: string) => void; fail: (line: string) => never }

/**
 * Starts the processes of `config`. Gives the lines to print when all of them serve, and what stops them. A start that
 * cannot succeed ends in `fail`.
 */
export async function startProcesses(
  config: Config,
  log: Logger,
  { step, fail }: Options,
): Promise<{ lines: string; stop: () => Promise<void> }> {
  const workers = new Map<number, Worker>()
  let stopping = false

  /** Starts the process of a place; the first place does the work that is due as well. */
  function start(place: number): Worker {
    const worker = cluster.fork({ AGLOMERA_PLACE: String(place) })
    workers.set(place, worker)
    return worker
  }

  /** Starts a process again whenever it has died, later and later where it dies young. */
  async function watch(place: number): Promise<void> {
    let pause = 0
    for (;;) {
      const worker = workers.get(place)!
      const born = performance.now()
      const [code, signal] = worker.isDead() ? [worker.process.exitCode, null] : await once(worker, 'exit')
      if (stopping) return
      pause = performance.now() - born > goodLifeMs ? 0 : Math.min(longestPauseMs, pause * 2 || firstPauseMs)
      log.error({ process: worker.process.pid, code, signal, pause }, 'a process died and is replaced')
      await sleep(pause, undefined, { ref: false })
      if (stopping) return
      const next = start(place)
      next.once('online', () => next.send('serve' satisfies ToWorker))
      next.on('message', (said: FromWorker) => {
        if ('failed' in said) log.error({ error: said.failed }, 'a process did not start')
      })
    }
  }

  async function stop(): Promise<void> {
    stopping = true
    const all = [...workers.values()].filter((worker) => !worker.isDead())
    const ended = Promise.all(all.map((worker) => once(worker, 'exit')))
    for (const worker of all) if (worker.isConnected()) worker.send('stop' satisfies ToWorker)
    await Promise.race([ended, sleep(mostStopMs, undefined, { ref: false })])
    for (const worker of all) if (!worker.isDead()) worker.process.kill('SIGKILL')
  }

  const giveUp = (line: string): never => {
    for (const worker of workers.values()) worker.process.kill('SIGKILL')
    return fail(line)
  }

  // They read their files while the database is prepared.
  const places = Array.from({ length: config.processes }, (_, i) => i + 1)
  const serving = places.map((place) => servingOf(start(place)))
  const { explain, prepareDatabase, readyLines } = await import('./serve.ts')
  try {
    const database = await prepareDatabase(config, step)
    for (const worker of workers.values()) worker.send('serve' satisfies ToWorker)
    step('Starting the processes…')
    const [first] = await Promise.all(serving)
    step('')
    for (const place of places) void watch(place)
    const lines = await readyLines(database.pool, config.baseUrl ?? first!, log)
    await database.close()
    return { lines, stop }
  } catch (error) {
    return giveUp(error instanceof NotServing ? error.message : explain(error, config))
  }
}

class NotServing extends Error {}

/** The address that a process serves; throws NotServing with the line that says why it does not. */
function servingOf(worker: Worker): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  worker.on('message', (said: FromWorker) => {
    if ('serving' in said) resolve(said.serving)
    else reject(new NotServing(said.failed))
  })
  worker.once('exit', (code, signal) => reject(new NotServing(`A process ended while it started (${signal ?? code})`)))
  promise.catch(() => {}) // the first that fails is told
  return promise
}

/** What each of the processes does: serves when it is told to and stops when it is told to. */
export async function work(config: Config, log: Logger): Promise<void> {
  // The terminal and systemd send signals to all processes; only the first one decides.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
  const tell = (said: FromWorker) =>
    new Promise<void>((done) => process.send!(said, undefined, undefined, () => done()))
  const told = Promise.withResolvers<void>()
  let stop: (() => Promise<void>) | undefined
  process.on('message', async (message: ToWorker) => {
    if (message === 'serve') told.resolve()
    if (message !== 'stop') return
    await stop?.()
    process.exit(0)
  })
  const { explain, serve } = await import('./serve.ts')
  await import('./app.ts')
  await told.promise
  try {
    const running = await serve(config, log, { prepared: true, dueWork: process.env.AGLOMERA_PLACE === '1' })
    stop = running.stop
    await tell({ serving: running.address })
  } catch (error) {
    await tell({ failed: explain(error, config) })
    process.exit(1)
  }
}
