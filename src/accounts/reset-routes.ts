import { Router } from 'express'
import type { Doors } from './sessions.ts'

/** A forgotten password and a new e-mail address, by links in mails. */
export function resetRoutes(_doors: Doors): Router {
  const routes = Router()
  return routes
}
