import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Request, Response } from 'express'

/** Below this a compressed answer is not smaller by anything that counts. */
const worthCompressing = 1024

/**
 * Answers with a text: a validator made from its bytes, 304 where the reader has it already, compressed otherwise.
 * The status and further headers are set by the caller.
 */
export function sendText(req: Request, res: Response, type: string, text: string): void {
  res.set('Content-Type', type)
  res.vary('Accept-Encoding')
  if (res.statusCode === 200) {
    // weak: the compressed copies share it
    res.set('ETag', `W/"${createHash('sha1').update(text).digest('base64url')}"`)
    if (!res.get('Cache-Control')) res.set('Cache-Control', 'public, max-age=0, must-revalidate')
    if (req.fresh) {
      res.status(304).end()
      return
    }
  } else if (!res.get('Cache-Control')) res.set('Cache-Control', 'no-store')
  const [bytes, encoding] = encode(Buffer.from(text), req)
  if (encoding) res.set('Content-Encoding', encoding)
  res.set('Content-Length', String(bytes.length))
  res.end(req.method === 'HEAD' ? undefined : bytes)
}

function encode(bytes: Buffer, req: Request): [Buffer, string?] {
  // asked one by one: of a list, the order in the browser's header would decide, and browsers put gzip first
  const encoding = bytes.length >= worthCompressing && ['br', 'gzip'].find((name) => req.acceptsEncodings(name))
  if (encoding === 'br')
    return [brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }), encoding]
  if (encoding === 'gzip') return [gzipSync(bytes, { level: 6 }), encoding]
  return [bytes]
}
