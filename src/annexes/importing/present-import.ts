import type { Db } from '../../database.ts'
import type { Action, Plan, PlannedEntry } from './plan.ts'

export type ImportedEntry = {
  kind: string
  slug: string | null
  title: string
  action: Action
  reason: string | null
  fields: Record<string, { state: string; written: boolean; before?: unknown; after: unknown }>
  relations: { role: string; to: string; state: string; written: boolean }[]
  candidates: { slug: string; title: string; reason: string }[]
}
export type ImportedItem = {
  name: string
  state: string
  outcome: string | null
  code: string | null
  error: string | null
  /** The document, or its text in another format, was imported before. */
  already: boolean
  questions: number
  /** What stands in the document and came into no field. */
  passages: number
  entries: ImportedEntry[]
}
export type Totals = Record<Action | 'files' | 'rejected' | 'failed' | 'already', number>
/** `batch`: null of a dry run, of which nothing stayed. */
export type ImportReport = {
  batch: number | null
  applied: boolean
  items: ImportedItem[]
  /** Where two documents say different things of one. */
  contradictions: { file: string; other: string; field: string; values: unknown[] }[]
  totals: Totals
}

/** An item as the command line shows it; contacts stay out of it. */
export async function presentItem(db: Db, itemId: number): Promise<ImportedItem> {
  const { rows } = await db.query<{
    name: string
    state: string
    outcome: string | null
    code: string | null
    error: string | null
    plan: Plan | null
    passages: number
  }>(
    `select i.name, i.state, i.outcome, i.code, i.error, i.plan,
       coalesce(jsonb_array_length(i.extraction -> 'passages'), 0) passages from batch_items i where i.id = $1`,
    [itemId],
  )
  const { plan, ...item } = rows[0]!
  return {
    ...item,
    already: item.code === 'already_imported' || Boolean(plan?.already),
    questions: plan?.questions ?? 0,
    entries: (plan?.entries ?? []).map(presentEntry),
  }
}

const presentEntry = ({
  kind,
  slug,
  title,
  action,
  reason,
  fields,
  relations,
  candidates,
}: PlannedEntry): ImportedEntry => ({
  kind,
  slug: slug ?? null,
  title,
  action,
  reason: reason ?? null,
  fields: Object.fromEntries(
    fields.map(({ field, state, written, before, after }) => [
      field,
      { state, written, ...(before === undefined ? {} : { before }), after },
    ]),
  ),
  relations: relations.map(({ role, title: to, state, written }) => ({ role, to, state, written })),
  candidates: candidates.map((each) => ({ slug: each.slug, title: each.title, reason: each.reason })),
})

export function totalsOf(items: ImportedItem[]): Totals {
  const entries = items.flatMap((item) => item.entries)
  const count = (action: Action) => entries.filter((entry) => entry.action === action).length
  const inState = (state: string) => items.filter((item) => item.state === state).length
  return {
    files: items.length,
    create: count('create'),
    change: count('change'),
    unchanged: count('unchanged'),
    source: count('source'),
    skip: count('skip'),
    undecided: count('undecided'),
    rejected: inState('rejected'),
    failed: inState('failed'),
    already: items.filter(({ already }) => already).length,
  }
}

/** The report in lines for people. */
export function writeImport({ batch, applied, items, contradictions, totals }: ImportReport): string {
  const lines = items.map(({ name, state, code, questions, entries }) => {
    const made = entries.map(({ kind, slug, title, action }) => `    ${action} ${kind} ${slug ?? `"${title}"`}`)
    const note = [code, questions > 0 && `${questions} questions`].filter(Boolean).join(', ')
    return [
      `  ${name}: ${applied || state === 'rejected' || state === 'failed' ? state : 'read'}${note ? ` (${note})` : ''}`,
      ...made,
    ].join('\n')
  })
  const { create, change, source, undecided, rejected, failed } = totals
  const sum = `${create} new, ${change} changed, ${source} with one more source, ${undecided} to decide; ${rejected} files rejected, ${failed} failed`
  const head = applied ? `Batch ${batch}: drafts written` : 'Dry run: nothing was written'
  const told = contradictions.map(
    ({ file, other, field, values }) =>
      `  ${file} and ${other} differ in ${field}: ${values.map((each) => JSON.stringify(each)).join(', ')}`,
  )
  return [head, ...lines, ...told, sum].join('\n')
}
