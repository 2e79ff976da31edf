import { Router } from 'express'
import { showEntry } from '../entries/show-entry.ts'
import type { Site } from '../site.ts'
import { type Practice, practice } from './schema.ts'

export function practiceRoutes(site: Site): Router {
  const routes = Router()
  routes.get('/practices/:slug', (req, res) =>
    showEntry<Practice>(site, req, res, practice, ({ content }) => ({
      structured: { '@type': 'Article', temporalCoverage: content.start && `${content.start}/${content.end ?? '..'}` },
    })),
  )
  return routes
}
