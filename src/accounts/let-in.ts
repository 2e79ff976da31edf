import type { Request, Response } from 'express'
import { record } from '../audit/record.ts'
import { transaction } from '../database.ts'
import { heldIn } from './held-text.ts'
import { noteSignIn } from './queries.ts'
import { nextPage } from './schema.ts'
import { hasSecondFactor } from './second-factor.ts'
import type { Doors } from './sessions.ts'
import { showCodeForm } from './show-code-form.ts'
import { showSignInForm } from './show-sign-in-form.ts'
import { whoAsks } from './staff-area.ts'

/** How somebody has shown who they are, for the log. */
type By = 'password' | 'link' | 'second-factor' | 'recovery-code' | 'office'

/**
 * Answers somebody who has given a right password, or set one with a link: they are in, or asked for their second
 * factor. Whatever proves no more than a password comes through here.
 */
export async function askForSecondFactor(doors: Doors, req: Request, res: Response, accountId: number, by: By) {
  if (!(await hasSecondFactor(doors.db, accountId))) return letIn(doors, req, res, accountId, by)
  await doors.sessions.start(req, accountId, { awaitsSecondFactor: true })
  // A redirect would lose the text that the form carries along.
  if (heldIn(req.body)) return showCodeForm(doors, req, res, {})
  const next = nextPage(req.query.next)
  res.redirect(303, `/${res.locals.language}/sign-in/code${next ? `?${new URLSearchParams({ next })}` : ''}`)
}

/** Signs in for good, under a new session id, keeps the text that was carried along, and leads to where one was going. */
export async function letIn(doors: Doors, req: Request, res: Response, accountId: number, by: By, next?: string) {
  const { db, sessions, keepHeld } = doors
  await sessions.start(req, accountId)
  await transaction(db, async (db) => {
    await noteSignIn(db, accountId)
    await record(db, 'account.signed-in', { accountId, subjectId: accountId, detail: { by } })
  })
  const held = heldIn(req.body)
  if (held) await keepHeld(db, accountId, held)
  res.redirect(303, held?.path ?? next ?? nextPage(req.query.next) ?? `/${res.locals.language}/admin`)
}

/**
 * Goes on with a held text after its form came too late, or somebody has signed in elsewhere in the browser: to the
 * editor for whoever is in, back to the first step of signing in for anybody else.
 */
export async function takeUpHeld(doors: Doors, req: Request, res: Response) {
  const account = whoAsks(res)
  const held = heldIn(req.body)
  if (!account) return showSignInForm(doors, req, res, {}, 401)
  if (held) await doors.keepHeld(doors.db, account.id, held)
  res.redirect(303, held?.path ?? `/${res.locals.language}/admin`)
}
