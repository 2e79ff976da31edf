import { Router } from 'express'
import type { Site } from '../site.ts'

/** Still true? The page that a contact reaches by the link in a mail. */
export function confirmationRoutes(_site: Site): Router {
  const routes = Router()
  return routes
}
