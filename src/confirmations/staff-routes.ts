import { Router } from 'express'
import type { Site } from '../site.ts'

/** Asking a contact whether an entry is still true. */
export function askConfirmationRoutes(_site: Site): Router {
  const routes = Router()
  return routes
}
