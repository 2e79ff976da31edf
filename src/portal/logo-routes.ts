import { Router } from 'express'
import { NotFound } from '../errors.ts'
import type { Site } from '../site.ts'
import { findLogo } from './logo.ts'

/** The portal's logo, for every page: outside of the languages, under an address that changes with it. */
export function logoRoutes({ db }: Site): Router {
  const routes = Router()

  routes.get('/logo/:hash', async (req, res) => {
    const { hash } = req.params
    const bytes = /^[0-9a-f]{64}$/.test(hash) ? await findLogo(db, hash) : undefined
    if (!bytes) throw new NotFound()
    res.set({
      'Content-Type': 'image/png',
      'Content-Disposition': 'inline; filename="logo.png"',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'public, max-age=31536000, immutable',
      ETag: `"${hash}"`,
    })
    res.send(bytes)
  })

  return routes
}
