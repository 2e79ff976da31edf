import express, { type RequestHandler, Router } from 'express'
import type { Config } from '../config.ts'
import { Forbidden } from '../errors.ts'
import type { Site } from '../site.ts'
import { ownAccountRoutes } from './own-account-routes.ts'
import { can } from './permissions.ts'
import { endSessions, findAccount } from './queries.ts'
import { resetRoutes } from './reset-routes.ts'
import { type Doors, keptSecret, openSessions } from './sessions.ts'
import { setPasswordRoutes } from './set-password-routes.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { whoAsks } from './staff-area.ts'

/**
 * Signing in and out, setting a password, one's own account; and the door of the staff area: whatever comes after
 * these routes under /admin is asked for by somebody who may be there (`accountOf`).
 */
export async function accountRoutes(site: Site, config: Config): Promise<Router> {
  const secret = config.sessionSecret ?? (await keptSecret(site.db))
  const sessions = openSessions(site.db, secret, config.baseUrl?.startsWith('https:') ?? false)
  const doors: Doors = { ...site, sessions, secret }

  const routes = Router()
  routes.use(
    ['/sign-in', '/sign-out', '/set-password', '/admin'],
    keepPrivate,
    sessions.read,
    readAccount(doors),
    express.urlencoded({ extended: false, limit: '100kb' }),
  )
  routes.use(signInRoutes(doors))
  routes.use(setPasswordRoutes(doors))
  routes.use(resetRoutes(doors))
  routes.use('/admin', staffOnly)
  routes.use(ownAccountRoutes(doors))
  return routes
}

/** Nothing of these pages is kept by anybody on the way, nor by the browser for whoever sits there next. */
const keepPrivate: RequestHandler = (_req, res, next) => {
  res.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' })
  next()
}

/** Finds whose session it is. Read anew on each request: a deactivated account is out at once. */
const readAccount =
  ({ db }: Doors): RequestHandler =>
  async (req, res, next) => {
    const { accountId } = req.session
    if (accountId) res.locals.account = await findAccount(db, accountId)
    if (accountId && !res.locals.account) await endSessions(db, accountId)
    next()
  }

const staffOnly: RequestHandler = (req, res, next) => {
  if (can(whoAsks(res), 'openStaffArea')) return next()
  if (req.method !== 'GET' && req.method !== 'HEAD') throw new Forbidden('not signed in')
  res.redirect(303, `/${res.locals.language}/sign-in?next=${encodeURIComponent(req.originalUrl)}`)
}
