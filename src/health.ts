import express, { type Response } from 'express'
import type { Db } from './database.ts'
import { isMigrated } from './migrate.ts'

/** /health: this process lives. /ready: its database answers and has every migration. For balancers and monitors. */
export function healthRoutes(db: Db): express.Router {
  const routes = express.Router()
  const answer = (res: Response, status: number, text: string) =>
    res.status(status).set('Cache-Control', 'no-store').json({ status: text })

  routes.get('/health', (_req, res) => {
    answer(res, 200, 'ok')
  })

  routes.get('/ready', async (_req, res) => {
    try {
      if (await isMigrated(db)) answer(res, 200, 'ok')
      else answer(res, 503, 'not migrated')
    } catch {
      answer(res, 503, 'database away') // also in a process whose database answers with an error: it cannot serve
    }
  })

  return routes
}
