import type { Request, RequestHandler, Response } from 'express'
import { Forbidden } from '../errors.ts'
import type { Page } from '../rendering.ts'
import type { Site } from '../site.ts'
import { type Action, can } from './permissions.ts'
import type { Account } from './queries.ts'

/** Who has signed in, or undefined. Only behind `accountRoutes`, which read the session. */
export const whoAsks = (res: Response): Account | undefined => res.locals.account

/** Who has given the right password and no second factor yet: nobody to any other page than the one that asks for it. */
export const whoAwaitsCode = (res: Response): Account | undefined => res.locals.awaitsCode

/** Who has signed in, on pages of the staff area: nobody else comes there. */
export const accountOf = (res: Response): Account => res.locals.account

/** Lets only those through who may do it. */
export const allow =
  (action: Action): RequestHandler =>
  (_req, res, next) =>
    next(can(whoAsks(res), action) ? undefined : new Forbidden(action))

/** Renders a page of the staff area, in its own shell. */
export function renderForStaff(
  { render }: Site,
  req: Request,
  res: Response,
  view: string,
  page: Page,
  data: Record<string, unknown>,
  status = 200,
): Promise<void> {
  const { name, role } = accountOf(res)
  return render(req, res, view, { ...page, private: true, staff: { name, admin: role === 'admin' } }, data, status)
}
