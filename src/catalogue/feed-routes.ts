import { Router } from 'express'
import { NotFound } from '../errors.ts'
import { isLanguage, type Language } from '../languages.ts'
import { sendText } from '../send-text.ts'
import type { Site } from '../site.ts'
import { drawFeed } from './feed.ts'
import { findCatalogue } from './queries.ts'
import { parseSearch } from './schema.ts'
import { drawSitemap, findSitemapPages } from './sitemap.ts'

/** More a feed reader that comes by now and then does not miss. */
const mostInFeed = 50

/** What feed readers and search engines ask for, outside of the languages: /feed.atom, /sitemap.xml, /robots.txt. */
export function feedRoutes({ db, baseUrl }: Site, kinds: readonly { name: string; plural: string }[]): Router {
  const routes = Router()

  routes.get('/feed.atom', async (req, res) => {
    const lang = [req.query.lang].flat()[0]
    const language: Language = isLanguage(lang) ? lang : 'en'
    const search = { ...parseSearch(req.query), page: 1, limit: mostInFeed }
    const found = await findCatalogue(db, { ...search, sort: 'updated' }, language)
    const feed = drawFeed(found, { search, language, baseUrl: baseUrl(req) })
    sendText(req, res, 'application/atom+xml; charset=utf-8', feed)
  })

  routes.get('/sitemap.xml', async (req, res) => {
    const part = /^[1-9]\d{0,5}$/.test(String(req.query.part)) ? Number(req.query.part) : undefined
    const sitemap = drawSitemap(await findSitemapPages(db, kinds), baseUrl(req), part)
    if (sitemap === undefined) throw new NotFound()
    sendText(req, res, 'application/xml; charset=utf-8', sitemap)
  })

  routes.get('/robots.txt', (req, res) => {
    const closed = ['/language/', '/*/admin', '/*/sign-in'].map((path) => `Disallow: ${path}\n`).join('')
    sendText(req, res, 'text/plain; charset=utf-8', `User-agent: *\n${closed}\nSitemap: ${baseUrl(req)}/sitemap.xml\n`)
  })

  return routes
}
