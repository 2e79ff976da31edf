import { Router } from 'express'
import type { Site } from '../site.ts'

/** The contacts of an entry. */
export function contactsRoutes(_site: Site): Router {
  const routes = Router()
  return routes
}
