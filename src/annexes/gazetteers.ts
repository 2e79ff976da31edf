import { readFileSync } from 'node:fs'
import type { Language } from '../languages.ts'
import type { Span } from './extraction.ts'
import { findNames, type NameTable, nameTable } from './find-names.ts'
import { foldWords } from './fold-text.ts'

type Forms = { gen?: string; loc?: string; adj?: string }
type PlaceRow = {
  name: string
  country: string
  nuts3?: string
  nuts2?: string | null
  exonyms: Record<string, string>
  pl?: Forms
  cs?: Forms
  forms?: string[]
  risky?: boolean
}
type RegionRow = {
  code: string
  level: number
  name: string
  ascii: string
  aliases?: string[]
  parent: string | null
} & Partial<Record<Language, string>>
type Named = { name?: string; label?: string; variants?: string[]; synonyms?: string[] }
type ProgrammeRow = { id: string; period: [number, number]; funds: string[] } & Record<Language, Named>
type FundRow = { id: string } & Record<Language, Named>
type AreaRow = { id: string; countries: string[]; core: string } & Record<Language, Named>
type RegionTypeRow = { id: string } & Record<Language, Named>

const read = <T>(name: string): T[] =>
  JSON.parse(readFileSync(new URL(`../themes/vocabularies/${name}.json`, import.meta.url), 'utf8'))
const languages = ['en', 'pl', 'cs'] as const
const without = (form: string) => form.replace(/^(?:we?|ve?|na|do|z) /i, '')
/** Made when it is first asked for: reading a document needs none of them. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

export type KnownTown = { name: string; country: string; region?: string; risky: boolean }

const towns = once(() =>
  nameTable(
    read<PlaceRow>('places').flatMap((row) => {
      const town: KnownTown = {
        name: row.name,
        country: row.country,
        region: row.nuts3 ?? row.nuts2 ?? undefined,
        risky: Boolean(row.risky),
      }
      const forms = [row.pl, row.cs].flatMap((each) => [each?.gen, each?.loc && without(each.loc)])
      const names = [row.name, ...Object.values(row.exonyms), ...forms, ...(row.forms ?? []).map(without)]
      return names.filter((name): name is string => Boolean(name)).map((name): [string, KnownTown] => [name, town])
    }),
  ),
)

/** Words that stand before a town: without one of them a town whose name is also a common word is none. */
const cues = new Set(
  'w we z do v ve ze na od miasto mesto city town ul ulice in of at gmina miasta mesta obec'.split(' '),
)

/** Towns in a text, in any case of Polish and Czech and under their names in other languages. */
export function findTowns(text: string): (Span & { town: KnownTown; confidence: number })[] {
  return findNames(text, towns()).flatMap(({ start, end, raw, items, before }) => {
    const town = items[0]!
    const cued = cues.has(before) || /^\d{3}$/.test(before)
    if (town.risky && !cued) return []
    // a town whose name many have is one only where nothing better says which
    return [{ start, end, raw, town, confidence: items.length > 1 ? 0.6 : 0.85 }]
  })
}

export type KnownRegion = { code: string; level: number; name: string; version?: string }

const regions = once(() => read<RegionRow & { version?: string }>('nuts'))
const regionTable = once(() =>
  nameTable(
    regions()
      .filter(({ level }) => level > 0)
      .flatMap((row) => {
        const names = [row.name, row.ascii, row.en, row.pl, row.cs, ...(row.aliases ?? [])].filter(
          (name): name is string => Boolean(name),
        )
        return names.map((name): [string, KnownRegion] => [name, row])
      }),
  ),
)
const regionByCode = once(() => new Map(regions().map((row) => [row.code, row])))

/**
 * NUTS regions in a text that is about a place; in running text only whole names beside a word that says "region".
 * One name of several levels gives the widest.
 */
export function findRegions(
  text: string,
  { location = false } = {},
): (Span & { region: KnownRegion; confidence: number })[] {
  const about =
    /^(?:woj|wojewodztwo|wojewodztwa|wojewodztwie|region|regionu|regionie|voivodeship|province|kraj|kraje|kraji|podregion|makroregion)$/
  return findNames(text, regionTable(), { anyCase: location }).flatMap(({ start, end, raw, items, before, after }) => {
    const named = location || about.test(before) || about.test(after) || /\b(?:region|voivodeship|kraj|woj)/i.test(raw)
    if (!named) return []
    const region = items.toSorted((a, b) => a.level - b.level)[0]!
    return [{ start, end, raw, region, confidence: items.length > 1 ? 0.75 : 0.85 }]
  })
}

/** A NUTS code that is written as one: PL42, CZ071. */
export function regionOfCode(code: string): KnownRegion | undefined {
  return regionByCode().get(code.toUpperCase())
}

