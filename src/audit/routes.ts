import { Router } from 'express'
import type { Site } from '../site.ts'

/** The log, for admins. */
export function auditRoutes(_site: Site): Router {
  const routes = Router()
  return routes
}
