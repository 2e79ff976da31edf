import type { KindName } from '../../entries/kind.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { findAreas, findProgrammes } from '../gazetteers/gazetteers.ts'

/** What tells whether two texts are about the same thing. Names are folded. */
export type Card = {
  kind: KindName
  /** Titles in every language, official and other names. */
  names: string[]
  acronyms: string[]
  /** `nip 7543078725`, `index 1117r4`, `ref …`: of which one is enough. */
  codes: string[]
  countries: string[]
  cities: string[]
  /** Years, as far as they are known. */
  from?: number
  to?: number
  /** Of an event: its day. */
  date?: string
  /** Programmes that it is part of: ids of entries. */
  programmes: number[]
  /** Areas and programmes that the portal knows by many names, where a name says nothing beside one of them. */
  known: string[]
}

type Content = Record<string, unknown>

/** The card of a content, of an entry or of a draft. */
export function cardOf(kind: KindName, content: Content, more: { programmes?: number[]; ref?: string } = {}): Card {
  const text = (name: string) => content[name] as string | undefined
  const titles = [
    ...Object.values((content.title ?? {}) as Record<string, string>),
    ...[text('officialName') ?? [], (content.altNames as string[] | undefined) ?? []].flat(),
  ]
  const places = (content.places ?? []) as { country: string; city?: string }[]
  const [from, to] = [
    text('start') ?? text('since') ?? text('periodStart') ?? text('date'),
    text('end') ?? text('periodEnd') ?? text('endDate') ?? text('date'),
  ]
  return {
    kind,
    names: [...new Set(titles.flatMap((title) => namesIn(title, kind)))],
    acronyms: [...new Set([text('acronym') ?? [], titles.flatMap(acronymIn)].flat().map(foldName).filter(Boolean))],
    codes: [
      ...['nip', 'regon', 'krs', 'ico'].flatMap((name) => (content[name] ? [`${name} ${content[name]}`] : [])),
      ...(text('indexCode') ? [`index ${foldName(text('indexCode')!)}`] : []),
      ...(more.ref ? [`ref ${more.ref}`] : []),
    ],
    countries: [...new Set(places.map(({ country }) => country))],
    cities: [
      ...new Set([...places.map(({ city }) => city), text('city')].flatMap((city) => (city ? [foldName(city)] : []))),
    ],
    ...(from ? { from: Number(from.slice(0, 4)) } : {}),
    ...(to ? { to: Number(to.slice(0, 4)) } : {}),
    ...(text('date') ? { date: text('date') } : {}),
    programmes: more.programmes ?? [],
    known: [...new Set(titles.flatMap((title) => knownIn(kind, title)))],
  }
}

/** A name as it is compared: folded, of its signs only the plus ("2020+" is not "2020"). */
export const foldName = (name: string): string =>
  foldWords(name)
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim()

const inBrackets = /\s*\(([^()]{2,20})\)\s*/

function namesIn(title: string, kind: KindName): string[] {
  // years in the name of a programme are those of its period, which is compared by itself
  const said =
    kind === 'programme'
      ? title.replace(/(?:na lata|na období|pro období|for|in)?\s*\b(?:19|20)\d\d\s*[-–—/]\s*(?:19|20)\d\d/giu, ' ')
      : title
  return [said, said.replace(inBrackets, ' ')].map(foldName).filter(Boolean)
}

const acronymIn = (title: string): string[] => {
  const inside = inBrackets.exec(title)?.[1]?.trim()
  return inside && /^[\p{Lu}\d][\p{L}\d-]*$/u.test(inside) ? [inside] : []
}

const sayNothing = new Set(
  'stowarzyszenie stowarzyszenia association of the sdruzeni spolek biuro office kancelar programu program programme operational operacyjny operacni wspolpracy spoluprace cooperation na lata years period interreg'.split(
    ' ',
  ),
)

function knownIn(kind: KindName, title: string): string[] {
  const found =
    kind === 'organisation'
      ? findAreas(title).map(({ start, end, area }) => ({ start, end, ids: [`area ${area.id}`] }))
      : kind === 'programme'
        ? findProgrammes(title).map(({ start, end, programmes }) => ({
            start,
            end,
            ids: programmes.map(({ id }) => `programme ${id}`),
          }))
        : []
  return found.flatMap(({ start, end, ids }) => {
    const rest = foldName(`${title.slice(0, start)} ${title.slice(end).replace(inBrackets, ' ')}`)
    return rest.split(' ').every((word) => !word || sayNothing.has(word) || /^\d+$/.test(word)) ? ids : []
  })
}

/** Numbers in a name, Roman ones and "2020+" too: where they differ, so do the things. */
export const numeralsIn = (name: string): string =>
  name
    .split(' ')
    .flatMap((word) => (/^[ivx]{2,}$/.test(word) ? `${romanOf(word)}` : (word.match(/\d+\+?|\+$/g) ?? [])))
    .join(' ')

const values: Record<string, number> = { i: 1, v: 5, x: 10 }
const romanOf = (word: string) =>
  [...word].reduce((sum, sign, i) => {
    const value = values[sign]!
    return sum + (value < (values[word[i + 1] ?? ''] ?? 0) ? -value : value)
  }, 0)

type Trait = { numerals: string; trigrams: ReadonlySet<string> }
const traits = new WeakMap<Card, Trait[]>()

/** What each name of a card is compared by; it is compared many times. */
export function traitsOf(card: Card): Trait[] {
  const known = traits.get(card)
  if (known) return known
  const made = card.names.map((name) => ({ numerals: numeralsIn(name), trigrams: trigramsOf(name) }))
  traits.set(card, made)
  return made
}

/** Are two names alike to a degree, 0 to 1: common trigrams among all? */
export function areAlike(one: ReadonlySet<string>, other: ReadonlySet<string>, degree: number): boolean {
  const [few, many] = one.size < other.size ? [one, other] : [other, one]
  if (few.size < degree * many.size) return false
  let common = 0
  for (const each of few) if (many.has(each)) common++
  return common >= degree * (few.size + many.size - common || 1)
}

export function trigramsOf(name: string): Set<string> {
  const padded = name.split(' ').map((word) => `  ${word} `)
  return new Set(padded.flatMap((word) => Array.from({ length: word.length - 2 }, (_, i) => word.slice(i, i + 3))))
}

/** Could both be the same in space, in time, and by their registers? Unknown is no contradiction. */
export const sharesCountry = (a: Card, b: Card): boolean | undefined => overlap(a.countries, b.countries)
export const sharesCity = (a: Card, b: Card): boolean | undefined => overlap(a.cities, b.cities)
export function sharesYears(a: Card, b: Card): boolean | undefined {
  if ((a.from ?? a.to) === undefined || (b.from ?? b.to) === undefined) return undefined
  return (a.from ?? -Infinity) <= (b.to ?? Infinity) && (b.from ?? -Infinity) <= (a.to ?? Infinity)
}
const overlap = (a: string[], b: string[]) =>
  a.length === 0 || b.length === 0 ? undefined : a.some((each) => b.includes(each))

/** One register gave both a number, and not the same one. */
export const differsByRegister = (a: Card, b: Card): boolean =>
  a.codes.some((code) => {
    const [register] = code.split(' ')
    const others = b.codes.filter((other) => other.startsWith(`${register} `))
    return register !== 'ref' && register !== 'index' && others.length > 0 && !others.includes(code)
  })
