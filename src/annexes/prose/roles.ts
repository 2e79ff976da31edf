import type { EntityType } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { findTowns } from '../gazetteers/gazetteers.ts'
import { listedNames } from './enumerations.ts'
import { organisationOf } from './known-entities.ts'
import { countryOfAdjective, type NamedOrganisation } from './organisations.ts'
import { foundAt, overlaps, shift, spanOf } from './parts.ts'
import type { Reading, Sentence } from './reading.ts'
import { cuesAfter, cuesBefore, type Role } from './role-cues.ts'

const roleTarget: Record<Role, EntityType[]> = {
  lead: ['project', 'partnership'],
  partner: ['project', 'partnership', 'event'],
  funder: ['project'],
  organiser: ['event'],
  operator: ['programme'],
  participant: ['event'],
  member: ['partnership'],
}

/** Who only looks on is no partner. */
const watches =
  /^[^.;]{0,70}(?:(?<![a-z])observ(?:er|es|ing)|obserwator|obserwuj|pozorovatel|associated? (?:partner|member)|stowarzyszon\w+ partner)/

export type Cued = {
  organisation: NamedOrganisation
  role: Role
  confidence: number
  country?: { value: string; start: number; end: number }
}

/** Which organisations of a sentence play a part, by the nearest cue: right behind them, else before them. */
export function cuedOrganisations(sentence: Sentence, towns: NamedOrganisation[] = []): Cued[] {
  const hits = cuesBefore
    .flatMap(([role, pattern]) =>
      [...sentence.folded.text.matchAll(pattern)].map((match) => ({
        role,
        at: sentence.start + sentence.folded.at(match.index),
        end: sentence.start + sentence.folded.at(match.index + match[0].length),
      })),
    )
    .filter(
      (cue) =>
        !sentence.organisations.some((named) => cue.at >= named.start && cue.end <= named.end) &&
        !sentence.titles.some((title) => cue.at >= title.start && cue.end <= title.end),
    )
  const cued: Cued[] = []
  for (const organisation of [...sentence.organisations, ...towns].toSorted((a, b) => a.start - b.start)) {
    const rest = foldWords(
      sentence.text.slice(organisation.end - sentence.start, organisation.end - sentence.start + 110),
    )
    if (watches.test(rest)) continue
    const behind = cuesAfter.find(([, pattern]) => pattern.test(rest))
    const cue = hits.filter(({ end }) => end <= organisation.start).toSorted((a, b) => b.end - a.end || a.at - b.at)[0]
    // a town is a body only where it stands among those that do something together
    if (
      towns.includes(organisation) &&
      !(cue && /^(?:partner|member)$/.test(cue.role) && isListed(sentence, cue.end, organisation))
    )
      continue
    const isFirst = !cued.some((each) => each.role === 'lead')
    if (
      behind &&
      (behind[0] !== 'lead' || isFirst || /lider|lead partner|vedouci|wiodac/.test(rest.slice(0, 40))) &&
      !(
        cue?.role === 'partner' &&
        behind[0] === 'lead' &&
        !/lider|lead partner|vedouci|wiodac|nositel/.test(rest.slice(0, 40))
      )
    )
      cued.push({ organisation, role: behind[0], confidence: 0.75 })
    else if (cue && !(organisation.weak && cue.role === 'participant')) {
      const words = sentence.text.slice(cue.at - sentence.start, organisation.start - sentence.start)
      const lead = sentence.text.slice(Math.max(0, cue.at - sentence.start - 25), cue.at - sentence.start)
      cued.push({
        organisation,
        role: cue.role,
        confidence: 0.75,
        country:
          cue.role === 'partner'
            ? adjectiveCountry(`${lead}|${words}`, cue.at - Math.min(25, cue.at - sentence.start))
            : undefined,
      })
    }
  }
  return shareSubject(sentence, cued)
}

