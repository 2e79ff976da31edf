import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { accountOf, renderForStaff } from '../../accounts/staff-area.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { line, type Problems, parseForm, typedText } from '../../forms.ts'
import { functionsFor } from '../../rendering.ts'
import type { Site } from '../../site.ts'
import { entryHead, entryOf, onEntry } from '../staff-entry.ts'
import { mayWrite } from '../working-copies.ts'
import { findNames, findRevision, listRevisions } from './history-queries.ts'
import { historyPage, numberOf, presentRevision } from './present-revision.ts'
import { prepareRestoring, restoreRevision } from './restore-revision.ts'

const restoreForm = z.object({
  reason: line(300),
  expected: z
    .string('required')
    .regex(/^\d{1,9}$/, 'required')
    .transform(Number),
})

/** Restoring an old version of an entry as its newest draft, after a page that says what comes of it. */
export function restoreRoutes(site: Site): Router {
  const routes = Router()

  routes.get('/admin/entries/:id/history/:number/restore', onEntry(site, 'editEntry'), (req, res) =>
    showRestoring(site, req, res, {}),
  )

  routes.post('/admin/entries/:id/history/:number/restore', onEntry(site, 'editEntry'), async (req, res) => {
    const { language } = res.locals
    const { t } = functionsFor(language)
    const entry = entryOf(res)
    if (!mayWrite(accountOf(res), entry)) return showRestoring(site, req, res, {}, 409)
    const { values, problems } = parseForm(restoreForm, req.body)
    if (problems) return showRestoring(site, req, res, { problems }, 422)
    const old = await findRevision(site.db, entry.id, numberOf(req))
    const note = t('history.restoredNote', { number: numberOf(req), reason: values.reason })
    const by = { accountId: accountOf(res).id, note, expected: values.expected }
    try {
      const { changed } = await restoreRevision(site.db, entry, old, by)
      const done = changed ? 'restored' : 'unchanged'
      res.redirect(303, `/${language}/admin/entries/${entry.id}/history?done=${done}`)
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      await showRestoring(site, req, res, { overtaken: true }, 409)
    }
  })

  return routes
}

async function showRestoring(
  site: Site,
  req: Request,
  res: Response,
  { problems, overtaken = false }: { problems?: Problems; overtaken?: boolean },
  status = 200,
): Promise<void> {
  const { db } = site
  const { language } = res.locals
  const { t, plain } = functionsFor(language)
  const entry = entryOf(res)
  const old = await findRevision(db, entry.id, numberOf(req))
  if (!old) throw new NotFound()
  const [newest] = await listRevisions(db, entry.id, { limit: 1, offset: 0 })
  const { left } = await prepareRestoring(db, entry, old)
  const names = await findNames(db, [old.draft])
  const { number } = old
  const title = t('history.restoreTitle', { number })
  await renderForStaff(
    site,
    req,
    res,
    'editing/restore',
    historyPage(entry, title, `/${number}/restore`),
    {
      head: entryHead(req, accountOf(res), entry),
      entry,
      title,
      old: presentRevision(entry, old, res),
      newest: newest && presentRevision(entry, newest, res),
      left: [
        ...left.relations.map(({ role, toId }) => ({ role, title: plain(names.title(toId)) || t('history.gone') })),
        ...left.sources.map((id) => ({ title: plain(names.source(id)) || t('history.goneSource') })),
        ...left.files.map((id) => ({ title: names.file(id) ?? t('history.goneFile') })),
      ],
      problems,
      overtaken,
      reason: typedText(req.body, 'reason'),
      writable: mayWrite(accountOf(res), entry),
    },
    status,
  )
}
