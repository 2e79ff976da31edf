import type { Request, RequestHandler } from 'express'
import { z } from 'zod'
import type { Db } from '../database.ts'
import { functionsFor } from '../rendering.ts'
import { whoAsks } from './staff-area.ts'

/** What somebody had typed into an entry when their session was over: the editor's address and the whole form. */
export type Held = z.infer<typeof heldSchema>

const heldSchema = z.object({
  path: z.string().regex(/^\/(en|pl|cs)\/admin\/entries\/\d{1,9}\/edit$/),
  form: z.record(z.string(), z.string()),
})

/** Keeps a held text for whoever has signed in, where the editor finds it. */
export type KeepHeld = (db: Db, accountId: number, held: Held) => Promise<unknown>

/** The held text that a form of signing in carries along; undefined when there is none, or none that we wrote. */
export function heldIn(body: unknown): Held | undefined {
  const { held } = (body ?? {}) as { held?: unknown }
  if (typeof held !== 'string') return undefined
  try {
    return heldSchema.parse(JSON.parse(held))
  } catch {
    return undefined
  }
}

/**
 * Before the door of the staff area: a form of the editor that comes without a session is not turned away, since the
 * only copy of a long text may be in it. `askToSignIn` shows the page for signing in with that text in it; what is
 * saved by the way gets 401 in one line, and its page keeps the text.
 */
export function holdText(askToSignIn: (req: Request, res: Parameters<RequestHandler>[1], held: Held) => Promise<void>) {
  const hold: RequestHandler = async (req, res, next) => {
    if (req.method !== 'POST' || whoAsks(res) || !req.is('urlencoded')) return next()
    const { language } = res.locals
    const [, id, what] = /^\/admin\/entries\/(\d{1,9})\/(edit|autosave)\/?$/i.exec(req.path) ?? []
    if (what === undefined) return next()
    if (what.toLowerCase() === 'autosave') {
      res.status(401).type('text').send(functionsFor(language).t('accounts.sessionOver'))
      return
    }
    await askToSignIn(req, res, { path: `/${language}/admin/entries/${id}/edit`, form: formOf(req.body) })
  }
  return hold
}

/** Each field once; of one that came several times the last. */
function formOf(body: unknown): Record<string, string> {
  const fields = Object.entries((body ?? {}) as Record<string, string | string[]>)
  return Object.fromEntries(fields.map(([name, value]) => [name, [value].flat().at(-1) ?? '']))
}
