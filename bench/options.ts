import { parseArgs } from 'node:util'

export const help = `npm run bench -- [options]
npm run bench -- search [--sizes N,N] [--runs N] [--peers N] [--keep] [--only TEXT]
npm run bench -- annexes [--entries N] [--rows N] [--files N] [--only TEXT] [--profile FOLDER]
npm run bench -- document: writes docs/performance.md out of the last results

  --entries N       made-up entries (2000)
  --connections N   keep-alive connections (16)
  --seconds N       for each target in each round (5)
  --rounds N        rounds over all targets (3)
  --only TEXT       targets with TEXT in their names, and their floors
  --soak N          of pages: so many requests more, to see whether memory grows (0)
  --sizes N,N       of search: entries, each a run of its own (10000; 1000000 takes 20 GB of disk and half an hour)
  --runs N          of search: of each shape of search (60)
  --peers N         of search: the size at which SQLite FTS5 and MiniSearch run beside it (100000)
  --keep            of search: leaves the databases on the server and takes them again
  --rows N          of annexes: rows of the table, which comes as csv and as xlsx (20000)
  --files N         of annexes: documents of the mixed folder (200)
  --profile FOLDER  leaves CPU profiles of the portal and of F3 there; their figures are then worth less
  --help

With DATABASE_URL it works in a new database on that server, which it drops at the end, else in an embedded one in a
temporary folder. F0 is node:http with one fixed page, F3 Express with one simple statement and EJS; both give as many
bytes as the portal's page. Ratios are formed within each round: compare these, not the figures of different runs.
"CPU" is that of the process a request, with the embedded database in it; "db" that of a Postgres server, where it runs
on this machine. The results go to bench/results/latest.json, each part in its place.
`

const definitions = {
  entries: { type: 'string', default: '2000' },
  connections: { type: 'string', default: '16' },
  seconds: { type: 'string', default: '5' },
  rounds: { type: 'string', default: '3' },
  soak: { type: 'string', default: '0' },
  sizes: { type: 'string', default: '10000' },
  runs: { type: 'string', default: '60' },
  peers: { type: 'string', default: '100000' },
  keep: { type: 'boolean', default: false },
  rows: { type: 'string', default: '20000' },
  files: { type: 'string', default: '200' },
  only: { type: 'string' },
  profile: { type: 'string' },
  help: { type: 'boolean' },
} as const

/** What is measured: pages when nothing is said; searches in the database; how annexes are read and applied. */
const parts = ['pages', 'search', 'annexes', 'document'] as const

export type Options = {
  part: (typeof parts)[number]
  soak: number
  sizes: number[]
  runs: number
  peers: number
  keep: boolean
  rows: number
  files: number
  entries: number
  connections: number
  seconds: number
  rounds: number
  only?: string
  profile?: string
  help?: boolean
}

/** What the command line asks for. Throws an Error with one line for whoever typed it. */
export function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({ args, options: definitions, allowPositionals: true })
  const part = parts.find((each) => each === (positionals[0] ?? 'pages'))
  if (!part || positionals.length > 1) throw new Error(`There is no benchmark ${positionals.join(' ')}`)
  type Numbers = 'entries' | 'connections' | 'seconds' | 'rounds' | 'rows' | 'files' | 'soak' | 'runs' | 'peers'
  const number = (name: Numbers, least: number, most: number) => {
    const value = Number(values[name])
    if (value >= least && value <= most && (name === 'seconds' || Number.isInteger(value))) return value
    throw new Error(`--${name} must be a number from ${least} to ${most}`)
  }
  return {
    ...values,
    part,
    soak: number('soak', 0, 10_000_000),
    sizes: values.sizes.split(',').map((size) => {
      if (/^\d+$/.test(size) && Number(size) >= 1000 && Number(size) <= 2_000_000) return Number(size)
      throw new Error('--sizes must be numbers from 1000 to 2000000 with commas between')
    }),
    runs: number('runs', 5, 1000),
    peers: number('peers', 0, 200_000),
    rows: number('rows', 10, 20_000),
    files: number('files', 1, 500),
    entries: number('entries', 100, 50_000),
    connections: number('connections', 1, 200),
    seconds: number('seconds', 0.2, 60),
    rounds: number('rounds', 1, 20),
  }
}
