import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { can } from '../accounts/permissions.ts'
import type { Account } from '../accounts/queries.ts'
import { accountOf, allow, renderForStaff } from '../accounts/staff-area.ts'
import { record } from '../audit/record.ts'
import { kindValues } from '../catalogue/schema.ts'
import { type Db, transaction } from '../database.ts'
import { createEntry, saveRevision } from '../entries/save-revision.ts'
import { line, type Problems, parseForm, typedText } from '../forms.ts'
import { kindByName } from '../kinds.ts'
import { languages } from '../languages.ts'
import { functionsFor } from '../rendering.ts'
import type { Site } from '../site.ts'
import { findSimilarTitles } from './find-similar-titles.ts'
import { findFreeSlug } from './make-slug.ts'
import { listEntriesToPick, type Option } from './pick.ts'
import { scopeOf } from './scope.ts'

const titleLength = 240

const newEntry = z.object({
  kind: z.enum(kindValues, 'choose'),
  language: z.enum(languages, 'choose'),
  title: line(titleLength),
  // The organisation that the entry belongs to; whoever belongs to one has no choice, and sends none.
  owner: z
    .string('required')
    .regex(/^\d{0,9}$/, 'choose')
    .transform((id) => (id ? Number(id) : undefined))
    .optional(),
  anyway: z.literal('on').optional(),
})
type NewEntry = z.infer<typeof newEntry>

/** A new entry: its kind, the language it is written in, its title and to whom it belongs. */
export function newEntryRoutes(site: Site): Router {
  const { db } = site
  const routes = Router()

  routes.get('/admin/entries/new', allow('createEntry'), (req, res) => showForm(site, req, res, {}))

  routes.post('/admin/entries/new', allow('createEntry'), async (req, res) => {
    const account = accountOf(res)
    const { values, problems } = parseForm(newEntry, req.body)
    if (problems) return showForm(site, req, res, { problems }, 422)
    const any = can(account, 'listEveryEntry')
    const ownerId = any ? values.owner : account.organisation?.id
    if (!any && ownerId === undefined) return showForm(site, req, res, {}, 403)
    if (ownerId !== undefined && !(await isOrganisation(db, ownerId)))
      return showForm(site, req, res, { problems: { owner: 'choose' } }, 422)
    if (!values.anyway) {
      const similar = await findSimilarTitles(db, res.locals.language, scopeOf(res), values)
      if (similar.length > 0) return showForm(site, req, res, { similar }, 200)
    }
    const id = await create(db, account, values, ownerId)
    res.redirect(303, `/${res.locals.language}/admin/entries/${id}/edit?done=created`)
  })

  return routes
}

function create(db: Db, account: Account, { kind: name, language, title }: NewEntry, ownerId?: number) {
  const kind = kindByName.get(name)!
  return transaction(db, async (tx) => {
    // Two people who choose one title at the same moment: the second waits, and gets the next number.
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`new ${name}`])
    const slug = await findFreeSlug(tx, name, title)
    const id = await createEntry(tx, kind, { slug, originalLanguage: language, ownerId })
    // whose entry it is, is also what readers look for first
    const role = ['owner', 'lead', 'organiser'].find((each) => kind.roles[each]?.includes('organisation'))
    const relations = role && ownerId !== undefined ? [{ role, toId: ownerId }] : []
    const draft = { content: { title: { [language]: title } }, relations, sources: [] }
    await saveRevision(tx, kind, id, draft, { origin: 'staff', authorId: account.id })
    await record(tx, 'entry.created', { accountId: account.id, entryId: id, detail: { kind: name } })
    return id
  })
}

async function isOrganisation(db: Db, id: number): Promise<boolean> {
  const { rows } = await db.query(`select 1 from entries e where e.id = $1 and e.kind = 'organisation'`, [id])
  return rows.length > 0
}

type Shown = { problems?: Problems; similar?: Option[] }

async function showForm(site: Site, req: Request, res: Response, shown: Shown, status = 200): Promise<void> {
  const { language } = res.locals
  const { t } = functionsFor(language)
  const account = accountOf(res)
  const any = can(account, 'listEveryEntry')
  const page = { title: t('editor.new'), path: '/admin/entries/new', nav: '/admin/entries' }
  if (!any && !account.organisation) return renderForStaff(site, req, res, 'editing/no-organisation', page, {}, 403)
  const organisations = any ? await listEntriesToPick(site.db, language, scopeOf(res), { kinds: ['organisation'] }) : []
  const asked = (name: string) =>
    typedText(req.body, name) || (typeof req.query[name] === 'string' ? req.query[name] : '')
  const typed = {
    kind: asked('kind'),
    language: asked('language') || account.language,
    title: asked('title'),
    owner: asked('owner') || (req.method === 'GET' ? String(account.organisation?.id ?? '') : ''),
  }
  const { problems = {}, similar = [] } = shown
  const data = {
    kinds: kindValues,
    problems,
    similar,
    typed,
    any,
    organisations,
    organisation: account.organisation,
    titleLength,
  }
  await renderForStaff(site, req, res, 'editing/new', page, data, status)
}
