import { seekable } from '../../src/catalogue/schema.ts'
import type { CommonContent, Kind } from '../../src/entries/kind.ts'
import type { Published } from '../../src/entries/shape-catalogue-row.ts'
import type { Place, Translated } from '../../src/fields.ts'
import { kindByName } from '../../src/kinds.ts'
import { type Language, languages } from '../../src/languages.ts'
import places from '../../src/themes/vocabularies/places.json' with { type: 'json' }
import { createRandom, type Random } from '../random.ts'
import { themeIds } from '../words.ts'
import { drawForm, makeStock } from './inflect.ts'

/** An entry as it is published, its content from the texts with the number `base` and its own facts. */
export type Made = Published & { kind: Kind; base: number; texts: object; facts: object }

/** Beyond these texts repeat, with facets drawn anew: writing so many words takes longer than loading them. */
export const mostTexts = 100_000

const today = Date.UTC(2026, 10, 22)
const day = 24 * 3600 * 1000
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)

// In each hundred entries, in an order that keeps kinds apart.
const shares = { organisation: 25, programme: 2, partnership: 10, project: 20, practice: 33, event: 10 }
const slots = createRandom(3)
const kindsOfHundred = Object.entries(shares)
  .flatMap(([kind, n]) => Array.from({ length: n }, () => ({ kind, by: slots.next() })))
  .sort((a, b) => a.by - b.by)
  .map(({ kind }) => kind)
const kindAt = (id: number) => kindsOfHundred[(id - 1) % 100]!
const slotsOf = (kind: string) => kindsOfHundred.flatMap((each, i) => (each === kind ? [i] : []))
const [organisationSlots, programmeSlots] = [slotsOf('organisation'), slotsOf('programme')]

/** The id of the so manieth entry of a kind. */
const idOf = (own: number[], n: number) => Math.floor(n / own.length) * 100 + own[n % own.length]! + 1

/** One of so many numbers, 0 by far the most often. */
const skewed = (random: Random, n: number, by: number) => Math.min(n - 1, Math.floor(n * random.next() ** by))

const order = 'PL CZ DE SK FR IT ES UA NL GB AT BE HU SE FI RO'.split(' ')
const countries = [...order, ...new Set(places.map((place) => place.country).filter((each) => !order.includes(each)))]
const townsOf = new Map(countries.map((country) => [country, places.filter((place) => place.country === country)]))

/** Where the long text of a kind stands. */
const bodies: Record<string, string> = { project: 'objective', partnership: 'narrative' }

/**
 * A corpus of `size` entries: text of inflected Polish, Czech and English words by Zipf's law, in one to three
 * languages; kinds, themes, places, organisations (thousands), programmes and years as uneven as real ones.
 */
export function createCorpus(size: number) {
  const stock = makeStock()
  const ranks = (theme: number) => theme * 12

  function write(random: Random, language: Language, theme: number, length: number): string {
    const words = Array.from({ length }, () =>
      random.chance(0.25)
        ? drawForm(stock[language], random, (ranks(theme) + random.whole(0, 11)) % 300)
        : drawForm(stock[language], random),
    )
    words[0] = words[0]!.charAt(0).toLocaleUpperCase(language) + words[0]!.slice(1)
    return words.join(' ')
  }

  /** Title, summary and long text of an entry. */
  function textsOf(base: number) {
    const random = createRandom(1_000_003 * (base + 1))
    const x = random.next()
    const original: Language = x < 0.4 ? 'pl' : x < 0.7 ? 'cs' : 'en'
    const others = languages.filter((language) => language !== original)
    const y = random.next()
    const into = [original, ...(y < 0.2 ? others : y < 0.45 ? [random.pick(others)] : [])]
    const theme = skewed(random, themeIds.length, 1.8)
    const inAll = (from: number, to: number): Translated =>
      Object.fromEntries(into.map((language) => [language, write(random, language, theme, random.whole(from, to))]))
    const title = inAll(5, 9)
    const summary = inAll(15, 29)
    const body = write(random, original, theme, 40 + skewed(random, 80, 2))
    const field = bodies[kindAt(base + 1)] ?? 'description'
    return { original, theme, texts: { title, summary, [field]: { [original]: body } } }
  }

  function describe(id: number, base: number, { original, theme, texts }: ReturnType<typeof textsOf>): Made {
    const random = createRandom(7_368_787 * id)
    const kind = kindByName.get(kindAt(id))!
    const themes = [theme, ...random.times(0, 2, () => skewed(random, themeIds.length, 1.8))].map((i) => themeIds[i]!)
    const start = 2026 - Math.floor(random.next() ** 1.7 * 24)
    const ongoing = random.chance(0.3)
    const end = ongoing ? undefined : String(start + random.whole(0, 4))
    const sourceDay = today - Math.floor(random.next() ** 2 * 14 * 365) * day
    const organisations = Math.max(1, Math.floor(size / 4))
    const period = { start: String(start), end, ongoing, since: String(start), date: `${start}-05-01` }
    const facts = {
      ...{ themes: [...new Set(themes)], places: placesOf(random), ...period },
      ...(kind.name === 'partnership' && {
        partnershipStatus: ongoing ? 'active' : 'ended',
        lookingFor: random.chance(0.3) ? [random.pick(seekable)] : undefined,
      }),
      ...{ periodStart: String(start), periodEnd: end },
    }
    return {
      ...{ kind, id, base, texts, facts, content: { ...texts, ...facts } as CommonContent },
      ...{ slug: `${kind.name}-${id}`, original_language: original },
      confirmed_at: random.chance(0.3) ? new Date(today - random.whole(0, 400) * day) : null,
      published_at: new Date(today - random.whole(0, 2000) * day),
      updated_at: new Date(today - (id % 1500) * day + id * 1000),
      programmes: random.times(0, 1, () => idOf(programmeSlots, skewed(random, Math.max(1, size / 50), 4))),
      organisations: [...new Set(random.times(1, 4, () => idOf(organisationSlots, skewed(random, organisations, 6))))],
      sources: [{ title: { en: 'A source' }, dated: random.chance(0.1) ? null : dayOf(sourceDay) }],
    }
  }

  return {
    size,
    /** The entries that have the text of so manieth number. */
    *entriesOf(base: number): Generator<Made> {
      const texts = textsOf(base)
      for (let id = base + 1; id <= size; id += mostTexts) yield describe(id, base, texts)
    },
  }
}

function placesOf(random: Random): Place[] {
  return random.times(random.chance(0.05) ? 0 : 1, random.chance(0.2) ? 2 : 1, () => {
    const country = countries[skewed(random, countries.length, 2.6)]!
    const towns = townsOf.get(country)!
    const town = towns[skewed(random, towns.length, 1.5)]!
    return { country, city: random.chance(0.9) ? town.name : undefined }
  })
}
