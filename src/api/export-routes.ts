import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Request, type Response, Router } from 'express'
import { parseSearch } from '../catalogue/schema.ts'
import { kinds } from '../kinds.ts'
import type { Language } from '../languages.ts'
import type { Site } from '../site.ts'
import { exportColumns } from './export-columns.ts'
import { findExported } from './find-exported.ts'
import { type ExportFormat, exportFormats, exportTypes, writeExport } from './write-export.ts'

/** The catalogue as a table, and each kind of it, with the filters of the page: /catalogue.csv, /projects.xlsx … */
export function exportRoutes(site: Site): Router {
  const routes = Router()
  for (const format of exportFormats) {
    routes.get(`/catalogue.${format}`, (req, res) => sendExport(site, req, res, format))
    for (const kind of kinds)
      routes.get(`/${kind.plural}.${format}`, (req, res) => sendExport(site, req, res, format, kind))
  }
  return routes
}

async function sendExport(
  site: Site,
  req: Request,
  res: Response,
  format: ExportFormat,
  kind?: { name: string; plural: string },
): Promise<void> {
  const language: Language = res.locals.language
  const asked = parseSearch(req.query)
  const search = kind ? { ...asked, kind: [kind.name] } : asked
  res.set({
    'Content-Type': exportTypes[format],
    'Content-Disposition': `attachment; filename="aglomera-${kind?.plural ?? 'catalogue'}.${format}"`,
    'Cache-Control': 'public, max-age=0, must-revalidate',
    'X-Robots-Tag': 'noindex',
  })
  if (req.method === 'HEAD') {
    res.end()
    return
  }
  // of one kind alone its own columns, also where a parameter says which
  const columns = exportColumns(kind?.name ?? (search.kind.length === 1 ? search.kind[0] : undefined))
  const pieces = writeExport(format, {
    columns,
    entries: findExported(site.db, search),
    origin: `${site.baseUrl(req)}/${language}`,
    separator: language === 'en' ? ',' : ';',
  })
  // the first piece before anything is sent: what fails until then is an error page
  const first = await pieces.next()
  await pipeline(Readable.from(withFirst(first.value, pieces)), res).catch((error) => {
    // whoever closed the connection is no fault of ours
    if (!req.destroyed && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  })
}

async function* withFirst(first: string | Buffer | undefined, rest: AsyncGenerator<string | Buffer>) {
  if (first !== undefined) yield first
  yield* rest
}
