import { Router } from 'express'
import { findOffices } from '../entries/find-offices.ts'
import { showEntry } from '../entries/show-entry.ts'
import type { Site } from '../site.ts'
import { type Practice, practice } from './schema.ts'

export function practiceRoutes(site: Site): Router {
  const routes = Router()
  routes.get('/practices/:slug', (req, res) =>
    showEntry<Practice>(site, req, res, practice, (entry) => ({
      asked: findOffices(entry, ['owner', 'participant']),
      structured: { '@type': 'Article', temporalCoverage: coverage(entry.content) },
    })),
  )
  return routes
}

const coverage = ({ start, end }: Practice) => start && `${start}/${end ?? '..'}`
