import { allOf, countOf, filterSets, termSet, valueSet, without } from './bit-sets.ts'
import { drawStatement } from './draw-statement.ts'
import { mostNamed, openFacets } from './facets.ts'
import type { Wanted } from './find-entries.ts'
import { orderOf } from './order-page.ts'
import { type Parameters, parameters } from './parameters.ts'
import { queryLiteral, titleQuery } from './query.ts'
import { walkSet } from './walk-set.ts'

/**
 * The statement of a search that may have many hits, or of filters alone: every word and filter is a set of bits, one
 * for each entry, and what is counted are the bits that two sets have in common.
 */
export function findInBits(wanted: Wanted) {
  const { known } = wanted
  const { $, values } = parameters()
  const { terms, excluded } = known.query
  const filters = filterSets(known, $)
  const termNames = terms.map((_, i) => `term_${i}`)
  const hasWords = terms.length + excluded.length > 0
  const parts = [
    ...terms.map((term, i) => `term_${i} as materialized (${termSet(term, known, 'anywhere', $)})`),
    ...(hasWords ? wordSets(wanted, termNames, $) : []),
    ...filters.map(({ part }) => part),
  ]
  const sets = [...(hasWords ? ['words'] : []), ...filters.map(({ set }) => set)]
  parts.push(`found as materialized (${allOf(sets)})`)
  // what would be found without a filter: its own values are counted in it
  const lacking = filters.map(({ set }) => sets.filter((other) => other !== set))
  lacking.forEach((others, i) => {
    if (others.length > 0) parts.push(`lacking_${i} as materialized (${allOf(others)})`)
  })
  const all = `(select v.n from facet_value v where v.id = ${$(known.allId)})`
  const filterNames = filters.map(({ set }) => set)
  parts.push(
    `totals as (select ${countOf('found')} total,
      ${hasWords ? countOf('words') : all} "totalOfWords", ${all} "totalOfAll",
      ${filters.length > 0 ? countOf(`(${allOf(filterNames)}) z`) : all} "totalOfFilters",
      (select coalesce(sum(bit_count(b.bits & f.bits)), 0)::int from facet_bitmap b join found f using (chunk)
        where b.id = ${$(known.placeless)}) "withoutPlace",
      array[${lacking
        .map((others, i) => (others.length > 0 ? countOf(`lacking_${i}`) : all))
        .join(', ')}]::int[] "without")`,
    ...countParts(wanted, filters, lacking, $),
    ...pageParts(
      wanted,
      filters.flatMap(({ ids }) => ids),
      $,
    ),
  )
  const chosen = `${$(known.filters.flatMap(({ bits, rows }) => [...bits, ...rows]))}::int[]`
  return { text: drawStatement(parts, { content: hasWords, chosen }), values }
}

/** What has all words and none of those excluded. */
function wordSets({ known }: Wanted, names: string[], $: Parameters['$']): string[] {
  const { excluded } = known.query
  const base = names.length > 0 ? allOf(names) : valueSet(known.allId, $)
  if (excluded.length === 0) return [`words as materialized (${base})`]
  return [
    `asked as materialized (${base})`,
    ...excluded.flatMap((term, i) => [
      `excluded_${i} as materialized (${termSet(term, known, 'anywhere', $)})`,
      `${i === excluded.length - 1 ? 'words' : `asked_${i}`} as materialized (
        ${without(i === 0 ? 'asked' : `asked_${i - 1}`, `excluded_${i}`)})`,
    ]),
  ]
}

/** Of organisations and the like the small ones have no bitmap: these are counted together in their rows. */
const fewIn = (set: string) => `few_${set} as materialized (
  select f id, count(*)::int n from search_document d join ${set} s on s.chunk = d.entry_id / 64000, unnest(d.facets) f
  where d.facets && (select array(select v.id from listed v where not v.has_bits))
    and get_bit(s.bits, d.entry_id % 64000) = 1 group by f)`

const countIn = (set: string) => `case when v.has_bits
  then (select coalesce(sum(bit_count(b.bits & s.bits)), 0)::int from facet_bitmap b join ${set} s using (chunk) where b.id = v.id)
  else coalesce((select few.n from few_${set} few where few.id = v.id), 0) end`

