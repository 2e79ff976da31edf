import type { Express } from 'express'
import type pg from 'pg'
import supertest from 'supertest'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createLog } from '../src/log.ts'
import { cloneDatabase } from './clone-database.ts'

export type Portal = {
  app: Express
  pool: pg.Pool
  /** A visitor with cookies of their own: `await request().get('/en').expect(200)`. */
  request: () => ReturnType<typeof supertest.agent>
  close: () => Promise<void>
}

/**
 * The real portal on a database of its own; both are gone when the test file is over.
 * `content: 'none'` is an empty portal as SEED=none makes it; `env` are settings as in the environment.
 */
export async function openPortal(
  options: { content?: 'first' | 'none'; env?: NodeJS.ProcessEnv } = {},
): Promise<Portal> {
  const { pool, close } = await cloneDatabase(options.content ?? 'first')
  const config = readConfig({ LOG_LEVEL: 'silent', ...options.env })
  const app = await createApp({ db: pool, config, log: createLog(config.logLevel) })
  return { app, pool, request: () => supertest.agent(app), close }
}
