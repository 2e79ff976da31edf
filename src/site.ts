import type { Request } from 'express'
import type { Logger } from 'pino'
import type { Db } from './database.ts'
import type { DrawnPages } from './drawn-pages.ts'
import type { Render } from './rendering.ts'

/** What every route needs. */
export type Site = {
  db: Db
  log: Logger
  render: Render
  drawn: DrawnPages
  /** https://portal.example, without a slash at the end: BASE_URL, or what the request says. */
  baseUrl: (req: Request) => string
}
