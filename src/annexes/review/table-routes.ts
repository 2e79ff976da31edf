import { Router } from 'express'
import { accountOf, allow } from '../../accounts/staff-area.ts'
import { record } from '../../audit/record.ts'
import { transaction } from '../../database.ts'
import { Conflict, NotFound } from '../../errors.ts'
import type { Site } from '../../site.ts'
import { readAgain } from '../batches/batch-queries.ts'
import { startBatchWork } from '../batches/batch-worker.ts'
import { startApplying } from '../importing/apply-queries.ts'
import { findPartPlans, planMark } from '../importing/plan-queries.ts'
import type { Mapping } from '../tables/map-columns.ts'
import { parseFieldName, tableKinds } from '../tables/table-fields.ts'
import { saveMapping } from './column-mappings.ts'
import { itemOf, onItem } from './on-item.ts'
import { bodyOf } from './read-review.ts'
import type { TableExtraction } from './table-parts.ts'

const path = '/admin/annexes/:batch/items/:item'

/** What is decided about the columns of a table, and writing it, hundred rows by hundred rows. */
export function tableRoutes(site: Site): Router {
  const { db } = site
  const routes = Router()
  const may = allow('importAnnexes')

  routes.post(`${path}/columns`, may, onItem(site), async (req, res) => {
    const item = itemOf(res)
    const { table } = (item.extraction ?? {}) as Partial<TableExtraction>
    if (!table) throw new NotFound()
    if (item.state !== 'read') throw new Conflict('state')
    const accountId = accountOf(res).id
    await saveMapping(db, readMapping(bodyOf(req.body), table), accountId)
    await record(db, 'annex.decided', { accountId, detail: { batch: item.batchId, item: item.id } })
    if (!(await readAgain(db, item.id))) throw new Conflict('state')
    startBatchWork(site)
    res.redirect(303, `/${res.locals.language}/admin/annexes/${item.batchId}?done=again`)
  })

  routes.post(`${path}/apply-table`, may, onItem(site), async (req, res) => {
    const item = itemOf(res)
    const here = `/${res.locals.language}/admin/annexes/${item.batchId}`
    const started = await transaction(db, async (tx) => {
      const parts = await findPartPlans(tx, item.id)
      if (parts.length === 0 || planMark(parts) !== bodyOf(req.body).mark) return false
      const ids = parts.map(({ id }) => id)
      return startApplying.begin(tx, item.batchId, accountOf(res).id, ids)
    })
    if (!started) return res.redirect(303, `${here}/items/${item.id}/plan?done=stale`)
    startBatchWork(site)
    res.redirect(303, here)
  })

  return routes
}

/** The field of each column that a form sent; what it does not name stays as it is. */
function readMapping(body: Record<string, string>, { kind, mapping }: NonNullable<TableExtraction['table']>): Mapping {
  const columns = mapping.map(({ column, header, field }) => {
    const typed = body[`map.${column}`]
    const chosen = typed === undefined ? field : typed && parseFieldName(typed) ? typed : null
    return { header, field: chosen }
  })
  return { kind: tableKinds.find((each) => each === body.kind) ?? kind, columns }
}
