import type { Known } from './know-search.ts'
import type { Parameters } from './parameters.ts'
import { type Term, termQuery, titleQuery } from './query.ts'
import { quote, titleMark } from './words.ts'

type $ = Parameters['$']

/** SQL of a set of entries: rows (chunk, bits), a chunk that has none left out. */
const rowsAsBits = (where: string) =>
  `select (d.entry_id / 64000)::smallint chunk, bits_at(d.entry_id % 64000, 1)::varbit bits
   from search_document d where ${where} group by 1`

const anyOf = (sets: string[]) =>
  sets.length === 0
    ? `select null::smallint chunk, null::varbit bits where false`
    : `select z.chunk, bit_or(z.bits)::varbit bits from (${sets.join(' union all ')}) z group by z.chunk`

/** SQL: what is in all of some named sets. */
export const allOf = (sets: readonly string[]): string =>
  `select chunk, (${sets.map((set) => `${set}.bits`).join(' & ')})::varbit bits
   from ${sets.map((set, i) => (i === 0 ? set : `join ${set} using (chunk)`)).join(' ')}`

/** SQL: what is in the one named set and not in the other. */
export const without = (set: string, other: string): string =>
  `select s.chunk, (case when o.bits is null then s.bits else s.bits & ~o.bits end)::varbit bits
   from ${set} s left join ${other} o using (chunk)`

export const countOf = (set: string): string => `(select coalesce(sum(bit_count(bits)), 0)::int from ${set})`

/** The set of a facet's value that has a bitmap. */
export const valueSet = (id: number, $: $): string => `select chunk, bits from facet_bitmap where id = ${$(id)}`

/**
 * The set of a term, in bodies or in titles: of a word its lexemes' bitmaps and the rows of the rare ones; phrases and
 * words with hyphens are looked up in the rows.
 */
export function termSet(term: Term, { lexemes }: Known, where: 'anywhere' | 'title', $: $): string {
  const isTitle = where === 'title'
  if (term.kind === 'compound' || (term.kind === 'phrase' && !isTitle))
    return rowsAsBits(`d.tsv @@ ${$((isTitle ? titleQuery : termQuery)(term))}::tsquery`)
  const mark = isTitle ? titleMark : ''
  const sets = term.lexemes.map((each) => {
    const known = each.map((lexeme) => lexemes.get(mark + lexeme))
    const big = known.flatMap((lexeme) => (lexeme?.big ? [lexeme.id] : []))
    const small = each.filter((_, i) => known[i] && !known[i].big)
    return anyOf([
      ...(big.length > 0 ? [`select chunk, bits from lexeme_bitmap where id = any(${$(big)}::int[])`] : []),
      ...(small.length > 0
        ? [rowsAsBits(`d.tsv @@ ${$(small.map((lexeme) => quote(mark + lexeme)).join('|'))}::tsquery`)]
        : []),
    ])
  })
  if (sets.length === 1) return sets[0]!
  return `select chunk, (${sets.map((_, i) => `t${i}.bits`).join(' & ')})::varbit bits
    from ${sets.map((set, i) => `${i > 0 ? 'join ' : ''}(${set}) t${i} ${i > 0 ? 'using (chunk)' : ''}`).join(' ')}`
}

/** `ids`: an entry that passes has one of each list. */
export type FilterSet = { name: string; set: string; ids: string[]; part: string }

/** The filters of a search as sets of their own, the period among them. */
export function filterSets({ filters, period }: Known, $: $): FilterSet[] {
  const sets = filters.map(({ facet, bits, rows }, i): FilterSet => {
    const set = `filter_${i}`
    const sql = anyOf([
      ...(bits.length > 0 ? [`select chunk, bits from facet_bitmap where id = any(${$(bits)}::int[])`] : []),
      ...(rows.length > 0 ? [rowsAsBits(`d.facets && ${$(rows)}::int[]`)] : []),
    ])
    return { name: facet, set, ids: [`${$([...bits, ...rows])}::int[]`], part: `${set} as materialized (${sql})` }
  })
  if (!period) return sets
  const ends = [period.end, period.start].filter((ids) => ids !== undefined).map((ids) => `${$(ids)}::int[]`)
  const halves = ends.map((ids) => anyOf([`select chunk, bits from facet_bitmap where id = any(${ids})`]))
  const sql =
    halves.length === 1
      ? halves[0]!
      : `select chunk, (a.bits & b.bits)::varbit bits from (${halves[0]}) a join (${halves[1]}) b using (chunk)`
  return [...sets, { name: 'period', set: 'period', ids: ends, part: `period as materialized (${sql})` }]
}
