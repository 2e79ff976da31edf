import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { Worker } from 'node:worker_threads'
import type pg from 'pg'
import { afterEach, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { DatabaseError, isDatabaseAway, openDatabase, transaction } from '../src/database.ts'
import { cloneDatabase, cloneTemplate, openOnce } from './clone-database.ts'

const embedded = !inject('templates').server

let pool: pg.Pool
beforeAll(async () => {
  ;({ pool } = await cloneDatabase('empty'))
  await pool.query('create table notes (text text primary key)')
})
afterEach(async () => {
  vi.restoreAllMocks()
  await pool.query('delete from notes')
})

const notes = async () => (await pool.query('select n.text from notes n order by n.text')).rows.map(({ text }) => text)
const write = (db: pg.Pool | pg.PoolClient, text: string) => db.query('insert into notes values ($1)', [text])

test('values come as what they are: days as text, counts as numbers, moments as Date', async () => {
  const { rows } = await pool.query(`
    select date '2024-03-31' as day, array[date '2024-03-31', null] as days, count(*) as count, array[1::int8, null] as ids,
      timestamptz '2024-03-31 12:00+02' as moment, 9007199254740991 as largest, '{}'::jsonb as content`)
  expect(rows[0]).toEqual({
    day: '2024-03-31',
    days: ['2024-03-31', null],
    count: 1,
    ids: [1, null],
    moment: new Date('2024-03-31T10:00:00Z'),
    largest: Number.MAX_SAFE_INTEGER,
    content: {},
  })
})

describe('transaction', () => {
  test('an error undoes everything and is the error one gets', async () => {
    const work = transaction(pool, async (db) => {
      await write(db, 'a')
      throw new Error('enough')
    })
    await expect(work).rejects.toThrow('enough')
    expect(await notes()).toEqual([])
  })

  test('a failed statement undoes everything', async () => {
    const work = transaction(pool, async (db) => {
      await write(db, 'a')
      await write(db, 'a')
    })
    await expect(work).rejects.toMatchObject({ code: '23505' })
    expect(await notes()).toEqual([])
  })

  test('a failed statement whose error is swallowed is not taken for success', async () => {
    const work = transaction(pool, async (db) => {
      await write(db, 'a')
      await write(db, 'a').catch(() => {})
    })
    await expect(work).rejects.toThrow('Nothing was written')
    expect(await notes()).toEqual([])
  })

  test('gives what the work gives, and what it wrote stays', async () => {
    expect(await transaction(pool, async (db) => (await write(db, 'a')).rowCount)).toBe(1)
    expect(await notes()).toEqual(['a'])
  })

  test('inside another one, an error undoes the inner part alone', async () => {
    await transaction(pool, async (db) => {
      await write(db, 'outer')
      const inner = transaction(db, async (same) => {
        expect(same).toBe(db)
        await write(same, 'inner')
        await write(same, 'inner')
      })
      await expect(inner).rejects.toMatchObject({ code: '23505' })
      await transaction(db, (same) => transaction(same, () => write(same, 'innermost')))
    })
    expect(await notes()).toEqual(['innermost', 'outer'])
  })

  test('inside another one, the outer error undoes both', async () => {
    const work = transaction(pool, async (db) => {
      await transaction(db, () => write(db, 'inner'))
      throw new Error('enough')
    })
    await expect(work).rejects.toThrow('enough')
    expect(await notes()).toEqual([])
  })

  test('on a client without a transaction it is one of its own', async () => {
    const client = await pool.connect()
    await expect(
      transaction(client, () => write(client, 'a').then(() => Promise.reject(new Error('enough')))),
    ).rejects.toThrow()
    await transaction(client, () => write(client, 'b'))
    expect(client.getTransactionStatus()).toBe('I')
    client.release()
    expect(await notes()).toEqual(['b'])
  })

  test('twenty at once wait for their turn', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, i) => transaction(pool, (db) => write(db, String(i)))))
    expect(await notes()).toHaveLength(20)
  })
})

