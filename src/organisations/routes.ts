import { Router } from 'express'
import { canBeReached } from '../entries/find-offices.ts'
import type { Relation } from '../entries/queries.ts'
import { showEntry } from '../entries/show-entry.ts'
import { functionsFor } from '../rendering.ts'
import type { Site } from '../site.ts'
import { checkIdentifier, formatIdentifier, identifierLabels, identifierNames } from './check-identifiers.ts'
import { collectFigures } from './collect-figures.ts'
import { describeOrganisation } from './describe-organisation.ts'
import { drawTies } from './draw-ties.ts'
import { findCompanions } from './queries.ts'
import { regionTypeName } from './region-types.ts'
import { type Organisation, organisation } from './schema.ts'

export function organisationRoutes(site: Site): Router {
  const routes = Router()
  routes.get('/organisations/:slug', (req, res) =>
    showEntry<Organisation>(site, req, res, organisation, async (entry, language) => {
      const { t } = functionsFor(language)
      const { companions, total } = await findCompanions(site.db, entry.id)
      return {
        metrics: collectFigures(entry.content, language),
        roles: orderRoles(entry.related),
        companions,
        unlisted: total - companions.length,
        companionMap: drawTies(entry.item, companions, language, t('organisations.companionMap')),
        regionType: entry.content.regionType && regionTypeName(entry.content.regionType, t),
        identifiers: identifiersOf(entry.content),
        reachable: canBeReached(entry.content),
        structured: describeOrganisation(entry, language),
      }
    }),
  )
  return routes
}

/** What a body answers for comes before what it takes part in; any other role stands between them. */
const firstRoles = ['owner', 'lead', 'candidate', 'member', 'partner']
const lastRoles = ['organiser', 'participant', 'parent']

/** The roles of an organisation in other entries, by role; within one as they came, by year. */
function orderRoles<R extends Pick<Relation, 'role'>>(related: R[]): R[] {
  const rank = ({ role }: R) => {
    const first = firstRoles.indexOf(role)
    return first >= 0 ? first : firstRoles.length + 1 + lastRoles.indexOf(role)
  }
  return related.toSorted((a, b) => rank(a) - rank(b) || (a.role < b.role ? -1 : a.role > b.role ? 1 : 0))
}

const identifiersOf = (content: Organisation) =>
  identifierNames.flatMap((name) => {
    const value = content[name]
    return value
      ? [
          {
            name,
            label: identifierLabels[name],
            value: formatIdentifier(name, value),
            check: checkIdentifier(name, value),
          },
        ]
      : []
  })
