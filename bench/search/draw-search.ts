import os from 'node:os'
import type { Timed } from './measure-search.ts'
import type { SearchReport, Sized } from './search-part.ts'
import { embeddedTarget, type Verdict, verdictOf } from './targets.ts'

const ms = (n?: number) => (n === undefined ? '–' : n < 10 ? n.toFixed(1) : String(Math.round(n)))
const nameOf = ({ database, size }: Sized) =>
  `${size.toLocaleString('en')}${database === 'embedded' ? ' embedded' : ''}`

/** The report as a person reads it: p50 / p95 of each shape at each size, the peers, what met its target. */
export function drawSearch({ sizes, peers, method }: SearchReport): string {
  const names = [...new Set(sizes.flatMap(({ shapes }) => shapes.map(({ name }) => name)))]
  const heads = [...sizes.map(nameOf), ...peers.engines.map(({ name }) => `${name} ${peers.size.toLocaleString('en')}`)]
  const rows = names.map((name) => [
    name,
    ...[...sizes.map(({ shapes }) => shapes), ...peers.engines.map((engine) => engine.rows)].map((shapes) => {
      const one = (shapes as Pick<Timed, 'name' | 'p50' | 'p95' | 'cpu95'>[]).find((shape) => shape.name === name)
      return one ? `${ms(one.p50)} / ${ms(one.p95)}${one.cpu95 === undefined ? '' : ` (${ms(one.cpu95)})`}` : '–'
    }),
  ])
  const table = [['p50 / p95 in ms', ...heads], ...rows]
  const widths = table[0]!.map((_, i) => Math.max(...table.map((row) => row[i]!.length)))
  const lines = table.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '),
  )
  const cpus = os.availableParallelism()
  const busiest = Math.max(...sizes.map(({ load = 0 }) => load))
  const cpu = sizes.some(({ shapes }) => shapes.some((shape) => shape.cpu95 !== undefined))
  return [
    `Search: ${method}`,
    ...lines,
    ...peers.engines.map(
      (one) => `${one.name}: indexed in ${Math.round(one.indexSeconds)} s, ${Math.round(one.megabytes)} MB of memory`,
    ),
    ...sizes.flatMap((sized) =>
      sized.loaded ? [`${nameOf(sized)}: loaded in ${Math.round(sum(sized.loaded.seconds))} s`] : [],
    ),
    '',
    ...verdictsOf(sizes).map(drawVerdict),
    ...(cpu
      ? [
          '',
          'In brackets p95 of what the server process itself computed: where it is far below, others had the machine.',
        ]
      : []),
    ...(busiest > cpus ? [`The machine was busy: load ${busiest.toFixed(1)} on ${cpus} processors.`] : []),
  ].join('\n')
}

const sum = (all: Record<string, number>) => Object.values(all).reduce((a, b) => a + b, 0)

/** Every target of search that these sizes say something about. */
export function verdictsOf(sizes: Sized[]): Verdict[] {
  return sizes.flatMap((sized) =>
    sized.shapes.flatMap(({ name, p95, cpu95, target }) => {
      const most = sized.database === 'embedded' ? embeddedTarget : sized.size >= 1_000_000 ? target : undefined
      if (most === undefined) return []
      return verdictOf(`${name}, ${nameOf(sized)}`, { p95, cpu95 }, most)
    }),
  )
}

const drawVerdict = ({ name, p95, cpu95, most, met }: Verdict): string =>
  `${met ? 'met   ' : 'MISSED'}  ${name}: p95 ${ms(p95)} ms${cpu95 === undefined ? '' : ` (cpu ${ms(cpu95)})`}, at most ${most}`
