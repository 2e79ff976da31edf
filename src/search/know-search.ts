import type { FacetName, Search } from '../catalogue/schema.ts'
import { facetNames } from '../catalogue/schema.ts'
import type { Db } from '../database.ts'
import { withVersion } from '../drawn-pages.ts'
import type { Language } from '../languages.ts'
import { openFacets } from './facets.ts'
import type { Query, Term } from './query.ts'
import { repairWord } from './repair-word.ts'
import { titleMark } from './words.ts'

/** What is known of a lexeme: in how many entries it stands, and by what its bitmap is found where it has one. */
export type Lexeme = { id: number; df: number; big: boolean }

/** A filter as the index knows it: the ids of its values. What no entry has is not among them. */
export type Filter = { facet: FacetName; bits: number[]; rows: number[] }

/** Words that stood in no entry, and what was searched in their place. */
export type Change = { typed: string; searched: string }

export type Known = {
  /** Of all public content, as drawn-pages.ts has it, if the index was asked. */
  version?: string
  query: Query
  lexemes: Map<string, Lexeme>
  filters: Filter[]
  /** The period: ids of the years in which a period ends that is not over before, or begins that has begun by then. */
  period?: { end?: number[]; start?: number[] }
  /** The id of the value that every entry has. */
  allId: number
  /** The id of "names no place". */
  placeless: number
  /** The id of "can be read in the reader's language". */
  ownLanguage: number
  /** So many rows are gone over at the most for a word; what stands in more is counted by bitmaps. */
  rowsMost: number
  repairs: Change[]
  prefix?: Change
}

type Asked = { word: string; lexemes: string[]; repair: boolean; prefix: boolean }
type Answer = { lexemes: Record<string, Lexeme>; similar: Form[] | null; longer: Form[] | null }
export type Form = { form: string; lexemes: string[]; df: number; known: Record<string, Lexeme> }

const knownOf = `jsonb_object_agg(l.lexeme, jsonb_build_object('id', l.id, 'df', l.df, 'big', l.big))`

/** SQL: those of some rows of the table word that stand in an entry, with what is known of their lexemes. */
const forms = (
  from: string,
) => `(select jsonb_agg(jsonb_build_object('form', w.form, 'lexemes', w.lexemes, 'known', k.known, 'df', k.df))
  from (select * from word o ${from}) w, lateral (
    select ${knownOf} known, max(l.df) filter (where l.lexeme = any(w.lexemes)) df from lexeme l
    where l.lexeme = any(w.lexemes) or l.lexeme = any(array(select '${titleMark}' || x from unnest(w.lexemes) x))
  ) k where k.df is not null)`

const text = `
  with state as materialized (select s.rows_most from search_state s), asked as materialized (
    select * from jsonb_to_recordset($1) a (i int, word text, lexemes text[], repair boolean, prefix boolean)
  ), words as (
    select a.i, k.lexemes, case when a.prefix and k.none then ${forms(
      `where o.form >= a.word and o.form < a.word || chr(1114111) order by length(o.form), o.form limit 40`,
    )} end longer,
      case when a.repair and k.none then ${forms(
        `where o.form % a.word order by similarity(o.form, a.word) desc, o.form limit 30`,
      )} end "similar"
    from asked a, lateral (select coalesce(${knownOf} filter (where l.id is not null), '{}') lexemes, not coalesce(bool_or(l.lexeme !~ '^\\^'), false) none
      from unnest(a.lexemes) x left join lateral (select * from lexeme y where y.lexeme = x limit 1) l on true) k
  ), filters as (
    select v.facet, v.value, v.id, v.has_bits from jsonb_to_recordset($2) f (facet text, value text), lateral (
      select * from facet_value x where x.facet = f.facet and x.value = f.value limit 1) v
    union all
    select f.facet, f.value, v.id, v.has_bits from jsonb_to_recordset($3) f (facet text, value text), lateral (
      select e.id from entries e where e.kind = f.facet and e.slug = f.value limit 1) e, lateral (
      select * from facet_value x where x.facet = f.facet and x.value = e.id::text limit 1) v
  )
  select s.rows_most "rowsMost", coalesce(a.id, 0) "allId",
    coalesce((select v.id from facet_value v where v.facet = 'place' and v.value = ''), 0) placeless,
    coalesce((select v.id from facet_value v where v.facet = 'language' and v.value = $6), 0) "ownLanguage",
    coalesce((select jsonb_agg(to_jsonb(w) - 'i' order by w.i) from words w), '[]') words,
    coalesce((select jsonb_agg(f) from filters f), '[]') filters,
    case when $4::text is not null then array(
      select v.id from facet_value v where v.facet = 'end' and v.value >= $4 and v.n > 0) end "end",
    case when $5::text is not null then array(
      select v.id from facet_value v where v.facet = 'start' and v.value <= $5 and v.n > 0) end "start"
  from state s left join facet_value a on a.facet = 'all' and a.value = ''`

type Row = { version: string } & Pick<Known, 'rowsMost' | 'allId' | 'placeless' | 'ownLanguage'> & {
    words: Answer[]
    filters: { facet: FacetName; value: string; id: number; has_bits: boolean }[]
    end: number[] | null
    start: number[] | null
  }

/**
 * What the index knows of a search, in one statement: its words, what they are put right to, its filters.
 * `literal`: nothing is put right.
 */
export async function knowSearch(
  db: Db,
  query: Query,
  search: Pick<Search, FacetName | 'from' | 'to'>,
  options: { literal: boolean; language: Language },
): Promise<Known> {
  return rememberSearch(db, query, search, options.language) ?? askIndex(db, query, search, options)
}

