import { Router } from 'express'
import type { Site } from '../site.ts'

/** Uploaded images and documents, for readers. */
export function fileRoutes(_site: Site): Router {
  const routes = Router()
  return routes
}
