import { type Request, type Response, Router } from 'express'
import { formatMoment } from '../../accounts/moments.ts'
import { personName } from '../../accounts/person-name.ts'
import { accountOf, renderForStaff } from '../../accounts/staff-area.ts'
import { NotFound } from '../../errors.ts'
import { functionsFor } from '../../rendering.ts'
import type { Site } from '../../site.ts'
import { entryHead, entryOf, onEntry } from '../staff-entry.ts'
import { createPreview, endPreview, listPreviews } from './previews.ts'

/** The links by which an entry's versions can be seen without an account: make one, list them, end them. */
export function makePreviewRoutes(site: Site): Router {
  const { db } = site
  const routes = Router()

  routes.get('/admin/entries/:id/previews', onEntry(site, 'makePreview'), (req, res) =>
    showPreviews(site, req, res, {}),
  )

  // answered with the page itself: the link can be shown this once
  routes.post('/admin/entries/:id/previews', onEntry(site, 'makePreview'), async (req, res) => {
    const made = await createPreview(db, entryOf(res).id, accountOf(res).id)
    const { language } = res.locals
    if (!made) return showPreviews(site, req, res, {}, 409)
    const link = `${site.baseUrl(req)}/${language}/preview?token=${made.token}`
    const until = formatMoment(made.expiresAt, language)
    await showPreviews(site, req, res, { made: { link, number: made.number, until } }, 201)
  })

  routes.post('/admin/entries/:id/previews/:preview/end', onEntry(site, 'makePreview'), async (req, res) => {
    const { id } = entryOf(res)
    const { preview: asked } = req.params as { preview?: string }
    const preview = Number(/^\d{1,9}$/.exec(asked ?? '')?.[0] ?? 0)
    if (!(await endPreview(db, id, preview, accountOf(res).id))) throw new NotFound()
    res.redirect(303, `/${res.locals.language}/admin/entries/${id}/previews?done=ended`)
  })

  return routes
}

async function showPreviews(
  site: Site,
  req: Request,
  res: Response,
  { made }: { made?: { link: string; number: number; until: string } },
  status = 200,
): Promise<void> {
  const { language } = res.locals
  const { t } = functionsFor(language)
  const entry = entryOf(res)
  const previews = await listPreviews(site.db, entry.id)
  const page = { title: t('history.previews'), path: `/admin/entries/${entry.id}/previews`, nav: '/admin/entries' }
  const data = {
    head: entryHead(req, accountOf(res), entry),
    entry,
    made,
    previews: previews.map(({ id, number, createdAt, expiresAt, maker }) => ({
      ...{ id, number, who: personName(t, maker) },
      made: formatMoment(createdAt, language),
      until: formatMoment(expiresAt, language),
    })),
    done: req.query.done === 'ended',
  }
  await renderForStaff(site, req, res, 'editing/previews', page, data, status)
}
