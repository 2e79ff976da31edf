import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { can, canOn } from '../../accounts/permissions.ts'
import { accountOf, renderForStaff } from '../../accounts/staff-area.ts'
import { NotFound } from '../../errors.ts'
import { functionsFor } from '../../rendering.ts'
import type { Site } from '../../site.ts'
import { fieldLabel } from '../form/field-labels.ts'
import { readForm } from '../form/read-form.ts'
import { entryHead, entryOf, onEntry, type StaffEntry } from '../staff-entry.ts'
import { mayWrite } from '../working-copies.ts'
import { compareDrafts } from './compare-drafts.ts'
import { mergeRoutes } from './conflict.ts'
import { findNames, findRevision, findRevisions, listRevisions } from './history-queries.ts'
import { makePreviewRoutes } from './make-preview-routes.ts'
import { historyPage, numberOf, presentRevision } from './present-revision.ts'
import { restoreRoutes } from './restore-routes.ts'

const perPage = 50

const number = z.coerce.number().int().min(1).max(999_999_999)
const historyQuery = z.object({
  page: number.max(10_000).catch(1),
  a: number.optional().catch(undefined),
  b: number.optional().catch(undefined),
  view: z.enum(['words', 'sides']).catch('words'),
  done: z.enum(['restored', 'unchanged']).optional().catch(undefined),
})

/** The versions of an entry: list, comparison, restoring, previews; and the page where two people's changes meet. */
export function historyRoutes(site: Site): Router {
  const routes = Router()
  routes.use(mergeRoutes(site))
  routes.use(makePreviewRoutes(site))
  routes.use(restoreRoutes(site))

  routes.get('/admin/entries/:id/history', onEntry(site, 'seeEntry'), (req, res) => showHistory(site, req, res))

  routes.get('/admin/entries/:id/history/:number', onEntry(site, 'seeEntry'), (req, res) =>
    showRevision(site, req, res),
  )

  return routes
}

async function showHistory(site: Site, req: Request, res: Response): Promise<void> {
  const { db } = site
  const { t, plain } = functionsFor(res.locals.language)
  const entry = entryOf(res)
  const query = historyQuery.parse(req.query)
  const total = entry.draftNumber ?? 0
  const pages = Math.max(1, Math.ceil(total / perPage))
  const page = Math.min(query.page, pages)
  const revisions = await listRevisions(db, entry.id, { limit: perPage, offset: (page - 1) * perPage })
  const title = t('history.title', { title: plain(entry.title, entry.originalLanguage) || t('editing.untitled') })
  const [newest, second] = revisions
  await renderForStaff(site, req, res, 'editing/history', historyPage(entry, title), {
    head: entryHead(req, accountOf(res), entry),
    entry,
    revisions: revisions.map((revision) => presentRevision(entry, revision, res)),
    total,
    pager: { number: page, pages },
    chosen: { a: query.a ?? second?.number, b: query.b ?? newest?.number },
    comparison: await compare(site, res, entry, query),
    view: query.view,
    done: query.done,
    mayImport: can(accountOf(res), 'importAnnexes'),
    mayEdit: canOn(accountOf(res), 'editEntry', entry),
    mayPreview: canOn(accountOf(res), 'makePreview', entry),
  })
}

/** The older of two versions against the newer; `fault` where the two cannot be compared. */
async function compare({ db }: Site, res: Response, entry: StaffEntry, { a, b }: { a?: number; b?: number }) {
  if (a === undefined || b === undefined) return undefined
  if (a === b) return { fault: 'same' }
  const revisions = await findRevisions(db, entry.id, [a, b])
  const [older, newer] = revisions.toSorted((one, other) => one.number - other.number)
  if (!older || !newer) return { fault: 'none' }
  const names = await findNames(db, [older.draft, newer.draft])
  return {
    from: older.number,
    to: newer.number,
    ...compareDrafts(entry.kind, older.draft, newer.draft, res.locals.language, names, entry.originalLanguage),
  }
}

async function showRevision(site: Site, req: Request, res: Response): Promise<void> {
  const { db } = site
  const { language } = res.locals
  const { t } = functionsFor(language)
  const entry = entryOf(res)
  const revision = await findRevision(db, entry.id, numberOf(req))
  if (!revision) throw new NotFound()
  const { draft, form, number } = revision
  const names = await findNames(db, [draft])
  await renderForStaff(
    site,
    req,
    res,
    'editing/revision',
    historyPage(entry, t('history.versionOf', { number }), `/${number}`),
    {
      head: entryHead(req, accountOf(res), entry),
      entry,
      revision: presentRevision(entry, revision, res),
      fields: compareDrafts(entry.kind, undefined, draft, language, names, entry.originalLanguage).changes,
      // what was typed and could not be read is part of the version too
      unread: form
        ? readForm(entry.kind, form, language).problems.map(({ name }) => ({
            label: fieldLabel(t, name),
            text: form[name] ?? '',
          }))
        : [],
      mayRestore: number !== entry.draftNumber && mayWrite(accountOf(res), entry),
    },
  )
}
