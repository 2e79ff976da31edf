import { type Request, type Response, Router } from 'express'
import { accountOf, allow, renderForStaff } from '../../accounts/staff-area.ts'
import { record } from '../../audit/record.ts'
import { transaction } from '../../database.ts'
import { Conflict, statusOf } from '../../errors.ts'
import { functionsFor } from '../../rendering.ts'
import type { Site } from '../../site.ts'
import { readAgain } from '../batches/batch-queries.ts'
import { startBatchWork } from '../batches/batch-worker.ts'
import { refreshPlan } from '../batches/refresh-plan.ts'
import type { Plan } from '../importing/plan.ts'
import { planItem } from '../importing/plan-item.ts'
import { labelsToLearn } from '../labels/read-labels.ts'
import { learnLabel } from '../learned-labels.ts'
import { type Decisions, type Item, listSiblings, listWritten, saveDecisions, stampOf } from './item-queries.ts'
import { itemOf, onItem } from './on-item.ts'
import type { Typed } from './present-review.ts'
import { presentReviewPage } from './present-review-page.ts'
import { acceptedEntity, acceptStated, bodyOf, readReview } from './read-review.ts'

const base = '/admin/annexes/:batch/items/:item'

/** The page on which a person reads what was found in a document beside its text, and decides. */
export function reviewRoutes(site: Site): Router {
  const { db } = site
  const routes = Router()
  const may = allow('importAnnexes')

  routes.get(base, may, onItem(site), (req, res) => {
    const { batchId, id, summary } = itemOf(res)
    // of a table its columns come first; its values are one page further
    if (summary.rows && req.query.view !== 'values')
      return res.redirect(303, `/${res.locals.language}/admin/annexes/${batchId}/items/${id}/plan`)
    return show(req, res)
  })

  routes.post(base, may, onItem(site), async (req, res) => {
    const item = itemOf(res)
    const accountId = accountOf(res).id
    const body = bodyOf(req.body)
    if (item.state !== 'read' || !item.extraction) throw new Conflict('state')
    const plan = await planItem(db, item.id)
    const { decisions, problems } = readReview(body, { plan, decisions: item.decisions, language: res.locals.language })
    if (problems.size > 0) return show(req, res, { typed: { body, problems }, status: 422 })
    const whole = acceptedEntity(body.do)
    const accepts = body.do === 'accept-stated' || whole !== undefined
    const decided = accepts ? acceptStated(decisions, plan, whole) : decisions
    const saved = await transaction(db, async (tx) => {
      if (!(await saveDecisions(tx, item.id, body.stamp ?? '', () => ({ decisions: decided, summary: {} }))))
        return false
      await refreshPlan(tx, item.id)
      for (const label of labelsToLearn(body, decided, item.extraction!)) {
        await learnLabel(tx, label, accountId)
        await record(tx, 'annex.label-learned', { accountId, detail: { target: label.target } })
      }
      await record(tx, 'annex.decided', { accountId, detail: { batch: item.batchId, item: item.id } })
      return true
    })
    if (!saved) return show(req, res, { typed: { body, problems }, status: 409 })
    const here = `/${res.locals.language}/admin/annexes/${item.batchId}`
    if (body.do === 'read-again') {
      await readAgain(db, item.id)
      startBatchWork(site)
      return res.redirect(303, `${here}?done=again`)
    }
    const next = { close: here, plan: `${here}/items/${item.id}/plan` }[body.do ?? '']
    res.redirect(
      303,
      next ??
        `${here}/items/${item.id}?done=${whole !== undefined ? `entry#e-${whole}` : accepts ? 'accepted' : 'saved'}`,
    )
  })

  async function show(req: Request, res: Response, again: { typed?: Typed; status?: number } = {}): Promise<void> {
    const item = itemOf(res)
    const { t } = functionsFor(res.locals.language)
    const path = `/admin/annexes/${item.batchId}/items/${item.id}`
    const { typed, status = 200 } = again
    const planned = item.extraction ? await tryPlan(item) : {}
    const siblings = await listSiblings(db, item.batchId)
    const written = item.state === 'applied' ? await listWritten(db, { batch: item.batchId, item: item.id }) : []
    const shown = item.extraction && planned.plan && presentReviewPage(item, planned.plan, t, typed)
    const done = ['saved', 'accepted', 'entry', 'applied'].find((name) => name === req.query.done)
    await renderForStaff(
      site,
      req,
      res,
      'annexes/review',
      { title: item.name, path, nav: '/admin/annexes' },
      {
        item: { ...item, text: undefined, blocks: undefined, extraction: undefined },
        base: path,
        stamp: stampOf(item),
        shown,
        siblings,
        written,
        stale: status === 409,
        wrong: status === 422,
        done,
        unplanned: planned.failed,
        open: item.state === 'read',
      },
      status,
    )
  }

  /** A correction of former times may not fit any more: the page says so, and everything can be decided anew. */
  async function tryPlan(item: Item): Promise<{ plan?: Plan; failed?: boolean; decisions?: Decisions }> {
    try {
      return { plan: await planItem(db, item.id) }
    } catch (error) {
      if (statusOf(error) >= 500) throw error
      return { failed: true }
    }
  }

  return routes
}
