// docs/performance.md out of the results: the figures with their date and how to have them again.
import { readFileSync, writeFileSync } from 'node:fs'
import type { AnnexReport } from './annexes.ts'
import { drawAnnexes } from './annexes.ts'
import { drawReport, type PagesReport } from './report.ts'
import { drawSearch } from './search/draw-search.ts'
import type { SearchReport } from './search/search-part.ts'

type Machine = { node: string; system: string; cpus: number; cpu: string; gigabytes: number }
type Dated = { date: string; machine: Machine }
type Results = {
  search?: SearchReport & Dated
  pages?: PagesReport & Dated
  annexes?: AnnexReport & Dated
}

const document = new URL('../docs/performance.md', import.meta.url)
const results = new URL('./results/latest.json', import.meta.url)

/** Writes the document; throws where nothing was measured yet. */
export function writeDocument(): void {
  writeFileSync(document, drawDocument(JSON.parse(readFileSync(results, 'utf8'))))
}

const dated = ({ date, machine }: Dated): string =>
  `${date.slice(0, 10)}, ${machine.cpus} × ${machine.cpu}, ${machine.gigabytes} GB, ${machine.system}, Node ${machine.node.slice(1)}.`

const block = (text: string) => `\`\`\`text\n${text.trimEnd()}\n\`\`\``

function drawDocument({ search, pages, annexes }: Results): string {
  const parts = [
    `# How fast it is

The last figures of the benchmark, which starts everything itself and compares only what ran beside each other. Figures of another machine, or of another day, are not comparable; the ratios are. \`npm run bench -- document\` writes this page out of \`bench/results/latest.json\`.`,
    `## Again

\`\`\`sh
npm run bench                                     # pages, some minutes
npm run bench -- search --sizes 10000,100000 --keep
npm run bench -- search --sizes 10000,100000,1000000 --keep
npm run bench -- annexes
npm run bench -- --soak 1000000                   # memory over a million requests
npm run bench -- --help
\`\`\`

With \`DATABASE_URL\` on a Postgres server, in new databases that are dropped at the end (\`--keep\` leaves those of search), else in the embedded database. For a million entries give the server \`shared_buffers = 2GB\`, \`max_wal_size = 8GB\` and 20 GB of disk.`,
  ]
  if (search)
    parts.push(`## Search

${dated(search)}

The corpus is made up: Polish, Czech and English words in their forms, as often as in real text, in one to three languages of an entry, with 45 to 120 words and more of its themes and places; kinds, themes, places, thousands of organisations and years as uneven as real ones. From 100,000 entries on the texts repeat, with everything else drawn anew. Every facet of the page is counted exactly. SQLite and MiniSearch run in the same process on the same texts and count the same facets; neither knows the forms of words, so they find fewer.

${block(drawSearch(search))}

![Search time by number of entries](../bench/results/search-growth.svg)`)
  if (pages)
    parts.push(`## Pages

${dated(pages)}

F0 is \`node:http\` with a fixed page of the same bytes: nothing in Node answers faster. F3 is Express with EJS and as many simple statements as the portal's page has, over the same rows, in as many bytes. Both run beside the portal, in turns. "kept" pages come out of the page cache; all others are made anew for each request.

${block(drawReport(pages))}`)
  if (annexes) parts.push(`## Annexes\n\n${dated(annexes)}\n\n${block(drawAnnexes(annexes))}`)
  return `${parts.join('\n\n')}\n`
}
