import { Router } from 'express'
import { accountOf, allow, renderForStaff } from '../accounts/staff-area.ts'
import { record } from '../audit/record.ts'
import type { Config } from '../config.ts'
import { type Db, transaction } from '../database.ts'
import { type Problems, typedText } from '../forms.ts'
import { takeLock } from '../locks.ts'
import { functionsFor } from '../rendering.ts'
import type { Site } from '../site.ts'
import { digest, type FactForm, factForms, readFacts, type Typed, typedFacts, writeFacts } from './fact-form.ts'
import { loadPortalFacts } from './facts.ts'
import { getPortalFacts, writePortalFacts } from './queries.ts'
import { settingsChoicesRoutes } from './settings-choices-routes.ts'
import { settingsLogoRoutes } from './settings-logo-routes.ts'
import { showFactForm } from './show-fact-form.ts'

/** The pages of administration, under /admin, by what they are about. */
const groups = {
  people: ['accounts', 'organisations', 'personal-data'],
  content: ['themes', 'sources'],
  portal: ['settings/portal', 'settings/accessibility', 'settings/confirmations', 'settings/security'],
  watch: ['log'],
}

/** The admin's pages of portal facts and settings, and the way to all pages of administration. */
export function settingsRoutes(site: Site, config: Pick<Config, 'baseUrl'>): Router {
  const routes = Router()
  routes.use('/admin/settings', allow('manageSettings'))

  routes.get('/admin/settings', async (req, res) => {
    const { t } = functionsFor(res.locals.language)
    const page = { title: t('editing.administration'), path: '/admin/settings', nav: '/admin/settings' }
    await renderForStaff(site, req, res, 'portal/settings', page, { groups })
  })

  for (const form of Object.keys(factForms) as FactForm[]) {
    routes.get(`/admin/settings/${form}`, async (req, res) => {
      const typed = writeFacts(form, await getPortalFacts(site.db))
      await showFactForm(site, req, res, form, { typed, base: digest(typed) })
    })

    routes.post(`/admin/settings/${form}`, async (req, res) => {
      const typed = typedFacts(form, req.body)
      const base = typedText(req.body, 'base')
      const { problems, now } = await saveFacts(site.db, form, typed, base, accountOf(res).id)
      if (problems) return showFactForm(site, req, res, form, { typed, base, problems }, 422)
      // whoever was shown what stands there now may save over it
      if (now) return showFactForm(site, req, res, form, { typed, base: digest(now), now }, 409)
      await loadPortalFacts(site.db)
      res.redirect(303, `/${res.locals.language}/admin/settings/${form}?done=saved`)
    })
  }

  routes.use(settingsLogoRoutes(site))
  routes.use(settingsChoicesRoutes(site, config))
  return routes
}

type Saved = { problems?: Problems; now?: Typed }

/** Saves one form of facts, if nobody has changed these since it was opened; else `now` is what stands there. */
function saveFacts(db: Db, form: FactForm, typed: Typed, base: string, accountId: number): Promise<Saved> {
  return transaction(db, async (db) => {
    await takeLock(db, 'settings')
    const before = await getPortalFacts(db)
    const read = readFacts(form, typed, before)
    if (read.problems) return { problems: read.problems }
    const [was, will] = [writeFacts(form, before), writeFacts(form, read.facts)]
    const fields = Object.keys(was).filter((name) => was[name] !== will[name])
    if (fields.length === 0) return {}
    if (digest(was) !== base) return { now: was }
    await writePortalFacts(db, read.facts)
    await record(db, 'settings.changed', { accountId, detail: { fields } })
    return {}
  })
}
