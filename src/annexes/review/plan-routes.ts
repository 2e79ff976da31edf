import { Router } from 'express'
import { accountOf, allow, renderForStaff } from '../../accounts/staff-area.ts'
import { transaction } from '../../database.ts'
import { Conflict, statusOf } from '../../errors.ts'
import { functionsFor } from '../../rendering.ts'
import type { Site } from '../../site.ts'
import { writeCsv } from '../../timelines/write-csv.ts'
import { startBatchWork } from '../batches/batch-worker.ts'
import { refreshPlan } from '../batches/refresh-plan.ts'
import { applyItem } from '../importing/apply-item.ts'
import { startApplying } from '../importing/apply-queries.ts'
import { findPlans, planMark } from '../importing/plan-queries.ts'
import { listSiblings } from './item-queries.ts'
import { batchOf, itemOf, onBatch, onItem } from './on-item.ts'
import { presentPlan } from './present-plan.ts'
import { showTable } from './show-table.ts'

const batchPath = '/admin/annexes/:batch'
const itemPath = `${batchPath}/items/:item`
/** Up to so many plans are made anew when somebody looks; of more, applying says which ones are out of date. */
const mostAnew = 40

/** What applying would do, and doing exactly that. */
export function planRoutes(site: Site): Router {
  const { db } = site
  const routes = Router()
  const may = allow('importAnnexes')

  routes.get(`${itemPath}/plan`, may, onItem(site), async (req, res) => {
    const item = itemOf(res)
    const { t } = functionsFor(res.locals.language)
    const base = `/admin/annexes/${item.batchId}/items/${item.id}`
    if (item.summary.rows) return showTable(site, req, res)
    if (item.state !== 'read') return res.redirect(303, `/${res.locals.language}${base}`)
    const made = await refreshPlan(db, item.id).catch((error) => {
      if (statusOf(error) >= 500) throw error
    })
    // a correction does not fit any more: the page of review says so
    if (!made) return res.redirect(303, `/${res.locals.language}${base}`)
    const plan = presentPlan(made, t)
    const here = { title: t('annexes.planOf', { name: item.name }), path: `${base}/plan`, nav: '/admin/annexes' }
    await renderForStaff(site, req, res, 'annexes/plan', here, {
      item: { id: item.id, batchId: item.batchId, batchName: item.batchName, name: item.name },
      base,
      plan,
      stale: req.query.done === 'stale',
    })
  })

  routes.get(`${itemPath}/plan.csv`, may, onItem(site), async (_req, res) => {
    const item = itemOf(res)
    const { t } = functionsFor(res.locals.language)
    const plan = presentPlan(await refreshPlan(db, item.id), t)
    const words = ['entry', 'field', 'before', 'after', 'onApplying'].map((name) => t(`annexes.plan_${name}`))
    const rows = [
      ...plan.new.flatMap((each) => each.written.map((field) => [each.title, field, '', '', t('annexes.why_empty')])),
      ...plan.changed.map((each) => [each.title, each.label, each.before, each.after, t(`annexes.why_${each.why}`)]),
      ...plan.same.map((each) => [each.title, '', '', '', t('annexes.why_same')]),
      ...plan.undecided.map((each) => [each.title, '', '', '', t('annexes.action_undecided')]),
      ...plan.skipped.map((each) => [each.title, '', '', '', t('annexes.action_skip')]),
    ]
    res.attachment(`plan-${item.id}.csv`).type('text/csv; charset=utf-8')
    res.send(writeCsv([words, ...rows], t.language === 'en' ? ',' : ';'))
  })

  routes.post(`${itemPath}/apply`, may, onItem(site), async (req, res) => {
    const item = itemOf(res)
    const here = `/${res.locals.language}/admin/annexes/${item.batchId}`
    const expected = typeof req.body?.hash === 'string' ? req.body.hash : ''
    try {
      await applyItem(db, item.id, { expected, accountId: accountOf(res).id })
    } catch (error) {
      if (error instanceof Conflict && error.message === 'plan')
        return res.redirect(303, `${here}/items/${item.id}/plan?done=stale`)
      throw error
    }
    await transaction(db, (tx) => startApplying.settle(tx, item.batchId))
    res.redirect(303, `${here}/items/${item.id}?done=applied`)
  })

  routes.get(`${batchPath}/plan`, may, onBatch(site), async (req, res) => {
    const batch = batchOf(res)
    const { t } = functionsFor(res.locals.language)
    const waiting = (await listSiblings(db, batch.id)).filter(({ state }) => state === 'read')
    if (waiting.length <= mostAnew) for (const { id } of waiting) await refreshPlan(db, id).catch(() => {})
    const plans = await findPlans(db, batch.id)
    const base = `/admin/annexes/${batch.id}`
    const here = { title: t('annexes.planOf', { name: batch.name }), path: `${base}/plan`, nav: '/admin/annexes' }
    await renderForStaff(site, req, res, 'annexes/batch-plan', here, {
      batch: { id: batch.id, name: batch.name },
      base,
      plans,
      mark: planMark(plans),
      stale: req.query.done === 'stale',
    })
  })

  routes.post(`${batchPath}/apply`, may, onBatch(site), async (req, res) => {
    const { id } = batchOf(res)
    const here = `/${res.locals.language}/admin/annexes/${id}`
    const started = await transaction(db, async (tx) => {
      const plans = await findPlans(tx, id)
      if (planMark(plans) !== req.body?.mark || plans.length === 0) return false
      return startApplying.begin(tx, id, accountOf(res).id)
    })
    if (!started) return res.redirect(303, `${here}/plan?done=stale`)
    startBatchWork(site)
    res.redirect(303, here)
  })

  return routes
}
