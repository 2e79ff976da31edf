import { createHash } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { accountOf, allow } from '../accounts/staff-area.ts'
import { record } from '../audit/record.ts'
import { transaction } from '../database.ts'
import { entryOf, onEntry } from '../editing/staff-entry.ts'
import { addToWorkingCopy, mayWrite } from '../editing/working-copies.ts'
import { NotFound } from '../errors.ts'
import { type Problems, parseForm } from '../forms.ts'
import type { Site } from '../site.ts'
import { oneFileRoutes } from './one-file-routes.ts'
import { changesFor, missingText } from './put-into-entry.ts'
import { findStaffFile, keepFile, type Wanted } from './queries.ts'
import { readUpload, refusals } from './read-upload.ts'
import { uploadForm } from './schema.ts'
import { sendFile, wantedFile } from './send-file.ts'
import { addressOf, scopeOf, showFiles } from './show-files.ts'
import { takeUpload, uploadOf } from './take-upload.ts'

/** Uploading files and putting them into an entry; looking at those that are not public. */
export function uploadRoutes(site: Site): Router {
  const { db } = site
  const routes = Router()
  const list = '/admin/entries/:id/files'
  const mayEdit = onEntry(site, 'editEntry')

  routes.get(list, mayEdit, (req, res) => showFiles(site, req, res))

  routes.post(list, mayEdit, takeUpload, async (req, res) => {
    const entry = entryOf(res)
    if (!mayWrite(accountOf(res), entry)) return showFiles(site, req, res, {}, 409)
    const upload = uploadOf(req)
    const { values, problems } = parseForm(uploadForm, req.body)
    const found: Problems = { ...problems, ...(values && missingText(values, entry.originalLanguage)) }
    if (!upload) found.file = 'noFile'
    if (!values || Object.keys(found).length > 0) return showFiles(site, req, res, found, 422)
    // Before the transaction: drawing a large picture anew takes a while.
    const kept = await readUpload(values.as, upload)
    if (typeof kept === 'string') return showFiles(site, req, res, { file: kept }, refusals[kept])
    const sha256 = createHash('sha256').update(kept.bytes).digest()
    const accountId = accountOf(res).id
    await transaction(db, async (db) => {
      const { id, created } = await keepFile(db, kept, { sha256, ownerId: entry.ownerId, accountId })
      if (created) await record(db, 'file.uploaded', { accountId, entryId: entry.id, detail: { file: id } })
      const file = { id, name: kept.name }
      await addToWorkingCopy(db, entry, accountId, changesFor(file, values, entry.originalLanguage))
    })
    res.redirect(303, `${addressOf(res)}/edit?done=file#files`)
  })

  routes.use(oneFileRoutes(site))

  async function send(req: Request, res: Response, part: Wanted['part']): Promise<void> {
    const wanted = wantedFile(req, part)
    const file = wanted && (await findStaffFile(db, wanted, scopeOf(res)))
    if (!file) throw new NotFound()
    sendFile(res, file, part)
  }
  routes.get('/admin/files/:id/thumbnail', allow('openStaffArea'), (req, res) => send(req, res, 'thumbnail'))
  routes.get('/admin/files/:id/:name', allow('openStaffArea'), (req, res) => send(req, res, 'bytes'))

  return routes
}