async function askIndex(
  db: Db,
  query: Query,
  search: Pick<Search, FacetName | 'from' | 'to'>,
  { literal, language }: { literal: boolean; language: Language },
): Promise<Known> {
  const allOf = ({ lexemes, whole = [] }: Term) => [...lexemes.flat(), ...whole]
  const last = query.terms.at(-1)
  const asked: Asked[] = [
    ...query.terms.map((term) => ({
      word: term.words[0]!,
      lexemes: allOf(term).flatMap((lexeme) => [lexeme, titleMark + lexeme]),
      repair: !literal && term.kind === 'word' && term.words[0]!.length > 3,
      prefix: !literal && term.kind === 'word' && term === last && term.words[0]!.length > 1,
    })),
    ...query.excluded.map((term) => ({ word: '', lexemes: allOf(term), repair: false, prefix: false })),
  ]
  const chosen = facetNames.flatMap((facet) => search[facet].map((value) => ({ facet, value })))
  const isOpen = ({ facet }: { facet: FacetName }) => openFacets.includes(facet)
  const { rows } = await db.query<Row>({
    name: 'know-search',
    text: withVersion(text),
    values: [
      JSON.stringify(asked.map((word, i) => ({ i, ...word }))),
      JSON.stringify(chosen.filter((value) => !isOpen(value))),
      JSON.stringify(chosen.filter(isOpen)),
      search.from === undefined ? null : String(search.from),
      search.to === undefined ? null : String(search.to),
      language,
    ],
  })
  const { words, filters, end, start, ...known } = rows[0]!
  remember(db, language, rows[0]!)
  const put = query.terms.map((term, i) => ({ term, ...putRight(term, words[i]!, term === last) }))
  return {
    ...known,
    query: { ...query, terms: put.map(({ term, terms }) => terms ?? term) },
    lexemes: new Map([
      ...words.flatMap((word) => Object.entries(word.lexemes)),
      ...put.flatMap(({ found = [] }) => found),
    ]),
    filters: facetNames
      .filter((name) => search[name].length > 0)
      .map((facet) => {
        const ids = (bits: boolean) =>
          filters.filter((value) => value.facet === facet && value.has_bits === bits).map(({ id }) => id)
        return { facet, bits: ids(true), rows: ids(false) }
      }),
    ...((end || start) && { period: { ...(end && { end }), ...(start && { start }) } }),
    repairs: put.flatMap(({ repair }) => repair ?? []),
    prefix: put.map(({ prefix }) => prefix).find((change) => change !== undefined),
  }
}

type PutRight = { terms?: Term; repair?: Change; prefix?: Change; found?: [string, Lexeme][] }

/** A word that stands in no entry as what it was meant to be: the beginning of words, or one with a typo in it. */
function putRight(term: Term, { similar, longer }: Answer, isLast: boolean): PutRight {
  const typed = term.words[0]!
  if (isLast && longer && longer.length > 0) {
    const lexemes = [...new Set(longer.flatMap((form) => form.lexemes))]
    const best = longer.toSorted((a, b) => b.df - a.df)[0]!
    return { terms: { ...term, lexemes: [lexemes] }, prefix: { typed, searched: best.form }, found: lexemesOf(longer) }
  }
  const repaired = similar && repairWord(typed, similar)
  if (!repaired) return {}
  return {
    terms: { ...term, lexemes: [repaired.lexemes] },
    repair: { typed, searched: repaired.form },
    found: lexemesOf([repaired]),
  }
}

const lexemesOf = (forms: Form[]) => forms.flatMap(({ known }) => Object.entries(known))

/**
 * Ids of values never change: those of the vocabularies are asked for once. So a list of one kind, or of a theme, costs
 * one statement.
 */
const remembered = new WeakMap<Db, Map<string, number>>()
const key = (facet: string, value: string) => `${facet} ${value}`

function remember(db: Db, language: Language, { filters, allId, placeless, ownLanguage }: Row): void {
  const ids = remembered.get(db) ?? new Map()
  remembered.set(db, ids)
  if (!allId || !placeless || !ownLanguage) return
  ids.set(key('all', ''), allId).set(key('place', ''), placeless).set(key('language', language), ownLanguage)
  for (const { facet, value, id } of filters) if (!openFacets.includes(facet)) ids.set(key(facet, value), id)
}

/** A search without words and years, if all its filters are remembered. */
function rememberSearch(
  db: Db,
  query: Query,
  search: Pick<Search, FacetName | 'from' | 'to'>,
  language: Language,
): Known | undefined {
  const ids = remembered.get(db)
  const hasWords = query.terms.length + query.excluded.length > 0
  if (!ids || hasWords || search.from !== undefined || search.to !== undefined) return undefined
  const filters = facetNames
    .filter((name) => search[name].length > 0)
    .map((facet) => ({ facet, bits: search[facet].map((value) => ids.get(key(facet, value))), rows: [] }))
  const base = [key('all', ''), key('place', ''), key('language', language)].map((name) => ids.get(name))
  if ([...base, ...filters.flatMap(({ bits }) => bits)].some((id) => id === undefined)) return undefined
  const [allId, placeless, ownLanguage] = base as [number, number, number]
  return {
    ...{ query, filters: filters as Filter[], allId, placeless, ownLanguage },
    ...{ lexemes: new Map(), repairs: [], rowsMost: 0 },
  }
}
