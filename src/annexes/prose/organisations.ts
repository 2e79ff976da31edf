import type { Span } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import {
  findAreas,
  findCountries,
  findFunds,
  findProgrammes,
  findTowns,
  type KnownArea,
} from '../gazetteers/gazetteers.ts'
import { findEnglishNames } from './english-names.ts'
import { overlaps, type Part, spanOf } from './parts.ts'
import { findSlavicNames } from './slavic-names.ts'

/**
 * An organisation named in a sentence. `nominative`: its name as a dictionary would have it, where a rule or a
 * vocabulary gives one; `area`: the id of a known metropolitan area, under whose name its association is one with it.
 */
export type NamedOrganisation = Span & {
  nominative?: string
  acronym?: Span
  country?: { value: string; span: Span; confidence: number }
  area?: { id: string; name: string }
  /** The name under which the text had it before: this one is short for it. */
  same?: string
  /** A place or an area rather than a body: counts only where a cue makes it act. */
  weak?: boolean
}

const adjectiveCountries: [RegExp, string][] = [
  [/^(?:czesk|cesk|czech$)/, 'CZ'],
  [/^(?:polsk|polish|polst)/, 'PL'],
  [/^(?:slowack|slovensk|slovak)/, 'SK'],
  [/^(?:niemieck|nemeck|german$)/, 'DE'],
  [/^(?:norwesk|norsk|norwegian)/, 'NO'],
  [/^(?:austriack|rakousk|austrian)/, 'AT'],
  [/^(?:litewsk|litevsk|lithuanian)/, 'LT'],
  [/^(?:wegiersk|madarsk|hungarian)/, 'HU'],
]
/** The country that an adjective says: "norweskim", "Czech". */
export const countryOfAdjective = (word: string): string | undefined =>
  adjectiveCountries.find(([pattern]) => pattern.test(foldWords(word)))?.[1]

const notBodies =
  /^(?:uni[aeęąi]\w* europejsk|unii europejsk|evropsk\w+ uni|european union|fundusz|program|komisj\w+ europejsk|european commission|rad\w+ europ|council of europe)/
/** Areas are places first and bodies only where they act. */
const weakHead =
  /^(?:aglomerac|metropolia|obszar|\w+ obszar|\w+(?:-\w+)* (?:metropolitni )?(?:aglomerace|oblast)|region\b)|(?:metropolitan area|agglomeration|region|voivodeship|metropolis)$/
const acronymBehind =
  /^["”“]?\s*\(\s*(?:dalej:?\s*|dále jen\s*|hereinafter\s*)?["„“]?(?<short>[\p{Lu}][\p{Lu}\d-]{1,7}|\p{Lu}{1,3}\p{Ll}{1,2}\p{Lu}{1,3})["”“]?\s*\)/u

/** Organisations in a sentence, in order; none inside another, none that is a fund, a programme or the Union. */
export function findOrganisations(sentence: Part): NamedOrganisation[] {
  const taken: Span[] = []
  const organisations: NamedOrganisation[] = []
  const others = [...findFunds(sentence.text), ...findProgrammes(sentence.text)]
  for (const name of [
    ...findSlavicNames(sentence.text),
    ...findEnglishNames(sentence.text),
    ...areasOf(sentence.text),
  ]) {
    if (taken.some((each) => overlaps(each, name)) || others.some((each) => overlaps(each, name))) continue
    if (notBodies.test(foldWords(name.raw))) continue
    taken.push(name)
    organisations.push(describe(sentence, name))
  }
  return organisations.sort((a, b) => a.start - b.start)
}

const areasOf = (text: string): (Span & { nominative?: string; weak: true })[] =>
  findAreas(text)
    .filter(({ raw }) => raw.includes(' ') && /\p{Lu}/u.test(raw))
    .map((area) => ({ ...area, weak: true as const }))

function describe(sentence: Part, name: Span & { nominative?: string; weak?: boolean }): NamedOrganisation {
  const plain = name.nominative ?? name.raw
  const rest = sentence.text.slice(name.end)
  const short = acronymBehind.exec(rest)?.groups?.short
  const at = name.end + rest.indexOf(short ?? '')
  // the university of a town is not the association of its area
  const known = findAreas(plain).find(
    ({ raw }) =>
      raw.length * 2 > plain.length ||
      /^(?:stowarzysz|zwiaz|sdruzen|svaz|association|union|biuro|office|urzad metrop|metropol|gornoslask)/.test(
        foldWords(plain),
      ),
  )
  const whole = known && foldWords(known.raw) === foldWords(plain)
  const move = (span: Span): Span => ({ ...span, start: sentence.start + span.start, end: sentence.start + span.end })
  const inBrackets = /^\s*\(([^()\d]{2,40})\)/.exec(rest)
  const bracketCountry = inBrackets ? findCountries(inBrackets[1]!)[0] : undefined
  const town = findTowns(name.raw).find(({ town }) => !town.risky) ?? findTowns(`w ${name.raw.split(' ').at(-1)}`)[0]
  const lead = /(\p{Ll}{5,}|Czech|Polish|Slovak|German|Norwegian)\s$/u.exec(sentence.text.slice(0, name.start))?.[1]
  const adjective =
    (lead && countryOfAdjective(lead) ? lead : undefined) ??
    name.raw.split(/\s+/).find((word) => countryOfAdjective(word))
  const country = bracketCountry
    ? { value: bracketCountry.country, confidence: 0.85 }
    : known && known.area.countries.length === 1
      ? { value: known.area.countries[0]!, confidence: 0.85 }
      : adjective
        ? { value: countryOfAdjective(adjective)!, confidence: 0.7 }
        : town
          ? { value: town.town.country, confidence: 0.7 }
          : undefined
  const isCountry = short && /^(?:PL|CZ|SK|DE|AT|HU|UA|LT)$/.test(short)
  return {
    ...move(name),
    nominative: name.nominative,
    ...(name.weak || weakHead.test(foldWords(plain)) ? { weak: true } : {}),
    ...(short && !isCountry ? { acronym: move(spanOf(sentence.text, at, at + short.length)) } : {}),
    ...(isCountry
      ? { country: { value: short, span: move(spanOf(sentence.text, at, at + 2)), confidence: 0.85 } }
      : country
        ? { country: { ...country, span: move(name) } }
        : {}),
    ...(known ? { area: { id: known.area.id, name: whole && name.weak ? properArea(known.area, plain) : plain } } : {}),
  }
}

/** The name of an area as its vocabulary has it in the nominative, in the language of what was read. */
function properArea(area: KnownArea, raw: string): string {
  const folded = foldWords(raw)
  for (const { name, variants } of [area.pl, area.cs] as { name?: string; variants?: string[] }[]) {
    if (name && foldWords(name) === folded) return name
    const variant = variants?.find((each) => foldWords(each) === folded)
    if (variant) return /^(?:stowarzyszenie|sdružení|association)/i.test(variant) ? variant : (name ?? variant)
  }
  return raw
}
