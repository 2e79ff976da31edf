import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Logger } from 'pino'
import type { Changes } from './changes.ts'
import { type KeptPage, keepPages } from './kept-pages.ts'
import { logAnswered, nameRequest } from './log.ts'
import { nextMidnight } from './midnight.ts'
import { isHost } from './security.ts'
import { bestEncoding, type Encoding, type Keep, worthCompressing } from './send-text.ts'

export type PageCache = {
  /** The server's request listener: answers out of memory, or lets `app` answer. */
  listener(app: RequestListener): RequestListener
  /** Drops what shows one of these; nothing that is being made now is kept. */
  hear(words: readonly string[]): void
  /** Answers nothing out of memory while this runs. */
  pause(work: () => Promise<unknown>): Promise<void>
  bytes(): number
  count(): number
}

/** Parameters of which public pages speak. An address with any other goes past the cache: it may mean anything. */
const known = new Set(
  `q kind seeking theme country region place programme organisation from to language confirmed sort view page limit
   lang literal part`.split(/\s+/),
)
/** What links from elsewhere carry along and no page of ours reads. */
const tracking = /^(utm_\w{1,20}|fbclid|gclid|msclkid|mc_cid|mc_eid)$/

const longestAddress = 1000

/**
 * Finished public pages in memory, for readers: before Express, since finding the route costs more than the answer.
 * `megabytes` bounds them, half of that those with a question in the address, which anybody can make up without end.
 * `origin` says under which address a request sees the portal, undefined for one that is not to be answered from here.
 * `changes` says whether what is heard of changes is all of it.
 */
export function createPageCache(options: {
  megabytes: number
  log: Logger
  origin: (req: IncomingMessage) => string | undefined
  changes: () => Changes | undefined
}): PageCache {
  const { log, origin } = options
  const half = (options.megabytes * 1024 * 1024) / 2
  const [plain, asked] = [keepPages(half), keepPages(half)]
  let turn = 0
  let pauses = 0
  let midnight = nextMidnight(Date.now())

  const poolOf = (key: string) => (key.includes('?') ? asked : plain)
  const isLive = () => pauses === 0 && options.changes()?.live() === true

  function hear(words: readonly string[]): void {
    turn += 1
    plain.drop(words)
    asked.drop(words)
  }

  async function pause(work: () => Promise<unknown>): Promise<void> {
    pauses += 1
    turn += 1
    try {
      await work()
    } finally {
      pauses -= 1
      turn += 1
    }
  }

  function keepFor(key: string): Keep {
    const started = turn
    return (res, { etag, bytes, shows }) => {
      if (started !== turn || !isLive()) return
      const headers = headersOf(res)
      const validators = headers?.filter((_, i) => ofUnchanged.has(headers[i - (i % 2)]!.toLowerCase()))
      if (headers && validators) poolOf(key).put(key, { etag, bytes, headers, validators, shows, copies: {} })
    }
  }

  return {
    listener: (app) => (req, res) => {
      const { method } = req
      if (method !== 'GET' && method !== 'HEAD') {
        // Whoever has written something sees it at once, also where its notice is still on the way.
        res.once('finish', () => res.statusCode < 400 && void pause(async () => options.changes()?.settle()))
        return app(req, res)
      }
      const key = isLive() ? keyOf(req, origin) : undefined
      if (key === undefined) return app(req, res)
      if (Date.now() >= midnight) {
        midnight = nextMidnight(Date.now())
        hear(['all']) // pages say what is of today
      }
      const pages = poolOf(key)
      const page = pages.get(key)
      if (!page) {
        ;(res as ServerResponse & { locals: object }).locals = Object.assign(Object.create(null), {
          keep: keepFor(key),
        })
        return app(req, res)
      }
      const id = nameRequest(req)
      const status = answer(req, res, page, id, (more) => pages.grow(key, page, more))
      logAnswered(log, id, req, status)
    },
    hear,
    pause,
    bytes: () => plain.bytes() + asked.bytes(),
    count: () => plain.count() + asked.count(),
  }
}

