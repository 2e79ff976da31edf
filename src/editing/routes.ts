import { Router } from 'express'
import { dayOf, formatMoment } from '../accounts/moments.ts'
import { can } from '../accounts/permissions.ts'
import { personName } from '../accounts/person-name.ts'
import { accountOf, allow, renderForStaff } from '../accounts/staff-area.ts'
import type { Db } from '../database.ts'
import { functionsFor } from '../rendering.ts'
import type { Site } from '../site.ts'
import { findQueue } from './find-queue.ts'
import { bulkActions } from './managing/bulk-schema.ts'
import { presentNews, presentSteps } from './present-queue.ts'
import { type Count, countEntries, listEntries } from './queries.ts'
import {
  ages,
  type Filter,
  facetNames,
  filterAddress,
  filterSchema,
  gapsOfLanguages,
  noFilter,
  states,
  todos,
} from './schema.ts'
import { scopeOf } from './scope.ts'

const perPage = 50

/** A facet offers so many values at most, those with most entries; an office has few partners and many acquaintances. */
const mostValues = 15

/**
 * The staff's own pages of entries. They stand behind `accountRoutes`, which lets only staff come here. `countImports`:
 * batches that wait for an admin.
 */
export function editingRoutes(
  site: Site,
  kinds: readonly { name: string; plural: string }[],
  countImports: (db: Db) => Promise<number>,
): Router {
  const routes = Router()

  routes.get('/admin', allow('listEntries'), async (req, res) => {
    const { t } = functionsFor(res.locals.language)
    const scope = scopeOf(res)
    const account = accountOf(res)
    const count = counter(await countEntries(site.db, scope, noFilter))
    const drafts = await listEntries(site.db, scope, { ...noFilter, todo: ['drafts', 'sent-back'] }, 8)
    const queue = await findQueue(site.db, scope, 5)
    const deciding = scope.everything
    const imports = can(account, 'importAnnexes') ? await countImports(site.db) : undefined
    await renderForStaff(
      site,
      req,
      res,
      'editing/home',
      { title: t('editing.queue'), path: '/admin', nav: '/admin' },
      {
        account,
        scope,
        deciding,
        kinds,
        states,
        count,
        imports,
        filterAddress,
        reviewCount: queue.reviewCount,
        steps: presentSteps(queue, t, deciding, 7),
        drafts: drafts.map((each) => ({ ...each, savedOn: each.savedAt && dayOf(each.savedAt) })),
        ...presentNews(queue, t),
      },
    )
  })

  routes.get('/admin/entries', allow('listEntries'), async (req, res) => {
    const { t, language } = functionsFor(res.locals.language)
    const scope = scopeOf(res)
    const asked = filterSchema.parse(req.query)
    const counts = await countEntries(site.db, scope, asked)
    const count = counter(counts)
    const total = count('total')
    const pages = Math.max(1, Math.ceil(total / perPage))
    const filter = { ...asked, page: Math.min(asked.page, pages) }
    const entries = await listEntries(site.db, scope, filter, perPage)
    const page = { title: t('editing.entries'), path: `/admin/entries${filterAddress(filter)}`, nav: '/admin/entries' }
    await renderForStaff(site, req, res, 'editing/entries', page, {
      entries: entries.map((entry) => ({
        ...entry,
        savedOn: entry.savedAt && dayOf(entry.savedAt),
        scheduledFor: entry.scheduledFor && formatMoment(entry.scheduledFor, language),
        assignee: entry.assignee && personName(t, entry.assignee),
      })),
      filter,
      scope,
      facets: facetsOf(counts, filter, kinds),
      total,
      all: count('all'),
      pages,
      from: (filter.page - 1) * perPage + 1,
      bulk: can(accountOf(res), 'bulkEdit') ? bulkActions : undefined,
      done: req.query.done === 'deleted',
      to: (change: Partial<Filter>) => `/${language}/admin/entries${filterAddress({ ...filter, page: 1, ...change })}`,
    })
  })

  return routes
}

/** How many entries a facet has of a value: as the counts say, 0 where they say nothing. */
const counter = (counts: Count[]) => {
  const found = new Map(counts.map(({ facet, value, count }) => [`${facet} ${value}`, count]))
  return (facet: Count['facet'], value = ''): number => found.get(`${facet} ${value}`) ?? 0
}

/** The facets with what each value would find. Of long ones, values that find nothing are left out unless chosen. */
function facetsOf(counts: Count[], filter: Filter, kinds: readonly { name: string }[]) {
  const count = counter(counts)
  const known: Record<(typeof facetNames)[number], readonly string[]> = {
    todo: todos,
    state: states,
    kind: kinds.map(({ name }) => name),
    language: gapsOfLanguages,
    owner: counts.filter(({ facet }) => facet === 'owner').map(({ value }) => value),
    age: ages,
  }
  return facetNames.map((name) => {
    const chosen: readonly string[] = filter[name]
    const all = [...known[name], ...chosen.filter((value) => !known[name].includes(value))]
    const short = name === 'state' || name === 'kind'
    const offered = all.filter(
      (value, i) => chosen.includes(value) || short || (count(name, value) > 0 && i < mostValues),
    )
    return {
      name,
      options: offered.map((value) => ({
        value,
        count: count(name, value),
        label: counts.find((each) => each.facet === name && each.value === value)?.label,
      })),
    }
  })
}
