import { Router } from 'express'
import { formatRecent } from '../accounts/moments.ts'
import { accountOf } from '../accounts/staff-area.ts'
import { functionsFor } from '../rendering.ts'
import { sendText } from '../send-text.ts'
import type { Site } from '../site.ts'
import { readEntryForm } from './entry-form.ts'
import { entryOf, onEntry } from './staff-entry.ts'
import { keepWorkingCopy, mayWrite } from './working-copies.ts'

/**
 * Keeps what somebody is typing, while they type. It never saves: only whoever typed sees it. The answer is a line for
 * the page; 409 where a newer revision was saved in the meantime or the entry went into review: the text is kept.
 */
export function autosaveRoutes(site: Site): Router {
  const routes = Router()
  routes.post('/admin/entries/:id/autosave', onEntry(site, 'editEntry'), async (req, res) => {
    const account = accountOf(res)
    const entry = entryOf(res)
    const { form, base } = readEntryForm(req.body)
    const at = await keepWorkingCopy(site.db, entry.id, account.id, { form, base })
    const state = !mayWrite(account, entry) ? 'inReview' : base < (entry.draftNumber ?? 0) ? 'newer' : 'kept'
    const { language } = res.locals
    const said = functionsFor(language).t(`editor.autosave_${state}`, { when: formatRecent(at, language) })
    sendText(req, res.status(state === 'kept' ? 200 : 409), 'text/plain; charset=utf-8', said)
  })
  return routes
}
