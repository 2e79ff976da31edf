import MiniSearch from 'minisearch'
import { fold } from '../../src/alphabet.ts'
import { searchWords } from '../../src/search/query.ts'
import { chosenOf, type Document, documentsOf, type Peer } from './peer.ts'

/** MiniSearch, in memory, accents folded; facets are counted over what it found. */
export function makeMiniSearch(size: number): Peer {
  const [began, before] = [performance.now(), process.memoryUsage.rss()]
  const index = new MiniSearch<Document>({
    fields: ['title', 'summary', 'body'],
    storeFields: ['facets'],
    processTerm: fold,
    searchOptions: { combineWith: 'AND', boost: { title: 10, summary: 3 } },
  })
  for (const document of documentsOf(size)) index.add(document)
  return {
    name: 'MiniSearch',
    cannot: [],
    indexSeconds: (performance.now() - began) / 1000,
    megabytes: (process.memoryUsage.rss() - before) / 2 ** 20,
    ask(question) {
      if ('letters' in question) return index.autoSuggest(question.letters).length
      const chosen = chosenOf(question.search)
      const words = searchWords(question.search.q).join(' ')
      const search = (fuzzy: boolean | number) => index.search(words || MiniSearch.wildcard, { fuzzy })
      let found = search(false)
      if (found.length === 0) found = search(0.2)
      const wanted = chosen.map(([facet, values]) => values.map((value) => `${facet} ${value}`))
      const counts = new Map<string, number>()
      let total = 0
      for (const { facets } of found as unknown as Document[]) {
        const fails = wanted.flatMap((values, i) => (values.some((value) => facets.includes(value)) ? [] : [i]))
        if (fails.length > 1) continue
        if (fails.length === 0) total += 1
        const only = fails.length === 1 ? `${chosen[fails[0]!]![0]} ` : ''
        for (const value of facets) if (value.startsWith(only)) counts.set(value, (counts.get(value) ?? 0) + 1)
      }
      return total
    },
  }
}
