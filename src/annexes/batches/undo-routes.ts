import { Router } from 'express'
import { accountOf, allow, renderForStaff } from '../../accounts/staff-area.ts'
import { functionsFor } from '../../rendering.ts'
import type { Site } from '../../site.ts'
import { rollbackBatch } from '../importing/rollback-batch.ts'
import { listWritten } from '../review/item-queries.ts'
import { batchOf, onBatch } from '../review/on-item.ts'
import { tryUndo } from './try-undo.ts'

/** Undoing a batch, after asking. */
export function undoRoutes(site: Site): Router {
  const { db } = site
  const routes = Router()
  const path = '/admin/annexes/:batch/undo'
  const may = allow('importAnnexes')

  routes.get(path, may, onBatch(site), async (req, res) => {
    const batch = batchOf(res)
    const { t } = functionsFor(res.locals.language)
    const written = await listWritten(db, { batch: batch.id })
    const stays = new Map((await tryUndo(db, batch.id)).kept.map(({ entryId, why }) => [entryId, why]))
    const here = { title: t('annexes.undoTitle'), path: `/admin/annexes/${batch.id}/undo`, nav: '/admin/annexes' }
    await renderForStaff(site, req, res, 'annexes/undo', here, {
      batch: { id: batch.id, name: batch.name },
      goes: written.filter(({ id, undone }) => !undone && !stays.has(id)),
      stays: written
        .filter(({ id, undone }) => !undone && stays.has(id))
        .map((each) => ({ ...each, why: stays.get(each.id)! })),
    })
  })

  routes.post(path, may, onBatch(site), async (_req, res) => {
    const { id } = batchOf(res)
    const { kept } = await rollbackBatch(db, id, { accountId: accountOf(res).id })
    res.redirect(303, `/${res.locals.language}/admin/annexes/${id}?done=${kept.length > 0 ? 'undoneInPart' : 'undone'}`)
  })

  return routes
}
