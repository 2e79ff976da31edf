import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import { dayOf } from '../accounts/moments.ts'
import { type Problems, parseForm, typedText } from '../forms.ts'
import { portalSettings } from '../portal/facts.ts'
import { functionsFor } from '../rendering.ts'
import type { Site } from '../site.ts'
import { answerRequest, isOpen } from './answer-request.ts'
import { type Request as Asked, findRequest } from './queries.ts'
import { type Answer, answerForm, answers } from './schema.ts'
import { hashOf } from './send-requests.ts'

/** Still true? The page that a contact reaches by the link in a mail: no account, and nothing happens by opening it. */
export function confirmationRoutes(site: Site): Router {
  const { db } = site
  const routes = Router()
  routes.use('/still-true', keepPrivate, express.urlencoded({ extended: false, limit: '50kb' }))

  routes.get('/still-true', async (req, res) => {
    const request = await findRequest(db, tokenOf(req))
    if (isOpen(request)) await showForm(site, req, res, request, {})
    else if (request?.answer && req.query.done === 'answered') await showThanks(site, req, res, request, request.answer)
    else await showDead(site, req, res, request)
  })

  routes.post('/still-true', async (req, res) => {
    const token = tokenOf(req)
    const request = await findRequest(db, token)
    if (!isOpen(request)) return showDead(site, req, res, request)
    const chosen = answers.find((answer) => answer === typedText(req.body, 'answer'))
    const { values, problems } = parseForm(answerForm(chosen, res.locals.language), req.body)
    if (problems) return showForm(site, req, res, request, problems)
    const message = values.changed ?? values.ended ?? values.who
    if (!(await answerRequest(db, token, { answer: values.answer, message, end: values.end })))
      return showDead(site, req, res, await findRequest(db, token))
    res.redirect(303, `/${res.locals.language}${pathOf(req)}&done=answered`)
  })

  return routes
}

/** The link opens a door: its address is for nobody else, and a search engine that got hold of it shows nothing. */
const keepPrivate: RequestHandler = (_req, res, next) => {
  res.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' })
  next()
}

const tokenOf = (req: Request) => hashOf(typedText(req.query, 'token'))
const pathOf = (req: Request) => `/still-true?${new URLSearchParams({ token: typedText(req.query, 'token') })}`

const texts = ['changed', 'end', 'ended', 'who']

function showForm({ render }: Site, req: Request, res: Response, request: Asked, problems: Problems): Promise<void> {
  const { t, plain } = functionsFor(res.locals.language)
  const wrong = Object.keys(problems).length > 0
  const data = {
    request,
    entry: request.item,
    problems,
    chosen: typedText(req.body, 'answer') || 'changed',
    typed: Object.fromEntries(texts.map((name) => [name, typedText(req.body, name)])),
    today: dayOf(new Date()),
    until: dayOf(request.expiresAt),
    months: portalSettings().confirmAfterMonths,
  }
  const title = t('confirmations.title', { title: plain(request.title, request.originalLanguage) })
  const page = { title, path: pathOf(req), private: true as const }
  return render(req, res, 'confirmations/still-true', page, data, wrong ? 422 : 200)
}

function showThanks({ render }: Site, req: Request, res: Response, request: Asked, answer: Answer): Promise<void> {
  const { t } = functionsFor(res.locals.language)
  const today = dayOf(new Date())
  const next = new Date()
  next.setMonth(next.getMonth() + portalSettings().confirmAfterMonths)
  const page = { title: t('confirmations.thanks'), path: pathOf(req), private: true as const }
  return render(req, res, 'confirmations/thanks', page, { entry: request.item, answer, today, next: dayOf(next) })
}

/** A link that cannot be used (any more), with why, and what to do. */
function showDead({ render }: Site, req: Request, res: Response, request?: Asked): Promise<void> {
  const { t } = functionsFor(res.locals.language)
  const why = !request ? 'unknown' : request.answer ? 'answered' : !request.item ? 'notPublic' : 'expired'
  const page = { title: t(`confirmations.dead_${why}`), path: pathOf(req), private: true as const }
  const data = { why, request, entry: request?.item, answeredOn: request?.answeredAt && dayOf(request.answeredAt) }
  return render(req, res, 'confirmations/dead', page, data, 410)
}
