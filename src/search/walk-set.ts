import { countOf } from './bit-sets.ts'
import type { Order } from './order-page.ts'

type Walk = {
  offset: string
  limit: string
  /** A set of so many is fetched by its rows, a larger one by walking the index of the order. */
  most: string
  /** SQL conditions that find the rows of a small set, and perhaps some more. */
  inRows: (row: string) => string[]
  tier: number
  /** Sets whose entries come before. */
  before?: string[]
  onlyIf?: string
}

/**
 * CTEs for a page of a named set of bits: `page_TIER` (entry_id, tier, place), or `page` where the set is the whole.
 * Beyond the middle of a large set the index is walked from its end.
 */
export function walkSet(set: string, order: Order, walk: Walk): string[] {
  const { tier, before = [], onlyIf, most, inRows } = walk
  const page = onlyIf ? `page_${tier}` : 'page'
  const size = `size_${tier}`
  const only = onlyIf ? `${onlyIf} and ` : ''
  const first = ['0', ...before.map((_, i) => `(select n from size_${i + 1})`)].join(' + ')
  // offset and limit within this set
  const [from, to] = [`greatest(0, ${walk.offset} - (${first}))`, `${walk.offset} + ${walk.limit} - (${first})`]
  const bounds = `select n, least(n, ${from}) skip, greatest(0, least(n, ${to}) - least(n, ${from})) take from (
    select ${countOf(set)} n) z`
  const inSet = `get_bit((select a from bits_${tier})[d.entry_id / 64000 + 1], d.entry_id % 64000) = 1`
  const rows = (orderBy: string, skip: string, condition: string, from: string) =>
    `(select d.entry_id from ${from} where ${only}${condition} order by ${orderBy}
      limit (select take from ${size}) offset ${skip})`
  const n = `(select n from ${size})`
  const skip = `(select skip from ${size})`
  const [join, row] =
    order.table === 'catalogue'
      ? ['catalogue d join search_document x on x.entry_id = d.entry_id', 'x']
      : ['search_document d', 'd']
  const found = ['true', ...inRows(row)].join(' and ')
  return [
    `${size} as materialized (${bounds})`,
    `bits_${tier} as materialized (select array(select s.bits from generate_series(0, (select max(m.chunk) from ${set} m)) g
      left join ${set} s on s.chunk = g order by g) a)`,
    `${page} as (
      select w.entry_id, ${tier} tier, row_number() over () place
        from ${rows(order.forward, skip, `${n} > ${most} and ${skip} * 2 <= ${n} and ${inSet}`, `${order.table} d`)} w
      union all
      select w.entry_id, ${tier}, -row_number() over ()
        from ${rows(order.backward, `(select n - skip - take from ${size})`, `${n} > ${most} and ${skip} * 2 > ${n} and ${inSet}`, `${order.table} d`)} w
      union all
      select w.entry_id, ${tier}, row_number() over ()
        from ${rows(order.forward, skip, `${n} <= ${most} and ${found} and ${inSet}`, join)} w)`,
  ]
}