/** Between the cue and a town stand only names, commas and a few words: "należą do sieci Koszyce i Preszów". */
function isListed(sentence: Sentence, from: number, { start }: NamedOrganisation): boolean {
  const between = sentence.text.slice(from - sentence.start, start - sentence.start)
  return (
    between.length < 140 &&
    !/[.;:()]|(?<!\p{L})(?:w|we|v|ve|in|at|near|from|na|koło|u|do|przy)\s*$/u.test(
      between.replace(/^:/, '').replace(/(?<=\d ?)r\./g, ''),
    ) &&
    (between.match(/(?<!\p{L})\p{Ll}{3,}/gu) ?? []).length <= 6
  )
}

/** "A and B invite", "A i B rozpoczęły projekt": both do it; of two that carry a project out the first leads. */
function shareSubject(sentence: Sentence, cued: Cued[]): Cued[] {
  const shared = cued.slice()
  for (const [i, organisation] of sentence.organisations.entries()) {
    const next = sentence.organisations[i + 1]
    const role = next && cued.find((each) => each.organisation === next)
    if (
      !role ||
      cued.some((each) => each.organisation === organisation) ||
      /^(?:partner|funder|operator)$/.test(role.role)
    )
      continue
    const between = sentence.text.slice(organisation.end - sentence.start, next.start - sentence.start)
    if (!/^\s*(?:\([^)]*\)\s*)?(?:,|i|a|and|oraz|&)\s+(?:the |\p{Ll}{5,} )?$/u.test(between)) continue
    shared.push({ ...role, organisation, confidence: 0.6 })
    if (role.role === 'lead') shared[shared.indexOf(role)] = { ...role, role: 'partner', confidence: 0.6 }
  }
  return shared
}

/** "dwóch partnerów czeskich: …", "the Czech partners are …": the country of those who follow. */
function adjectiveCountry(words: string, offset: number): Cued['country'] {
  for (const match of words.matchAll(/\p{L}{4,}/gu)) {
    const value = countryOfAdjective(match[0])
    if (!value || (/^\p{Lu}/u.test(match[0]) && !/^(?:Czech|Polish|Slovak|German|Norwegian|Austrian)$/.test(match[0])))
      continue
    const start = offset + match.index - (words.indexOf('|') >= 0 && match.index > words.indexOf('|') ? 1 : 0)
    return { value, start, end: start + match[0].length }
  }
  return undefined
}

/** Towns that are no part of another name. */
function townsOf(sentence: Sentence): NamedOrganisation[] {
  return shift(sentence, findTowns(sentence.text))
    .filter(({ town }) => !town.risky)
    .filter(
      (town) =>
        ![...sentence.organisations, ...sentence.titles, ...sentence.programmes].some((each) => overlaps(each, town)),
    )
    .map(({ start, end, raw, town }) => ({
      ...{ start, end, raw, weak: true as const },
      ...(town.name !== raw ? { nominative: town.name } : {}),
      country: { value: town.country, span: { start, end, raw }, confidence: 0.7 },
    }))
}

/** Writes down the roles of a sentence towards what it speaks of. */
export function relateOrganisations(
  reading: Reading,
  sentence: Sentence,
  target: Partial<Record<EntityType, number>>,
): void {
  const listed = listedNames(sentence)
  // a part of what is listed as a whole is no body by itself
  sentence.organisations = sentence.organisations
    .filter((each) => !listed.some((name) => overlaps(name, each)))
    .concat(listed)
    .toSorted((a, b) => a.start - b.start)
  const several = sentence.organisations.length > 2
  for (const { organisation, role, confidence, country } of cuedOrganisations(sentence, townsOf(sentence))) {
    const type = roleTarget[role].find((each) => target[each] !== undefined)
    if (!type) continue
    const index = organisationOf(reading, organisation)
    const found = foundAt(organisation, role, confidence)
    reading.build.relate(index, role === 'funder' ? 'funder' : role, target[type]!, found)
    if (role === 'operator')
      reading.build.put(
        target.programme!,
        'operator',
        organisation.raw,
        foundAt(organisation, 'operator', 0.75, organisation.nominative),
      )
    if (
      country &&
      (several || reading.build.entities[index]!.fields.country === undefined) &&
      reading.text.slice(country.start, country.end)
    )
      reading.build.put(
        index,
        'country',
        country.value,
        foundAt(spanOf(reading.text, country.start, country.end), 'country-adjective', 0.75),
      )
  }
}
