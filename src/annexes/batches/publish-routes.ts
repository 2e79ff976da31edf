import { Router } from 'express'
import { allow } from '../../accounts/staff-area.ts'
import { askDrafts, mostAtOnce, publishAsked } from '../../editing/publishing/ask-drafts.ts'
import { functionsFor } from '../../rendering.ts'
import type { Site } from '../../site.ts'
import { listDrafts } from '../review/item-queries.ts'
import { batchOf, onBatch } from '../review/on-item.ts'

/** Publishing all drafts of a batch that are complete, after asking. */
export function publishRoutes(site: Site): Router {
  const { db } = site
  const routes = Router()
  const path = '/admin/annexes/:batch/publish'
  const may = allow('importAnnexes')

  routes.get(path, may, onBatch(site), async (req, res) => {
    const { id, name } = batchOf(res)
    const { t } = functionsFor(res.locals.language)
    const after = Number(/^[1-9]\d{0,8}$/.exec(String(req.query.after))?.[0] ?? 0)
    const waiting = (await listDrafts(db, id)).filter((each) => each > after)
    const here = `/admin/annexes/${id}`
    const next = waiting[mostAtOnce] === undefined ? undefined : `${here}/publish?after=${waiting[mostAtOnce - 1]}`
    await askDrafts(site, req, res, waiting.slice(0, mostAtOnce), {
      ...{ title: t('publishing.title'), path: `${here}/publish`, nav: '/admin/annexes' },
      ...{ action: `${here}/publish`, back: here, next },
      trail: [
        { href: '/admin/annexes', label: t('annexes.menu') },
        { href: here, label: name },
      ],
    })
  })

  routes.post(path, may, onBatch(site), async (req, res) => {
    const { id } = batchOf(res)
    const { done, skipped } = await publishAsked(site, req, res, await listDrafts(db, id))
    const all = done.length > 0 && skipped.length === 0
    res.redirect(303, `/${res.locals.language}/admin/annexes/${id}?done=${all ? 'published' : 'publishedInPart'}`)
  })

  return routes
}
