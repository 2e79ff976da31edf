import { z } from 'zod'
import { type LoggedAction, loggedActions } from './record.ts'

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const text = (max: number) => z.preprocess(first, z.string().max(max).catch('')).transform((value) => value.trim())
const id = z.preprocess(first, z.coerce.number().int().min(1).max(2_000_000_000).optional().catch(undefined))
const day = z.preprocess(first, z.iso.date().optional().catch(undefined))

/** The filter of the log as an address says it; nonsense counts as nothing said, except an entry that cannot be. */
const schema = z.object({
  /** Who did it, or to whom it was done. */
  person: id,
  action: z.preprocess(first, z.enum(loggedActions).optional().catch(undefined)),
  /** PR-0001, or its number alone. */
  entry: text(20),
  from: day,
  to: day,
  /** Only what comes before this line; the newest lines come first. */
  before: id,
})
export type LogFilter = {
  person?: number
  action?: LoggedAction
  entry: string
  from?: string
  to?: string
  before?: number
}

export const readLogFilter = (query: unknown): LogFilter => schema.parse(query)

/** The id of the entry that a filter names: undefined for any, null where it names none that could be. */
export function entryIdOf({ entry }: LogFilter): number | null | undefined {
  if (!entry) return undefined
  const [, digits] = /^(?:[a-z]{2}-?)?(\d{1,9})$/i.exec(entry) ?? []
  return digits ? Number(digits) : null
}

/** The filter as an address says it, without `before` unless it is given. */
export function logAddress(filter: LogFilter, before?: number): string {
  const pairs = Object.entries({ ...filter, before }).filter(([, value]) => value)
  return pairs.length > 0
    ? `?${new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, String(value)]))}`
    : ''
}
