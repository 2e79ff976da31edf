import { readFileSync } from 'node:fs'
import { fold } from '../../alphabet.ts'
import { slavicStem } from './slavic.ts'

type Inflected = { gen?: string; loc?: string; adj?: string }
type Place = {
  name: string
  exonyms: Record<string, string>
  pl?: Inflected
  cs?: Inflected
  forms?: string[]
  risky?: boolean
}

const read = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../../themes/vocabularies/${name}.json`, import.meta.url), 'utf8'))
const places = read<Place[]>('places')
/** Countries and regions, and what else the vocabulary has no forms of: the word, and all that is to find it. */
const more: Record<string, string> = JSON.parse(readFileSync(new URL('./places.json', import.meta.url), 'utf8'))

const common: { forms: string; words: string } = JSON.parse(
  readFileSync(new URL('./common-words.json', import.meta.url), 'utf8'),
)

const words = (text: string | undefined) => fold(text ?? '').match(/[\p{L}\p{N}]+/gu) ?? []
const oneWord = (text: string | undefined) => (words(text).length === 1 ? words(text) : [])
const withoutPreposition = (locative: string | undefined) => locative?.replace(/^\p{L}{1,2}\s/u, '')

/** Forms of names that are common words as well; what the rules make of other forms leads to the place nevertheless. */
const commonForms = new Set(common.forms.split(' '))
/** What the rules make of these words must not lead to a place whose foreign name looks alike: postup, Postupim. */
const commonStems = new Set(common.words.split(' ').map(slavicStem))

const adjective = /[sc]k(?:[aeiy]|iego|iej|ie|ich|im|imi|iemu|eho|emu|ych|ym|ymi|ou)$/
const exact = new Map<string, string>()
const stems = new Map<string, string>()
const parts = new Map<string, string[]>()

/** A form that two places share leads to neither, which is held as '': it stays what the rules say. */
function meet(form: string, canonical: string, into: Map<string, string>) {
  if (form.length < 3) return
  const other = into.get(form) ?? canonical
  into.set(form, other === canonical ? canonical : '')
}

/** opolanin, gdańszczanin, Pražan: the stems of those who live there. */
function inhabitants(name: string, adjectives: string[]): string[] {
  const bases = [name.replace(/[aeiouy]$/, ''), ...adjectives.map((adjective) => adjective.replace(/[sc]k[iy]$/, ''))]
  const towns = adjectives.filter((adjective) => /ck[iy]$/.test(adjective)).map((a) => a.replace(/ck[iy]$/, 'cz'))
  const softened = name.endsWith('sk') ? [name.replace(/sk$/, 'szcz')] : []
  return [...bases, ...bases.map((base) => `${base}i`), ...towns, ...softened].flatMap((base) => [
    slavicStem(`${base}anin`),
    slavicStem(`${base}anka`),
  ])
}

for (const { name, exonyms, pl, cs, forms = [], risky } of places) {
  const adjectives = [pl?.adj, cs?.adj].flatMap(oneWord)
  const names = [name, ...Object.values(exonyms)].flatMap(oneWord)
  const own = names[0]
  if (own === undefined || words(name).length > 1) {
    const [first, ...rest] = words(name)
    if (first !== undefined && rest.length > 0)
      for (const adjective of adjectives)
        parts.set(
          slavicStem(adjective),
          [first, ...rest].map((word) => slavicStem(word)),
        )
    continue
  }
  const canonical = slavicStem(own)
  const inflected = [pl, cs].flatMap((of) => [of?.gen, withoutPreposition(of?.loc)].flatMap(oneWord))
  const all = [...names, ...inflected, ...forms.flatMap(oneWord)]
  for (const form of all) if (!commonForms.has(form)) meet(form, canonical, exact)
  const byRule = risky ? adjectives : [...all, ...adjectives]
  for (const stem of [...byRule.map(slavicStem), ...inhabitants(own, adjectives)])
    if (!commonStems.has(stem)) meet(stem, canonical, stems)
}
for (const [word, others] of Object.entries(more)) {
  const canonical = exact.get(word) || slavicStem(word)
  for (const form of [word, ...others.split(' ')]) {
    exact.set(form, canonical)
    const stem = slavicStem(form)
    if (adjective.test(form) && !commonStems.has(stem)) stems.set(stem, canonical) // Dania must not draw in dane
  }
}

/** The stem under which a place is found, by a form of its name as it is written in some language. */
export const placeOfForm = (word: string): string | undefined => exact.get(word) || undefined

/** The same by what the Slavic rules make of a form: olomoucký, Ołomuńcem and opolanin. */
export const placeOfStem = (stem: string): string | undefined => stems.get(stem) || undefined

/** The words of a name of several that an adjective is made of: zielonogórski is of Zielona Góra. */
export const partsOfStem = (stem: string): string[] => parts.get(stem) ?? []

/** The place of an adjective that stands in any text: Aglomeracja Opolska keeps its name in English. */
export const placeOfAdjective = (word: string): string | undefined =>
  adjective.test(word) ? placeOfStem(slavicStem(word)) : undefined
