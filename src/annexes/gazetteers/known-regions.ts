import type { Language } from '../../languages.ts'
import type { Span } from '../extraction.ts'
import { findNames, nameTable } from './find-names.ts'
import { once, readVocabulary } from './vocabulary-tables.ts'

/** A row of the NUTS table; level 0 is a country. */
export type RegionRow = {
  code: string
  level: number
  name: string
  ascii: string
  aliases?: string[]
  parent: string | null
  version?: string
} & Partial<Record<Language, string>>

export type KnownRegion = { code: string; level: number; name: string; version?: string }

/** All rows, countries too. */
export const regions = once(() => readVocabulary<RegionRow>('nuts'))
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
