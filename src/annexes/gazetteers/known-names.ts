import type { Language } from '../../languages.ts'
import type { Span } from '../extraction.ts'
import { findNames, nameTable } from './find-names.ts'
import { type Named, namesOf, once, readVocabulary, tableOf } from './vocabulary-tables.ts'

type ProgrammeRow = { id: string; period: [number, number]; funds: string[] } & Record<Language, Named>
type FundRow = { id: string } & Record<Language, Named>
type AreaRow = { id: string; countries: string[]; core: string } & Record<Language, Named>
type RegionTypeRow = { id: string } & Record<Language, Named>

export type KnownProgramme = ProgrammeRow
const programmes = once(() => tableOf(readVocabulary<ProgrammeRow>('programmes')))
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
  const rows = readVocabulary<FundRow>('funds')
  return nameTable([
    ...rows.flatMap((row) => namesOf(row).map((name): [string, string] => [name, row.id])),
    ...genitives,
  ])
})
/** Funds in a text, by name, in the genitive or by abbreviation. */
export const findFunds = (text: string): (Span & { fund: string })[] =>
  findNames(text, funds()).map(({ start, end, raw, items }) => ({ start, end, raw, fund: items[0]! }))

export type KnownArea = AreaRow
const areas = once(() => tableOf(readVocabulary<AreaRow>('metropolitan-areas')))
/** Metropolitan areas and their associations in a text. */
export const findAreas = (text: string): (Span & { area: KnownArea })[] =>
  findNames(text, areas(), { anyCase: true }).map(({ start, end, raw, items }) => ({
    start,
    end,
    raw,
    area: items[0]!,
  }))

const regionTypes = once(() => tableOf(readVocabulary<RegionTypeRow>('region-types')))
/** The type of region that a text names ("Less developed"); undefined for none. */
export const readRegionType = (text: string): string | undefined =>
  findNames(text, regionTypes(), { anyCase: true })[0]?.items[0]?.id
