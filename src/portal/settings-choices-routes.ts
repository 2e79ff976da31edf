import { type Request, type Response, Router } from 'express'
import { roles } from '../accounts/permissions.ts'
import { getSecondFactorRoles, setSecondFactorRoles } from '../accounts/second-factor.ts'
import { accountOf, renderForStaff } from '../accounts/staff-area.ts'
import { record } from '../audit/record.ts'
import type { Config } from '../config.ts'
import { transaction } from '../database.ts'
import { type Problems, parseForm, typedText } from '../forms.ts'
import { takeLock } from '../locks.ts'
import { functionsFor } from '../rendering.ts'
import type { Site } from '../site.ts'
import { loadPortalFacts } from './facts.ts'
import { getPortalSettings, writeSetting } from './queries.ts'
import { confirmationForm, securityForm } from './schema.ts'

/** Settings that are one choice each: how long an entry counts as confirmed, and who needs a second factor. */
export function settingsChoicesRoutes(site: Site, config: Pick<Config, 'baseUrl'>): Router {
  const routes = Router()

  routes.get('/admin/settings/confirmations', async (req, res) => {
    const { confirmAfterMonths } = await getPortalSettings(site.db)
    const months = String(confirmAfterMonths)
    await showMonths(req, res, { typed: months, base: months })
  })

  routes.post('/admin/settings/confirmations', async (req, res) => {
    const typed = typedText(req.body, 'months')
    const { values, problems } = parseForm(confirmationForm, req.body)
    if (problems) return showMonths(req, res, { typed, base: typedText(req.body, 'base'), problems }, 422)
    const now = await transaction(site.db, async (db) => {
      await takeLock(db, 'settings')
      const { confirmAfterMonths } = await getPortalSettings(db)
      if (confirmAfterMonths === values.months) return undefined
      if (String(confirmAfterMonths) !== values.base) return String(confirmAfterMonths)
      await writeSetting(db, 'confirm-after-months', values.months)
      await record(db, 'settings.changed', { accountId: accountOf(res).id, detail: { fields: ['confirmAfterMonths'] } })
    })
    if (now !== undefined) return showMonths(req, res, { typed, base: now, stale: now }, 409)
    await loadPortalFacts(site.db)
    res.redirect(303, `/${res.locals.language}/admin/settings/confirmations?done=saved`)
  })

  routes.get('/admin/settings/security', async (req, res) => {
    const required = await getSecondFactorRoles(site.db)
    await showRoles(req, res, { chosen: required, base: required.join(' ') })
  })

  routes.post('/admin/settings/security', async (req, res) => {
    const { values } = parseForm(securityForm, req.body)
    if (!values) return res.redirect(303, `/${res.locals.language}/admin/settings/security`)
    const now = await transaction(site.db, async (db) => {
      await takeLock(db, 'settings')
      const required = await getSecondFactorRoles(db)
      const will = roles.filter((role) => values.roles.includes(role))
      if (will.join(' ') === required.join(' ')) return undefined
      if (required.join(' ') !== values.base) return required
      await setSecondFactorRoles(db, will)
      await record(db, 'settings.changed', { accountId: accountOf(res).id, detail: { fields: ['secondFactorRoles'] } })
    })
    if (now) return showRoles(req, res, { chosen: values.roles, base: now.join(' '), stale: now }, 409)
    res.redirect(303, `/${res.locals.language}/admin/settings/security?done=saved`)
  })

  const showMonths = (
    req: Request,
    res: Response,
    { typed, base, problems = {}, stale }: { typed: string; base: string; problems?: Problems; stale?: string },
    status = 200,
  ) => {
    const { t } = functionsFor(res.locals.language)
    const label = t('settings.months')
    return show(req, res, 'confirmations', status, {
      lede: t('settings.confirmationsLede'),
      base,
      stale,
      problems,
      warning: config.baseUrl ? undefined : t('settings.noBaseUrl'),
      controls: [
        { name: 'months', type: 'number', label, hint: t('settings.monthsHint'), min: 1, max: 120, required: true },
      ],
      typed: { months: typed },
      labels: { months: label },
      problem: (code: string) => t(`settings.problem_${code}`),
    })
  }

  const showRoles = (
    req: Request,
    res: Response,
    { chosen, base, stale }: { chosen: readonly string[]; base: string; stale?: readonly string[] },
    status = 200,
  ) => {
    const { t } = functionsFor(res.locals.language)
    const nameOf = (role: string) => t(`accounts.role_${role}`)
    return show(req, res, 'security', status, {
      lede: t('settings.securityLede'),
      base,
      stale: stale && (stale.map(nameOf).join(', ') || t('settings.nobody')),
      problems: {},
      legend: t('settings.secondFactorRoles'),
      choices: roles.map((role) => [role, nameOf(role), chosen.includes(role)]),
    })
  }

  const show = (req: Request, res: Response, name: string, status: number, data: Record<string, unknown>) => {
    const { t } = functionsFor(res.locals.language)
    const page = { title: t(`settings.page_${name}`), path: `/admin/settings/${name}`, nav: '/admin/settings' }
    const done = status === 200 && req.query.done === 'saved' ? t('settings.saved') : undefined
    return renderForStaff(site, req, res, 'portal/settings-choices', page, { ...data, done }, status)
  }

  return routes
}
