import type { Db } from '../../database.ts'
import { partPlaces } from '../batches/receive-files.ts'
import type { Extraction } from '../extraction.ts'
import type { Plan } from '../importing/plan.ts'
import type { PartRow, TablePart } from '../tables/split-table.ts'
import type { TableReading, TableRow } from '../tables/table-reading.ts'

/** What is kept of a table beside its parts; of its rows only those that somebody has to look at. */
export type KeptTable = Pick<TableReading, 'kind' | 'sheet' | 'headerRow' | 'mapping' | 'counts'> & {
  problems: Pick<TableRow, 'row' | 'status' | 'problems'>[]
}
export type TableExtraction = Extraction & { table?: KeptTable; rows?: PartRow[] }

const mostProblems = 2000

export const keptTable = ({ rows, ...table }: Omit<TableReading, 'extraction'>): KeptTable => ({
  ...table,
  problems: rows
    .filter(({ status, problems }) => status !== 'new' || problems.length > 0)
    .slice(0, mostProblems)
    .map(({ row, status, problems }) => ({ row, status, problems })),
})

/** SQL: the parts of the table of an item `i`, its own among them. */
export const isPart = (part: string, item: string) =>
  `${part}.batch_id = ${item}.batch_id and ${part}.position >= ${item}.position and ${part}.position < ${item}.position + ${partPlaces}`

/** Its first row and its last, as people count. */
export const partOf = (rows: PartRow[]) => ({ from: rows[0]?.row ?? 0, to: rows.at(-1)?.row ?? 0 })

/** Keeps the parts of a table behind the item that is its first one, in place of former ones. */
export async function keepParts(db: Db, item: number, parts: TablePart[]): Promise<void> {
  await db.query(
    `delete from batch_items c using batch_items i where i.id = $1 and c.id <> i.id and ${isPart('c', 'i')}
       and c.state in ('read', 'failed')`,
    [item],
  )
  for (const [n, { extraction, rows }] of parts.entries()) {
    await db.query(
      `insert into batch_items (batch_id, position, name, document_id, state, outcome, extraction, summary, started_at, finished_at)
       select i.batch_id, i.position + $2, i.name || ' (' || $3::text || ')', i.document_id, 'read', 'ok', $4, $5, now(), now()
       from batch_items i where i.id = $1`,
      [
        item,
        n + 1,
        `${partOf(rows).from}–${partOf(rows).to}`,
        JSON.stringify({ ...extraction, rows } satisfies TableExtraction),
        JSON.stringify({ part: partOf(rows) }),
      ],
    )
  }
}

export type RowOutcome = 'new' | 'changed' | 'unchanged' | 'question' | 'duplicate' | 'rejected'
const outcomes: Record<string, RowOutcome> = {
  create: 'new',
  change: 'changed',
  unchanged: 'unchanged',
  source: 'unchanged',
}

/** How many rows of a part are new, changed … by its plan. */
export function countRows(rows: PartRow[], plan: Plan): Partial<Record<RowOutcome, number>> {
  const actions = new Map(plan.entries.map(({ entity, action }) => [entity, action]))
  const counts: Partial<Record<RowOutcome, number>> = {}
  for (const { status, entity } of rows) {
    const action = actions.get(plan.merged[entity ?? -1] ?? entity ?? -1)
    const outcome =
      status === 'rejected'
        ? 'rejected'
        : status === 'duplicate_in_file'
          ? 'duplicate'
          : status === 'issue'
            ? 'question'
            : (outcomes[action ?? ''] ?? 'question')
    counts[outcome] = (counts[outcome] ?? 0) + 1
  }
  return counts
}
