import { Router } from 'express'
import type { Site } from '../site.ts'

/** The admin's list of organisations with what belongs to them. */
export function manageOrganisationsRoutes(_site: Site): Router {
  const routes = Router()
  return routes
}