function countParts(
  { known, counted }: Wanted,
  filters: { name: string }[],
  lacking: string[][],
  $: Parameters['$'],
): string[] {
  const chosen = known.filters.flatMap(({ bits, rows }) => [...bits, ...rows])
  const closed = $(counted.filter((name) => !openFacets.includes(name)))
  const open = counted.filter((name) => openFacets.includes(name))
  const own = filters.map(({ name }) => name)
  return [
    `listed as materialized (
      select v.* from facet_value v where v.facet = any(${closed}) and v.n > 0
      ${open
        .map(
          (name) => `union all (select v.* from facet_value v where v.facet = '${name}' and v.n > 0
            order by v.n desc, v.value limit ${mostNamed})`,
        )
        .join(' ')}
      union select v.* from facet_value v where v.id = any(${$(chosen)}::int[]))`,
    fewIn('found'),
    ...lacking.flatMap((others, i) => (others.length > 0 ? [fewIn(`lacking_${i}`)] : [])),
    `counts as (
      select v.facet, v.value, v.id, ${countIn('found')} n from listed v where v.facet <> all(${$(own)}::text[])
      ${filters
        .map(({ name }, i) => {
          const n = lacking[i]!.length > 0 ? countIn(`lacking_${i}`) : 'v.n'
          return `union all select v.facet, v.value, v.id, ${n} from listed v where v.facet = '${name}'`
        })
        .join(' ')})`,
  ]
}

/**
 * The page. By relevance a result that is small enough is ranked; of a larger one come first the entries with all words
 * in the title, of these those in the reader's language, and in each group what is fresh.
 */
function pageParts(wanted: Wanted, filterIds: string[], $: Parameters['$']): string[] {
  const { known, sort, language, offset, limit } = wanted
  const { terms, excluded } = known.query
  const literal = queryLiteral(known.query)
  const inRows = (row: string) => [
    ...(terms.length > 0 ? [`${row}.tsv @@ ${$(literal)}::tsquery`] : []),
    ...filterIds.map((ids) => `${row}.facets && ${ids}`),
  ]
  const bounds = {
    offset: `${$(offset)}::int`,
    limit: `${$(limit)}::int`,
    most: '(select s.rows_most from search_state s)',
  }
  if (sort !== 'relevance' || terms.length === 0) {
    const order = orderOf(terms.length === 0 && sort === 'relevance' ? 'newest' : sort, language)
    return walkSet('found', order, { ...bounds, inRows, tier: 1 })
  }
  const titles = terms.map(titleQuery).join('&')
  const titled = [titles, ...(excluded.length > 0 ? [literal] : [])].join('&')
  const own = `array[${$(known.ownLanguage)}::int]`
  const order = orderOf('relevance', language)
  const tier = (n: number, rows: (row: string) => string[]) =>
    walkSet(`tier_${n}`, order, {
      ...bounds,
      inRows: rows,
      tier: n,
      before: Array.from({ length: n - 1 }, (_, i) => `tier_${i + 1}`),
      onlyIf: `(select total from totals) > ${bounds.most}`,
    })
  const titleRows = (row: string) => [
    `${row}.tsv @@ ${$(titled)}::tsquery`,
    ...filterIds.map((ids) => `${row}.facets && ${ids}`),
  ]
  return [
    ...terms.map((term, i) => `title_${i} as materialized (${termSet(term, known, 'title', $)})`),
    `titled as materialized (${allOf(['found', ...terms.map((_, i) => `title_${i}`)])})`,
    `own_language as materialized (select chunk, bits from facet_bitmap where id = ${$(known.ownLanguage)})`,
    `tier_1 as materialized (${allOf(['titled', 'own_language'])})`,
    `tier_2 as materialized (${without('titled', 'own_language')})`,
    `tier_3 as materialized (${without('found', 'titled')})`,
    `ranked as (select d.entry_id, 0 tier, row_number() over (order by ts_rank('{0.02, 0.3, 0.6, 1}', d.tsv, ${$(literal)}::tsquery)
        + d.boost / 20000.0 + case when d.facets @> ${own} then 0.01 else 0 end desc, d.newest desc nulls last, d.entry_id desc) place
      from search_document d where (select total from totals) <= ${bounds.most} and ${inRows('d').join(' and ')}
      order by place limit ${bounds.limit} offset ${bounds.offset})`,
    ...tier(1, (row) => [...titleRows(row), `${row}.facets @> ${own}`]),
    ...tier(2, titleRows),
    ...tier(3, inRows),
    `page as (select * from ranked union all select * from page_1 union all select * from page_2 union all select * from page_3)`,
  ]
}
