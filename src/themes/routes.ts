import { Router } from 'express'
import { findCatalogue } from '../catalogue/queries.ts'
import { addLanguage } from '../catalogue/routes.ts'
import { parseSearch } from '../catalogue/schema.ts'
import { NotFound } from '../errors.ts'
import type { Language } from '../languages.ts'
import { functionsFor } from '../rendering.ts'
import type { Site } from '../site.ts'
import { findTheme, themesInOrder } from './themes.ts'

export function themeRoutes({ db, render }: Site): Router {
  const routes = Router()

  routes.get('/themes', async (req, res) => {
    const language: Language = res.locals.language
    const { t } = functionsFor(language)
    const found = await findCatalogue(db, { ...parseSearch({}), limit: 1 }, language)
    const counts = new Map(found.facets.theme.map(({ value, count }) => [value, count]))
    const themes = themesInOrder(language).map((theme) => ({ ...theme, count: counts.get(theme.id) ?? 0 }))
    const page = { title: t('themes.title'), description: t('themes.lede'), path: '/themes', nav: '/themes' }
    await render(req, res, 'themes/list', page, { themes })
  })

  routes.get('/themes/:id', async (req, res) => {
    const language: Language = res.locals.language
    const theme = findTheme(req.params.id)
    if (!theme) throw new NotFound()
    if (theme.id !== req.params.id) return res.redirect(301, `/${language}/themes/${theme.id}`) // merged into it
    const search = { ...parseSearch({ page: req.query.page }), theme: [theme.id] }
    const found = await findCatalogue(db, search, language)
    const path = `/themes/${theme.id}`
    const page = {
      title: theme.label[language],
      path,
      nav: '/themes',
      feed: addLanguage(`/feed.atom?theme=${theme.id}`, language),
    }
    const pages = Math.max(1, Math.ceil(found.total / search.limit))
    await render(req, res, 'themes/show', page, { theme, found, current: search.page, pages })
  })

  return routes
}
