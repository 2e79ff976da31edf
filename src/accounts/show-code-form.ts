import type { Request, Response } from 'express'
import { functionsFor } from '../rendering.ts'
import { heldIn } from './held-text.ts'
import { nextPage } from './schema.ts'
import type { Doors } from './sessions.ts'

/** Why a code was not taken: nothing was typed, it was wrong, or so many minutes must pass. */
export type CodeRefusal = { missing?: 'code' | 'recovery'; wrong?: 'code' | 'recovery'; minutes?: number }

/** The second step of signing in; it carries along where one was going, and a text that is held. */
export function showCodeForm(doors: Doors, req: Request, res: Response, refusal: CodeRefusal, status = 200) {
  const { t } = functionsFor(res.locals.language)
  const next = nextPage(req.query.next)
  const query = next ? `?${new URLSearchParams({ next })}` : ''
  const page = { title: t('second-factor.code'), path: `/sign-in/code${query}`, private: true as const }
  const held = heldIn(req.body)
  const data = { ...refusal, query, held: held && JSON.stringify(held) }
  return doors.render(req, res, 'accounts/code', page, data, status)
}
