import type { Statements } from './count-statements.ts'
import type { Measured } from './measure.ts'
import type { Soak } from './pages.ts'
import type { Target } from './targets.ts'

/** A target with its figures: medians over the rounds; ratios are formed within each round. */
type Line = {
  name: string
  rate: number
  slowest: number
  fastest: number
  p50: number
  p99: number
  /** The rate beside that of its floor; `work`: the floor's CPU of a request beside its own, database included. */
  toFloor?: number
  work?: number
  least?: number
  toF0: number
  cpu: number
  databaseCpu?: number
  rss: number
  bytes: number
  floor?: string
  rounds: Measured[]
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle) - 1]!) / 2
}

type Summary = { lines: Line[]; others: { median: number; most: number } }

/** What was measured as lines of the table; `others` is the share of the machine that other programs took meanwhile. */
export function summarize(results: Map<Target, Measured[]>): Summary {
  const shares = [...results.values()].flat().map((one) => one.foreign)
  return { lines: lines(results), others: { median: median(shares), most: Math.max(...shares) } }
}

function lines(results: Map<Target, Measured[]>): Line[] {
  const roundsOf = (name?: string) => [...results].find(([target]) => target.name === name)?.[1]
  const ratesOf = (name?: string) => roundsOf(name)?.map((one) => one.rate)
  const workOf = ({ cpu, databaseCpu = 0 }: Measured) => cpu + databaseCpu
  return [...results].map(([target, rounds]) => {
    const of = (key: 'rate' | 'p50' | 'p99' | 'cpu' | 'rss' | 'bytes') => median(rounds.map((one) => one[key]))
    const toFloor = (floor?: number[]) => floor && median(rounds.map((one, round) => one.rate / floor[round]!))
    const works = roundsOf(target.floor)?.map(workOf)
    const databaseCpu = rounds.flatMap((one) => one.databaseCpu ?? [])
    return {
      name: target.name,
      rate: of('rate'),
      slowest: Math.min(...rounds.map((one) => one.rate)),
      fastest: Math.max(...rounds.map((one) => one.rate)),
      p50: of('p50'),
      p99: of('p99'),
      toFloor: toFloor(ratesOf(target.floor)),
      work: works && median(works.map((one, round) => one / workOf(rounds[round]!))),
      least: target.least,
      toF0: toFloor(ratesOf('F0'))!,
      cpu: of('cpu'),
      databaseCpu: databaseCpu.length > 0 ? median(databaseCpu) : undefined,
      rss: of('rss'),
      bytes: of('bytes'),
      floor: target.floor,
      rounds,
    }
  })
}

const columns: [head: string, cell: (line: Line) => string][] = [
  ['target', ({ name }) => name],
  ['req/s', ({ rate }) => figure(rate)],
  ['min–max', ({ slowest, fastest }) => `${figure(slowest)}–${figure(fastest)}`],
  ['p50 ms', ({ p50 }) => figure(p50)],
  ['p99 ms', ({ p99 }) => figure(p99)],
  ['to floor', ({ toFloor }) => (toFloor === undefined ? '' : toFloor.toFixed(3))],
  ['by CPU', ({ work }) => (work === undefined || !Number.isFinite(work) ? '' : work.toFixed(2))],
  ['to F0', ({ toF0 }) => toF0.toFixed(4)],
  ['CPU µs', ({ cpu }) => figure(cpu)],
  ['db µs', ({ databaseCpu }) => (databaseCpu === undefined ? '?' : databaseCpu === 0 ? '' : figure(databaseCpu))],
  ['RSS MB', ({ rss }) => figure(rss / 2 ** 20)],
  ['bytes', ({ bytes }) => figure(bytes)],
]

const figure = (n: number) => (n < 10 ? n.toFixed(1) : Math.round(n).toLocaleString('en'))

export type PagesReport = Summary & {
  settings: { database: string; entries: number; connections: number; seconds: number; rounds: number }
  startMs: { warm: number; first?: number; floor3: number }
  statements: Statements[]
  soak?: Soak
}

const percent = (share: number) => `${Math.round(share * 100)} %`

/** The report as a person reads it. */
export function drawReport({ settings, startMs, lines, others, statements, soak }: PagesReport): string {
  const { database, entries, connections, seconds, rounds } = settings
  const load = `${connections} connections, ${rounds} rounds of ${seconds} s`
  const caution = others.most > 0.1 ? ': compare ratios only' : ''
  const first = startMs.first === undefined ? '' : `, ${startMs.first} ms the first time`
  const most = database === 'embedded' ? 3000 : 1000
  return `${entries} entries, ${database}; ${load}
${drawTable(lines)}
"to floor": its rate beside that of its floor, within each round; "by CPU": the floor's CPU beside its own.

${lines.flatMap(drawTarget).join('\n')}
${verdict(startMs.warm <= most)}  ready after ${startMs.warm} ms from a warm folder, at most ${most}${first} (F3: ${startMs.floor3} ms)
Statements of a page, first / kept: ${statements.map(({ path, first, again, sessions }) => `${path} ${first} / ${again}${sessions ? ` (${sessions} of sessions!)` : ''}`).join(', ')}
${drawSoak(soak)}Other programs used ${percent(others.median)} of the machine, at most ${percent(others.most)}${caution}.`
}

const verdict = (met: boolean) => (met ? 'met   ' : 'MISSED')

function drawTarget({ name, toFloor, floor, least }: Line): string[] {
  if (least === undefined || toFloor === undefined) return []
  return [`${verdict(toFloor >= least)}  ${name}: ${toFloor.toFixed(2)} of ${floor}, at least ${least}`]
}

const drawSoak = (soak?: Soak): string =>
  soak
    ? `${soak.requests} requests: ${soak.megabytes.join(', ')} MB; the last third ${percent(soak.grew)} over the one before\n`
    : ''

/** The names to the left and the figures to the right. */
function drawTable(lines: Line[]): string {
  const rows = [columns.map(([head]) => head), ...lines.map((line) => columns.map(([, cell]) => cell(line)))]
  const widths = columns.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)))
  const align = (cell: string, i: number) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))
  return rows.map((row) => row.map(align).join('  ').trimEnd()).join('\n')
}