test('a connection that ends takes its session with it: transaction, settings and named statements', async () => {
  const client = await pool.connect()
  await client.query({ name: 'one', text: 'select 1 as n' })
  await client.query('set search_path = pg_catalog')
  await client.query('begin')
  await client.query(`insert into public.notes values ('lost')`)
  client.release(true)

  expect((await pool.query({ name: 'one', text: 'select 2 as n' })).rows).toEqual([{ n: 2 }])
  expect((await pool.query(`select current_setting('search_path') as path`)).rows[0].path).toContain('public')
  expect(await notes()).toEqual([])
})

describe('isDatabaseAway', () => {
  const coded = (code: string, syscall?: string) => Object.assign(new Error('x'), { code, syscall })
  test.each([
    coded('ECONNREFUSED'),
    coded('ECONNRESET'),
    coded('EPIPE'),
    coded('ETIMEDOUT'),
    coded('ENOTFOUND'),
    coded('ENOENT', 'connect'),
    coded('57P01'),
    coded('57P03'),
    coded('08006'),
    coded('53300'),
    new Error('Connection terminated unexpectedly'),
    new Error('Connection terminated due to connection timeout'),
    new Error('timeout exceeded when trying to connect'),
    new Error('Query read timeout'),
    new Error('Client has encountered a connection error and is not queryable'),
    new Error('The embedded database stopped'),
    new Error('wrapped', { cause: coded('57P01') }),
    Object.assign(new AggregateError([coded('ECONNREFUSED')]), { code: 'ECONNREFUSED' }),
  ])('yes: $code $message', (error) => expect(isDatabaseAway(error)).toBe(true))

  test.each([
    coded('23505'), // unique
    coded('57014'), // cancelled
    coded('42P01'), // no such table
    coded('ENOENT', 'open'),
    new Error('x'),
    'ECONNREFUSED',
    null,
    undefined,
  ])('no: %s', (error) => expect(isDatabaseAway(error)).toBe(false))
})

describe('a server that cannot be used is refused with one line, without the password', () => {
  const refusal = (url: string) =>
    openDatabase({ url, dataDir: '' }).then(
      (database) => database.close(),
      (error) => error,
    )

  test('nobody listens', async () => {
    const error = await refusal('postgres://portal:hunter2@127.0.0.1:1/portal')
    expect(error).toBeInstanceOf(DatabaseError)
    expect(error.message).toMatch(/^The Postgres server of DATABASE_URL \(127\.0\.0\.1:1\/portal\): .*ECONNREFUSED.*$/)
  })

  test('it is too old', async () => {
    const server = createServer(answerAsVersion('140012')).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    const error = await refusal(`postgres://portal:hunter2@127.0.0.1:${port}/portal`)
    server.close()
    expect(error).toBeInstanceOf(DatabaseError)
    expect(error.message).toBe(
      `The Postgres server of DATABASE_URL (127.0.0.1:${port}/portal): is version 14; 15 or newer is needed`,
    )
  })

  /** The little of Postgres's protocol that it takes to let anybody in and to answer any query with one number. */
  function answerAsVersion(version: string) {
    const message = (type: string, body: Buffer) => {
      const head = Buffer.from(`${type}....`)
      head.writeInt32BE(body.length + 4, 1)
      return Buffer.concat([head, body])
    }
    const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')
    const ready = message('Z', Buffer.from('I'))
    const column = Buffer.concat([
      hex('0001'),
      Buffer.from('version\0'),
      hex('00000000 0000 00000017 0004 ffffffff 0000'),
    ])
    const row = Buffer.concat([hex('0001 00000006'), Buffer.from(version)])
    const rows = [message('T', column), message('D', row), message('C', Buffer.from('SELECT 1\0')), ready]
    return (socket: Socket) => {
      socket.once('data', () => {
        socket.write(Buffer.concat([message('R', hex('00000000')), ready]))
        socket.on('data', (query) => query[0] === 0x51 && socket.write(Buffer.concat(rows)))
      })
    }
  }
})

