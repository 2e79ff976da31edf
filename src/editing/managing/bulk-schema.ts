import { z } from 'zod'
import { type Reason, reasons } from '../refused.ts'
import { idList, idOrNone, lines, remarkLength } from '../schema.ts'

export const bulkActions = ['assign', 'theme', 'send', 'publish', 'archive'] as const
export type BulkAction = (typeof bulkActions)[number]
export const maxPicked = 200

export const bulkForm = z.object({
  do: z.enum(bulkActions, 'required'),
  id: idList(maxPicked).pipe(z.array(z.number()).min(1, 'nothing')),
  /** Set by the page that asks whether it is really meant. */
  step: z.literal('do').optional().catch(undefined),
  assignee: idOrNone('person'),
  theme: z.string().max(60).catch(''),
  note: lines(remarkLength),
})

/** What became of a bulk action, as the address of the page that shows it says it. */
export type BulkResult = { do: BulkAction; done: number[]; skipped: [id: number, reason: Reason][] }

export function writeBulkResult({ do: action, done, skipped }: BulkResult): URLSearchParams {
  const query = new URLSearchParams({ do: action })
  if (done.length > 0) query.set('done', done.join('.'))
  if (skipped.length > 0) query.set('skipped', skipped.map(([id, reason]) => `${id}-${reason}`).join('.'))
  return query
}

/** Undefined where the address was not written by us. */
export function readBulkResult(query: Record<string, unknown>): BulkResult | undefined {
  const { do: action, done = '', skipped = '' } = query
  const known = bulkActions.find((each) => each === action)
  if (!known || typeof done !== 'string' || typeof skipped !== 'string') return undefined
  const ids = done.split('.').filter((each) => /^[1-9]\d{0,8}$/.test(each))
  const refused = skipped.split('.').flatMap((each): [number, Reason][] => {
    const [, entryId, reason] = /^([1-9]\d{0,8})-(\w+)$/.exec(each) ?? []
    const why = reasons.find((one) => one === reason)
    return why ? [[Number(entryId), why]] : []
  })
  return { do: known, done: ids.slice(0, maxPicked).map(Number), skipped: refused.slice(0, maxPicked) }
}
