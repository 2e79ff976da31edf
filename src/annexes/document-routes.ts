import { Router } from 'express'
import { accountOf, allow } from '../accounts/staff-area.ts'
import { record } from '../audit/record.ts'
import { NotFound } from '../errors.ts'
import type { Site } from '../site.ts'

/** The originals, as they came: for admins, to be downloaded and never to be shown. */
export function documentRoutes({ db }: Site): Router {
  const routes = Router()

  routes.get('/admin/annexes/documents/:id', allow('importAnnexes'), async (req, res) => {
    const id = /^[1-9]\d{0,8}$/.test(String(req.params.id)) ? Number(req.params.id) : 0
    const { rows } = await db.query<{ name: string; bytes: Buffer }>(
      'select d.name, d.bytes from documents d where d.id = $1 and length(d.bytes) > 0',
      [id],
    )
    if (!rows[0]) throw new NotFound()
    await record(db, 'annex.downloaded', { accountId: accountOf(res).id, detail: { document: id } })
    const name = rows[0].name.split(/[!/\\]/).at(-1)
    res.attachment(name).set({
      'Content-Type': 'application/octet-stream',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    })
    res.end(rows[0].bytes)
  })

  return routes
}
