import type { Request, Response } from 'express'
import { type Problems, typedText } from '../forms.ts'
import { functionsFor } from '../rendering.ts'
import { type Held, heldIn } from './held-text.ts'
import { nextPage } from './schema.ts'
import type { Doors } from './sessions.ts'

/** What is wrong with an attempt: a wrong pair, or too many of them, so that some minutes must pass. */
export type Refusal = { problems?: Problems; wrong?: boolean; minutes?: number }

/**
 * The form, with the person's e-mail as it was typed; the password never comes back. A text that is held is carried
 * along: from the form before, or from the editor (`held`).
 */
export function showSignInForm(
  { render, office }: Doors,
  req: Request,
  res: Response,
  refusal: Refusal,
  status = 200,
  held: Held | undefined = heldIn(req.body),
): Promise<void> {
  const { t } = functionsFor(res.locals.language)
  const next = nextPage(req.query.next)
  const query = next ? `?${new URLSearchParams({ next })}` : ''
  const page = { title: t('accounts.signIn'), path: `/sign-in${query}`, private: true as const }
  const data = {
    ...refusal,
    out: 'out' in req.query && status === 200,
    expired: Boolean(next) && status === 200,
    query,
    email: typedText(req.body, 'email'),
    office: office && { name: office.name ?? t('accounts.office') },
    held: held && JSON.stringify(held),
  }
  return render(req, res, 'accounts/sign-in', page, data, status)
}
