import { Router } from 'express'
import type { Site } from '../site.ts'

/** A new entry, and the editor. */
export function editRoutes(_site: Site): Router {
  const routes = Router()
  return routes
}
