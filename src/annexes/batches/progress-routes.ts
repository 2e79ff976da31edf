import { type Request, type Response, Router } from 'express'
import { accountOf, allow, renderForStaff } from '../../accounts/staff-area.ts'
import { record } from '../../audit/record.ts'
import { transaction } from '../../database.ts'
import { NotFound } from '../../errors.ts'
import { kinds } from '../../kinds.ts'
import { functionsFor } from '../../rendering.ts'
import type { Site } from '../../site.ts'
import { listDrafts, listWritten } from '../review/item-queries.ts'
import { batchOf, itemOf, onBatch, onItem } from '../review/on-item.ts'
import { charsets } from '../review/reread.ts'
import { cancelBatch, countFound, findPace, groups, listItems, readAgain } from './batch-queries.ts'
import { writeReport } from './batch-report.ts'
import { startBatchWork } from './batch-worker.ts'
import { barOf, presentBatch, presentItem, timeLeft } from './present-batch.ts'

/** Of each group so many files; the report has all of them. */
const perGroup = 100
const told = [
  'cancelled',
  'notCancelled',
  'again',
  'applied',
  'undone',
  'undoneInPart',
  'stale',
  'published',
  'publishedInPart',
] as const

/** How a batch goes on, file by file. */
export function progressRoutes(site: Site): Router {
  const { db } = site
  const routes = Router()
  const may = allow('importAnnexes')
  const base = '/admin/annexes/:batch'

  routes.get(base, may, onBatch(site), async (req, res) => {
    const { t } = functionsFor(res.locals.language)
    const batch = presentBatch(batchOf(res), t)
    // what died with its process goes on when somebody looks, too
    if (batch.running) startBatchWork(site)
    const items = (await listItems(db, batch.id, perGroup)).map((item) => presentItem(item, t))
    const pace = await findPace(db, batch.id)
    const found = await countFound(db, batch.id)
    const written = batch.counts.applied || batch.rolledBackAt ? await listWritten(db, { batch: batch.id }) : []
    const path = `/admin/annexes/${batch.id}`
    await renderForStaff(
      site,
      req,
      res,
      'annexes/batch',
      { title: batch.name, path, nav: '/admin/annexes', live: batch.running },
      {
        batch,
        base: path,
        groups: groups
          .map((name) => ({ name, n: batch.counts[name] ?? 0, items: items.filter(({ group }) => group === name) }))
          .filter(({ n }) => n > 0),
        bar: barOf(batch),
        done: batch.total - (batch.counts.running ?? 0),
        left: batch.running ? timeLeft(t, pace) : undefined,
        found: kinds.flatMap(({ name, plural }) => (found[name] ? [{ plural, n: found[name] }] : [])),
        first: items.find(({ group, manual }) => (group === 'ask' || group === 'ready') && !manual)?.id,
        written,
        drafts: written.length > 0 ? (await listDrafts(db, batch.id)).length : 0,
        told: told.find((name) => name === req.query.done),
      },
    )
  })

  routes.get(`${base}/report.csv`, may, onBatch(site), async (_req, res) => {
    const { t } = functionsFor(res.locals.language)
    res.attachment(`import-${batchOf(res).id}.csv`).type('text/csv; charset=utf-8')
    res.send(writeReport(await listItems(db, batchOf(res).id, 100_000), t))
  })
  routes.get(`${base}/report.json`, may, onBatch(site), async (_req, res) => {
    const { id, name, state, createdAt, appliedAt, rolledBackAt } = batchOf(res)
    const items = await listItems(db, id, 100_000)
    res.attachment(`import-${id}.json`).json({
      batch: { id, name, state, createdAt, appliedAt, rolledBackAt },
      files: items.map((item) => {
        const { state: its, outcome, code, warnings, mediaType, language, summary, rowsPlanned, rowsDone } = item
        const file = { id: item.id, name: item.name, state: its, outcome, code, warnings, mediaType, language }
        const read = summary.rowsRead && { read: summary.rowsRead }
        const rows = !summary.rows
          ? read
          : { total: summary.rows.total, planned: rowsPlanned ?? 0, applied: rowsDone ?? 0 }
        return { ...file, found: summary, ...(rows && { rows }) }
      }),
    })
  })

  routes.get(`${base}/cancel`, may, onBatch(site), (req, res) => askCancel(req, res))
  routes.post(`${base}/cancel`, may, onBatch(site), async (_req, res) => {
    const { id } = batchOf(res)
    const done = await transaction(db, async (tx) => {
      const cancelled = await cancelBatch(tx, id)
      if (cancelled) await record(tx, 'annex.cancelled', { accountId: accountOf(res).id, detail: { batch: id } })
      return cancelled ? 'cancelled' : 'notCancelled'
    })
    res.redirect(303, `/${res.locals.language}/admin/annexes/${id}?done=${done}`)
  })

  routes.post(`${base}/items/:item/read-again`, may, onItem(site), async (req, res) => {
    const { id, batchId } = itemOf(res)
    const charset = (charsets as readonly string[]).find((each) => each === req.body?.charset)
    if (!(await readAgain(db, id, charset))) throw new NotFound()
    startBatchWork(site)
    res.redirect(303, `/${res.locals.language}/admin/annexes/${batchId}?done=again`)
  })

  async function askCancel(req: Request, res: Response): Promise<void> {
    const { t } = functionsFor(res.locals.language)
    const { id, name } = batchOf(res)
    const path = `/admin/annexes/${id}/cancel`
    const here = { title: t('annexes.cancelTitle'), path, nav: '/admin/annexes' }
    await renderForStaff(site, req, res, 'annexes/cancel', here, { batch: { id, name } })
  }

  return routes
}
