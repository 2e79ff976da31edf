import { Router } from 'express'
import type { Site } from '../site.ts'

/** Address, owner, assignment, archiving and deleting of one entry. */
export function manageRoutes(_site: Site): Router {
  const routes = Router()
  return routes
}
