import { type RequestHandler, Router } from 'express'
import { parseForm } from '../forms.ts'
import { heldIn } from './held-text.ts'
import { letIn, takeUpHeld } from './let-in.ts'
import { codeForm } from './schema.ts'
import { hasSecondFactor, isSecondFactor } from './second-factor.ts'
import type { Doors } from './sessions.ts'
import { showCodeForm } from './show-code-form.ts'
import { codeTryKeys, countTry, forgetTries } from './sign-in-tries.ts'
import { whoAsks, whoAwaitsCode } from './staff-area.ts'

/** The second step of signing in, for whoever has given the right password. */
export function codeRoutes(doors: Doors): Router {
  const { db, secret } = doors
  const routes = Router()

  routes.use('/sign-in/code', onlyBetween(doors))

  routes.get('/sign-in/code', (req, res) => showCodeForm(doors, req, res, {}))

  routes.post('/sign-in/code', async (req, res) => {
    const { id } = whoAwaitsCode(res)!
    const { values, problems } = parseForm(codeForm, req.body)
    const field = typeof req.body?.recovery === 'string' ? 'recovery' : 'code'
    if (problems || !values[field]) return showCodeForm(doors, req, res, { missing: field }, 422)
    const keys = codeTryKeys(secret, id, req.ip)
    const wait = await countTry(db, keys)
    if (wait > 0) {
      res.set('Retry-After', String(wait))
      return showCodeForm(doors, req, res, { minutes: Math.ceil(wait / 60) }, 429)
    }
    if (!(await isSecondFactor(db, secret, id, { [field]: values[field] })))
      return showCodeForm(doors, req, res, { wrong: field }, 401)
    await forgetTries(db, keys)
    await letIn(doors, req, res, id, field === 'code' ? 'second-factor' : 'recovery-code')
  })

  return routes
}

/**
 * Whoever is in needs no code, and who has given no password, waited too long, or has no second factor any more,
 * begins anew; a text that is held goes with them.
 */
const onlyBetween =
  (doors: Doors): RequestHandler =>
  async (req, res, next) => {
    const account = whoAwaitsCode(res)
    if (account && (await hasSecondFactor(doors.db, account.id))) return next()
    if (heldIn(req.body)) return takeUpHeld(doors, req, res)
    res.redirect(303, `/${res.locals.language}/${whoAsks(res) ? 'admin' : 'sign-in'}`)
  }
