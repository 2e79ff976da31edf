// A process of its own: the portal as `npm start` runs it, its log going to standard error.
import { createServer } from 'node:http'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { openDatabase } from '../src/database.ts'
import { createLog } from '../src/log.ts'
import { serve } from './child.ts'

const config = readConfig(process.env)
const { pool } = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir })
await serve(createServer(await createApp({ db: pool, config, log: createLog(config.logLevel) })))
