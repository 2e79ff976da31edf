import { readFileSync } from 'node:fs'
import { fold } from '../src/alphabet.ts'
import type { Place } from '../src/fields.ts'
import type { Language } from '../src/languages.ts'
import { type Context, writeContent } from './generate-content.ts'
import { createRandom, type Random } from './random.ts'
import { commonWord, makeWords, rareWord, themeIds, writeText, writeTexts } from './words.ts'

/** `to` of a relation is the index of an earlier entry; `sources` are numbers below `sourceCount`. */
export type Generated = {
  kind: string
  slug: string
  originalLanguage: Language
  confirmed: boolean
  content: object
  relations: { role: string; to: number }[]
  sources: number[]
}

export const sourceCount = 60

type KnownPlace = { name: string; country: string; nuts3?: string; nuts2?: string | null }
const file = new URL('../src/themes/vocabularies/places.json', import.meta.url)
const towns: KnownPlace[] = JSON.parse(readFileSync(file, 'utf8'))
const countries = ['PL', 'CZ', 'DE', 'SK', 'FR', 'IT', 'ES', 'UA', 'NL', 'GB']
const townsOf = new Map(countries.map((country) => [country, towns.filter((town) => town.country === country)]))

// What is pointed at comes before what points at it.
const order: [kind: string, share: number][] = [
  ['organisation', 0.25],
  ['programme', 0.02],
  ['partnership', 0.1],
  ['project', 0.2],
  ['practice', 0.33],
  ['event', 0.1],
]

/** Entries of all kinds, themes, countries and years, in one to three languages; the same for the same numbers. */
export function* generateEntries(count: number, seed = 20_261_122): Generator<Generated> {
  const random = createRandom(seed)
  const words = makeWords(random)
  const made = new Map<string, number[]>(order.map(([kind]) => [kind, []]))
  for (let index = 0; index < count; index++) {
    const kind = kindAt(index, count)
    const context = describe(random, words, index, made)
    const title = Object.values(context.title)[0] ?? kind
    yield {
      kind,
      slug: slugOf(title, index),
      originalLanguage: context.into[0]!,
      confirmed: random.chance(0.3),
      ...writeContent(kind, context),
      sources: [...new Set(random.times(1, 3, () => random.whole(0, sourceCount - 1)))],
    }
    made.get(kind)!.push(index)
  }
}

function slugOf(title: string, index: number): string {
  const words = fold(title).match(/[a-z0-9]+/g) ?? []
  return [...words.slice(0, 6), index].join('-')
}

function kindAt(index: number, count: number): string {
  let reached = 0
  for (const [kind, share] of order) {
    reached += Math.max(1, share * count)
    if (index < Math.round(reached)) return kind
  }
  return 'event'
}

/** What is alike in all kinds: languages, themes, places, title and summary, and ways to write more. */
function describe(
  random: Random,
  words: ReturnType<typeof makeWords>,
  index: number,
  made: Map<string, number[]>,
): Context {
  const original = random.pick(['pl', 'pl', 'cs', 'en'] as const)
  const others = (['en', 'pl', 'cs'] as const).filter((language) => language !== original)
  const x = random.next()
  const into: Language[] = x < 0.6 ? [original, ...others] : x < 0.85 ? [original, random.pick(others)] : [original]
  const themes = [...new Set(random.times(1, 4, () => random.pickSkewed(themeIds)))]
  const text = (length: number, max: number) =>
    writeTexts((language) => writeText(random, words, language, themes, length), into, max)
  const places: Place[] = [
    ...new Set(random.times(1, 2, () => random.pick(townsOf.get(random.pickSkewed(countries))!))),
  ].map(({ name, country, nuts2, nuts3 }) => ({ country, region: nuts3 ?? nuts2 ?? undefined, city: name }))
  const special = [...(index % 2 ? [commonWord] : []), ...(index % 400 === 7 ? [rareWord] : [])].join(' ')
  const summary = text(random.whole(18, 35), 500)
  for (const language of into) summary[language] += ` ${special}`
  const title = writeTexts(
    (l) => `${writeText(random, words, l, themes, random.whole(3, 7)).replaceAll('.', '')}`,
    into,
    160,
  )
  return {
    random,
    into,
    themes,
    text,
    places,
    title,
    summary,
    year: 2026 - Math.floor(20 * random.next() ** 1.5),
    made,
  }
}
