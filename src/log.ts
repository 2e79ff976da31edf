import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import pino, { type Logger } from 'pino'
import type { Config } from './config.ts'

// Letters and digits that nobody mistakes for one another when an id is read out on the telephone.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** JSON lines on standard error; standard output belongs to the line that says the portal is ready. */
export function createLog(level: Config['logLevel']): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: levelName } }
  return pino(options, pino.destination({ fd: 2, sync: true })) // sync: the last words before an exit must not be lost
}
const levelName = (label: string) => ({ level: label })

/**
 * Gives each request an id (res.locals.requestId and X-Request-Id) and logs one line when it is over.
 * The query string is left out: what people search for is theirs.
 */
export function requestLog(log: Logger): RequestHandler {
  return (req, res, next) => {
    const start = performance.now()
    const given = req.get('x-request-id') ?? ''
    const id = /^[\w.-]{1,64}$/.test(given) ? given : createRequestId()
    const path = req.originalUrl.split('?', 1)[0]
    res.locals.requestId = id
    res.set('X-Request-Id', id)
    res.once('close', () => {
      const ms = Math.round((performance.now() - start) * 10) / 10
      const line = {
        id,
        method: req.method,
        path,
        status: res.statusCode,
        ms,
        ...(!res.writableFinished && { cut: true }),
      }
      log[res.statusCode >= 500 ? 'error' : 'info'](line, 'request')
    })
    next()
  }
}

/** Like 7K4Q-92MD. */
function createRequestId(): string {
  const id = Array.from(randomBytes(8), (byte) => alphabet[byte % 32]).join('')
  return `${id.slice(0, 4)}-${id.slice(4)}`
}
