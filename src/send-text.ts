import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Request, Response } from 'express'
import { remember } from './remember.ts'

/** Below this a compressed answer is not smaller by anything that counts. */
export const worthCompressing = 1024

/** What the page cache gives an answer that it may keep, in `res.locals.keep`. */
export type Keep = (res: ServerResponse, answer: { etag: string; bytes: Buffer; shows?: readonly string[] }) => void

/** An answer as bytes; `shows`: words for what it shows; `copies` are made when they are first asked for. */
export type Answer = {
  type: string
  bytes: Buffer
  etag: string | undefined
  shows: readonly string[] | undefined
  copies: Partial<Record<Encoding, Buffer>>
}

/**
 * Answers with a text: a validator made from its bytes, 304 where the reader has it already, compressed otherwise.
 * The status and further headers are set by the caller. What anybody may see is offered to the page cache.
 */
export function sendText(req: Request, res: Response, type: string, text: string): void {
  const bytes = Buffer.from(text)
  // weak: the compressed copies share it
  const etag = res.statusCode === 200 ? `W/"${createHash('sha1').update(bytes).digest('base64url')}"` : undefined
  sendAnswer(req, res, { type, bytes, etag, shows: res.locals.shows, copies: {} })
}

/** The same with what was worked out before. */
export function sendAnswer(req: Request, res: Response, answer: Answer): void {
  const { type, bytes, etag, shows, copies } = answer
  res.setHeader('Content-Type', type)
  res.vary('Accept-Encoding')
  if (etag) {
    res.setHeader('ETag', etag)
    if (!res.hasHeader('Cache-Control')) {
      allowSharing(req, res)
      const drawn: ((answer: Answer) => void) | undefined = res.locals.drawn
      drawn?.(answer)
    }
    const keep: Keep | undefined = res.locals.keep
    keep?.(res, { etag, bytes, shows })
    if (req.fresh) {
      res.status(304).end()
      return
    }
  } else if (!res.hasHeader('Cache-Control')) res.setHeader('Cache-Control', 'no-store')
  const encoding = bytes.length >= worthCompressing ? bestEncoding(req.headers['accept-encoding']) : undefined
  if (encoding) copies[encoding] ??= compressNow[encoding](bytes)
  const sent = encoding ? copies[encoding]! : bytes
  if (encoding) res.setHeader('Content-Encoding', encoding)
  res.setHeader('Content-Length', String(sent.length))
  res.end(req.method === 'HEAD' ? undefined : sent)
}

/**
 * Anybody on the way may keep it, and asks whether it still holds before it answers with it; for so long as an admin
 * set, caches of their own do not ask, and are told by the words of Cache-Tag what to drop.
 */
function allowSharing(req: Request, res: Response): void {
  const seconds: number = req.app.locals.sharedMaxAge ?? 0
  res.setHeader('Cache-Control', `public, max-age=0, ${seconds > 0 ? `s-maxage=${seconds}, ` : ''}must-revalidate`)
  if (seconds > 0) res.setHeader('Cache-Tag', ['all', ...(res.locals.shows ?? ['catalogue'])].join(','))
}

/**
 * Says by which words the page is dropped from memory: `entry:12` for what it shows of an entry, `theme:ID` where it
 * depends on which entries have a theme (migration 11 announces these). A page that says nothing goes with every change.
 */
export function shows(res: Response, words: readonly string[]): void {
  res.locals.shows = [...new Set(words)]
}

// For one answer: who reads it once more gets a smaller copy out of the page cache.
const params = { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 16 }
const compressNow = {
  br: (bytes: Buffer) => brotliCompressSync(bytes, { params }),
  gzip: (bytes: Buffer) => gzipSync(bytes, { level: 1 }),
}

export type Encoding = 'br' | 'gzip'
/**
 * The best of what a header Accept-Encoding takes, whatever its order: browsers put gzip first. Without a header, or
 * where the plain text is liked better, none.
 */
export const bestEncoding = (accepted: string | undefined): Encoding | undefined =>
  accepted === undefined ? undefined : readAccepted(accepted)

const readAccepted = remember(500, (accepted): Encoding | undefined => {
  const weights = new Map(
    accepted.split(',').map((part) => {
      const [name = '', ...parameters] = part.split(';')
      const weight = parameters.map((each) => /^\s*q\s*=\s*([\d.]+)\s*$/i.exec(each)?.[1]).find(Boolean)
      return [name.trim().toLowerCase(), weight === undefined ? 1 : Number(weight)]
    }),
  )
  return (['br', 'gzip'] as const).find((name) => (weights.get(name) ?? weights.get('*') ?? 0) > 0)
})
