import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Express } from 'express'
import type { Logger } from 'pino'
import { type Changes, type Hear, listenForChanges } from './changes.ts'
import type { Config } from './config.ts'
import { type Database, DatabaseError, type Db, oneLine, openDatabase } from './database.ts'
import { isUpToDate, MigrationError, migrate, seed } from './migrate.ts'
import { createPageCache, type PageCache } from './page-cache.ts'
import { keepSearchCurrent } from './search/keep-current.ts'

export type Running = {
  address: string
  database: Database
  changes: Changes
  cache: PageCache | undefined
  stop: () => Promise<void>
}

type Step = (step: string) => void

const GRACE_MS = 10_000 // for requests in flight, and once more for what they hold in the database

/**
 * Opens the database, migrates, fills it and listens. `step` hears what is done now. `prepared`: another process has
 * migrated and filled it; `dueWork: false`: another one does what is due. Throws what `explain` can put into a line.
 */
export async function serve(
  config: Config,
  log: Logger,
  { step = () => {}, prepared = false, dueWork = true }: { step?: Step; prepared?: boolean; dueWork?: boolean } = {},
): Promise<Running> {
  let database: Database | undefined
  try {
    step('Opening the database, which takes some seconds on the first start…')
    // The embedded database is opened by a thread of its own while this one reads its files; a connection to a server
    // would be given up if nobody looked at it for so long.
    const opening = openDatabase(placeOf(config))
    if (config.databaseUrl) await opening
    const [opened, { createApp }] = await Promise.all([opening, import('./app.ts')])
    database = opened
    const { pool } = opened
    pool.on('error', (error) => log.warn({ error: oneLine(error) }, 'a database connection was lost'))
    if (!prepared) await prepare(opened, config, step)
    step('Reading what is kept in memory…')
    const memory = keepUpToDate(pool, log)
    let cache: PageCache | undefined
    const changes = await listenForChanges(opened, log, (words) => {
      cache?.hear(words)
      memory.hear(words)
    })
    const app = await createApp({ db: pool, config, log })
    if (config.pageCache > 0) cache = cacheFor(app, config, log, changes)
    memory.start(cache)
    const server = createServer(cache ? cache.listener(app as RequestListener) : app)
    const sockets = connectionsOf(server)
    server.keepAliveTimeout = 65_000 // longer than a proxy's, or it sends a request into a connection that is closing
    await once(server.listen(config.port, config.host), 'listening')
    const work = dueWork ? await startWork(opened, config, log) : undefined
    step('')
    const stop = async () => {
      await stopServing(server, sockets)
      await Promise.race([work?.stop(), sleep(GRACE_MS)])
      memory.stop()
      await Promise.race([changes.stop(), sleep(GRACE_MS)])
      await Promise.race([opened.close(), sleep(GRACE_MS)]) // it waits for every client that is still in use
    }
    return { address: addressOf(server), database: opened, changes, cache, stop }
  } catch (error) {
    await database?.close()
    throw error
  }
}

const placeOf = ({ databaseUrl, dataDir, processes }: Config) => ({
  url: databaseUrl,
  dataDir,
  // a Postgres server as it comes takes a hundred connections
  connections: Math.max(3, Math.min(10, Math.floor(60 / processes))),
})

