import { parseArgs } from 'node:util'

export const help = `npm run bench -- [options]

  --entries N       made-up entries (2000)
  --connections N   keep-alive connections (16)
  --seconds N       for each target in each round (5)
  --rounds N        rounds over all targets (3)
  --only TEXT       targets with TEXT in their names, and their floors
  --profile FOLDER  leaves CPU profiles of the portal and of F3 there; their figures are then worth less
  --help

With DATABASE_URL it works in a new database on that server, which it drops at the end, else in an embedded one in a
temporary folder. F0 is node:http with one fixed page, F3 Express with one simple statement and EJS; both give as many
bytes as the portal's page. Ratios are formed within each round: compare these, not the figures of different runs.
"CPU" is that of the process a request, with the embedded database in it; "db" that of a Postgres server, where it runs
on this machine. The results go to bench/results as JSON too.
`

const definitions = {
  entries: { type: 'string', default: '2000' },
  connections: { type: 'string', default: '16' },
  seconds: { type: 'string', default: '5' },
  rounds: { type: 'string', default: '3' },
  only: { type: 'string' },
  profile: { type: 'string' },
  help: { type: 'boolean' },
} as const

export type Options = {
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
  const { values } = parseArgs({ args, options: definitions })
  const number = (name: 'entries' | 'connections' | 'seconds' | 'rounds', least: number, most: number) => {
    const value = Number(values[name])
    if (value >= least && value <= most && (name === 'seconds' || Number.isInteger(value))) return value
    throw new Error(`--${name} must be a number from ${least} to ${most}`)
  }
  return {
    ...values,
    entries: number('entries', 100, 50_000),
    connections: number('connections', 1, 200),
    seconds: number('seconds', 0.2, 60),
    rounds: number('rounds', 1, 20),
  }
}
