import { Router } from 'express'
import type { Site } from '../site.ts'

/** The documents that entries rest on, for staff. */
export function sourceRoutes(_site: Site): Router {
  const routes = Router()
  return routes
}
