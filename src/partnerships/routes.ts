import { Router } from 'express'
import { itemPath } from '../catalogue/item.ts'
import { findOffices } from '../entries/find-offices.ts'
import type { PublishedEntry } from '../entries/queries.ts'
import { inRole, showEntry } from '../entries/show-entry.ts'
import type { Language } from '../languages.ts'
import { collectFigures } from '../organisations/collect-figures.ts'
import { notOfOrganisations, someOf } from '../organisations/describe-organisation.ts'
import { drawTies } from '../organisations/draw-ties.ts'
import { regionTypeKey, regionTypeName } from '../organisations/region-types.ts'
import { functionsFor } from '../rendering.ts'
import type { Site } from '../site.ts'
import { findTheme } from '../themes/themes.ts'
import { presentTimeline } from '../timelines/present-timeline.ts'
import { findMatches, type Match } from './find-matches.ts'
import { findSurroundings, type Surroundings } from './queries.ts'
import { type Partnership, partnership } from './schema.ts'
import { stripRows } from './timeline-strip.ts'

type Entry = PublishedEntry<Partnership>

export function partnershipRoutes(site: Site): Router {
  const routes = Router()
  routes.get('/partnerships/:slug', (req, res) =>
    showEntry<Partnership>(site, req, res, partnership, async (entry, language) => {
      const { t } = functionsFor(language)
      const { regionType } = entry.content
      const surroundings = await findSurroundings(site.db, entry.id)
      const matches = matchesOf(entry, surroundings)
      const ties = matches.map(({ item, grounds }) => ({
        item,
        possible: !grounds.some(({ on }) => on === 'together'),
      }))
      return {
        metrics: collectFigures(entry.content, language),
        regionType: regionType && regionTypeName(regionType, t),
        fields: fieldsOf(entry.content),
        milestones: (entry.content.milestones ?? []).toSorted((a, b) =>
          a.date < b.date ? -1 : a.date > b.date ? 1 : 0,
        ),
        ownEntries: ownEntriesOf(entry),
        matches,
        matchMap: drawTies(entry.item, ties, language, t('partnerships.matchMap')),
        similar: entry.similar.filter(({ id }) => !matches.some(({ item }) => item.id === id)),
        timeline: presentTimeline(stripRows(entry), { ...entry, title: entry.content.title }, language, {
          strip: true,
        }),
        asked: findOffices(entry, ['lead', 'candidate', 'member']),
        structured: describePartnership(entry, language, `${site.baseUrl(req)}/${language}`),
      }
    }),
  )
  return routes
}

function matchesOf({ content, item }: Entry, { bodies, candidates }: Surroundings): Match[] {
  const { regionType } = content
  return findMatches(
    {
      themes: item.themes,
      fields: fieldsOf(content).flatMap(({ theme }) => theme ?? []),
      lookingFor: content.lookingFor ?? [],
      regionType: regionType && regionTypeKey(regionType),
      bodies,
    },
    candidates.map((candidate) => ({
      ...candidate,
      regionType: candidate.regionType && regionTypeKey(candidate.regionType),
    })),
    new Date().toISOString().slice(0, 10),
  )
}

/** Fields of work, each with its theme where the portal still has it: the page links only to what exists. */
const fieldsOf = ({ fieldsOfWork = [] }: Partnership) =>
  fieldsOfWork.map(({ label, theme }) => ({ label, theme: theme && findTheme(theme)?.id }))

const kindsInOrder = ['project', 'practice', 'event', 'partnership', 'organisation', 'programme']

/** The entries that say that they belong to the partnership, each once: projects, then practices and events. */
function ownEntriesOf({ related }: Entry) {
  const once = new Map(related.map(({ item }) => [item.id, item]))
  return [...once.values()].sort((a, b) => kindsInOrder.indexOf(a.kind) - kindsInOrder.indexOf(b.kind))
}

/** schema.org: a partnership is an organisation with members; persons never stand in it. */
function describePartnership(entry: Entry, language: Language, root: string) {
  const { plain } = functionsFor(language)
  return {
    '@type': 'Organization',
    ...notOfOrganisations,
    foundingDate: entry.content.since,
    dissolutionDate: entry.content.end,
    sameAs: entry.content.web,
    member: someOf(
      [...inRole(entry, 'lead'), ...inRole(entry, 'member')].map((item) => ({
        '@type': 'Organization',
        name: plain(item.title, item.originalLanguage),
        url: `${root}${itemPath(item)}`,
      })),
    ),
  }
}
