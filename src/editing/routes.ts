import { type Response, Router } from 'express'
import { dayOf } from '../accounts/moments.ts'
import { can } from '../accounts/permissions.ts'
import { accountOf, allow, renderForStaff } from '../accounts/staff-area.ts'
import { functionsFor } from '../rendering.ts'
import type { Site } from '../site.ts'
import { type Count, countEntries, listEntries, type Scope } from './queries.ts'
import { type Filter, filterAddress, filterSchema, states } from './schema.ts'

const perPage = 50

/** The staff's own pages of entries. They stand behind `accountRoutes`, which lets only staff come here. */
export function editingRoutes(site: Site, kinds: readonly { name: string; plural: string }[]): Router {
  const routes = Router()

  routes.get('/admin', allow('listEntries'), async (req, res) => {
    const { t } = functionsFor(res.locals.language)
    const counts = await countEntries(site.db, scopeOf(res))
    const page = { title: t('accounts.staffArea'), path: '/admin', nav: '/admin' }
    const data = { account: accountOf(res), scope: scopeOf(res), kinds, states, count: counter(counts), filterAddress }
    await renderForStaff(site, req, res, 'editing/home', page, data)
  })

  routes.get('/admin/entries', allow('listEntries'), async (req, res) => {
    const { t } = functionsFor(res.locals.language)
    const scope = scopeOf(res)
    const asked = filterSchema.parse(req.query)
    const count = counter(await countEntries(site.db, scope))
    const total = count(asked)
    const pages = Math.max(1, Math.ceil(total / perPage))
    const filter = { ...asked, page: Math.min(asked.page, pages) }
    const entries = await listEntries(site.db, scope, filter, perPage)
    const page = { title: t('editing.entries'), path: `/admin/entries${filterAddress(filter)}`, nav: '/admin/entries' }
    await renderForStaff(site, req, res, 'editing/entries', page, {
      entries: entries.map((entry) => ({ ...entry, savedOn: entry.savedAt && dayOf(entry.savedAt) })),
      filter,
      scope,
      facets: [
        { name: 'state', options: states.map((value) => ({ value, count: count({ ...filter, state: [value] }) })) },
        {
          name: 'kind',
          options: kinds.map(({ name }) => ({ value: name, count: count({ ...filter, kind: [name] }) })),
        },
      ],
      total,
      all: count({}),
      pages,
      from: (filter.page - 1) * perPage + 1,
      to: (change: Partial<Filter>) =>
        `/${res.locals.language}/admin/entries${filterAddress({ ...filter, page: 1, ...change })}`,
    })
  })

  return routes
}

/** What this person may see of what is not public. */
function scopeOf(res: Response): Scope {
  const account = accountOf(res)
  return { everything: can(account, 'listEveryEntry'), organisationId: account.organisation?.id ?? null }
}

/** Counts what a filter finds; no kind, or no state, means any. */
const counter =
  (counts: Count[]) =>
  ({ kind = [], state = [] }: { kind?: string[]; state?: string[] }): number =>
    counts
      .filter((each) => kind.length === 0 || kind.includes(each.kind))
      .filter((each) => state.length === 0 || state.includes(each.state))
      .reduce((sum, each) => sum + each.count, 0)
