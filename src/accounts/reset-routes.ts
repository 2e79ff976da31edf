import { type Request, type Response, Router } from 'express'
import { type Db, oneLine, transaction } from '../database.ts'
import { type Problems, parseForm, typedText } from '../forms.ts'
import { type Language, translator } from '../languages.ts'
import { queueMail } from '../mail.ts'
import { functionsFor } from '../rendering.ts'
import { changeEmail, findEmailChange } from './change-email.ts'
import { resetLink } from './links.ts'
import { formatMoment } from './moments.ts'
import { forgottenForm } from './schema.ts'
import type { Doors } from './sessions.ts'
import { countTry, tryKeys } from './sign-in-tries.ts'

/**
 * A forgotten password and a new e-mail address, by links in mails. `address` is where the portal is reached: a request
 * for somebody else's link must not choose the host to which that leads.
 */
export function resetRoutes(doors: Doors, address: string): Router {
  const { db, log, secret, render } = doors
  const routes = Router()

  routes.get('/forgotten-password', (req, res) => showForgotten(doors, req, res, {}))

  routes.post('/forgotten-password', async (req, res) => {
    const { values, problems } = parseForm(forgottenForm, req.body)
    if (problems) return showForgotten(doors, req, res, { problems }, 422)
    // Keys of its own: asking for links must not lock anybody out of signing in.
    const wait = await countTry(db, tryKeys(`${secret} forgotten password`, values.email, req.ip))
    if (wait > 0) {
      res.set('Retry-After', String(wait))
      return showForgotten(doors, req, res, { minutes: Math.ceil(wait / 60) }, 429)
    }
    await showForgotten(doors, req, res, { sent: true })
    // After the answer: how long it took must not tell who has an account.
    await sendResetLink(db, address, values.email).catch((error) =>
      log.error({ error: oneLine(error) }, 'a link for a forgotten password was not sent'),
    )
  })

  // Opening the link changes nothing: mail programs open links before people do.
  routes.get('/confirm-email', async (req, res) => {
    const { t } = functionsFor(res.locals.language)
    const token = typedText(req.query, 'token')
    const change = await findEmailChange(db, token)
    if (!change) return showDead(doors, req, res)
    const query = `?${new URLSearchParams({ token })}`
    const page = { title: t('accounts.confirmEmail'), path: `/confirm-email${query}`, private: true as const }
    const expires = formatMoment(change.expiresAt, res.locals.language)
    await render(req, res, 'accounts/confirm-email', page, { change, query, expires })
  })

  routes.post('/confirm-email', async (req, res) => {
    const { t } = functionsFor(res.locals.language)
    if (!(await changeEmail(db, typedText(req.query, 'token')))) return showDead(doors, req, res)
    const page = { title: t('accounts.emailChanged'), path: '/confirm-email', private: true as const }
    await render(req, res, 'accounts/email-changed', page)
  })

  return routes
}

type Answer = { problems?: Problems; minutes?: number; sent?: boolean }

function showForgotten({ render }: Doors, req: Request, res: Response, answer: Answer, status = 200): Promise<void> {
  const { t } = functionsFor(res.locals.language)
  const page = { title: t('accounts.forgotten'), path: '/forgotten-password', private: true as const }
  return render(req, res, 'accounts/forgotten', page, { ...answer, email: typedText(req.body, 'email') }, status)
}

function showDead({ render }: Doors, req: Request, res: Response): Promise<void> {
  const { t } = functionsFor(res.locals.language)
  const page = { title: t('accounts.deadLink'), path: '/set-password', private: true as const }
  return render(req, res, 'accounts/dead-link', page, {}, 410)
}

/** Sends a link to whoever has this e-mail, if they sign in with a password here. */
function sendResetLink(db: Db, address: string, email: string): Promise<void> {
  return transaction(db, async (db) => {
    const { rows } = await db.query<{ id: number; email: string; language: Language }>(
      `select a.id, a.email, a.language from accounts a where lower(a.email) = $1 and a.deactivated_at is null
         and (a.password_hash is not null or a.oidc_subject is null)`,
      [email],
    )
    const account = rows[0]
    if (!account) return
    const t = translator(account.language)
    const { link, expiresAt } = await resetLink(db, address, account.id, account.language)
    await queueMail(db, {
      to: account.email,
      language: account.language,
      subject: t('mail.resetSubject'),
      paragraphs: [t('mail.resetText')],
      action: { label: t('accounts.resetPassword'), url: link },
      after: [t('mail.linkOnce', { when: formatMoment(expiresAt, account.language) }), t('mail.resetWhy')],
    })
  })
}
