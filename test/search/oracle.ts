import type pg from 'pg'
import { facetNames } from '../../src/catalogue/schema.ts'
import { publish, publishBody } from '../publish.ts'

/** Always the same numbers from 0 to 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** What a search asks: words as they are typed, and filters by their names. */
export type Asked = { q: string; filters: Record<string, string[]>; from?: number; to?: number }
export type Counted = { total: number; slugs: string[]; facets: Record<string, Record<string, number>> }

type Entry = {
  slug: string
  title: string
  texts: string[][]
  values: Record<string, string[]>
  start: number | null
  end: number | null
}

const themes = ['public-transport', 'energy', 'education', 'culture-heritage', 'sustainable-mobility']
const places = [
  { country: 'PL', city: 'Opole' },
  { country: 'CZ', city: 'Olomouc' },
  { country: 'PL', city: 'Szczecin' },
  { country: 'PL' },
]

/** Publishes entries of made-up words, which have no other forms; gives their texts by slug. */
export async function publishMany(pool: pg.Pool, count: number): Promise<Map<string, string[][]>> {
  const random = randomFrom(7)
  const pick = <T>(list: readonly T[], skew = 1): T => list[Math.floor(random() ** skew * list.length)]!
  const { rows } = await pool.query<{ id: number }>(
    `insert into sources (code, title, page_kind, owner, language, dated)
     select 'made-' || y, '{"en": "Source"}', '{"en": "report"}', 'Office', 'en', y from unnest($1::text[]) y returning id`,
    [['1998', '2019-05', '2026-01-15']],
  )
  const organisations: number[] = []
  for (let i = 0; i < 6; i += 1) organisations.push(await publishBody(pool, `body-${i}`))
  const texts = new Map<string, string[][]>()
  const words = (n: number) => Array.from({ length: n }, () => `w${Math.floor(random() ** 2.5 * 40)}x`)
  for (let i = 0; i < count; i += 1) {
    const slug = `made-${i}`
    const [title, summary, polish] = [words(3), words(6), words(5)]
    const isPolish = random() < 0.4
    const start = 1990 + Math.floor(random() * 30)
    await publish(pool, {
      kind: 'project',
      slug,
      content: {
        title: { en: title.join(' '), ...(isPolish && { pl: title.join(' ') }) },
        summary: { en: summary.join(' '), ...(isPolish && { pl: polish.join(' ') }) },
        places: [pick(places), ...(random() < 0.2 ? [places[1]!] : [])],
        themes: [...new Set([pick(themes, 2), pick(themes)])],
        ...(random() < 0.7 && { start: String(start), end: String(start + Math.floor(random() * 4)) }),
      },
      relations: random() < 0.6 ? [{ role: 'partner', toId: pick(organisations, 3), inferred: false }] : [],
      sources: random() < 0.7 ? [pick(rows).id] : [],
    })
    texts.set(slug, [title, summary, ...(isPolish ? [polish] : [])])
  }
  return texts
}

/** What there is, read from the catalogue alone: no index has a part in it. */
export async function readEntries(pool: pg.Pool, texts: Map<string, string[][]>): Promise<Entry[]> {
  const { rows } = await pool.query(`
    select c.slug, c.sort_en title, c.start_year start, c.end_year "end", array[c.kind] kind, c.seeks seeking, c.themes theme,
      c.countries country, c.regions region, c.places place, c.languages language,
      array(select o.slug from catalogue o where o.entry_id = any(c.programmes)) programme,
      array(select o.slug from catalogue o where o.entry_id = any(c.organisations)) organisation,
      array[case when greatest(c.newest, c.confirmed_on) is null then 'undated'
        when greatest(c.newest, c.confirmed_on) > current_date - interval '2 years' then 'recent'
        when greatest(c.newest, c.confirmed_on) > current_date - interval '10 years' then 'ageing' else 'old' end] confirmed
    from catalogue c`)
  return rows.map(({ slug, title, start, end, ...values }) => ({
    ...{ slug, title, start, end, values },
    texts: texts.get(slug) ?? [],
  }))
}

const hasWord = ({ texts }: Entry, word: string) => texts.some((text) => text.includes(word))
const hasPhrase = ({ texts }: Entry, phrase: string) =>
  texts.some((text) => ` ${text.join(' ')} `.includes(` ${phrase} `))

function answers(entry: Entry, q: string): boolean {
  for (const [, minus, phrase, word] of q.matchAll(/(-?)(?:"([^"]+)"|(\S+))/g)) {
    const bare = word?.replace(/^-/, '')
    const has = phrase ? hasPhrase(entry, phrase) : hasWord(entry, bare!)
    if (has === (minus === '-')) return false
  }
  return true
}

function isWithin({ start, end }: Entry, { from, to }: Asked): boolean {
  if (from === undefined && to === undefined) return true
  const begins = start ?? end
  return begins !== null && begins <= (to ?? 9999) && (end ?? 9999) >= (from ?? 0)
}

/** What a search must find and count, by looking at every entry. */
export function count(entries: Entry[], asked: Asked): Counted {
  const passes = (entry: Entry, but?: string) =>
    answers(entry, asked.q) &&
    isWithin(entry, asked) &&
    Object.entries(asked.filters).every(
      ([name, chosen]) => name === but || chosen.some((value) => entry.values[name]!.includes(value)),
    )
  const hits = entries.filter((entry) => passes(entry))
  const facets = Object.fromEntries(
    facetNames.map((name) => {
      const counts: Record<string, number> = {}
      for (const entry of entries.filter((one) => passes(one, name)))
        for (const value of entry.values[name]!) counts[value] = (counts[value] ?? 0) + 1
      return [name, counts]
    }),
  )
  return { total: hits.length, slugs: hits.map(({ slug }) => slug).sort(), facets }
}

/** Random searches of all sorts. */
export function makeSearches(entries: Entry[], n: number): Asked[] {
  const random = randomFrom(11)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const withTexts = entries.filter(({ texts }) => texts.length > 0)
  const word = () => pick(pick(pick(withTexts).texts))
  const phrase = () => {
    const text = pick(pick(withTexts).texts)
    const at = Math.floor(random() * (text.length - 1))
    return `"${text[at]} ${text[at + 1]}"`
  }
  const filter = () => {
    const name = pick(facetNames)
    const values = [...new Set(entries.flatMap((entry) => entry.values[name]!))]
    return values.length > 0 ? { [name]: [...new Set([pick(values), ...(random() < 0.4 ? [pick(values)] : [])])] } : {}
  }
  return Array.from({ length: n }, () => {
    const parts = [
      ...(random() < 0.7 ? [word()] : []),
      ...(random() < 0.4 ? [word()] : []),
      ...(random() < 0.25 ? [phrase()] : []),
      ...(random() < 0.3 ? [`-${word()}`] : []),
      ...(random() < 0.1 ? [`-${phrase()}`] : []),
    ]
    const year = 1990 + Math.floor(random() * 30)
    return {
      q: [...new Set(parts)].join(' '),
      filters: { ...(random() < 0.6 && filter()), ...(random() < 0.4 && filter()), ...(random() < 0.2 && filter()) },
      ...(random() < 0.3 && { from: year }),
      ...(random() < 0.2 && { to: year + 3 }),
    }
  })
}
