import { Router } from 'express'
import { itemPath } from '../catalogue/item.ts'
import { findOffices } from '../entries/find-offices.ts'
import type { PublishedEntry } from '../entries/queries.ts'
import { inRole, showEntry } from '../entries/show-entry.ts'
import { type Language, pickText } from '../languages.ts'
import { notOfOrganisations } from '../organisations/describe-organisation.ts'
import type { Site } from '../site.ts'
import { presentTimeline } from '../timelines/present-timeline.ts'
import { findTimeline } from '../timelines/queries.ts'
import { type Project, project } from './schema.ts'

export function projectRoutes(site: Site): Router {
  const routes = Router()
  routes.get('/projects/:slug', (req, res) =>
    showEntry<Project>(site, req, res, project, async (entry, language) => {
      const subject = { id: entry.id, title: entry.content.title, originalLanguage: entry.originalLanguage }
      return {
        timeline: presentTimeline(await findTimeline(site.db, entry.id), subject, language, { strip: true }),
        resultsTitle: isOver(entry.content) ? 'projects.results' : 'projects.expectedResults',
        asked: findOffices(entry, ['lead', 'partner']),
        structured: describeProject(entry, language, site.baseUrl(req)),
      }
    }),
  )
  return routes
}

/** Results of what is still ahead are expectations; of what a source is silent on nobody claims that. */
const isOver = ({ projectStatus }: Project) => projectStatus !== 'planned' && projectStatus !== 'running'

/** In schema.org a project is an organisation: its members are those who run it. */
function describeProject(entry: PublishedEntry<Project>, language: Language, baseUrl: string) {
  const { acronym, start, end, slogan } = entry.content
  const named = (role: string) =>
    inRole(entry, role).map((item) => ({
      '@type': 'Organization',
      name: pickText(item.title, language, item.originalLanguage)?.text,
      url: `${baseUrl}/${language}${itemPath(item)}`,
    }))
  const members = [...named('lead'), ...named('partner')]
  const funders = named('funder')
  return {
    '@type': 'Project',
    ...notOfOrganisations,
    ...(acronym && { alternateName: acronym }),
    ...(start && { foundingDate: start }),
    ...(end && { dissolutionDate: end }),
    ...(slogan && { slogan: pickText(slogan, language, entry.originalLanguage)?.text }),
    ...(members.length > 0 && { member: members }),
    ...(funders.length > 0 && { funder: funders }),
  }
}