describe.runIf(embedded)('the embedded database', () => {
  test('a second process on the same folder is refused with the name of the folder', async () => {
    const { dataDir } = await cloneTemplate('empty')
    const first = await openOnce({ dataDir })
    const program = `
      const { openDatabase } = await import(${JSON.stringify(path.resolve('src/database.ts'))})
      await openDatabase({ dataDir: process.argv[1] }).then(() => console.log('opened'), (error) => console.log(error.message))
      process.exit()`
    const second = run(program, dataDir)
    const lines = await Array.fromAsync(createInterface(second.stdout))
    expect(lines).toEqual([`The folder ${dataDir} is in use by another process of this portal`])

    await first.close()
    await (await openOnce({ dataDir })).close() // and it is free again
  })

  test('kill -9 in the middle of writing loses nothing that was acknowledged, and halves nothing', async () => {
    const { dataDir } = await cloneTemplate('empty')
    const program = `
      const { openDatabase, transaction } = await import(${JSON.stringify(path.resolve('src/database.ts'))})
      const { pool } = await openDatabase({ dataDir: process.argv[1] })
      await pool.query('create table pairs (id int, half int)')
      for (let id = 1; ; id++) {
        await transaction(pool, async (db) => {
          await db.query('insert into pairs values ($1, 1)', [id])
          await db.query('insert into pairs values ($1, 2)', [id])
        })
        process.stdout.write(id + '\\n')
      }`
    const writer = run(program, dataDir)
    const acknowledged: number[] = []
    for await (const line of createInterface(writer.stdout)) {
      acknowledged.push(Number(line))
      if (acknowledged.length === 25) writer.kill('SIGKILL')
    }
    const { pool, close } = await openOnce({ dataDir })
    const { rows } = await pool.query('select p.id, count(*) as halves from pairs p group by p.id')
    await close()
    expect(acknowledged.length).toBeGreaterThanOrEqual(25)
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged))
    expect(rows.filter(({ halves }) => halves !== 2)).toEqual([])
  })

  test('a first start that was cut short is done again', async () => {
    const { dataDir } = await cloneTemplate('empty')
    const folder = path.join(dataDir, 'database')
    writeFileSync(path.join(dataDir, 'database.unfinished'), '')
    writeFileSync(path.join(folder, 'PG_VERSION'), 'half a file')
    const { pool } = await openOnce({ dataDir })
    expect((await pool.query('select 1 as n')).rows).toEqual([{ n: 1 }])
    expect(existsSync(path.join(dataDir, 'database.unfinished'))).toBe(false)
  })

  test('a folder that cannot hold a database is refused with one line', async () => {
    const { dataDir } = await cloneTemplate('empty')
    mkdirSync(path.join(dataDir, 'other/database'), { recursive: true })
    writeFileSync(path.join(dataDir, 'other/database/PG_VERSION'), '9\n')
    const error = await openDatabase({ dataDir: path.join(dataDir, 'other') }).catch((error) => error)
    expect(error).toBeInstanceOf(DatabaseError)
    expect(error.message).not.toContain('\n')
  })

  test('when its thread ends, queries in flight and after reject, and `stopped` says so', async () => {
    const { worker, database } = await openWithWorker()
    const inFlight = database.pool.query('select pg_sleep(60)')
    const next = database.pool.query('select 1')
    setTimeout(() => worker.terminate(), 100)
    await expect(inFlight).rejects.toThrow('The embedded database stopped')
    await expect(next).rejects.toThrow('The embedded database stopped')
    await expect(database.pool.query('select 1')).rejects.toSatisfy(isDatabaseAway)
    await expect(transaction(database.pool, (db) => db.query('select 1'))).rejects.toSatisfy(isDatabaseAway)
    expect(await database.stopped).toBeInstanceOf(Error)
    await database.close()
  })

  test('a fault in its thread ends the thread', async () => {
    const { worker, database } = await openWithWorker()
    worker.postMessage(null) // no message that it knows
    expect(await database.stopped).toMatchObject({ cause: expect.any(TypeError) })
    await expect(database.pool.query('select 1')).rejects.toThrow('The embedded database stopped')
    await database.close()
  })

  async function openWithWorker() {
    const post = vi.spyOn(Worker.prototype, 'postMessage')
    const database = await cloneDatabase('empty')
    await database.pool.query('select 1')
    return { database, worker: post.mock.contexts[0] as Worker }
  }

  function run(program: string, ...args: string[]) {
    return spawn(process.execPath, ['-e', program, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  }
})
