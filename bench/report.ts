import type { Measured } from './measure.ts'
import type { Target } from './targets.ts'

/** A target with its figures: medians over the rounds; ratios are formed within each round. */
type Line = {
  name: string
  rate: number
  slowest: number
  fastest: number
  p50: number
  p99: number
  toF3?: number
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
  const ratesOf = (name?: string) => [...results].find(([target]) => target.name === name)?.[1].map((one) => one.rate)
  return [...results].map(([target, rounds]) => {
    const of = (key: 'rate' | 'p50' | 'p99' | 'cpu' | 'rss' | 'bytes') => median(rounds.map((one) => one[key]))
    const toFloor = (floor?: number[]) => floor && median(rounds.map((one, round) => one.rate / floor[round]!))
    const databaseCpu = rounds.flatMap((one) => one.databaseCpu ?? [])
    return {
      name: target.name,
      rate: of('rate'),
      slowest: Math.min(...rounds.map((one) => one.rate)),
      fastest: Math.max(...rounds.map((one) => one.rate)),
      p50: of('p50'),
      p99: of('p99'),
      toF3: toFloor(ratesOf(target.floor)),
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
  ['to F3', ({ toF3 }) => (toF3 === undefined ? '' : toF3.toFixed(3))],
  ['to F0', ({ toF0 }) => toF0.toFixed(4)],
  ['CPU µs', ({ cpu }) => figure(cpu)],
  ['db µs', ({ databaseCpu }) => (databaseCpu === undefined ? '?' : databaseCpu === 0 ? '' : figure(databaseCpu))],
  ['RSS MB', ({ rss }) => figure(rss / 2 ** 20)],
  ['bytes', ({ bytes }) => figure(bytes)],
]

const figure = (n: number) => (n < 10 ? n.toFixed(1) : Math.round(n).toLocaleString('en'))

export type Report = Summary & {
  settings: { database: string; entries: number; connections: number; seconds: number; rounds: number }
  machine: { node: string; cpus: number }
  startMs: { portal: number; floor3: number }
}

const percent = (share: number) => `${Math.round(share * 100)} %`

/** The report as a person reads it. */
export function drawReport({ settings, machine, startMs, lines, others }: Report): string {
  const { database, entries, connections, seconds, rounds } = settings
  const load = `${connections} connections, ${rounds} rounds of ${seconds} s`
  const caution = others.most > 0.1 ? ': compare ratios only' : ''
  return `${entries} entries, ${database}; ${load}; Node ${machine.node}, ${machine.cpus} CPUs
${drawTable(lines)}
Listening after ${startMs.portal} ms (portal), ${startMs.floor3} ms (F3).
Other programs used ${percent(others.median)} of the machine, at most ${percent(others.most)}${caution}.`
}

/** The names to the left and the figures to the right. */
function drawTable(lines: Line[]): string {
  const rows = [columns.map(([head]) => head), ...lines.map((line) => columns.map(([, cell]) => cell(line)))]
  const widths = columns.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)))
  const align = (cell: string, i: number) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))
  return rows.map((row) => row.map(align).join('  ').trimEnd()).join('\n')
}
