import { type Request, type Response, Router } from 'express'
import type { Language } from '../languages.ts'
import type { Page } from '../rendering.ts'
import { functionsFor } from '../rendering.ts'
import { shows } from '../send-text.ts'
import type { Site } from '../site.ts'
import { portalFacts } from './facts.ts'
import { fillSentence } from './fill-sentence.ts'
import { findSources } from './queries.ts'

/** What the portal says of itself: who runs it, how accessible it is, what it stores. */
export function portalRoutes({ db, render }: Site): Router {
  const routes = Router()

  routes.get('/about', async (req, res) => {
    const { t } = functionsOf(res)
    const found = await findSources(db)
    const page = { title: t('about.title'), description: t('about.lede'), path: '/about', nav: '/about' }
    await show(req, res, 'about', page, found)
  })

  routes.get('/accessibility', async (req, res) => {
    const { t } = functionsOf(res)
    await show(req, res, 'accessibility', { title: t('portal.accessibility'), path: '/accessibility' })
  })

  routes.get('/privacy', async (req, res) => {
    const { t } = functionsOf(res)
    await show(req, res, 'privacy', { title: t('privacy.title'), description: t('privacy.lede'), path: '/privacy' })
  })

  const show = (req: Request, res: Response, view: string, page: Page, data?: Record<string, unknown>) => {
    const { t } = functionsOf(res)
    if (!data) shows(res, []) // nothing of any entry
    const facts = portalFacts()
    return render(req, res, `portal/${view}`, page, {
      ...data,
      facts,
      /** The language in which the body itself writes, for names that were not translated. */
      original: facts.country === 'cz' ? 'cs' : 'pl',
      fill: (key: string, html: Record<string, string>) => fillSentence(t, key, html),
    })
  }
  return routes
}

const functionsOf = (res: Response) => functionsFor(res.locals.language as Language)
