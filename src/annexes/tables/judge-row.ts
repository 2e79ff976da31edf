import { createHash } from 'node:crypto'
import { foldWords } from '../gazetteers/fold-text.ts'
import type { Problem } from './read-cell.ts'
import type { RowValues } from './read-row.ts'
import type { RowStatus } from './table-reading.ts'

export type Judged = {
  status: RowStatus
  problems: Problem[]
  /** The row above that is about the same project, with another partner. */
  joins?: string
}

/** Fields in which the rows of one project differ where each has one of its partners. */
const ofPartner = /^(?:partner|partners|lead|contact|organisation)(?:_|$)|^(?:email|phone|fax|web|street|postcode)$/

/**
 * Judges row after row what becomes of them. Rejected is only what cannot stand: a row without title, with a wrong
 * number of cells, with the ref of another one, or that is no object. All else is at most an issue.
 */
export function createJudge({ partnerRows }: { partnerRows: boolean }) {
  const seen = new Map<string, number>()
  const refs = new Map<string, { row: number; content: string }>()
  const projects = new Set<string>()
  let last: string | undefined
  return (row: number, values: RowValues, fields: Record<string, unknown>, broken: string[]): Judged => {
    const problems = [...broken.map((code) => ({ code })), ...values.problems, ...checkDates(fields)]
    const joins = partnerRows ? (projectKey(fields) ?? last) : undefined
    const isContinued = joins !== undefined && projects.has(joins)
    const hasTitle = typeof fields.title === 'string' && /[\p{L}\d]/u.test(fields.title)
    if (!hasTitle && !isContinued) problems.unshift({ code: 'no_title' })
    if (broken.length > 0 || (!hasTitle && !isContinued)) return { status: 'rejected', problems }
    const content = print(fields)
    const ref = (fields.ref ?? fields.index_code) as string | undefined
    const known = ref && !partnerRows ? refs.get(foldWords(`${values.kind} ${ref}`)) : undefined
    const twin = known?.content === content ? known.row : ref ? undefined : seen.get(content)
    const doubled = twin ?? (partnerRows ? seen.get(content) : undefined)
    if (doubled !== undefined)
      return { status: 'duplicate_in_file', problems: [...problems, { code: 'duplicate_in_file', raw: `${doubled}` }] }
    if (known) return { status: 'rejected', problems: [{ code: 'duplicate_ref', raw: `${known.row}` }, ...problems] }
    seen.set(content, row)
    if (ref) refs.set(foldWords(`${values.kind} ${ref}`), { row, content })
    if (joins !== undefined) {
      projects.add(joins)
      last = joins
    }
    return { status: problems.length > 0 ? 'issue' : 'new', problems, joins }
  }
}

/** By what rows of one project are known: ref, else acronym and programme, else title and programme. */
export function projectKey(fields: Record<string, unknown>): string | undefined {
  const { ref, acronym, title, programme = '' } = fields as Record<string, string | undefined>
  const name = ref ?? acronym ?? title
  return name === undefined ? undefined : foldWords(ref ? `ref ${ref}` : `${name} ${programme}`)
}

/** A row's content in few characters; case and spaces make no other row of it. */
function print(fields: Record<string, unknown>): string {
  const sorted = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))
  const text = JSON.stringify(sorted).toLowerCase().replace(/\s+/g, ' ')
  return createHash('sha1').update(text).digest('base64url')
}

/** Fields of a project in a row of one partner, in which it should agree with the rows above. */
export const isOfProject = (field: string): boolean => !ofPartner.test(field)

function checkDates(fields: Record<string, unknown>): Problem[] {
  return [
    ['start', 'end'],
    ['date', 'end_date'],
    ['period_start', 'period_end'],
    ['since', 'end'],
  ].flatMap(([from = '', to = '']): Problem[] => {
    const [start, end] = [fields[from], fields[to]]
    if (typeof start !== 'string' || typeof end !== 'string') return []
    const length = Math.min(start.length, end.length)
    return end.slice(0, length) < start.slice(0, length) ? [{ code: 'end_before_start', raw: `${start} – ${end}` }] : []
  })
}
