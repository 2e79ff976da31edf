import { type Request, type Response, Router } from 'express'
import { can } from '../accounts/permissions.ts'
import { accountOf, allow, renderForStaff } from '../accounts/staff-area.ts'
import { problemText } from '../editing/form/field-labels.ts'
import { Conflict, NotFound } from '../errors.ts'
import { typedText } from '../forms.ts'
import { languages, type T } from '../languages.ts'
import { functionsFor } from '../rendering.ts'
import type { Site } from '../site.ts'
import { findSource, listOrganisations, listSources, type OneSource } from './queries.ts'
import { addSource, changeSource, removeSource } from './save-source.ts'
import { type Fault, type Problems, readSource } from './source-form.ts'

const perPage = 50

/** The documents that entries rest on. Several entries may rest on one, so they are not changed with an entry. */
export function sourceRoutes(site: Site): Router {
  const { db } = site
  const routes = Router()
  const one = '/admin/sources/:id'
  const [mayAdd, mayChange] = [allow('addSource'), allow('changeSource')]
  const back = (res: Response, done: string) => res.redirect(303, `/${res.locals.language}/admin/sources?done=${done}`)

  routes.get('/admin/sources', mayAdd, (req, res) => showList(site, req, res))
  routes.get('/admin/sources/new', mayAdd, (req, res) => showForm(site, req, res, {}))

  routes.post('/admin/sources', mayAdd, async (req, res) => {
    const read = await readForm(site, req, res)
    if (read.problems) return showForm(site, req, res, { problems: read.problems }, 422)
    try {
      await addSource(db, accountOf(res).id, read.values, read.code)
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      return showForm(site, req, res, { problems: { code: { code: 'taken' } } }, 422)
    }
    back(res, 'added')
  })

  routes.get(one, mayAdd, async (req, res) => showForm(site, req, res, { source: await getSource(site, req, res) }))

  routes.post(one, mayChange, async (req, res) => {
    const source = await getSource(site, req, res)
    const read = await readForm(site, req, res)
    if (read.problems) return showForm(site, req, res, { source, problems: read.problems }, 422)
    try {
      await changeSource(db, accountOf(res).id, source.id, typedText(req.body, 'mark'), read.values)
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      return showForm(site, req, res, { source: await getSource(site, req, res), conflict: true }, 409)
    }
    back(res, 'changed')
  })

  routes.get(`${one}/remove`, mayChange, async (req, res) =>
    show(site, req, res, 'remove', { source: await getSource(site, req, res) }),
  )

  routes.post(`${one}/remove`, mayChange, async (req, res) => {
    const { id } = await getSource(site, req, res)
    try {
      await removeSource(db, accountOf(res).id, id, typedText(req.body, 'mark'))
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      return show(site, req, res, 'remove', { source: await getSource(site, req, res), conflict: true }, 409)
    }
    back(res, 'removed')
  })

  return routes
}

async function getSource({ db }: Site, req: Request, res: Response): Promise<OneSource> {
  const id = String(req.params.id)
  const account = accountOf(res)
  const scope = { everything: can(account, 'listEveryEntry'), organisationId: account.organisation?.id ?? null }
  const source = /^[1-9]\d{0,8}$/.test(id) ? await findSource(db, Number(id), scope) : undefined
  if (!source) throw new NotFound()
  return source
}

async function readForm({ db }: Site, req: Request, res: Response) {
  const { language } = res.locals
  const organisations = await listOrganisations(db, language)
  return readSource(req.body, { language, organisations: organisations.map(({ id }) => id) })
}

async function showList(site: Site, req: Request, res: Response): Promise<void> {
  const q = typedText(req.query, 'q')
    .replace(/\p{Cc}|\p{Cs}/gu, ' ')
    .trim()
    .slice(0, 200)
  const asked = Number(req.query.page)
  const number = Number.isInteger(asked) && asked > 0 && asked < 10_000 ? asked : 1
  const offset = (number - 1) * perPage
  const { sources, total, all } = await listSources(site.db, q, { limit: perPage, offset })
  const pages = Math.max(1, Math.ceil(total / perPage))
  const to = (page: number) => {
    const query = new URLSearchParams({ ...(q && { q }), ...(page > 1 && { page: String(page) }) })
    return `/admin/sources${query.size > 0 ? '?' : ''}${query}`
  }
  if (number > 1 && sources.length === 0) return res.redirect(303, `/${res.locals.language}${to(1)}`)
  const done = ['added', 'changed', 'removed'].find((what) => what === req.query.done)
  const paging = { number, pages, from: offset + 1, previous: to(number - 1), next: to(number + 1) }
  await show(site, req, res, 'list', { sources, total, all, q, paging, done })
}

type Shown = { source?: OneSource; problems?: Problems; conflict?: boolean }

/** The form of a source with what was typed; before anything was, with what is stored. */
async function showForm(site: Site, req: Request, res: Response, shown: Shown, status = 200): Promise<void> {
  const { source, problems = {} } = shown
  const { language } = res.locals
  const { t } = functionsFor(language)
  const stored = source ? written(source) : {}
  const typed = (name: string) => (status === 200 ? (stored[name] ?? '') : typedText(req.body, name))
  const said = Object.entries(problems).map(([name, fault]) => [name, inWords(t, fault)])
  const organisations = await listOrganisations(site.db, language)
  const mayChange = !source || can(accountOf(res), 'changeSource')
  const data = { ...shown, problems: Object.fromEntries(said), typed, organisations, languages, mayChange }
  await show(site, req, res, mayChange ? 'form' : 'show', data, status)
}

function show(site: Site, req: Request, res: Response, view: string, data: Record<string, unknown>, status = 200) {
  const { t } = functionsFor(res.locals.language)
  const page = { title: t('sources.sources'), path: pathOf(req), nav: '/admin/sources' }
  const mayChange = can(accountOf(res), 'changeSource')
  return renderForStaff(site, req, res, `sources/${view}`, page, { mayChange, ...data }, status)
}

/** After a refused POST to the list its form stands at its own address in the other languages. */
const pathOf = (req: Request): string =>
  req.method === 'POST' && req.path === '/admin/sources' ? '/admin/sources/new' : req.path

/** A source as its form writes it. */
function written(source: OneSource): Record<string, string> {
  const texts = (['title', 'pageKind', 'dateNote', 'note'] as const).flatMap((name) =>
    languages.map((language) => [`${name}.${language}`, source[name]?.[language] ?? '']),
  )
  const { owner, language, dated, ownerId } = source
  return { ...Object.fromEntries(texts), owner, language, dated: dated ?? '', ownerId: String(ownerId ?? '') }
}

const ownWords = new Set([
  'required',
  'chooseOne',
  'ownLanguage',
  'code',
  'taken',
  'organisation',
  'tooLong',
  'unreadable',
])
const inWords = (t: T, fault: Fault): string =>
  ownWords.has(fault.code) ? t(`sources.problem_${fault.code}`) : problemText(t, fault)
