import { type Request, type Response, Router } from 'express'
import { accountOf } from '../accounts/staff-area.ts'
import { record } from '../audit/record.ts'
import { transaction } from '../database.ts'
import { entryOf, onEntry } from '../editing/staff-entry.ts'
import { addToWorkingCopy, mayWrite } from '../editing/working-copies.ts'
import { NotFound } from '../errors.ts'
import { parseForm } from '../forms.ts'
import type { Site } from '../site.ts'
import { asOf, changesFor, missingText } from './put-into-entry.ts'
import { findOwnFile, type OwnFile, removeFile } from './queries.ts'
import { uploadForm } from './schema.ts'
import { addressOf, showFile } from './show-files.ts'

/** One uploaded file: putting it into the entry of the address, and removing it where nothing uses it. */
export function oneFileRoutes(site: Site): Router {
  const { db } = site
  const routes = Router()
  const one = '/admin/entries/:id/files/:file'
  const mayEdit = onEntry(site, 'editEntry')

  async function getFile(req: Request, res: Response): Promise<OwnFile> {
    const id = String(req.params.file)
    const file = /^[1-9]\d{0,8}$/.test(id) ? await findOwnFile(db, entryOf(res), Number(id)) : undefined
    if (!file) throw new NotFound()
    return file
  }

  routes.get(one, mayEdit, async (req, res) => showFile(site, req, res, await getFile(req, res)))

  routes.post(one, mayEdit, async (req, res) => {
    const entry = entryOf(res)
    const file = await getFile(req, res)
    if (!mayWrite(accountOf(res), entry)) return showFile(site, req, res, file, {}, 409)
    const { values, problems } = parseForm(uploadForm, { ...req.body, as: asOf(file) })
    const found = problems ?? missingText(values, entry.originalLanguage)
    if (!values || Object.keys(found).length > 0) return showFile(site, req, res, file, { problems: found }, 422)
    const changes = changesFor(file, values, entry.originalLanguage)
    await transaction(db, (db) => addToWorkingCopy(db, entry, accountOf(res).id, changes))
    res.redirect(303, `${addressOf(res)}/edit?done=file#files`)
  })

  routes.get(`${one}/remove`, mayEdit, async (req, res) =>
    showFile(site, req, res, await getFile(req, res), { remove: true }),
  )

  routes.post(`${one}/remove`, mayEdit, async (req, res) => {
    const file = await getFile(req, res)
    const removed = await transaction(db, async (db) => {
      const done = await removeFile(db, file.id)
      const what = { accountId: accountOf(res).id, entryId: entryOf(res).id, detail: { file: file.id } }
      if (done) await record(db, 'file.removed', what)
      return done
    })
    if (!removed) return showFile(site, req, res, { ...file, removable: false }, { remove: true }, 409)
    res.redirect(303, `${addressOf(res)}/files?done=removed`)
  })

  return routes
}