/** Gives the status. */
function answer(
  req: IncomingMessage,
  res: ServerResponse,
  page: KeptPage,
  id: string,
  grow: (by: number) => void,
): number {
  const own = ['Cache-Status', 'aglomera; hit', 'X-Request-Id', id]
  if (isKnown(req, page.etag)) {
    res.writeHead(304, page.validators.concat(own)).end()
    return 304
  }
  const headers = page.headers.concat(own)
  const send = (bytes: Buffer, encoding?: Encoding) => {
    headers.push('Content-Length', String(bytes.length))
    if (encoding) headers.push('Content-Encoding', encoding)
    res.writeHead(200, headers).end(req.method === 'HEAD' ? undefined : bytes)
    return 200
  }
  const encoding = page.bytes.length >= worthCompressing ? bestEncoding(req.headers['accept-encoding']) : undefined
  if (!encoding) return send(page.bytes)
  const copy = page.copies[encoding]
  if (Buffer.isBuffer(copy)) return send(copy, encoding)
  const making = copy ?? compress[encoding](page.bytes)
  if (!copy) {
    page.copies[encoding] = making
    making.then(
      (bytes) => {
        page.copies[encoding] = bytes
        grow(bytes.length)
      },
      () => {
        delete page.copies[encoding]
      },
    )
  }
  making.then(
    (bytes) => send(bytes, encoding),
    () => send(page.bytes),
  )
  return 200
}

// A window of 64 kB is enough for a page; to set up brotli's usual one would cost twenty times as much.
const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants
const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)]
const compress = {
  br: (bytes: Buffer): Promise<Buffer> =>
    brotli(bytes, {
      params: { [BROTLI_PARAM_QUALITY]: 9, [BROTLI_PARAM_LGWIN]: 16, [BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gzip: (bytes: Buffer): Promise<Buffer> => zip(bytes, { level: 9 }),
}

/** Cookies that say who asks. Anything else that a browser sends along changes nothing on a public page. */
const session = /(?:^|;\s*)(?:__Host-)?session=/

/** Under what the answer is kept; undefined where it may be for one person alone, or where the address is none of ours. */
function keyOf(req: IncomingMessage, origin: (req: IncomingMessage) => string | undefined): string | undefined {
  const { cookie, authorization, host } = req.headers
  const url = req.url!
  if (cookie !== undefined && session.test(cookie)) return undefined
  if (authorization !== undefined || url.length > longestAddress || !isHost(host)) return undefined
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  if (!/^(?:\/[a-z0-9][a-z0-9._-]*)+$/.test(path)) return undefined // other spellings of an address are answered, not kept
  const from = origin(req)
  const query = mark < 0 ? '' : normalised(url.slice(mark + 1))
  return from === undefined || query === undefined ? undefined : `${from}${path}${query}`
}

/** The same question in one spelling: names in order, of each its values in theirs. */
function normalised(query: string): string | undefined {
  const pairs = [...new URLSearchParams(query)].filter(([name]) => !tracking.test(name))
  if (pairs.some(([name]) => !known.has(name))) return undefined
  if (pairs.length === 0) return ''
  return `?${new URLSearchParams(pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))}`
}

/** What belongs to one answer and not to the page. */
const ofOne = new Set(['x-request-id', 'content-length', 'content-encoding', 'date', 'connection'])
/** What an answer without a page says: whoever has the page has its other headers too. */
const ofUnchanged = new Set(['etag', 'vary', 'cache-control', 'cache-tag', 'content-language'])

/** The headers of a page as they go out; undefined for what is not for everybody. */
function headersOf(res: ServerResponse): string[] | undefined {
  const isPublic = String(res.getHeader('Cache-Control')).startsWith('public')
  if (!isPublic || res.hasHeader('Set-Cookie') || res.getHeader('Vary') !== 'Accept-Encoding') return undefined
  const raw = (res as ServerResponse & { getRawHeaderNames(): string[] }).getRawHeaderNames() // as Node has it since 15.4
  const names = raw.filter((name) => !ofOne.has(name.toLowerCase()))
  return names.flatMap((name) => [name, String(res.getHeader(name))])
}

/** Does the reader have it already? As `req.fresh` of Express. */
function isKnown({ headers }: IncomingMessage, etag: string): boolean {
  const known = headers['if-none-match']
  if (known === undefined || /(?:^|,)\s*no-cache\s*(?:,|$)/.test(headers['cache-control'] ?? '')) return false
  if (known === etag || known === '*') return true
  const strong = etag.replace(/^W\//, '')
  return known.split(',').some((each) => each.trim().replace(/^W\//, '') === strong)
}
