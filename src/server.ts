// The entry: it decides what this process does, says how that went, and ends it. What takes time to load is loaded
// behind the compile cache: without it each start would strip the types of every file anew.
import cluster from 'node:cluster'
import { enableCompileCache, flushCompileCache } from 'node:module'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Config } from './config.ts'

enableCompileCache(path.join(import.meta.dirname, '../build/compiled'))

const SAME_SIGNAL_MS = 300 // npm passes Ctrl-C on to a child whom the terminal has told already: one wish, two signals

async function main(): Promise<void> {
  const { readConfig } = await import('./config.ts')
  const config = readConfig(process.env)
  const { createLog } = await import('./log.ts')
  const log = createLog(config.logLevel)
  if (cluster.isWorker) await (await import('./processes.ts')).work(config, log)
  else if (config.processes > 1) await serveInProcesses(config, log)
  else await serveAlone(config, log)
  setTimeout(flushCompileCache, 1000).unref()
}

async function serveAlone(config: Config, log: Logger): Promise<void> {
  let stop: (() => Promise<void>) | undefined
  onSignals(log, () => stop)
  const { explain, readyLines, serve } = await import('./serve.ts')
  const running = await serve(config, log, { step: showSteps() }).catch((error) => fail(explain(error, config)))
  stop = running.stop
  running.database.stopped.then((error) => {
    log.fatal({ err: error }, 'the embedded database stopped')
    fail('The embedded database stopped by itself; start the portal again. Nothing that was saved is lost.')
  })
  process.stdout.write(await readyLines(running.database.pool, config.baseUrl ?? running.address, log))
}

async function serveInProcesses(config: Config, log: Logger): Promise<void> {
  let stop: (() => Promise<void>) | undefined
  onSignals(log, () => stop)
  const { startProcesses } = await import('./processes.ts')
  const running = await startProcesses(config, log, { step: showSteps(), fail })
  stop = running.stop
  process.stdout.write(running.lines)
}

/** The first signal ends the portal when what is under way is done, a second one at once. */
function onSignals(log: Logger, stopOf: () => (() => Promise<void>) | undefined): void {
  let first = 0
  const end = async (signal: NodeJS.Signals) => {
    const stop = stopOf()
    if (!stop) process.exit(0) // a start that is cut short is taken up or done again by the next one
    if (first && performance.now() - first > SAME_SIGNAL_MS) process.exit(1)
    if (first) return
    first = performance.now()
    log.info({ signal }, 'stopping')
    await stop()
    process.exit(0)
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}

/** Says on standard error what a start is at, once it takes more than a second. */
function showSteps(): (step: string) => void {
  let last = ''
  let slow = false
  void sleep(1000, undefined, { ref: false }).then(() => {
    slow = true
    if (last) say(last)
  })
  return (step) => {
    last = step
    if (slow && step) say(step)
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

function fail(line: string): never {
  say(line)
  process.exit(1)
}

await main().catch((error) => fail(error.name === 'ConfigError' ? error.lines.join('\n') : String(error.stack)))
