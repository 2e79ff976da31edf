import type { Span } from '../extraction.ts'
import { instrumentalOf } from './bend-town.ts'
import { findNames, nameTable } from './find-names.ts'
import { once, readVocabulary } from './vocabulary-tables.ts'

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
const without = (form: string) => form.replace(/^(?:we?|ve?|na|do|z) /i, '')

export type KnownTown = { name: string; country: string; region?: string; risky: boolean }

const towns = once(() =>
  nameTable(
    readVocabulary<PlaceRow>('places').flatMap((row) => {
      const town: KnownTown = {
        name: row.name,
        country: row.country,
        region: row.nuts3 ?? row.nuts2 ?? undefined,
        risky: Boolean(row.risky),
      }
      const forms = [row.pl, row.cs].flatMap((each) => [each?.gen, each?.loc && without(each.loc)])
      const foreign = row.country === 'PL' ? row.exonyms.cs : row.country === 'CZ' ? row.exonyms.pl : undefined
      const names = [
        row.name,
        ...Object.values(row.exonyms),
        ...forms,
        ...(row.forms ?? []).map(without),
        instrumentalOf(row.name, row.country),
        foreign && instrumentalOf(foreign, row.country === 'PL' ? 'CZ' : 'PL'),
      ]
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
