import { Router } from 'express'
import type { Site } from '../site.ts'

/** The admin's pages of themes: three languages, merging. */
export function manageThemesRoutes(_site: Site): Router {
  const routes = Router()
  return routes
}
