import { type Request, type Response, Router } from 'express'
import { type Problems, parseForm, typedText } from '../forms.ts'
import { functionsFor } from '../rendering.ts'
import { askForSecondFactor } from './let-in.ts'
import { findLink, type Link, useLink } from './links.ts'
import { formatMoment } from './moments.ts'
import { hashPassword, passwordProblem } from './passwords.ts'
import { firstAdminForm, setPasswordForm } from './schema.ts'
import type { Doors } from './sessions.ts'

/** What the holder of a link may do: set the password of an account that waits for it, or become the first admin. */
export function setPasswordRoutes(doors: Doors): Router {
  const { db } = doors
  const routes = Router()

  // Opening the link uses nothing up: mail programs open links before people do.
  routes.get('/set-password', async (req, res) => {
    const link = await findLink(db, typedText(req.query, 'token'))
    await (link ? showForm(doors, req, res, link, {}) : showDead(doors, req, res))
  })

  routes.post('/set-password', async (req, res) => {
    const token = typedText(req.query, 'token')
    const link = await findLink(db, token)
    if (!link) return showDead(doors, req, res)
    const read = parseForm(link.account ? setPasswordForm : firstAdminForm, req.body)
    if (read.problems) return showForm(doors, req, res, link, read.problems)
    const person = { email: '', name: '', ...link.account, ...read.values }
    const problem = passwordProblem(person.password, person)
    if (problem) return showForm(doors, req, res, link, { password: problem })

    const passwordHash = await hashPassword(person.password)
    const { email, name } = person
    const used = await useLink(db, token, { passwordHash, email, name, language: res.locals.language })
    if (used === 'dead') return showDead(doors, req, res)
    if (used === 'taken') return showForm(doors, req, res, link, { email: 'taken' })
    await askForSecondFactor(doors, req, res, used, 'link')
  })

  return routes
}

const titles = {
  'first-admin': 'accounts.firstAdmin',
  invitation: 'accounts.setPassword',
  'password-reset': 'accounts.resetPassword',
}

/** The form with what the person typed; with problems it answers 422. Passwords never come back. */
function showForm({ render }: Doors, req: Request, res: Response, link: Link, problems: Problems): Promise<void> {
  const { language } = res.locals
  const { t } = functionsFor(language)
  const query = `?${new URLSearchParams({ token: typedText(req.query, 'token') })}`
  const title = t(titles[link.purpose])
  const typed = { name: typedText(req.body, 'name'), email: typedText(req.body, 'email') }
  const data = { link, query, problems, typed, expires: formatMoment(link.expiresAt, language) }
  const status = Object.keys(problems).length > 0 ? 422 : 200
  return render(
    req,
    res,
    'accounts/set-password',
    { title, path: `/set-password${query}`, private: true },
    data,
    status,
  )
}

function showDead({ render }: Doors, req: Request, res: Response): Promise<void> {
  const { t } = functionsFor(res.locals.language)
  const page = { title: t('accounts.deadLink'), path: '/set-password', private: true as const }
  return render(req, res, 'accounts/dead-link', page, {}, 410)
}
