import { type Request, type Response, Router } from 'express'
import { Passport } from 'passport'
import { Strategy } from 'passport-local'
import type { Db } from '../database.ts'
import { parseForm } from '../forms.ts'
import { askForSecondFactor, takeUpHeld } from './let-in.ts'
import { isPassword } from './passwords.ts'
import { findByEmail } from './queries.ts'
import { nextPage, signInForm } from './schema.ts'
import type { Doors } from './sessions.ts'
import { showSignInForm } from './show-sign-in-form.ts'
import { countTry, forgetTries, tryKeys } from './sign-in-tries.ts'
import { whoAsks } from './staff-area.ts'

export function signInRoutes(doors: Doors): Router {
  const { db, sessions, secret } = doors
  const authenticate = localSignIn(db)
  const routes = Router()

  routes.get('/sign-in', async (req, res) => {
    const to = nextPage(req.query.next) ?? `/${res.locals.language}/admin`
    if (whoAsks(res)) return res.redirect(303, to)
    await showSignInForm(doors, req, res, {})
  })

  routes.post('/sign-in', async (req, res) => {
    const { values, problems } = parseForm(signInForm, req.body)
    if (problems) return showSignInForm(doors, req, res, { problems }, 422)
    const keys = tryKeys(secret, values.email, req.ip)
    const wait = await countTry(db, keys)
    if (wait > 0) {
      res.set('Retry-After', String(wait))
      return showSignInForm(doors, req, res, { minutes: Math.ceil(wait / 60) }, 429)
    }
    const accountId = await authenticate(req, res)
    if (accountId === undefined) return showSignInForm(doors, req, res, { wrong: true }, 401)
    await forgetTries(db, keys)
    await askForSecondFactor(doors, req, res, accountId, 'password')
  })

  // Who has signed in with another page of the browser meanwhile goes on with the text of this one.
  routes.post('/sign-in/held', (req, res) => takeUpHeld(doors, req, res))

  routes.post('/sign-out', async (req, res) => {
    await sessions.end(req, res)
    res.redirect(303, `/${res.locals.language}/sign-in?out=1`)
  })

  return routes
}

/**
 * Passport asks the strategies how a person proves who they are; sessions are kept by ourselves. Gives the id of the
 * account, or undefined for a pair that is wrong in either half, after the same work.
 */
function localSignIn(db: Db) {
  const passport = new Passport()
  passport.use(
    new Strategy({ usernameField: 'email', session: false }, async (email, password, done) => {
      try {
        const account = await findByEmail(db, email.trim().toLowerCase())
        done(null, (await isPassword(password, account?.passwordHash)) && account ? { id: account.id } : false)
      } catch (error) {
        done(error)
      }
    }),
  )
  return (req: Request, res: Response) =>
    new Promise<number | undefined>((resolve, reject) => {
      const done = (error: unknown, user?: false | null | object) =>
        error ? reject(error) : resolve(user ? (user as { id: number }).id : undefined)
      passport.authenticate('local', { session: false }, done)(req, res, reject)
    })
}
