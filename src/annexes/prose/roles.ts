import type { EntityType } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { organisationOf } from './known-entities.ts'
import { countryOfAdjective, type NamedOrganisation } from './organisations.ts'
import { foundAt, spanOf } from './parts.ts'
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

export type Cued = {
  organisation: NamedOrganisation
  role: Role
  confidence: number
  country?: { value: string; start: number; end: number }
}

/** Which organisations of a sentence play a part, by the nearest cue: right behind them, else before them. */
export function cuedOrganisations(sentence: Sentence): Cued[] {
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
  for (const organisation of sentence.organisations) {
    const rest = foldWords(
      sentence.text.slice(organisation.end - sentence.start, organisation.end - sentence.start + 110),
    )
    const behind = cuesAfter.find(([, pattern]) => pattern.test(rest))
    const cue = hits.filter(({ end }) => end <= organisation.start).toSorted((a, b) => b.end - a.end || a.at - b.at)[0]
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

/** Writes down the roles of a sentence towards what it speaks of. */
export function relateOrganisations(
  reading: Reading,
  sentence: Sentence,
  target: Partial<Record<EntityType, number>>,
): void {
  const several = sentence.organisations.length > 2
  for (const { organisation, role, confidence, country } of cuedOrganisations(sentence)) {
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
