import type pg from 'pg'
import { type FacetName, parseSearch, type Search } from '../../src/catalogue/schema.ts'
import { createRandom } from '../random.ts'

/** What is asked: a page of the catalogue, or suggestions for letters. */
export type Question = { search: Search } | { letters: string }
/** A shape of search, with the most that its p95 may be at a million entries, where there is a target. */
export type Shape = { name: string; target?: number; ask: () => Question; runs?: number }

/** What questions are made of. */
export type Material = {
  common: string[]
  mid: string[]
  rare: string[]
  titles: string[]
  values: [FacetName, string][]
}

/** Words by how many entries have them, titles, and the most frequent values of facets. */
export async function findMaterial(pool: pg.Pool): Promise<Material> {
  const { rows: words } = await pool.query<{ form: string; lexeme: string; df: number }>(
    `select distinct on (l.lexeme) w.form, l.lexeme, l.df from lexeme l join word w on l.lexeme = w.lexemes[1]
     where l.df > 4 and length(w.form) between 5 and 14 and w.form ~ '^[a-z]+$' order by l.lexeme, length(w.form), w.form`,
  )
  const byUse = words.toSorted((a, b) => b.df - a.df || (a.form < b.form ? -1 : 1)).map(({ form }) => form)
  const rare = words.filter(({ df }) => df <= 100).map(({ form }) => form)
  const { rows: titles } = await pool.query<{ title: string }>(
    `select t.value title from catalogue c, jsonb_each_text(c.title) t where c.entry_id % 997 = 3 order by c.entry_id limit 200`,
  )
  const { rows: values } = await pool.query<{ facet: FacetName; value: string }>(
    `select facet, value from (select v.*, row_number() over (partition by facet order by n desc) place from facet_value v
     where facet in ('theme', 'country')) x where place <= case facet when 'theme' then 12 else 3 end`,
  )
  return {
    common: byUse.slice(0, 40),
    mid: byUse.slice(40, 400),
    rare,
    titles: titles.map(({ title }) => title),
    values: values.map(({ facet, value }) => [facet, value]),
  }
}

/** The shapes that are measured; what they ask is the same on every run. */
export function shapesOf({ common, mid, rare, titles, values }: Material): Shape[] {
  const random = createRandom(11)
  const of = (facet: FacetName) => values.flatMap(([name, value]) => (name === facet ? [value] : []))
  const page = (search: Partial<Record<keyof Search, unknown>>): Question => ({ search: parseSearch(search) })
  const filters = () => ({
    theme: [random.pick(of('theme')), random.pick(of('theme'))],
    country: random.pick(of('country')),
  })
  const anyWord = () => random.pick(random.chance(0.3) ? common : mid)
  const two = (one: () => string) => `${one()} ${one()}`
  const phrase = () => {
    const words = random.pick(titles).split(' ')
    const at = random.whole(0, words.length - 2)
    return `"${words[at]} ${words[at + 1]}"`
  }
  return [
    { name: 'no words, no filters', target: 20, ask: () => page({}) },
    { name: 'one common word', target: 100, ask: () => page({ q: random.pick(common) }) },
    { name: 'one middling word', target: 100, ask: () => page({ q: random.pick(mid) }) },
    { name: 'one rare word', target: 100, ask: () => page({ q: random.pick(rare) }) },
    { name: 'two words, two filters', target: 100, ask: () => page({ q: two(anyWord), ...filters() }) },
    { name: 'common word, two filters', target: 100, ask: () => page({ q: random.pick(common), ...filters() }) },
    { name: 'two common words', target: 100, ask: () => page({ q: two(() => random.pick(common)) }) },
    { name: 'two filters', target: 100, ask: () => page(filters()) },
    { name: 'a period', ask: () => page({ from: random.whole(2005, 2015), to: random.whole(2016, 2024) }) },
    { name: 'common word by title', ask: () => page({ q: random.pick(common), sort: 'title' }) },
    {
      name: 'a typo',
      target: 200,
      ask: () => page({ q: misspell(random.pick(mid.filter((word) => word.length > 5))) }),
    },
    {
      name: 'suggestion, 1 to 8 letters',
      target: 10,
      runs: 3,
      ask: () => ({ letters: anyWord().slice(0, random.whole(1, 8)) }),
    },
    { name: 'page 400, no words', ask: () => page({ page: 400 }) },
    { name: 'page 50 of a common word', ask: () => page({ q: random.pick(common.slice(0, 20)), page: 50 }) },
    { name: 'phrase of a title', ask: () => page({ q: phrase() }) },
    { name: 'phrase of two common words', ask: () => page({ q: `"${two(() => random.pick(common))}"` }) },
    { name: 'one word without another', ask: () => page({ q: `${random.pick(common)} -${random.pick(common)}` }) },
  ]

  /** One letter left out or two swapped, not the first. */
  function misspell(word: string): string {
    const at = random.whole(1, word.length - 2)
    return random.chance(0.5)
      ? word.slice(0, at) + word.slice(at + 1)
      : word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
  }
}
