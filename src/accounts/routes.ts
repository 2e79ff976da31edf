import express, { type RequestHandler, Router } from 'express'
import { addressOf, type Config } from '../config.ts'
import { Forbidden } from '../errors.ts'
import type { Site } from '../site.ts'
import { codeRoutes } from './code-routes.ts'
import { holdText, type KeepHeld } from './held-text.ts'
import { openOfficeProvider } from './office-provider.ts'
import { officeRoutes } from './office-routes.ts'
import { ownAccountRoutes } from './own-account-routes.ts'
import { can } from './permissions.ts'
import { endSessions, findAccount } from './queries.ts'
import { resetRoutes } from './reset-routes.ts'
import { secondFactorRoutes } from './second-factor-routes.ts'
import { type Doors, keptSecret, openSessions } from './sessions.ts'
import { setPasswordRoutes } from './set-password-routes.ts'
import { showSignInForm } from './show-sign-in-form.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { accountOf, whoAsks, whoAwaitsCode } from './staff-area.ts'

/**
 * Signing in and out, setting a password, one's own account; and the door of the staff area: whatever comes after
 * these routes under /admin is asked for by somebody who may be there (`accountOf`). `keepHeld` keeps what somebody
 * was writing when their session was over.
 */
export async function accountRoutes(site: Site, config: Config, { keepHeld }: { keepHeld: KeepHeld }): Promise<Router> {
  const secret = config.sessionSecret ?? (await keptSecret(site.db))
  const https = config.baseUrl?.startsWith('https:') ?? false
  const sessions = openSessions(site.db, secret, https)
  const doors: Doors = { ...site, sessions, secret, https, office: openOfficeProvider(config), keepHeld }

  const routes = Router()
  const forms = ['/sign-in', '/sign-out', '/set-password', '/forgotten-password', '/confirm-email', '/admin']
  routes.use(forms, keepPrivate, sessions.read, readAccount(doors))
  // An entry is a long form. One that is held is written once more within a field, and is larger there.
  routes.use('/admin/entries', express.urlencoded({ extended: false, limit: '2mb', parameterLimit: 10_000 }))
  routes.use('/sign-in', express.urlencoded({ extended: false, limit: '4mb', parameterLimit: 100 }))
  routes.use(forms, express.urlencoded({ extended: false, limit: '100kb' }))
  routes.use(signInRoutes(doors))
  routes.use(codeRoutes(doors))
  routes.use(officeRoutes(doors))
  routes.use(setPasswordRoutes(doors))
  routes.use(resetRoutes(doors, addressOf(config)))
  routes.use(holdText((req, res, held) => showSignInForm(doors, req, res, {}, 401, held)))
  routes.use('/admin', staffOnly, secondFactorFirst)
  routes.use(ownAccountRoutes(doors))
  routes.use(secondFactorRoutes(doors))
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
    const { accountId, awaitsSecondFactor } = req.session
    const account = accountId && (await findAccount(db, accountId))
    if (accountId && !account) await endSessions(db, accountId)
    if (account) res.locals[awaitsSecondFactor ? 'awaitsCode' : 'account'] = account
    next()
  }

const isSafe = (method: string) => method === 'GET' || method === 'HEAD'

const staffOnly: RequestHandler = (req, res, next) => {
  if (can(whoAsks(res), 'openStaffArea')) return next()
  if (!isSafe(req.method)) throw new Forbidden('not signed in')
  const step = whoAwaitsCode(res) ? 'sign-in/code' : 'sign-in'
  res.redirect(303, `/${res.locals.language}/${step}?next=${encodeURIComponent(req.originalUrl)}`)
}

/** Whose role requires a second factor sets one up before anything else. */
const secondFactorFirst: RequestHandler = (req, res, next) => {
  const page = '/account/second-factor'
  if (accountOf(res).secondFactor !== 'missing' || req.path === page) return next()
  if (!isSafe(req.method)) throw new Forbidden('no second factor')
  res.redirect(303, `/${res.locals.language}/admin${page}`)
}
