import { randomFillSync } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import pino, { type Logger } from 'pino'
import type { Config } from './config.ts'

// Letters and digits that nobody mistakes for one another when an id is read out on the telephone.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** JSON lines on standard error; standard output belongs to the line that says the portal is ready. */
export function createLog(level: Config['logLevel']): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: levelName } }
  return pino(options, openStandardError())
}

let standardError: pino.DestinationStream | undefined

/**
 * Written when there are some lines or a moment has passed, since each writing costs as much as a page out of memory
 * does; and at once at the end, whatever ends the process from within: the last words must not be lost.
 */
function openStandardError(): pino.DestinationStream {
  if (standardError) return standardError
  const lines = pino.destination({ fd: 2, sync: true, minLength: 8192, periodicFlush: 100 })
  process.on('exit', () => lines.flushSync())
  standardError = lines
  return lines
}
const levelName = (label: string) => ({ level: label })

/** Gives each request an id (res.locals.requestId and X-Request-Id) and logs one line when it is over. */
export function requestLog(log: Logger): RequestHandler {
  return (req, res, next) => {
    const id = nameRequest(req)
    logWhenOver(log, id, req, res)
    res.locals.requestId = id
    res.setHeader('X-Request-Id', id)
    next()
  }
}

/** The id of a request: that which a proxy gave it, or a new one. */
export function nameRequest(req: IncomingMessage): string {
  const given = req.headers['x-request-id']
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : createRequestId()
}

/**
 * The line of a request that was answered out of memory, as `log.info` would write it, which costs as much as the answer.
 * Method and path are those of a kept page, and the id one of ours: nothing in them is to be escaped.
 */
export function logAnswered(log: Logger, id: string, req: IncomingMessage, status: number): void {
  if (!log.isLevelEnabled('info')) return
  const lines = (log as unknown as Record<symbol, pino.DestinationStream>)[pino.symbols.streamSym]!
  lines.write(
    `{"level":"info","time":"${timeOf(Date.now())}","id":"${id}","method":"${req.method}","path":"${pathOf(req.url!)}","status":${status},"ms":0,"cached":true,"msg":"request"}\n`,
  )
}

let [lastTime, lastText] = [0, '']
function timeOf(now: number): string {
  if (now !== lastTime) [lastTime, lastText] = [now, new Date(now).toISOString()]
  return lastText
}

/** What people search for is theirs: the query string stands in no log. */
function pathOf(url: string): string {
  const mark = url.indexOf('?')
  return mark < 0 ? url : url.slice(0, mark)
}

function logWhenOver(log: Logger, id: string, req: IncomingMessage, res: ServerResponse): void {
  if (!log.isLevelEnabled('error')) return
  const start = performance.now()
  const { method } = req
  const path = pathOf(req.url!) // Express changes it on the way
  res.once('close', () => {
    const level = res.statusCode >= 500 ? 'error' : 'info'
    if (!log.isLevelEnabled(level)) return
    const ms = Math.round((performance.now() - start) * 10) / 10
    const cut = !res.writableFinished && { cut: true }
    log[level]({ id, method, path, status: res.statusCode, ms, ...cut }, 'request')
  })
}

const random = Buffer.alloc(4096)
let used = random.length

/** Like 7K4Q-92MD. */
function createRequestId(): string {
  if (used === random.length) {
    randomFillSync(random) // many at once: each call costs as much as the rest of the request
    used = 0
  }
  let id = ''
  for (const byte of random.subarray(used, used + 8)) id += alphabet[byte % 32]
  used += 8
  return `${id.slice(0, 4)}-${id.slice(4)}`
}
