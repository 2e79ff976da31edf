import { Router } from 'express'
import type { Site } from '../site.ts'

/** A version of an entry as its page would look, by a link that needs no account. */
export function previewRoutes(_site: Site): Router {
  const routes = Router()
  return routes
}
