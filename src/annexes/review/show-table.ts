import type { Request, Response } from 'express'
import { renderForStaff } from '../../accounts/staff-area.ts'
import { functionsFor } from '../../rendering.ts'
import type { Site } from '../../site.ts'
import { refreshPlan } from '../batches/refresh-plan.ts'
import { findPartPlans, planMark } from '../importing/plan-queries.ts'
import { tableKinds } from '../tables/table-fields.ts'
import { itemOf } from './on-item.ts'
import { countsOfParts, presentColumns, presentProblems } from './present-table.ts'
import type { TableExtraction } from './table-parts.ts'

/** So many parts are planned anew when somebody looks; of a longer table, applying says which are out of date. */
const mostAnew = 5

/** The columns of a table, its rows that somebody has to look at, and what applying would do. */
export async function showTable(site: Site, req: Request, res: Response, status = 200): Promise<void> {
  const { db } = site
  const item = itemOf(res)
  const { t } = functionsFor(res.locals.language)
  const base = `/admin/annexes/${item.batchId}/items/${item.id}`
  const { table } = item.extraction as TableExtraction
  const before = await findPartPlans(db, item.id)
  if (before.length <= mostAnew) for (const { id } of before) await refreshPlan(db, id)
  const parts = before.length <= mostAnew ? await findPartPlans(db, item.id) : before
  const here = { title: t('annexes.planOf', { name: item.name }), path: `${base}/plan`, nav: '/admin/annexes' }
  await renderForStaff(
    site,
    req,
    res,
    'annexes/table',
    here,
    {
      item: { id: item.id, batchId: item.batchId, batchName: item.batchName, name: item.name, summary: item.summary },
      base,
      table: table && { kind: table.kind, sheet: table.sheet, headerRow: table.headerRow, counts: table.counts },
      kinds: tableKinds,
      columns: table ? presentColumns(table, t) : [],
      problems: table ? presentProblems(table, t) : { rows: [], more: 0 },
      counts: countsOfParts(parts),
      mark: planMark(parts),
      waiting: parts.length,
      parts: parts.map(({ id, summary }) => ({ id, from: summary.part?.from ?? 1, to: summary.part?.to ?? 0 })),
      unplanned: parts.filter(({ hash }) => !hash).length,
      open: item.state === 'read',
      done: ['stale', 'columns'].find((name) => name === req.query.done),
    },
    status,
  )
}
