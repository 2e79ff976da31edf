import type { FacetName, Search } from '../../src/catalogue/schema.ts'
import { collectText } from '../../src/entries/collect-text.ts'
import { shapeCatalogueRow } from '../../src/entries/shape-catalogue-row.ts'
import { shapeIndexedEntry } from '../../src/entries/shape-indexed-entry.ts'
import { createCorpus, mostTexts } from './generate-corpus.ts'
import type { Question } from './questions.ts'

/** A search engine of another make over the same corpus. `ask` gives how many it found. `cannot`: shapes without an answer. */
export type Peer = {
  name: string
  indexSeconds: number
  megabytes: number
  cannot: string[]
  ask(question: Question): number
}
export type Document = { id: number; title: string; summary: string; body: string; facets: string[] }

/** The texts and the facets that a reader sees counted; the words of themes and places are ours alone. */
export function* documentsOf(size: number): Generator<Document> {
  const corpus = createCorpus(size)
  const shown = new Set(['kind', 'seeking', 'theme', 'country', 'region', 'programme', 'organisation', 'language'])
  for (let base = 0; base < Math.min(size, mostTexts); base++)
    for (const made of corpus.entriesOf(base)) {
      const passages = collectText(made.kind.schema, made.content)
      const of = (...weights: string[]) =>
        passages.flatMap(({ weight, text }) => (weights.includes(weight) ? [text] : [])).join(' ')
      const { facets } = shapeIndexedEntry(made.kind, made, shapeCatalogueRow(made.kind, made))
      const pairs = facets.filter(([facet]) => shown.has(facet)).map(([facet, value]) => `${facet} ${value}`)
      yield { id: made.id, title: of('A'), summary: of('B'), body: of('C', 'D'), facets: pairs }
    }
}

export type Chosen = [facet: FacetName, values: string[]][]
/** The filters that the questions use. */
export const chosenOf = (search: Search): Chosen =>
  (['theme', 'country'] as const).flatMap((facet) =>
    search[facet].length > 0 ? [[facet, search[facet]] as const] : [],
  ) as Chosen
