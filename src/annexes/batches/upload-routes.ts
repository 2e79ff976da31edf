import { type Request, type Response, Router } from 'express'
import { dayOf } from '../../accounts/moments.ts'
import { accountOf, allow, renderForStaff } from '../../accounts/staff-area.ts'
import { sortByLabel } from '../../alphabet.ts'
import { record } from '../../audit/record.ts'
import { type Problems, parseForm, typedText } from '../../forms.ts'
import { pickText } from '../../languages.ts'
import { functionsFor } from '../../rendering.ts'
import type { Site } from '../../site.ts'
import { batchForm, pageOf } from '../schema.ts'
import { listBatches, listOwners } from './batch-queries.ts'
import { startBatchWork } from './batch-worker.ts'
import { presentBatch } from './present-batch.ts'
import { receiveBatch } from './receive-files.ts'
import { takeUploads, uploadsOf } from './take-upload.ts'

const perPage = 20

/** The page on which documents are put in, with the batches so far. */
export function uploadRoutes(site: Site): Router {
  const { db } = site
  const routes = Router()
  const may = allow('importAnnexes')

  routes.get('/admin/annexes', may, (req, res) => show(req, res))

  routes.post('/admin/annexes', may, takeUploads, async (req, res) => {
    const failed: number | undefined = req.is('multipart/form-data') ? res.locals.uploadFailed : 415
    const { values, problems } = parseForm(batchForm, req.body)
    const files = uploadsOf(req, res)
    const found: Problems = { ...problems }
    if (failed) found.files = { 413: 'tooMuch', 415: 'notForm' }[failed] ?? 'unreadable'
    else if (files.length === 0) found.files = 'noFiles'
    const owners = values?.owner ? await listOwners(db) : []
    if (values?.owner && !owners.some(({ id }) => id === values.owner)) found.owner = 'owner'
    if (!values || Object.keys(found).length > 0) return show(req, res, found, failed ?? 422)
    const accountId = accountOf(res).id
    const id = await receiveBatch(db, { name: values.name, ownerId: values.owner, accountId }, files)
    await record(db, 'annex.received', { accountId, detail: { batch: id, files: files.length } })
    startBatchWork(site)
    res.redirect(303, `/${res.locals.language}/admin/annexes/${id}`)
  })

  async function show(req: Request, res: Response, problems: Problems = {}, status = 200): Promise<void> {
    const { t, language, date } = functionsFor(res.locals.language)
    const number = pageOf(req.query.page)
    const { batches, total } = await listBatches(db, (number - 1) * perPage, perPage)
    const owners = (await listOwners(db)).map(({ id, title, originalLanguage }) => {
      const name = pickText(title ?? {}, language, originalLanguage)
      return { id: String(id), label: name?.text ?? String(id), lang: name?.language ?? language }
    })
    const again = status !== 200
    const here = { title: t('annexes.import'), path: '/admin/annexes', nav: '/admin/annexes' }
    await renderForStaff(
      site,
      req,
      res,
      'annexes/upload',
      here,
      {
        batches: batches.map((batch) => presentBatch(batch, t)),
        total,
        paging: { number, pages: Math.max(1, Math.ceil(total / perPage)) },
        owners: sortByLabel(owners, ({ label }) => label, language),
        problems,
        again,
        name: again
          ? typedText(req.body, 'name')
          : t('annexes.defaultName', { when: date(dayOf(new Date()).slice(0, 7)) }),
        owner: typedText(req.body, 'owner'),
      },
      status,
    )
  }

  return routes
}
