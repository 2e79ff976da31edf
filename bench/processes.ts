import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Usage } from './child.ts'
import { usageOf } from './memory.ts'

export type Child = { pid: number; port: number; startMs: number; usage(): Promise<Usage> }

/** `log`: the file for what it writes to standard error; without one, that is shown. */
type Options = { args?: string[]; env?: NodeJS.ProcessEnv; log?: string; execArgv?: string[] }

const running = new Set<ChildProcess>()
let over = false

function start(
  script: URL,
  { args = [], env, log, execArgv = [] }: Options,
  out: 'ignore' | 'pipe' = 'ignore',
): ChildProcess {
  if (over) throw new Error('the benchmark is over')
  const file = log ? openSync(log, 'w') : undefined
  const stdio = ['ignore', out, file ?? 'inherit', 'ipc'] as const
  // Detached: Ctrl-C in a terminal is for the benchmark alone, which then ends its children in order.
  const settings = { env, execArgv, stdio: [...stdio], detached: true }
  const child = fork(script, args, settings)
  if (file !== undefined) closeSync(file)
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

const nameOf = (script: URL) => path.basename(script.pathname)
const outcome = (code: number | null, signal: string | null) =>
  signal ? `was ended by ${signal}` : `ended with ${code}`

/** Runs a script to its end. Throws when it fails. */
export async function runScript(script: URL, options: Options): Promise<void> {
  const [code, signal] = await once(start(script, options), 'exit')
  if (code !== 0) throw new Error(`${nameOf(script)} ${outcome(code, signal)}`)
}

/** Runs a script to its end and gives what it told with `process.send`. Throws when it told nothing. */
export async function askScript<T>(script: URL, options: Options): Promise<T> {
  const child = start(script, options)
  const ended = once(child, 'exit')
  const [told] = await Promise.race([once(child, 'message'), ended])
  if (typeof told !== 'object' || told === null) throw new Error(`${nameOf(script)} told nothing`)
  await ended
  return told as T
}

/** Starts a script that calls `serve` (child.ts) and waits until it listens. Throws with its last words. */
export async function startServer(script: URL, options: Options): Promise<Child> {
  const began = performance.now()
  const child = start(script, options)
  const [message, signal] = await Promise.race([once(child, 'message'), once(child, 'exit')])
  const { port } = Object(message) as { port?: number }
  const words = options.log ? `:\n${readFileSync(options.log, 'utf8').slice(-2000)}` : ''
  if (!port) throw new Error(`${nameOf(script)} ${outcome(message as number | null, signal)}${words}`)
  return {
    pid: child.pid!,
    port,
    startMs: performance.now() - began,
    async usage() {
      child.send('usage')
      return (await once(child, 'message'))[0] as Usage
    },
  }
}

const server = new URL('../src/server.ts', import.meta.url)

/** Starts the portal as `npm start` does, on a free port, and waits until it says that it is ready. */
export async function startPortal({ env, ...options }: Options): Promise<Child & { stop(): Promise<void> }> {
  const began = performance.now()
  const child = start(server, { ...options, env: { ...env, PORT: '0', HOST: '127.0.0.1' } }, 'pipe')
  const [line] = await Promise.race([once(createInterface(child.stdout!), 'line'), once(child, 'exit')])
  const port = Number(/ready: http:\/\/[^/]*:(\d+)/.exec(String(line))?.[1])
  const startMs = performance.now() - began
  const words = options.log ? `:\n${readFileSync(options.log, 'utf8').slice(-2000)}` : ''
  if (!port) throw new Error(`The portal did not start${words}`)
  child.stdout!.resume()
  child.once('disconnect', () => child.kill('SIGTERM'))
  return { pid: child.pid!, port, startMs, usage: () => usageOf(child.pid!), stop: () => stop(child) }
}

/** Lets go of a child, which then ends by itself; one that does not within five seconds is killed. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  const late = setTimeout(() => child.kill('SIGKILL'), 5000)
  if (child.connected) child.disconnect()
  await ended
  clearTimeout(late)
}

/** Stops whatever still runs, and lets nothing start any more. */
export async function stopAll(): Promise<void> {
  over = true
  await Promise.all([...running].map(stop))
}
