import { z } from 'zod'
import { kindValues } from '../catalogue/schema.ts'

/** The states of an entry, in the order in which it goes through them. */
export const states = ['draft', 'in_review', 'published', 'archived'] as const
export type State = (typeof states)[number]

const values = <const V extends readonly [string, ...string[]]>(allowed: V) =>
  z
    .unknown()
    .optional()
    .transform((value): V[number][] => allowed.filter((each) => [value].flat().includes(each)))

/** The filters of the entries list as its address says them; nonsense falls back. */
export const filterSchema = z.object({
  kind: values(kindValues),
  state: values(states),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type Filter = z.infer<typeof filterSchema>

/** `?kind=…&state=…`, or '' for the bare list; another filter begins at its first page. */
export function filterAddress(filter: Partial<Filter>): string {
  const { kind = [], state = [], page = 1 } = filter
  const query = new URLSearchParams()
  for (const value of kind) query.append('kind', value)
  for (const value of state) query.append('state', value)
  if (page > 1) query.append('page', String(page))
  return query.size > 0 ? `?${query}` : ''
}
