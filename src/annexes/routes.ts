import { Router } from 'express'
import type { Site } from '../site.ts'
import { documentRoutes } from './document-routes.ts'
import { planRoutes } from './plan-routes.ts'
import { progressRoutes } from './progress-routes.ts'
import { reviewRoutes } from './review-routes.ts'
import { tableRoutes } from './table-routes.ts'
import { undoRoutes } from './undo-routes.ts'
import { uploadRoutes } from './upload-routes.ts'

/** Importing what partners sent: for admins. It stands behind `accountRoutes`, which lets only staff come here. */
export function annexRoutes(site: Site): Router {
  const routes = Router()
  routes.use(uploadRoutes(site))
  routes.use(documentRoutes(site))
  routes.use(progressRoutes(site))
  routes.use(planRoutes(site))
  routes.use(tableRoutes(site))
  routes.use(undoRoutes(site))
  routes.use(reviewRoutes(site))
  return routes
}
