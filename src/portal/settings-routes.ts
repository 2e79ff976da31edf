import { Router } from 'express'
import type { Site } from '../site.ts'

/** The admin's page of portal facts and settings, and the way to all pages of administration. */
export function settingsRoutes(_site: Site): Router {
  const routes = Router()
  return routes
}
