import type { Request, Response } from 'express'
import { etagEnd, type FoundFile, type Wanted } from './queries.ts'

/** Shown in the page; everything else is only ever downloaded. */
const inline = new Set(['image/webp', 'image/png', 'image/jpeg'])

/** Address of a file below the site, or below `base` for staff. */
export const filePath = ({ id, name }: { id: number; name: string }, base = ''): string =>
  `${base}/files/${id}/${encodeURIComponent(name)}`
export const thumbnailPath = ({ id }: { id: number }, base = ''): string => `${base}/files/${id}/thumbnail`

/** What a request asks for; undefined where its address can be that of no file. */
export function wantedFile(req: Request, part: Wanted['part']): Wanted | undefined {
  const { id } = req.params
  if (typeof id !== 'string' || !/^[1-9]\d{0,8}$/.test(id)) return undefined
  return { id: Number(id), part, etags: req.get('If-None-Match') ?? '', head: req.method === 'HEAD' }
}

/**
 * Answers with a file as what it is and nothing else: no browser takes it for a page, and nothing in it runs.
 * Cache-Control is set by the caller.
 */
export function sendFile(res: Response, file: FoundFile, part: Wanted['part']): void {
  const type = part === 'thumbnail' ? 'image/webp' : file.mediaType
  if (part === 'bytes' && !inline.has(type)) res.attachment(file.name) // with its name as RFC 5987 writes it
  res.set({
    'Content-Type': type,
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    ETag: `"${file.sha256}${etagEnd[part]}"`,
  })
  if (file.known) {
    res.status(304).end()
    return
  }
  res.set('Content-Length', String(file.size))
  res.end(file.bytes ?? undefined) // HEAD has none
}
