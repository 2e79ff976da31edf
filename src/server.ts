import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { firstAdminLink } from './accounts/links.ts'
import { freeBatches, startBatchWork, stopBatchWork } from './annexes/batches/batch-worker.ts'
import { createApp } from './app.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { type Database, DatabaseError, oneLine, openDatabase } from './database.ts'
import { startDueWork } from './due-work.ts'
import { createLog } from './log.ts'
import { MigrationError, migrate, seed } from './migrate.ts'

type Running = { server: Server; sockets: Set<Socket>; database: Database; stopDueWork: () => Promise<void> }

const GRACE_MS = 10_000 // for requests in flight, and once more for what they hold in the database
const SAME_SIGNAL_MS = 300 // npm passes Ctrl-C on to a child whom the terminal has told already: one wish, two signals

/** Opens the database, migrates, fills it and listens. Throws what `explain` can put into a line. */
async function start(config: Config, log: Logger): Promise<Running> {
  const preparing = setTimeout(say, 1000, 'Preparing the database, this takes some seconds on the first start…')
  let database: Database | undefined
  try {
    database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir })
    database.pool.on('error', (error) => log.warn({ error: oneLine(error) }, 'a database connection was lost'))
    await migrate(database)
    await seed(database, { firstContent: config.seed })
    const server = createServer(await createApp({ db: database.pool, config, log }))
    const sockets = connectionsOf(server)
    server.keepAliveTimeout = 65_000 // longer than a proxy's, or it sends a request into a connection that is closing
    await once(server.listen(config.port, config.host), 'listening')
    if (database.embedded) await freeBatches(database.pool)
    startBatchWork({ db: database.pool, log }) // what the last run left in the middle
    return { server, sockets, database, stopDueWork: startDueWork({ db: database.pool, log }, config) }
  } catch (error) {
    await database?.close()
    throw error
  } finally {
    clearTimeout(preparing)
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

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)

  let running: Running | undefined
  let firstSignal = 0
  const stop = async (signal: NodeJS.Signals) => {
    if (!running) process.exit(0) // a start that is cut short is taken up or done again by the next one
    if (firstSignal && performance.now() - firstSignal > SAME_SIGNAL_MS) process.exit(1)
    if (firstSignal) return
    firstSignal = performance.now()
    log.info({ signal }, 'stopping')
    await stopServing(running.server, running.sockets)
    await Promise.race([running.stopDueWork(), sleep(GRACE_MS)])
    await Promise.race([stopBatchWork(running.database.pool), sleep(GRACE_MS)])
    await Promise.race([running.database.close(), sleep(GRACE_MS)]) // it waits for every client that is still in use
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)

  running = await start(config, log).catch((error) => fail(explain(error, config)))
  running.database.stopped.then((error) => {
    log.fatal({ err: error }, 'the embedded database stopped')
    fail('The embedded database stopped by itself; start the portal again. Nothing that was saved is lost.')
  })
  const address = config.baseUrl ?? addressOf(running.server)
  const link = await firstAdminLink(running.database.pool, address).catch((error) => {
    log.error({ err: error }, 'no link for the first admin could be made')
  })
  // One write: whoever waits for the first line has the second one with it.
  const lines = [`Aglomera is ready: ${address}`, ...(link ? [`Create the first admin account: ${link}`] : [])]
  process.stdout.write(`${lines.join('\n')}\n`)
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}

function explain(error: unknown, { host, port }: Config): string {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return `Port ${port} of ${host} is in use by another program; choose another with PORT`
  if (syscall === 'listen' || syscall === 'getaddrinfo')
    return `The portal cannot listen on ${host} port ${port}: ${code}`
  if (error instanceof DatabaseError || error instanceof MigrationError) return error.message
  return (error as Error).stack ?? String(error) // a fault of ours: whoever mends it needs the place
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

function fail(line: string): never {
  say(line)
  process.exit(1)
}

if (import.meta.main)
  await main().catch((error) => fail(error instanceof ConfigError ? error.lines.join('\n') : String(error.stack)))
