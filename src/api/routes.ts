import { type Request, type Response, Router } from 'express'
import { findCatalogue } from '../catalogue/queries.ts'
import { parseSearch } from '../catalogue/schema.ts'
import { suggest } from '../catalogue/suggest.ts'
import type { CommonContent, Kind } from '../entries/kind.ts'
import { getPublished } from '../entries/queries.ts'
import { wordsFor } from '../entries/show-entry.ts'
import { NotFound } from '../errors.ts'
import { kinds } from '../kinds.ts'
import { isLanguage, type Language } from '../languages.ts'
import { functionsFor } from '../rendering.ts'
import { sendText, shows } from '../send-text.ts'
import type { Site } from '../site.ts'
import { themesInOrder } from '../themes/themes.ts'
import { openapi } from './openapi.ts'
import { presentCatalogue } from './present-catalogue.ts'
import { presentEntry } from './present-entry.ts'

/** The public data as JSON, below /api. Whatever goes wrong is answered with problem+json (error-pages.ts). */
export function apiRoutes(site: Site): Router {
  const routes = Router()
  routes.use((req, res, next) => {
    res.set('Access-Control-Allow-Origin', '*') // public data: pages of other sites may read it, also its problems
    if (req.method === 'GET' || req.method === 'HEAD') return next()
    res.set('Allow', 'GET, HEAD')
    next(Object.assign(new Error('only reading'), { status: 405 }))
  })
  routes.get('/v1/catalogue', (req, res) => sendCatalogue(site, req, res, '/api/v1/catalogue'))
  routes.get('/v1/suggest', (req, res) => sendSuggestions(site, req, res))
  routes.get('/v1/themes', (req, res) => sendThemes(site, req, res))
  routes.get('/v1/openapi.json', (req, res) => sendText(req, res, 'application/json', openapi()))
  for (const kind of kinds) {
    const path = `/v1/${kind.plural}`
    routes.get(path, (req, res) => sendCatalogue(site, req, res, `/api${path}`, kind))
    routes.get(`${path}/:slug`, (req, res) => sendEntry(site, req, res, kind))
  }
  routes.use((_req, _res, next) => next(new NotFound()))
  return routes
}

const sendJson = (req: Request, res: Response, answer: object) =>
  sendText(req, res, 'application/json', JSON.stringify(answer))

/** The language of labels; nonsense falls back to English, like every parameter. */
const languageAsked = (req: Request): Language => {
  const lang = [req.query.lang].flat()[0]
  return isLanguage(lang) ? lang : 'en'
}

async function sendCatalogue(site: Site, req: Request, res: Response, path: string, kind?: Kind): Promise<void> {
  const asked = parseSearch(req.query)
  const shown = kind ? { ...asked, kind: [] } : asked
  const search = kind ? { ...asked, kind: [kind.name] } : asked
  const { t } = functionsFor(languageAsked(req))
  const found = await findCatalogue(site.db, search, t.language)
  sendJson(req, res, presentCatalogue(found, { search, shown, path, baseUrl: site.baseUrl(req), t }))
}

async function sendEntry(site: Site, req: Request<{ slug: string }>, res: Response, kind: Kind): Promise<void> {
  const { slug } = req.params
  const entry = await getPublished<CommonContent>(site.db, kind.name, slug)
  shows(res, wordsFor(entry))
  if (entry.slug === slug) sendJson(req, res, presentEntry(entry, site.baseUrl(req)))
  else res.redirect(301, `/api/v1/${kind.plural}/${entry.slug}`)
}

function sendThemes(site: Site, req: Request, res: Response): void {
  const items = themesInOrder('en').map((theme) => ({ ...theme, url: `${site.baseUrl(req)}/en/themes/${theme.id}` }))
  sendJson(req, res, { items })
}

async function sendSuggestions(site: Site, req: Request, res: Response): Promise<void> {
  const language = languageAsked(req)
  const found = await suggest(site.db, parseSearch(req.query).q, language)
  const items = found.map(({ path, ...suggestion }) => ({ ...suggestion, url: `${site.baseUrl(req)}${path}` }))
  const { t } = functionsFor(language)
  const summary = items.length === 0 ? t('suggestions.none') : t('suggestions.counted', { count: items.length })
  sendJson(req, res, { items, summary })
}
