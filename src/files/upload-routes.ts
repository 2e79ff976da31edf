import { Router } from 'express'
import type { Site } from '../site.ts'

/** Uploading and removing files, for staff. */
export function uploadRoutes(_site: Site): Router {
  const routes = Router()
  return routes
}
