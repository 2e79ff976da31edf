import { Router } from 'express'
import { itemPath } from '../catalogue/item.ts'
import { findOffices } from '../entries/find-offices.ts'
import type { PublishedEntry } from '../entries/queries.ts'
import { inRole, showEntry } from '../entries/show-entry.ts'
import { type Language, pickText } from '../languages.ts'
import type { Site } from '../site.ts'
import { findWithin, type Within } from './queries.ts'
import { type Programme, programme } from './schema.ts'

export function programmeRoutes(site: Site): Router {
  const routes = Router()
  routes.get('/programmes/:slug', (req, res) =>
    showEntry<Programme>(site, req, res, programme, async (entry, language) => {
      const within = await findWithin(site.db, entry.id)
      return {
        within,
        totals: totalsOf(within),
        counted: within.filter(({ counted }) => counted?.metrics.length || counted?.stages.length),
        asked: findOffices(entry, ['managing-authority', 'programme-operator'], ['intermediate-body']),
        structured: describeProgramme(entry, language, site.baseUrl(req)),
      }
    }),
  )
  return routes
}

/** How many entries of each kind there are, in the order in which they stand. */
const totalsOf = (within: Within[]): { kind: string; count: number }[] => [
  ...new Map(within.map(({ item, ofKind }) => [item.kind, { kind: item.kind, count: ofKind }])).values(),
]

/** schema.org has no funding scheme, and not every programme is a service of a government: a work with a period. */
function describeProgramme(entry: PublishedEntry<Programme>, language: Language, baseUrl: string) {
  const { acronym, altNames = [], periodStart, periodEnd } = entry.content
  const otherNames = [acronym, ...altNames].filter((name) => name !== undefined)
  const providers = ['programme-operator', 'managing-authority'].flatMap((role) => inRole(entry, role))
  const [whole] = inRole(entry, 'sub-programme')
  const named = (item: (typeof providers)[number], type: string) => ({
    '@type': type,
    name: pickText(item.title, language, item.originalLanguage)?.text,
    url: `${baseUrl}/${language}${itemPath(item)}`,
  })
  return {
    '@type': 'CreativeWork',
    ...(otherNames.length > 0 && { alternateName: otherNames }),
    ...((periodStart || periodEnd) && { temporalCoverage: `${periodStart ?? '..'}/${periodEnd ?? '..'}` }),
    ...(providers.length > 0 && { provider: providers.map((item) => named(item, 'Organization')) }),
    ...(whole && { isPartOf: named(whole, 'CreativeWork') }),
  }
}
