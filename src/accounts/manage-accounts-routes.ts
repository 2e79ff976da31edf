import { Router } from 'express'
import type { Site } from '../site.ts'

/** The admin's pages of accounts: list, invite, change, deactivate, erase. */
export function manageAccountsRoutes(_site: Site): Router {
  const routes = Router()
  return routes
}
