import { Router } from 'express'
import type { Site } from '../site.ts'

/** Sending for review, the review page with its decision, and the list of open reviews. */
export function reviewRoutes(_site: Site): Router {
  const routes = Router()
  return routes
}
