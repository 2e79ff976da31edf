import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { Agent, createServer, get, type RequestListener } from 'node:http'
import { connect, type Socket } from 'node:net'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { connectionsOf, stopServing } from '../src/serve.ts'
import { cloneTemplate, openOnce } from './clone-database.ts'
import { startPortal } from './start-portal.ts'

const embedded = !inject('templates').server

/** A request of which the last bytes are still to come: in flight until `finish` sends them. */
async function startRequest(port: number) {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  const start = 'GET /health HTTP/1.1\r\nHost: localhost\r\n'
  socket.write(`${start}\r\n${start}`) // the answer to a whole request says that the half one behind it has arrived
  await once(socket, 'data')
  return { finish: () => socket.end('\r\n') && text(socket) }
}

/** Resolves when nobody listens on the port any more. */
async function untilRefused(port: number): Promise<void> {
  const accepted = (socket: Socket) => once(socket, 'connect').then(() => socket.destroy())
  while (await accepted(connect(port, '127.0.0.1')).catch(() => false)) await sleep(20)
}

describe('a start that cannot succeed says why on standard error and exits with 1', () => {
  const prints = async (env: NodeJS.ProcessEnv, ...lines: unknown[]) => {
    const { code, stdout, stderr } = await startPortal(env).ended
    // a slow machine also says what it is at
    const said = stderr.trimEnd().split('\n')
    expect({ code, stdout, lines: said.filter((line) => !line.endsWith('…')) }).toEqual({ code: 1, stdout: '', lines })
  }

  test('wrong settings: one line each', async () => {
    const { env } = await cloneTemplate('none')
    const wrong = { ...env, PORT: 'http', SEED: 'all' }
    await prints(wrong, expect.stringMatching(/^PORT must be /), expect.stringMatching(/^SEED must be /))
  })

  test('the port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    const { env } = await cloneTemplate('none')
    const { code, stdout, stderr } = await startPortal({ ...env, SEED: 'none', PORT: String(port) }).ended
    other.close()
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(`Port ${port} of 127.0.0.1 is in use by another program; choose another with PORT\n`)
  })

  test('the host is not of this machine', async () => {
    const { env } = await cloneTemplate('none')
    const { code, stderr } = await startPortal({ ...env, SEED: 'none', HOST: '203.0.113.1' }).ended
    expect(code).toBe(1)
    expect(stderr).toMatch(/^The portal cannot listen on 203\.0\.113\.1 port 0: EADDRNOTAVAIL$/m)
  })

  test('the Postgres server is not there', async () => {
    const { env } = await cloneTemplate('none')
    const url = 'postgres://portal:hunter2@127.0.0.1:1/portal'
    await prints(
      { ...env, DATABASE_URL: url },
      expect.stringMatching(/^The Postgres server [^@]*127\.0\.0\.1:1\/portal.* ECONNREFUSED/),
    )
  })
})

describe('a start', () => {
  test('prints one line and the link for the first admin, answers, and ends on SIGTERM with the request in flight finished', async () => {
    const { env } = await cloneTemplate('first')
    const { child, ready, ended } = startPortal(env)
    const { port } = await ready
    const at = `http://127.0.0.1:${port}`
    expect(await (await fetch(`${at}/health`)).json()).toEqual({ status: 'ok' })
    expect((await fetch(`${at}/ready`)).status).toBe(200)
    expect((await fetch(`${at}/en`)).status).toBe(200)

    const { finish } = await startRequest(port)
    child.kill('SIGTERM')
    child.kill('SIGTERM') // as npm does it with Ctrl-C: the same wish, not a second one
    await untilRefused(port)
    expect(await finish()).toMatch(/^HTTP\/1\.1 200 /)
    const { code, stdout } = await ended
    const [first, second = '', ...more] = stdout.split('\n')
    expect({ code, first, more }).toEqual({ code: 0, first: `Aglomera is ready: ${at}`, more: [''] })
    expect(second).toMatch(/^Create the first admin account: http.*token=[\w-]{43}$/)
    expect(second).toContain(`: ${at}/en/set-password?token=`)
  })

  test('prints the address that visitors use', async () => {
    const { env } = await cloneTemplate('none')
    const { child, ready, ended } = startPortal({ ...env, SEED: 'none', BASE_URL: 'https://portal.example:1/' })
    await ready
    child.kill('SIGINT')
    const { code, stdout } = await ended
    const second = 'Create the first admin account: https://portal.example:1/en/set-password?token='
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^Aglomera is ready: .*:1\n.*\n$/) })
    expect(stdout).toContain(`https://portal.example:1\n${second}`)
  })

  test('prints one line and no link when there is an admin', async () => {
    const place = await cloneTemplate('none')
    const database = await openOnce(place)
    await database.pool.query(
      `insert into accounts (email, name, role, language) values ('admin@office.example', 'Ann', 'admin', 'en')`,
    )
    await database.close()
    const { child, ready, ended } = startPortal({ ...place.env, SEED: 'none' })
    const { port } = await ready
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: 0, stdout: `Aglomera is ready: http://127.0.0.1:${port}\n` })
  })

  test('ends at once on the second signal', async () => {
    const { env } = await cloneTemplate('none')
    const { child, ready, ended } = startPortal({ ...env, SEED: 'none' })
    const { port } = await ready
    await startRequest(port)
    child.kill('SIGTERM')
    await untilRefused(port)
    await sleep(500)
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: 1 })
  })

  test('logs one JSON line for a request, on standard error, without what was searched for', async () => {
    const { env } = await cloneTemplate('none')
    const { child, ready, ended } = startPortal({ ...env, SEED: 'none', LOG_LEVEL: 'info' })
    const { port } = await ready
    const address = `http://127.0.0.1:${port}/health?q=secret`
    const given = await fetch(address, { headers: { 'X-Request-Id': 'from-the-proxy.1' } })
    const made = await fetch(address, { headers: { 'X-Request-Id': 'two words' } })
    child.kill('SIGTERM')
    const { stderr } = await ended
    const lines = stderr.split('\n').filter((line) => line.includes('"request"'))
    const line = (id: string | null) => ({
      id,
      level: 'info',
      method: 'GET',
      path: '/health',
      status: 200,
      ms: expect.any(Number),
    })
    expect(given.headers.get('x-request-id')).toBe('from-the-proxy.1')
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect(lines.map((text) => JSON.parse(text))).toMatchObject([
      line('from-the-proxy.1'),
      line(made.headers.get('x-request-id')),
    ])
    expect(stderr).not.toContain('secret')
  })
})

