import { quantile } from './measure-search.ts'
import { makeMiniSearch } from './peer-minisearch.ts'
import { makeSqlite } from './peer-sqlite.ts'
import { type Material, shapesOf } from './questions.ts'

export type PeerTimes = {
  name: string
  indexSeconds: number
  megabytes: number
  rows: { name: string; p50: number; p95: number }[]
}

/** The shapes of search that the peers can answer too, on the corpus of `size` entries, one peer after the other. */
export async function measurePeers(
  size: number,
  material: Material,
  runs: number,
  say: (line: string) => void,
): Promise<PeerTimes[]> {
  const names = [
    'no words, no filters',
    'one common word',
    'one middling word',
    'one rare word',
    'two words, two filters',
  ]
  names.push('two common words', 'two filters', 'a typo', 'suggestion, 1 to 8 letters')
  const results: PeerTimes[] = []
  for (const make of [makeSqlite, makeMiniSearch]) {
    const peer = make(size)
    say(`  ${peer.name}: ${size} entries indexed in ${peer.indexSeconds.toFixed(0)} s, ${peer.megabytes.toFixed(0)} MB`)
    const rows = shapesOf(material).flatMap(({ name, ask }) => {
      if (!names.includes(name) || peer.cannot.includes(name)) return []
      const times: number[] = []
      for (let i = -2; i < runs; i++) {
        const question = ask()
        const began = performance.now()
        peer.ask(question)
        if (i >= 0) times.push(performance.now() - began)
        // the slow ones need no more runs to be known as slow
        if (times.length > 10 && times.reduce((sum, one) => sum + one, 0) > 20_000) break
      }
      return [{ name, p50: quantile(times, 0.5), p95: quantile(times, 0.95) }]
    })
    for (const { name, p50, p95 } of rows) say(`    ${name.padEnd(28)} p50 ${p50.toFixed(1)}  p95 ${p95.toFixed(1)}`)
    results.push({ name: peer.name, indexSeconds: peer.indexSeconds, megabytes: peer.megabytes, rows })
  }
  return results
}
