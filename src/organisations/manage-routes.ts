import { Router } from 'express'
import { z } from 'zod'
import { allow, renderForStaff } from '../accounts/staff-area.ts'
import { functionsFor } from '../rendering.ts'
import type { Site } from '../site.ts'
import { listOrganisations } from './list-organisations.ts'

const perPage = 50

/** Nonsense falls back: reading must not fail. */
const filter = z.object({
  q: z
    .string()
    .catch('')
    .transform((q) =>
      q
        .replace(/\p{Cc}/gu, ' ')
        .trim()
        .slice(0, 100),
    ),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

/** The admin's list of organisations with what belongs to them. */
export function manageOrganisationsRoutes(site: Site): Router {
  const routes = Router()

  routes.get('/admin/organisations', allow('manageOrganisations'), async (req, res) => {
    const { language } = res.locals
    const { t } = functionsFor(language)
    const { q, page } = filter.parse(req.query)
    const found = await listOrganisations(site.db, { q, page, limit: perPage }, language)
    const addressOf = (number: number) => {
      const query = new URLSearchParams({ ...(q && { q }), ...(number > 1 && { page: String(number) }) })
      return `/admin/organisations${query.size > 0 ? `?${query}` : ''}`
    }
    const here = { title: t('kinds.organisations'), path: addressOf(found.page), nav: '/admin/settings' }
    await renderForStaff(site, req, res, 'organisations/manage', here, {
      ...found,
      above: [['/admin/settings', t('editing.administration')]],
      q,
      addressOf,
      from: (found.page - 1) * perPage + 1,
    })
  })

  return routes
}
