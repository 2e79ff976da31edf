import { request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import supertest from 'supertest'
import { afterAll } from 'vitest'
import { readConfig } from '../src/config.ts'
import { createLog } from '../src/log.ts'
import { type Running, serve } from '../src/serve.ts'
import type { Place } from './clone-database.ts'

const running: Running[] = []
afterAll(async () => {
  for (const each of running.splice(0)) await each.stop()
})

/** Once, whoever asks for it first. */
function stopOnce(portal: Running): Running {
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= portal.stop()
    return stopped
  }
  return { ...portal, stop }
}

/** An answer as it went over the wire; `text` is unpacked. */
export type Answer = { status: number; headers: Record<string, string>; bytes: Buffer; text: string; hit: boolean }

/**
 * The portal as a real server in this process, with everything that stands before Express, on a place of its own; it
 * stops when the test file is over.
 */
export async function servePlace(place: Place, env: NodeJS.ProcessEnv = {}) {
  const config = readConfig({ ...place.env, PORT: '0', LOG_LEVEL: 'silent', ...env })
  const portal = stopOnce(await serve(config, createLog(config.logLevel), { dueWork: false }))
  running.push(portal)
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<Answer>((resolve, reject) => {
      const asked = request(new URL(path, portal.address), { method, headers, agent: false }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk) => chunks.push(chunk))
        answer.on('end', () => {
          const bytes = Buffer.concat(chunks)
          const unpack = { br: brotliDecompressSync, gzip: gunzipSync }[String(answer.headers['content-encoding'])]
          const text = (bytes.length > 0 && unpack ? unpack(bytes) : bytes).toString()
          const hit = answer.headers['cache-status'] === 'aglomera; hit'
          resolve({ status: answer.statusCode!, headers: answer.headers as Record<string, string>, bytes, text, hit })
        })
      })
      asked.on('error', reject)
      asked.end()
    })
  return {
    ...portal,
    pool: portal.database.pool,
    cache: portal.cache!,
    ask,
    /** Asked twice: the second answer, which comes out of memory where there is one. */
    askAgain: async (path: string, headers: Record<string, string> = {}) => {
      await ask(path, headers)
      return ask(path, headers)
    },
    /** A visitor with cookies of their own. */
    request: () => supertest.agent(portal.address),
  }
}
export type Served = Awaited<ReturnType<typeof servePlace>>