describe.runIf(embedded)('with the embedded database', () => {
  test('a second portal on the same folder is refused with one line', async () => {
    const { env } = await cloneTemplate('none')
    const first = startPortal({ ...env, SEED: 'none' })
    await first.ready
    const { code, stdout, stderr } = await startPortal({ ...env, SEED: 'none' }).ended
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toBe(`The folder ${env.DATA_DIR} is in use by another process of this portal\n`)
    first.child.kill('SIGKILL')
    await first.ended
    const third = startPortal({ ...env, SEED: 'none' }) // kill -9 leaves no lock behind
    await third.ready
  })

  test('kill -9 in the first start is made good by the next, which says that it is preparing', async () => {
    const { env } = await cloneTemplate('none')
    const folder = path.join(env.DATA_DIR, 'new')
    const first = startPortal({ DATA_DIR: folder, SEED: 'none' })
    while (!existsSync(path.join(folder, 'database/base'))) await sleep(10) // it has begun to write the database
    first.child.kill('SIGKILL')
    expect((await first.ended).signal).toBe('SIGKILL')

    const second = startPortal({ DATA_DIR: folder, SEED: 'none' })
    const { port } = await second.ready
    expect((await fetch(`http://127.0.0.1:${port}/ready`)).status).toBe(200)
    second.child.kill('SIGTERM')
    const { code, stderr } = await second.ended
    expect(code).toBe(0)
    expect(stderr).toMatch(
      /^Opening the database, which takes some seconds on the first start…\n(Bringing .*\n)+(Filling .*\n)/,
    )
  })

  test('when the database dies, the portal says so and exits with 1', async () => {
    const killer = `
      import { Worker } from 'node:worker_threads'
      const { postMessage } = Worker.prototype
      Worker.prototype.postMessage = function (...message) {
        process.on('SIGUSR2', () => this.terminate())
        postMessage.apply(this, message)
      }
      process.setMaxListeners(0)`
    const { env } = await cloneTemplate('none')
    const { child, ready, ended } = startPortal({ ...env, SEED: 'none' }, [
      '--import',
      `data:text/javascript,${encodeURIComponent(killer)}`,
    ])
    await ready
    child.kill('SIGUSR2')
    const { code, stderr } = await ended
    expect(code).toBe(1)
    expect(stderr).toContain('The embedded database stopped by itself')
  })
})

describe('stopServing', () => {
  const never = 2 ** 30 // a grace so long that a test which waits for its end does not pass
  const keepAlive = new Agent({ keepAlive: true })
  afterAll(() => keepAlive.destroy())

  async function serve(listener: RequestListener) {
    const server = createServer(listener).listen(0, '127.0.0.1')
    const sockets = connectionsOf(server)
    server.keepAliveTimeout = never
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    return {
      server,
      port,
      at: `http://127.0.0.1:${port}`,
      stop: (grace = never) => stopServing(server, sockets, grace),
    }
  }
  const read = (at: string) =>
    new Promise<string>((resolve, reject) => {
      get(at, { agent: keepAlive }, (res) => text(res).then(resolve, reject)).on('error', reject)
    })

  test('hangs up on idle connections', async () => {
    const { at, stop } = await serve((_req, res) => res.end('answer'))
    expect(await read(at)).toBe('answer')
    await stop()
  })

  test('hangs up on connections on which nothing was asked yet', async () => {
    const { server, port, stop } = await serve((_req, res) => res.end('answer'))
    const accepted = once(server, 'connection')
    const spare = connect(port, '127.0.0.1')
    await accepted
    await stop()
    spare.destroy()
  })

  test('waits for an answer, and hangs up after it', async () => {
    const answer = Promise.withResolvers<void>()
    const arrived = Promise.withResolvers<void>()
    const { at, stop } = await serve(async (_req, res) => {
      arrived.resolve()
      await answer.promise
      res.end('answer')
    })
    const reading = read(at)
    await arrived.promise
    let stopped = false
    const stopping = stop().then(() => {
      stopped = true
    })
    await sleep(200)
    expect(stopped).toBe(false)
    answer.resolve()
    expect(await reading).toBe('answer')
    await stopping
  })

  test('cuts off an answer that does not come', async () => {
    const { server, at, stop } = await serve(() => {})
    const reading = read(at).catch((error) => error)
    await once(server, 'request')
    await stop(50)
    expect(await reading).toMatchObject({ code: 'ECONNRESET' })
  })
})
