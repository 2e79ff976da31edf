import { Router } from 'express'
import { drawLocator } from '../catalogue/map-drawing.ts'
import type { PublishedEntry } from '../entries/queries.ts'
import { inRole, showEntry } from '../entries/show-entry.ts'
import type { Metric } from '../fields.ts'
import type { Language } from '../languages.ts'
import { functionsFor } from '../rendering.ts'
import type { Site } from '../site.ts'
import { findTheme } from '../themes/themes.ts'
import { placeByKey, placeName } from '../themes/vocabularies.ts'
import { findMatches, type Match, type Profile } from './find-matches.ts'
import { findSurroundings, type Surroundings } from './queries.ts'
import { type Partnership, partnership } from './schema.ts'

export function partnershipRoutes(site: Site): Router {
  const routes = Router()
  routes.get('/partnerships/:slug', (req, res) =>
    showEntry<Partnership>(site, req, res, partnership, async (entry, language) => {
      const surroundings = await findSurroundings(site.db, entry.id)
      const matches = matchesOf(entry, surroundings)
      const ids = new Set(matches.map(({ item }) => item.id))
      return {
        metrics: metricsOf(entry.content, language),
        matches,
        matchMap: drawMatches(entry, matches, language),
        similar: entry.similar.filter(({ id }) => !ids.has(id)),
        office: officeOf(entry, surroundings),
        structured: describePartnership(entry, language, site.baseUrl(req)),
      }
    }),
  )
  return routes
}

function matchesOf({ content, item }: PublishedEntry<Partnership>, { bodies, candidates }: Surroundings): Match[] {
  const profile: Profile = {
    themes: item.themes,
    fields: (content.fieldsOfWork ?? []).flatMap(({ theme }) => (theme && findTheme(theme) ? [theme] : [])),
    lookingFor: content.lookingFor ?? [],
    regionType: content.regionType,
    bodies,
  }
  return findMatches(profile, candidates, new Date().toISOString().slice(0, 10))
}

/** Where co-operation can be proposed: the first organisation behind the partnership whose office can be reached. */
function officeOf(entry: PublishedEntry<Partnership>, { bodies }: Surroundings) {
  const body = bodies.find(({ office }) => office.email || office.phone || office.street)
  const found = body && entry.relations.find(({ item }) => item.id === body.id)
  return found && { ...body.office, item: found.item }
}

/** The figures of the profile; a number that has a field of its own only where no figure of the source says it. */
function metricsOf(content: Partnership, language: Language): Metric[] {
  const { t } = functionsFor(language)
  const metrics = content.metrics ?? []
  const { memberCount, population, populationApproximate = false, euContribution } = content
  const own: (Metric | undefined)[] = [
    memberCount === undefined ? undefined : { label: {}, value: memberCount, approximate: false },
    population === undefined ? undefined : { label: {}, value: population, approximate: populationApproximate },
    euContribution && { label: {}, value: euContribution.amount, unit: euContribution.currency, approximate: euContribution.approximate },
  ]
  const labels = [t('entries.figureMembers'), t('entries.figurePopulation'), t('entries.figureEu')]
  const unsaid = own.flatMap((metric, i) =>
    metric && !metrics.some((said) => said.value === metric.value && said.unit === metric.unit)
      ? [{ ...metric, label: { [language]: labels[i] } }]
      : [],
  )
  return [...unsaid, ...metrics]
}

/** Dotted lines from the partnership to its matches; undefined where there is nothing to join. */
function drawMatches(entry: PublishedEntry<Partnership>, matches: Match[], language: Language): string | undefined {
  const [from, ...others] = [entry.item, ...matches.map(({ item }) => item)].map(({ places: [key] }) =>
    key ? placeByKey(key) : undefined,
  )
  const places = [...new Set([from, ...others])].flatMap((place) => place ?? [])
  if (!from || places.length < 2) return undefined
  return drawLocator({
    places: places.map((place) => ({ ...place, name: placeName(place.country, place.name, language) })),
    links: places
      .slice(1)
      .map((to) => ({ from: [from.lon, from.lat], to: [to.lon, to.lat], possible: true })),
    label: functionsFor(language).t('partnerships.matchMap'),
  })
}
