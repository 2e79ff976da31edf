import { Router } from 'express'
import { formatMoment } from '../../accounts/moments.ts'
import { itemPath } from '../../catalogue/item.ts'
import type { Preview } from '../../entries/show-entry.ts'
import { functionsFor } from '../../rendering.ts'
import type { Site } from '../../site.ts'
import { findPreview } from './previews.ts'

/**
 * A version of an entry as its page would look, by a link that needs no account. The request goes on to the page of
 * the kind, which shows that version; whoever is sent the link must not leave it behind anywhere.
 */
export function previewRoutes({ db, render }: Site): Router {
  const routes = Router()

  routes.get('/preview', async (req, res, next) => {
    const { language } = res.locals
    res.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'no-referrer' })
    const found = await findPreview(db, req.query.token)
    if (!found) {
      const page = { title: functionsFor(language).t('history.noPreview'), path: '', private: true }
      return render(req, res, 'editing/no-preview', page, {}, 410)
    }
    const { revisionId, number, expiresAt } = found
    const until = formatMoment(expiresAt, language)
    res.locals.preview = { revisionId, number, token: String(req.query.token), until } satisfies Preview
    req.url = itemPath(found)
    next()
  })

  return routes
}
