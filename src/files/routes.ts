import { createHash } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { NotFound } from '../errors.ts'
import type { Site } from '../site.ts'
import { findPublicFile, type Wanted } from './queries.ts'
import { filePath, sendFile, wantedFile } from './send-file.ts'

/**
 * Images and documents, for readers: those of public entries, and with `?preview=` and its token those of a preview.
 * An address without session and language, so that any cache between may keep what it answers.
 */
export function fileRoutes({ db }: Site): Router {
  const routes = Router()

  async function send(req: Request, res: Response, part: Wanted['part']): Promise<void> {
    const wanted = wantedFile(req, part)
    const { preview } = req.query
    const token = typeof preview === 'string' ? createHash('sha256').update(preview).digest() : null
    const file = wanted && (await findPublicFile(db, wanted, token))
    if (!file) throw new NotFound()
    res.set('Cache-Control', file.public ? 'public, max-age=0, must-revalidate' : 'private, no-store')
    if (part === 'bytes' && req.params.name !== file.name) {
      const query = typeof preview === 'string' ? `?${new URLSearchParams({ preview })}` : ''
      res
        .status(301)
        .location(filePath(file) + query)
        .end() // without a page that says so
    } else sendFile(res, file, part)
  }

  routes.get('/files/:id/thumbnail', (req, res) => send(req, res, 'thumbnail'))
  routes.get('/files/:id/:name', (req, res) => send(req, res, 'bytes'))

  return routes
}
