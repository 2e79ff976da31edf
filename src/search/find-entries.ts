import { createHash } from 'node:crypto'
import pg from 'pg'
import type { FacetCount, Hit } from '../catalogue/queries.ts'
import type { FacetName } from '../catalogue/schema.ts'
import type { Db } from '../database.ts'
import { withVersion } from '../drawn-pages.ts'
import type { Language } from '../languages.ts'
import { findInAll } from './find-in-all.ts'
import { findInBits } from './find-in-bits.ts'
import { findInRows } from './find-in-rows.ts'
import type { Known } from './know-search.ts'
import type { Sort } from './order-page.ts'
import type { Term } from './query.ts'

/** A page of everything there is. `counted`: the facets whose values are counted. */
export type Unfiltered = {
  language: Language
  sort: Sort
  offset: number
  limit: number
  counted: readonly FacetName[]
}
/** A page of what a search finds, of which the index knows so much. */
export type Wanted = Unfiltered & { known: Known }

export type FoundEntries = {
  /** Of all public content, as drawn-pages.ts has it. */
  version: string
  total: number
  totalOfWords: number
  totalOfFilters: number
  totalOfAll: number
  withoutPlace: number
  /** For each filter, in the order of `known.filters`, then for the period: how many would match without it. */
  without: number[]
  items: Hit[]
  facets: (FacetCount & { facet: FacetName })[]
}

/** Everything, or what a search finds: a page of it and exact counts of all facets, in one statement. */
export async function findEntries(db: Db, wanted: Unfiltered | Wanted): Promise<FoundEntries> {
  if (!('known' in wanted)) return findAll(db, wanted)
  return ask(db, wanted, isRare(wanted.known) ? findInRows(wanted) : findInBits(wanted))
}

async function ask(db: Db, wanted: Unfiltered | Wanted, drawn: { text: string; values: unknown[] }) {
  const text = withVersion(drawn.text)
  const { rows } = await db.query<FoundEntries>({ name: nameOf(text, wanted), text, values: drawn.values })
  return rows[0]!
}

type Held = Pick<FoundEntries, 'version' | 'facets'>

/** The counts of everything, most of what its statement costs, by what is counted: the same on all its pages. */
const heldBy = new WeakMap<Db, Map<string, Held>>()

async function findAll(db: Db, wanted: Unfiltered): Promise<FoundEntries> {
  if (!(db instanceof pg.Pool)) return ask(db, wanted, findInAll(wanted)) // all of a transaction is one version
  const held = heldBy.get(db) ?? new Map<string, Held>()
  heldBy.set(db, held)
  const key = wanted.counted.join()
  const known = held.get(key)
  const found = await ask(db, wanted, findInAll(wanted, known?.version))
  const facets: FoundEntries['facets'] | null = found.facets
  if (facets === null) return { ...found, facets: known!.facets }
  held.set(key, { version: found.version, facets })
  return found
}

/** Has the search a word that stands in so few entries that going over these is least work? */
function isRare({ query, lexemes, rowsMost }: Known): boolean {
  const sizeOf = (each: string[]) => each.reduce((sum, lexeme) => sum + (lexemes.get(lexeme)?.df ?? 0), 0)
  const atMost = ({ lexemes, whole }: Term) => Math.min(...lexemes.map(sizeOf)) + (whole ? sizeOf(whole) : 0)
  return query.terms.some((term) => atMost(term) <= rowsMost)
}

/** What many people ask is prepared once for each connection; of rare shapes of a search there could be any number. */
function nameOf(text: string, wanted: Unfiltered | Wanted): string | undefined {
  const { terms = [], excluded = [] } = 'known' in wanted ? wanted.known.query : {}
  const filters = 'known' in wanted ? wanted.known.filters.length : 0
  if (terms.length > 2 || excluded.length > 0 || filters > 2) return undefined
  return `find-${createHash('sha1').update(text).digest('hex').slice(0, 20)}`
}
