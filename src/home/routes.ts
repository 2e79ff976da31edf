import { Router } from 'express'
import { findCatalogue } from '../catalogue/queries.ts'
import { addLanguage, presentMap } from '../catalogue/routes.ts'
import { parseSearch } from '../catalogue/schema.ts'
import type { Language } from '../languages.ts'
import { functionsFor } from '../rendering.ts'
import type { Site } from '../site.ts'
import { themesInOrder } from '../themes/themes.ts'
import { findHome } from './queries.ts'

const latest = 4

export function homeRoutes({ db, render, drawn }: Site): Router {
  const routes = Router()
  routes.get('/', async (req, res) => {
    if (await drawn.send(req, res)) return
    const language: Language = res.locals.language
    const { t } = functionsFor(language)
    const search = { ...parseSearch({}), limit: latest }
    // Two statements on purpose, one after the other: the embedded database has one session.
    const found = await findCatalogue(db, search, language)
    drawn.keep(req, res, found.version)
    const { figures, searches, agreements } = await findHome(db)
    const countOf = (facet: 'kind' | 'theme', value: string) =>
      found.facets[facet].find((count) => count.value === value)?.count ?? 0
    await render(
      req,
      res,
      'home/show',
      { title: t('home.title'), description: t('home.lede'), path: '', feed: addLanguage('/feed.atom', language) },
      {
        found,
        figures,
        searches,
        map: presentMap(found, search, '/catalogue', t, agreements),
        agreements,
        kindCount: (kind: string) => countOf('kind', kind),
        themes: themesInOrder(language)
          .map(({ id }) => ({ id, count: countOf('theme', id) }))
          .filter(({ count }) => count > 0),
      },
    )
  })
  return routes
}
