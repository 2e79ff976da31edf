import type pg from 'pg'
import { findCatalogue } from '../../src/catalogue/queries.ts'
import { suggest } from '../../src/catalogue/suggest.ts'
import type { Material, Question, Shape } from './questions.ts'
import { shapesOf } from './questions.ts'
import { timedClient } from './timed-client.ts'

/** Milliseconds of a shape: of its statements together, and (`cpu`) what they had of the server's CPU. */
export type Timed = {
  name: string
  target?: number
  runs: number
  p50: number
  p95: number
  most: number
  cpu50?: number
  cpu95?: number
  statements: number
  /** The question that took longest. */
  slowest: string
}

/** Asks each shape so often, in rounds over all, on one connection that is warm. */
export async function measureSearch(
  pool: pg.Pool,
  material: Material,
  { runs, rounds, only, say }: { runs: number; rounds: number; only?: string; say: (line: string) => void },
): Promise<Timed[]> {
  const { db, look } = await timedClient(pool)
  const shapes = shapesOf(material).filter(({ name }) => !only || name.includes(only))
  const took = new Map<Shape, { ms: number; cpu?: number; statements: number; question: string }[]>()
  const askOne = async (question: Question) => {
    await look()
    if ('letters' in question) await suggest(db, question.letters, 'pl')
    // on the list nobody sees places counted: the map has them
    else await findCatalogue(db, { ...question.search, uncounted: ['place'] }, 'pl')
    return { ...(await look()), question: describe(question) }
  }
  for (const shape of shapes) {
    took.set(shape, [])
    for (let i = 0; i < 8; i++) await askOne(shape.ask())
  }
  for (let round = 0; round < rounds; round++)
    for (const shape of shapes)
      for (let i = 0; i < Math.ceil((runs * (shape.runs ?? 1)) / rounds); i++)
        took.get(shape)!.push(await askOne(shape.ask()))
  db.release(true)
  return [...took].map(([{ name, target }, all]) => {
    const timed = summarise({ name, target }, all)
    say(drawTimed(timed))
    return timed
  })
}

function summarise(
  about: { name: string; target?: number },
  all: { ms: number; cpu?: number; statements: number; question: string }[],
): Timed {
  const cpu = all.flatMap((one) => one.cpu ?? [])
  const [ms, slowest] = [all.map((one) => one.ms), all.toSorted((a, b) => b.ms - a.ms)[0]!]
  return {
    ...about,
    runs: all.length,
    ...{ p50: quantile(ms, 0.5), p95: quantile(ms, 0.95), most: slowest.ms },
    ...(cpu.length > 0 && { cpu50: quantile(cpu, 0.5), cpu95: quantile(cpu, 0.95) }),
    statements: Math.max(...all.map((one) => one.statements)),
    slowest: slowest.question,
  }
}

/** The value below which such a share of a list is. */
export function quantile(list: number[], share: number): number {
  const sorted = list.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

function describe(question: Question): string {
  if ('letters' in question) return `letters ${question.letters}`
  const { q, theme, country, from, to, page } = question.search
  return [q, ...theme, ...country, from, to, page > 1 && `page ${page}`].filter(Boolean).join(' ')
}

const ms = (n?: number) => (n === undefined ? '' : n.toFixed(1))
export const drawTimed = ({ name, p50, p95, most, cpu50, cpu95, statements, target, slowest }: Timed): string =>
  `  ${name.padEnd(28)} p50 ${ms(p50).padStart(7)}  p95 ${ms(p95).padStart(7)}  most ${ms(most).padStart(7)}  cpu ${ms(cpu50).padStart(7)} ${ms(cpu95).padStart(7)}  ${statements} st.  ${target ?? ''}  [${slowest}]`
