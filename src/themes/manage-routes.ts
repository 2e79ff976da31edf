import { type Request, type Response, Router } from 'express'
import { accountOf, allow, renderForStaff } from '../accounts/staff-area.ts'
import { capital } from '../catalogue/present-catalogue.ts'
import { Conflict, NotFound } from '../errors.ts'
import { typedText } from '../forms.ts'
import { digest } from '../portal/fact-form.ts'
import { functionsFor } from '../rendering.ts'
import type { Site } from '../site.ts'
import { addTheme, changeTheme, countByTheme, isNamed, mergeThemes, removeTheme } from './change-themes.ts'
import { controls, readTheme, type Typed, writeTheme } from './schema.ts'
import { findTheme, type Theme, themesInOrder } from './themes.ts'

const list = '/admin/themes'

/** The admin's pages of themes: three languages, merging. */
export function manageThemesRoutes(site: Site): Router {
  const { db } = site
  const routes = Router()
  routes.use(list, allow('manageVocabularies'))

  routes.get(list, async (req, res) => {
    const { language } = res.locals
    const { t } = functionsFor(language)
    const counts = await countByTheme(db)
    const themes = themesInOrder(language).map((theme) => ({ ...theme, count: counts.get(theme.id) ?? 0 }))
    const done = ['added', 'changed', 'merged', 'removed'].find((what) => what === req.query.done)
    await show(req, res, 'manage', '', t('themes.title'), { themes, done: done && t(`themes.done_${done}`) })
  })

  routes.get(`${list}/new`, (req, res) => showForm(req, res, undefined, { typed: emptyForm }))

  routes.post(`${list}/new`, async (req, res) => {
    const typed = typedOf(req)
    const { words, problems } = readTheme(typed, themesInOrder('en'))
    if (problems) return showForm(req, res, undefined, { typed, problems }, 422)
    await addTheme(db, words, accountOf(res).id)
    res.redirect(303, `/${res.locals.language}${list}?done=added`)
  })

  routes.get(`${list}/:id`, (req, res) => {
    const theme = themeOf(req)
    return showForm(req, res, theme, { typed: writeTheme(theme) })
  })

  routes.post(`${list}/:id`, async (req, res) => {
    const theme = themeOf(req)
    const [typed, base] = [typedOf(req), typedText(req.body, 'base')]
    const others = themesInOrder('en').filter(({ id }) => id !== theme.id)
    const { words, problems } = readTheme(typed, others)
    if (problems) return showForm(req, res, theme, { typed, base, problems }, 422)
    try {
      await changeTheme(db, theme.id, words, (now) => digest(writeTheme(now)) === base, accountOf(res).id)
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      const now = writeTheme(themeOf(req)) // read anew when the change was refused
      return showForm(req, res, theme, { typed, base: digest(now), now }, 409)
    }
    res.redirect(303, `/${res.locals.language}${list}?done=changed`)
  })

  routes.get(`${list}/:id/merge`, async (req, res) => {
    const theme = themeOf(req)
    const { t, language } = functionsFor(res.locals.language)
    const into = themesInOrder(language).find(({ id }) => id === typedText(req.query, 'into') && id !== theme.id)
    const counts = await countByTheme(db)
    const count = counts.get(theme.id) ?? 0
    const others = themesInOrder(language).filter(({ id }) => id !== theme.id)
    await show(req, res, 'merge', `/${theme.id}/merge`, t('themes.mergeTitle'), { theme, into, count, others })
  })

  routes.post(`${list}/:id/merge`, async (req, res) => {
    await mergeThemes(db, themeOf(req).id, typedText(req.body, 'into'), accountOf(res).id)
    res.redirect(303, `/${res.locals.language}${list}?done=merged`)
  })

  routes.get(`${list}/:id/remove`, async (req, res) => {
    const theme = themeOf(req)
    const { t } = functionsFor(res.locals.language)
    const named = await isNamed(db, theme.id)
    await show(req, res, 'remove', `/${theme.id}/remove`, t('themes.removeTitle'), { theme, named })
  })

  routes.post(`${list}/:id/remove`, async (req, res) => {
    await removeTheme(db, themeOf(req).id, accountOf(res).id)
    res.redirect(303, `/${res.locals.language}${list}?done=removed`)
  })

  const show = (req: Request, res: Response, view: string, path: string, title: string, data: object, status = 200) => {
    const { t } = functionsFor(res.locals.language)
    const above = [['/admin/settings', t('editing.administration')], ...(path ? [[list, t('themes.title')]] : [])]
    const page = { title, path: `${list}${path}`, nav: '/admin/settings' }
    return renderForStaff(site, req, res, `themes/${view}`, page, { above, ...data }, status)
  }

  const showForm = (
    req: Request,
    res: Response,
    theme: Theme | undefined,
    form: { typed: Typed; base?: string; problems?: Record<string, string>; now?: Typed },
    status = 200,
  ) => {
    const { t, language } = functionsFor(res.locals.language)
    const { typed, problems = {}, now, base = digest(typed) } = form
    const labels = Object.fromEntries(
      controls.map((name) => {
        const [field, of] = name.split('.')
        return [name, `${t(`themes.${field}`)}, ${t(`vocabulary.language_${of}`)}`]
      }),
    )
    const data = {
      theme,
      typed,
      problems,
      labels,
      base,
      controls: [
        { name: 'label', type: 'texts', label: t('themes.label'), hint: t('themes.labelHint') },
        { name: 'synonyms', type: 'longTexts', label: t('themes.synonyms'), hint: t('themes.synonymsHint') },
      ],
      problem: (code: string) => t(`themes.problem_${code}`),
      stale: now && controls.filter((name) => now[name] !== typed[name]).map((name) => [labels[name], now[name]]),
    }
    const title = theme ? capital(theme.label[language]) : t('themes.add')
    return show(req, res, 'edit', theme ? `/${theme.id}` : '/new', title, data, status)
  }

  return routes
}

const emptyForm = Object.fromEntries(controls.map((name) => [name, '']))
const typedOf = (req: Request): Typed => Object.fromEntries(controls.map((name) => [name, typedText(req.body, name)]))

function themeOf(req: Request<{ id: string }>): Theme {
  const theme = findTheme(req.params.id)
  if (theme?.id !== req.params.id) throw new NotFound()
  return theme
}
