// The suite on a Postgres server: that of TEST_DATABASE_URL, else one that is started here and thrown away.
import { type SpawnOptions, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

process.exitCode = process.env.TEST_DATABASE_URL ? await runSuite(process.env.TEST_DATABASE_URL) : await onOwnServer()

function runSuite(url: string): Promise<number> {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'suite', ...process.argv.slice(2)]
  return run(process.execPath, args, { stdio: 'inherit', env: { ...process.env, TEST_DATABASE_URL: url } })
}

async function onOwnServer(): Promise<number> {
  const programs = await findPrograms()
  if (!programs) {
    console.error(
      'No Postgres server found: install one (Debian: postgresql) or set TEST_DATABASE_URL to a server of yours',
    )
    return 1
  }
  const root = await mkdtemp(path.join(tmpdir(), 'aglomera-postgres-'))
  const data = path.join(root, 'data')
  // Postgres refuses to run as root; the package that brought it also brought the user postgres.
  const as = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--'] : []
  const postgres = (name: string, ...args: string[]) => {
    const [program = '', ...rest] = [...as, path.join(programs, name), ...args]
    return run(program, rest, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  }
  const port = await freePort()
  // Nothing in it is worth keeping, so it need not reach the disk; connections only through the socket in its folder.
  const options = `-c listen_addresses= -c unix_socket_directories=${root} -c port=${port} -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=200`
  try {
    if (as.length > 0) {
      await chmod(root, 0o755)
      await run('chown', ['postgres', root], {})
    }
    const made = await postgres(
      'initdb',
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
    )
    const log = path.join(root, 'log')
    if (made !== 0 || (await postgres('pg_ctl', '-D', data, '-l', log, '-o', options, '-w', 'start')) !== 0) {
      console.error(`The Postgres server of ${programs} did not start`)
      return 1
    }
    return await runSuite(`postgres://postgres@localhost:${port}/postgres?host=${root}`)
  } finally {
    if (existsSync(path.join(data, 'postmaster.pid')))
      await postgres('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop')
    await rm(root, { recursive: true, force: true })
  }
}

/** The folder with initdb and pg_ctl: in PATH, else the newest where Debian's packages put them. */
async function findPrograms(): Promise<string | undefined> {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? await readdir(debian) : []
  const newestFirst = versions.sort((a, b) => Number(b) - Number(a)).map((version) => path.join(debian, version, 'bin'))
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...newestFirst]
  return folders.find((folder) => existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'pg_ctl')))
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/** Runs a program to its end and gives its exit code; 1 when a signal ended it or it is not there. */
function run(program: string, args: string[], options: SpawnOptions): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, options)
    const passOn = (signal: NodeJS.Signals) => child.kill(signal) // it ends, and what was started here is stopped after it
    process.on('SIGINT', passOn).on('SIGTERM', passOn)
    child.once('error', () => resolve(1))
    child.once('exit', (code) => {
      process.off('SIGINT', passOn).off('SIGTERM', passOn)
      resolve(code ?? 1)
    })
  })
}
