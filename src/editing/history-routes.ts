import { Router } from 'express'
import type { Site } from '../site.ts'

/** The versions of an entry: list, comparison, restoring. */
export function historyRoutes(_site: Site): Router {
  const routes = Router()
  return routes
}
