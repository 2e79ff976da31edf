import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { oneLine } from '../database.ts'
import { setLanguage } from '../language-routes.ts'
import { languages } from '../languages.ts'
import { functionsFor } from '../rendering.ts'
import { findOfficeAccount } from './find-office-account.ts'
import { letIn } from './let-in.ts'
import { ProviderAway, SignInBroken } from './office-provider.ts'
import { nextPage } from './schema.ts'
import { seal, unseal } from './seal.ts'
import type { Doors } from './sessions.ts'

const minutes = 10

/** What the browser carries to the provider and back. */
const flowSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  language: z.enum(languages),
  next: z.string().optional().transform(nextPage),
  until: z.number(),
})

/**
 * Signing in with the account of an office. The provider has asked for as much as its office asks for: there is no
 * second factor of ours after it (docs/decisions/007).
 */
export function officeRoutes(doors: Doors): Router {
  const routes = Router()
  const { office } = doors
  if (!office) return routes
  const cookie = flowCookie(doors)

  routes.get('/sign-in/office', async (req, res) => {
    const { language } = res.locals
    await orExplain(doors, req, res, async () => {
      const { address, flow } = await office.start(language)
      cookie.set(res, { ...flow, language, next: nextPage(req.query.next), until: Date.now() + minutes * 60_000 })
      res.redirect(303, address)
    })
  })

  routes.get('/sign-in/office/callback', async (req, res) => {
    const flow = cookie.take(req, res)
    if (!flow) return showProblem(doors, req, res, 'broken', 400)
    setLanguage(flow.language)(req, res, () => {})
    await orExplain(doors, req, res, async () => {
      const person = await office.finish(flow, new URL(req.originalUrl, 'http://portal').search)
      const accountId = await findOfficeAccount(doors.db, person)
      if (accountId === undefined) return showProblem(doors, req, res, 'refused', 403)
      await letIn(doors, req, res, accountId, 'office', flow.next)
    })
  })

  return routes
}

/**
 * The state of a sign-in that is under way lies in the browser, sealed: a session is somebody's, and nobody has signed
 * in yet. Lax, since the way back begins on another site.
 */
function flowCookie({ secret, https }: Doors) {
  const name = https ? '__Host-office' : 'office'
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: https } as const
  const purpose = 'sign-in of an office'
  return {
    set(res: Response, flow: z.input<typeof flowSchema>) {
      res.cookie(name, seal(secret, purpose, Buffer.from(JSON.stringify(flow))), {
        ...options,
        maxAge: minutes * 60_000,
      })
    },
    /** Once: whatever comes of it, it cannot come back a second time. */
    take(req: Request, res: Response) {
      const pairs = (req.get('Cookie') ?? '').split(';').map((pair) => pair.trim().split('='))
      const sealed = pairs.find(([key]) => key === name)?.[1]
      if (sealed === undefined) return undefined
      res.clearCookie(name, options)
      const plain = unseal(secret, purpose, sealed)
      const flow = plain && flowSchema.parse(JSON.parse(plain.toString()))
      return flow && flow.until > Date.now() ? flow : undefined
    },
  }
}

async function orExplain(doors: Doors, req: Request, res: Response, step: () => Promise<void>): Promise<void> {
  try {
    await step()
  } catch (error) {
    if (error instanceof ProviderAway) {
      const { cause } = error as { cause?: Error }
      const why = oneLine(cause?.cause ?? cause ?? error) // fetch names what happened in a cause of its own
      doors.log.warn({ id: res.locals.requestId, error: error.message, why }, 'the sign-in of offices does not work')
      res.set('Retry-After', '30')
      return showProblem(doors, req, res, 'away', 503)
    }
    if (error instanceof SignInBroken) return showProblem(doors, req, res, 'broken', 400)
    throw error
  }
}

function showProblem(
  doors: Doors,
  req: Request,
  res: Response,
  problem: 'away' | 'broken' | 'refused',
  status: number,
) {
  const { t } = functionsFor(res.locals.language)
  const page = { title: t(`accounts.office_${problem}`), path: '/sign-in', private: true as const }
  return doors.render(req, res, 'accounts/office-problem', page, { problem }, status)
}