/** Opens the database only to prepare it, for the processes that will serve from it. */
export async function prepareDatabase(config: Config, step: Step): Promise<Database> {
  const database = await openDatabase(placeOf(config))
  try {
    await prepare(database, config, step)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

async function prepare(database: Database, config: Config, step: Step): Promise<void> {
  if (!(await isUpToDate(database.pool))) await migrate(database, undefined, step)
  await keepSearchCurrent(database, step)
  await seed(database, { firstContent: config.seed, step })
}

function cacheFor(app: Express, config: Config, log: Logger, changes: Changes): PageCache {
  const trusts: (address: string | undefined, hop: number) => boolean = app.get('trust proxy fn')
  const origin = ({ headers, socket }: IncomingMessage) => {
    if (config.baseUrl) return ''
    const said = trusts(socket.remoteAddress, 0) ? headers['x-forwarded-proto'] : undefined
    const protocol = said === undefined ? 'http' : String(said).split(',', 1)[0]!.trim()
    return protocol === 'http' || protocol === 'https' ? `${protocol}://${headers.host}` : undefined
  }
  return createPageCache({ megabytes: config.pageCache, log, origin, changes: () => changes })
}

/** What is due at its time, and batches of documents that the last run left in the middle. */
async function startWork({ pool, embedded }: Database, config: Config, log: Logger) {
  const [{ startDueWork }, { freeBatches, startBatchWork, stopBatchWork }] = await Promise.all([
    import('./due-work.ts'),
    import('./annexes/batches/batch-worker.ts'),
  ])
  if (embedded) await freeBatches(pool)
  startBatchWork({ db: pool, log })
  const stopDueWork = startDueWork({ db: pool, log }, config)
  return { stop: () => Promise.all([stopDueWork(), stopBatchWork(pool)]) }
}

/** Reads again what a process holds in memory when somebody has changed it; meanwhile no page is kept. */
function keepUpToDate(db: Db, log: Logger) {
  let cache: PageCache | undefined
  let state: 'starting' | 'idle' | 'reading' | 'again' | 'stopped' = 'starting'

  async function read(): Promise<void> {
    const [{ loadThemes }, { loadPortalFacts }] = await Promise.all([
      import('./themes/themes.ts'),
      import('./portal/facts.ts'),
    ])
    do {
      state = 'reading'
      try {
        await loadThemes(db)
        await loadPortalFacts(db)
      } catch (error) {
        if ((state as string) === 'stopped') return
        log.warn({ error: oneLine(error) }, 'themes and settings were not read again yet')
        await sleep(1000, undefined, { ref: false })
        state = 'again'
      }
    } while ((state as string) === 'again')
    if ((state as string) !== 'stopped') state = 'idle'
  }

  const hear: Hear = (words) => {
    if (!words.includes('all')) return
    if (state === 'reading') state = 'again'
    else if (state === 'idle') {
      state = 'reading'
      void (cache ? cache.pause(read) : read())
    }
  }
  return {
    hear,
    /** From now on; until here the start itself reads them. */
    start(of: PageCache | undefined) {
      cache = of
      state = 'idle'
    },
    stop() {
      state = 'stopped'
    },
  }
}

/**
 * Takes no new connection and resolves when the requests in flight are answered, or cut off after `grace` ms.
 * `sockets` are the server's connections, as `connectionsOf` keeps them.
 */
export async function stopServing(server: Server, sockets: Set<Socket>, grace = GRACE_MS): Promise<void> {
  const closed = once(server, 'close')
  server.close() // hangs up on connections that are idle after an answer; those that become so later are told below
  // A browser opens spare connections and says nothing on them; Node counts these as requests that are arriving.
  for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const cut = setTimeout(() => server.closeAllConnections(), grace)
  await closed
  clearInterval(idle)
  clearTimeout(cut)
}

/** The connections that a server has at any time. */
export function connectionsOf(server: Server): Set<Socket> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  return sockets
}

/** The line that says where the portal is, and while there is no admin the link that makes the first one. */
export async function readyLines(db: Db, address: string, log: Logger): Promise<string> {
  const { firstAdminLink } = await import('./accounts/links.ts')
  const link = await firstAdminLink(db, address).catch((error) => {
    log.error({ err: error }, 'no link for the first admin could be made')
  })
  // One write: whoever waits for the first line has the second one with it.
  return `Aglomera is ready: ${address}\n${link ? `Create the first admin account: ${link}\n` : ''}`
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}

/** Why a start failed, in one line for whoever started the portal. */
export function explain(error: unknown, { host, port }: Config): string {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return `Port ${port} of ${host} is in use by another program; choose another with PORT`
  if (syscall === 'listen' || syscall === 'getaddrinfo' || syscall?.startsWith('bind'))
    return `The portal cannot listen on ${host} port ${port}: ${code}`
  if (error instanceof DatabaseError || error instanceof MigrationError) return error.message
  return (error as Error).stack ?? String(error) // a fault of ours: whoever mends it needs the place
}
