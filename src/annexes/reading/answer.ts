import type { LearnedLabel } from '../labels/labels.ts'
import type { Mapping } from '../tables/map-columns.ts'
import type { ReadAnnex } from './read-annex.ts'

/** What people taught the portal: labels, and the columns of tables by the signature of their headings. */
export type Known = {
  learned?: LearnedLabel[]
  mappings?: Record<string, Mapping>
  /** Hears how many rows of a table are read so far. */
  tell?: (rows: number) => void
}
/** The line before a file on its way to the child. */
export type Asked = Known & { name: string }
export type Answer = ReadAnnex | { rejected: { code: string; detail?: string } }

/** A table has ten thousands of these: as one text they would take the child more memory than all that it has read. */
const pieceSize = 500

/** The long lists of an answer by the names of their lines. */
const listsOf = ({ document, extraction, table }: ReadAnnex): Record<string, unknown[]> => ({
  blocks: document.blocks,
  entities: extraction.entities,
  relations: extraction.relations,
  passages: extraction.passages,
  labels: extraction.labels,
  ...(table && { rows: table.rows }),
})

/** The lines of an answer: first one with all that is short, then the long lists in pieces, which are emptied. */
export function* linesOf(answer: Answer): Generator<string> {
  const line = (value: unknown) => `${JSON.stringify(value)}\n`
  if ('rejected' in answer) {
    yield line(answer)
    return
  }
  const { document, extraction, table } = answer
  yield line({
    ...answer,
    document: { ...document, blocks: [] },
    extraction: { ...extraction, entities: [], relations: [], passages: [], labels: [] },
    ...(table && { table: { ...table, rows: [] } }),
  })
  for (const [name, list] of Object.entries(listsOf(answer)))
    while (list.length > 0) yield line({ [name]: list.splice(0, pieceSize) })
  yield line('end')
}

/**
 * Puts an answer together from its lines as they come: each is short work for the process that also serves visitors.
 * `finish` gives it; undefined where it did not come to its end, or is none.
 */
export function collectAnswer(tell?: Known['tell']) {
  let rest: Buffer[] = []
  let answer: Answer | undefined
  let state: 'open' | 'whole' | 'broken' = 'open'
  const take = (line: string) => {
    const value = JSON.parse(line)
    if (typeof value.told === 'number') {
      tell?.(value.told)
      return
    }
    if (value === 'end' || value.rejected) state = 'whole'
    if (!answer) answer = value
    else if (value !== 'end') {
      const lists = listsOf(answer as ReadAnnex)
      for (const [name, piece] of Object.entries(value as Record<string, unknown[]>)) lists[name]!.push(...piece)
    }
  }
  return {
    add(chunk: Buffer): void {
      if (state !== 'open') return
      let from = 0
      try {
        for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
          take(Buffer.concat([...rest, chunk.subarray(from, end)]).toString())
          rest = []
          from = end + 1
        }
      } catch {
        state = 'broken'
      }
      if (from < chunk.length) rest.push(chunk.subarray(from))
    },
    finish: (): Answer | undefined => (state === 'whole' ? answer : undefined),
  }
}
