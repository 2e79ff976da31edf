import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { afterAll } from 'vitest'

const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/**
 * `npm start` with these settings and no others, on any free port; what still runs at the end of the test file is
 * killed. `ready` gives the port, `ended` how the process ended and what it wrote.
 */
export function startPortal(env: NodeJS.ProcessEnv, nodeOptions: string[] = []) {
  const { PATH } = process.env
  const child = spawn(process.execPath, [...nodeOptions, 'src/server.ts'], {
    env: { PATH, PORT: '0', PROCESSES: '1', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  const ended = Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]).then(
    ([[code, signal], stdout, stderr]) => ({ code, signal, stdout, stderr }),
  )
  const ready = Promise.race([
    once(child.stdout, 'data').then(([line]) => ({ port: Number(/:(\d+)\n/.exec(String(line))?.[1]) })),
    ended.then((how) => Promise.reject(new Error(`it ended: ${JSON.stringify(how)}`))),
  ])
  ready.catch(() => {}) // some tests want it to end
  return { child, ready, ended }
}
