import { Router } from 'express'
import type { Site } from '../site.ts'
import { progressRoutes } from './batches/progress-routes.ts'
import { publishRoutes } from './batches/publish-routes.ts'
import { undoRoutes } from './batches/undo-routes.ts'
import { uploadRoutes } from './batches/upload-routes.ts'
import { documentRoutes } from './document-routes.ts'
import { planRoutes } from './review/plan-routes.ts'
import { reviewRoutes } from './review/review-routes.ts'
import { tableRoutes } from './review/table-routes.ts'

/** Importing what partners sent: for admins. It stands behind `accountRoutes`, which lets only staff come here. */
export function annexRoutes(site: Site): Router {
  const routes = Router()
  routes.use(uploadRoutes(site))
  routes.use(documentRoutes(site))
  routes.use(progressRoutes(site))
  routes.use(planRoutes(site))
  routes.use(tableRoutes(site))
  routes.use(publishRoutes(site))
  routes.use(undoRoutes(site))
  routes.use(reviewRoutes(site))
  return routes
}
