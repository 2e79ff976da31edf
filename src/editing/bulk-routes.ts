import { Router } from 'express'
import type { Site } from '../site.ts'

/** One action on several entries: confirmation and result. */
export function bulkRoutes(_site: Site): Router {
  const routes = Router()
  return routes
}
