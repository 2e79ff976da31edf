import type { Request, Response } from 'express'
import { dayOf } from '../accounts/moments.ts'
import { can } from '../accounts/permissions.ts'
import { accountOf, renderForStaff } from '../accounts/staff-area.ts'
import { entryHead, entryOf } from '../editing/staff-entry.ts'
import { mayWrite } from '../editing/working-copies.ts'
import { type Problems, typedText } from '../forms.ts'
import { functionsFor } from '../rendering.ts'
import type { Site } from '../site.ts'
import { asOf } from './put-into-entry.ts'
import { type FileScope, listFiles, type OwnFile } from './queries.ts'
import { largest, mb } from './read-upload.ts'
import { filePath, thumbnailPath } from './send-file.ts'

const perPage = 50

/** Address of the entry's staff pages. */
export const addressOf = (res: Response): string => `/${res.locals.language}/admin/entries/${entryOf(res).id}`

/** Whose files this person may see. */
export function scopeOf(res: Response): FileScope {
  const account = accountOf(res)
  const organisationId = account.organisation?.id ?? null
  return { everything: can(account, 'listEveryEntry'), organisationId, accountId: account.id }
}

const limits = { maxImage: largest.image / mb, maxAttachment: largest.attachment / mb }

/** The files of an entry, and the form for one more with what the person typed. */
export async function showFiles(
  site: Site,
  req: Request,
  res: Response,
  problems: Problems = {},
  status = 200,
): Promise<void> {
  const entry = entryOf(res)
  const asked = Number(req.query.page)
  const number = Number.isInteger(asked) && asked > 0 && asked < 10_000 ? asked : 1
  const range = { limit: perPage, offset: (number - 1) * perPage }
  const { files, total } = await listFiles(site.db, entry, scopeOf(res), range)
  if (number > 1 && files.length === 0) return res.redirect(303, `${addressOf(res)}/files`)
  const { t } = functionsFor(res.locals.language)
  const path = `/admin/entries/${entry.id}/files`
  const listed = files.map((file) => ({ ...file, ...addresses(res, file), uploadedOn: dayOf(file.uploadedAt) }))
  const pages = Math.max(1, Math.ceil(total / perPage))
  await renderForStaff(
    site,
    req,
    res,
    'files/list',
    { title: t('files.files'), path, nav: '/admin/entries' },
    {
      head: { ...entryHead(req, accountOf(res), entry), heading: t('files.files') },
      files: listed,
      paging: { number, pages, total, from: range.offset + 1 },
      problems,
      limits,
      writable: mayWrite(accountOf(res), entry),
      as: typedText(req.body, 'as') || typedText(req.query, 'as'),
      typed: (name: string) => typedText(req.body, name),
      done: status === 200 && req.query.done === 'removed',
    },
    status,
  )
}

/** One file: to put it into the entry or, with `remove`, to remove it. */
export async function showFile(
  site: Site,
  req: Request,
  res: Response,
  file: OwnFile,
  { problems = {}, remove = false }: { problems?: Problems; remove?: boolean } = {},
  status = 200,
): Promise<void> {
  const entry = entryOf(res)
  const path = `/admin/entries/${entry.id}/files/${file.id}`
  await renderForStaff(
    site,
    req,
    res,
    remove ? 'files/remove' : 'files/use',
    { title: file.name, path: remove ? `${path}/remove` : path, nav: '/admin/entries' },
    {
      head: { ...entryHead(req, accountOf(res), entry), heading: file.name },
      file: { ...file, ...addresses(res, file) },
      problems,
      writable: mayWrite(accountOf(res), entry),
      as: asOf(file),
      typed: (name: string) => typedText(req.body, name),
    },
    status,
  )
}

const addresses = (res: Response, file: { id: number; name: string }) => ({
  href: filePath(file, `/${res.locals.language}/admin`),
  thumbnail: thumbnailPath(file, `/${res.locals.language}/admin`),
})