const countries = once(() => {
  const own = regions().filter(({ level }) => level === 0)
  const codes = [...new Set([...own.map(({ code }) => (code === 'EL' ? 'GR' : code)), 'GB', 'CH', 'IS', 'US'])]
  const fromIntl = codes.flatMap((code) =>
    languages.map((language): [string, string] => [
      new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code,
      code,
    ]),
  )
  const fromTable = own.flatMap((row) =>
    [row.name, row.ascii, row.en, row.pl, row.cs, ...(row.aliases ?? [])].flatMap((name): [string, string][] =>
      name ? [[name, row.code === 'EL' ? 'GR' : row.code]] : [],
    ),
  )
  const inflected: [string, string][] = [
    ['Polski', 'PL'],
    ['Polsce', 'PL'],
    ['Polskę', 'PL'],
    ['Polska', 'PL'],
    ['Polsku', 'PL'],
    ['Polskem', 'PL'],
    ['Rzeczpospolita Polska', 'PL'],
    ['Polská republika', 'PL'],
    ['Czech', 'CZ'],
    ['Czechach', 'CZ'],
    ['Czechami', 'CZ'],
    ['Republiki Czeskiej', 'CZ'],
    ['Republice Czeskiej', 'CZ'],
    ['Republika Czeska', 'CZ'],
    ['České republiky', 'CZ'],
    ['České republice', 'CZ'],
    ['Česku', 'CZ'],
    ['Česka', 'CZ'],
    ['Czech Republic', 'CZ'],
    ['Słowacji', 'SK'],
    ['Słowację', 'SK'],
    ['Slovensku', 'SK'],
    ['Slovenska', 'SK'],
    ['Niemiec', 'DE'],
    ['Niemczech', 'DE'],
    ['Německa', 'DE'],
    ['Německu', 'DE'],
    ['Norwegii', 'NO'],
    ['Norsku', 'NO'],
    ['Norska', 'NO'],
  ]
  return nameTable([...fromTable, ...fromIntl, ...inflected])
})
const isoCodes =
  /^(?:PL|CZ|SK|DE|AT|HU|LT|LV|EE|NO|SE|FI|DK|NL|BE|FR|ES|PT|IT|SI|HR|RO|BG|GR|EL|IE|UK|GB|UA|CH|LU|MT|CY|IS)$/

/** Countries in a text, by their names in any of the languages. The adjective "Czech" is no country in English. */
export const findCountries = (text: string): (Span & { country: string; confidence: number })[] =>
  findNames(text, countries()).flatMap(({ start, end, raw, items, after }) =>
    raw === 'Czech' && /^(?:republic|partner|side|city|town|language|version|institution)/.test(after)
      ? []
      : [{ start, end, raw, country: items[0]!, confidence: 0.85 }],
  )

/** A country that a whole text names: by name or ISO code; undefined for anything else. */
export function readCountry(text: string): string | undefined {
  const code = text.trim().toUpperCase()
  if (isoCodes.test(code)) return code === 'UK' ? 'GB' : code === 'EL' ? 'GR' : code
  const found = findNames(text.trim(), countries(), { anyCase: true })
  return found.length === 1 && foldWords(found[0]!.raw) === foldWords(text).replace(/[.,]$/, '')
    ? found[0]!.items[0]
    : undefined
}

const namesOf = (row: Record<Language, Named>): string[] =>
  languages.flatMap((language) => {
    const { name, label, variants = [], synonyms = [] } = row[language] ?? {}
    return [name, label, ...variants, ...synonyms].filter((each): each is string => Boolean(each))
  })
const tableOf = <T extends Record<Language, Named>>(rows: T[]): NameTable<T> =>
  nameTable(rows.flatMap((row) => namesOf(row).map((name): [string, T] => [name, row])))

export type KnownProgramme = ProgrammeRow
const programmes = once(() => tableOf(read<ProgrammeRow>('programmes')))
/** Programmes in a text; of several periods under one name all are given, `years` elsewhere decides. */
export const findProgrammes = (text: string): (Span & { programmes: KnownProgramme[] })[] =>
  findNames(text, programmes()).map(({ start, end, raw, items }) => ({ start, end, raw, programmes: items }))

const genitives: [string, string][] = [
  ['Europejskiego Funduszu Rozwoju Regionalnego', 'erdf'],
  ['Evropského fondu pro regionální rozvoj', 'erdf'],
  ['Europejskiego Funduszu Społecznego', 'esf'],
  ['Evropského sociálního fondu', 'esf'],
  ['Funduszu Spójności', 'cf'],
  ['Fondu soudržnosti', 'cf'],
  ['Mechanizmu Finansowego EOG', 'eea'],
  ['Fondů EHP', 'eea'],
]
const funds = once(() => {
  const rows = read<FundRow>('funds')
  return nameTable([
    ...rows.flatMap((row) => namesOf(row).map((name): [string, string] => [name, row.id])),
    ...genitives,
  ])
})
/** Funds in a text, by name, in the genitive or by abbreviation. */
export const findFunds = (text: string): (Span & { fund: string })[] =>
  findNames(text, funds()).map(({ start, end, raw, items }) => ({ start, end, raw, fund: items[0]! }))

export type KnownArea = AreaRow
const areas = once(() => tableOf(read<AreaRow>('metropolitan-areas')))
/** Metropolitan areas and their associations in a text. */
export const findAreas = (text: string): (Span & { area: KnownArea })[] =>
  findNames(text, areas(), { anyCase: true }).map(({ start, end, raw, items }) => ({
    start,
    end,
    raw,
    area: items[0]!,
  }))

const regionTypes = once(() => tableOf(read<RegionTypeRow>('region-types')))
/** The type of region that a text names ("Less developed"); undefined for none. */
export const readRegionType = (text: string): string | undefined =>
  findNames(text, regionTypes(), { anyCase: true })[0]?.items[0]?.id
