import { type Request, type Response, Router } from 'express'
import { record } from '../audit/record.ts'
import { transaction } from '../database.ts'
import { type Problems, parseForm, typedText } from '../forms.ts'
import { functionsFor } from '../rendering.ts'
import { askForEmail } from './change-email.ts'
import { voidLinks } from './links.ts'
import { formatMoment } from './moments.ts'
import { hashPassword, isPassword, passwordProblem } from './passwords.ts'
import { endSession, endSessions, getPasswordHash, listSessions, setPassword } from './queries.ts'
import { changeEmailForm, changePasswordForm, endSessionForm } from './schema.ts'
import { type Doors, hashSid } from './sessions.ts'
import { countTry, forgetTries, tryKeys } from './sign-in-tries.ts'
import { accountOf, allow, renderForStaff } from './staff-area.ts'

/** One's own account: who one is here, a new password or e-mail, and where one is signed in. */
export function ownAccountRoutes(doors: Doors): Router {
  const { db, sessions, secret, baseUrl } = doors
  const routes = Router()

  routes.use('/admin/account', allow('changeOwnAccount'))

  routes.get('/admin/account', (req, res) => showAccount(doors, req, res, {}))

  routes.post('/admin/account/password', async (req, res) => {
    const account = accountOf(res)
    const { values, problems } = parseForm(changePasswordForm, req.body)
    if (problems) return showAccount(doors, req, res, { problems }, 422)
    const problem = passwordProblem(values.password, account)
    if (problem) return showAccount(doors, req, res, { problems: { password: problem } }, 422)
    // Whoever finds an open session must not be able to guess on here either.
    const keys = tryKeys(secret, account.email, req.ip)
    const wait = await countTry(db, keys)
    if (wait > 0) {
      res.set('Retry-After', String(wait))
      return showAccount(doors, req, res, { minutes: Math.ceil(wait / 60) }, 429)
    }
    if (!(await isPassword(values.current, await getPasswordHash(db, account.id))))
      return showAccount(doors, req, res, { problems: { current: 'wrongPassword' } }, 422)
    await forgetTries(db, keys)
    const passwordHash = await hashPassword(values.password)
    await transaction(db, async (db) => {
      await setPassword(db, account.id, passwordHash)
      await endSessions(db, account.id)
      await voidLinks(db, account.id, 'password-reset')
      await record(db, 'account.password-set', { accountId: account.id, subjectId: account.id })
    })
    await sessions.start(req, account.id)
    res.redirect(303, `/${res.locals.language}/admin/account?done=password`)
  })

  routes.post('/admin/account/email', async (req, res) => {
    const account = accountOf(res)
    const { values, problems } = parseForm(changeEmailForm, req.body)
    if (problems) return showAccount(doors, req, res, { problems, asked: 'email' }, 422)
    if (values.email === account.email.toLowerCase())
      return showAccount(doors, req, res, { problems: { email: 'sameEmail' }, asked: 'email' }, 422)
    const keys = tryKeys(secret, account.email, req.ip)
    const wait = await countTry(db, keys)
    if (wait > 0) {
      res.set('Retry-After', String(wait))
      return showAccount(doors, req, res, { minutes: Math.ceil(wait / 60), asked: 'email' }, 429)
    }
    if (!(await isPassword(values.present, await getPasswordHash(db, account.id))))
      return showAccount(doors, req, res, { problems: { present: 'wrongPassword' }, asked: 'email' }, 422)
    await forgetTries(db, keys)
    if ((await askForEmail(db, baseUrl(req), account, values.email)) === 'taken')
      return showAccount(doors, req, res, { problems: { email: 'taken' }, asked: 'email' }, 422)
    res.redirect(303, `/${res.locals.language}/admin/account?done=email`)
  })

  routes.post('/admin/account/sessions', async (req, res) => {
    const { values } = parseForm(endSessionForm, req.body)
    if (values) await endSession(db, accountOf(res).id, values.session)
    res.redirect(303, `/${res.locals.language}/admin/account?done=session`)
  })

  return routes
}

async function showAccount(
  doors: Doors,
  req: Request,
  res: Response,
  refusal: { problems?: Problems; minutes?: number; asked?: 'email' },
  status = 200,
): Promise<void> {
  const { language } = res.locals
  const { t } = functionsFor(language)
  const account = accountOf(res)
  const sessions = await listSessions(doors.db, account.id, hashSid(req.sessionID))
  const done = ['password', 'session', 'email'].find((what) => status === 200 && what === req.query.done)
  const shown = sessions.map((each) => ({ ...each, since: formatMoment(each.createdAt, language) }))
  const page = { title: t('accounts.yourAccount'), path: '/admin/account', nav: '/admin/account' }
  const data = { account, sessions: shown, done, typedEmail: typedText(req.body, 'email'), ...refusal }
  await renderForStaff(doors, req, res, 'accounts/own', page, data, status)
}
