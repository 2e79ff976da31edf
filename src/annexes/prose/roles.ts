import type { EntityType } from '../extraction.ts'
import { foldWords } from '../fold-text.ts'
import { countryOfAdjective, type NamedOrganisation } from './organisations.ts'
import { foundAt, spanOf } from './parts.ts'
import { organisationOf, type Reading, type Sentence } from './reading.ts'

type Role = 'lead' | 'partner' | 'funder' | 'organiser' | 'operator' | 'participant' | 'member'

/** Cues before an organisation; the nearest one counts. Folded. */
const before: [Role, RegExp][] = [
  [
    'lead',
    /(?:realizowan\w* (?:jest )?przez|realizatorem\w*|realizator(?:em)?:?|liderem|lider(?:em)? projektu|partner\w* wiodac\w*|beneficjent\w*|wnioskodawc\w*|koordynator\w*|koordynowan\w* przez|prowadzon\w* przez|wdrazan\w* przez|implemented by|led by|carried out by|run by|coordinated by|managed by|delivered by|lead partner|project leader|coordinator|lead applicant|beneficiary|realizovan\w*|resitel\w*|nositel\w*|vedouci\w* partner\w*|hlavni\w* partner\w*|prijemc\w*|koordinator\w*|koordinuje|vede(?: jej)?|zadatel\w*|lidr\w*|realizuje(?: jej)?|realizuja|za realizac\w+ odpowiada|odpowiada za)/g,
  ],
  [
    'partner',
    /(?:partner(?!stw|stv|sk|ship)\w*(?! wiodac)|we wspolpracy z|wspolnie z|wspolpracy z|wraz z|razem z|przy wspolpracy|in (?:cooperation|partnership|collaboration) with|together with|along with|jointly with|alongside|ve spolupraci se?|spolecne? se?|spolu se?|we wspolpracy ze)/g,
  ],
  [
    'funder',
    /(?:(?:wspol)?finansowan\w* przez|dofinansowan\w* przez|funded by|financed by|supported by|financovan\w*|podporovan\w*|wsparciu|sponsor\w*)/g,
  ],
  [
    'organiser',
    /(?:organizator\w*|organizowan\w* przez|zorganizowan\w* przez|organi[sz]ed by|hosted by|organi[sz]ers?|gospodarz\w*|porada(?:ji)?|poradatel\w*|organizuje|hostitel\w*|zaprasza|zve|zvou|invites?)/g,
  ],
  [
    'operator',
    /(?:operator\w*|instytucj\w+ zarzadzajac\w+|zarzadzan\w* przez|managing authority|administered by|ridici\w* organ\w*|spravuje|spravovan\w*)/g,
  ],
  [
    'participant',
    /(?:udzial wzi\w+|wzi\w+ (?:w \w+ )?udzial|uczestnicz\w+|uczestnikami|przedstawiciel\w+|attended by|participants|representatives (?:of|from)|ucastnil\w*|zucastnil\w*|zastupc\w+|delegac\w+|prelegen\w+|speakers from)/g,
  ],
]
/** Right behind an organisation: what it is or does. */
const after: [Role, RegExp][] = [
  [
    'lead',
    /^(?:,|\s)*(?:\([^)]*\) ?)?(?:[-–] |\()?(?:ktor[ey] jest |jest |is |was |acts as |je |jako |as |being |byl\w* |pelni\w* (?:role|funkcje) )?(?:the |project'?s? )?(?:lider|partner\w* wiodac|lead partner|leader|koordynator|coordinator|coordinates|lead applicant|vedouci\w* partner|hlavni\w* partner|nositel\w*|koordinator|zadatel\w*|realizator)/,
  ],
  [
    'lead',
    /^(?:,|\s)*(?:\([^)]*\) ?)?(?:(?:has|have|wspolnie|spolecne|obecnie|v soucasnosti|together|currently|now|also|took|od|w|v|in) [^.,;]{0,40})?(?:,? )?(?:zrealizowal\w*|realizuje|realizowal\w*|rozpoczel\w* realizacj\w*|wdraza|prowadzi|kieruje|koordynuje|implements?|implemented|is implementing|carries out|carried out|runs|leads?|led|coordinated|launched|started|zrealizoval\w*|realizoval\w*|zahajil\w*|resi|vede|koordinuje|spustil\w*)/,
  ],
  [
    'organiser',
    /^(?:,|\s)*(?:\([^)]*\) ?)?(?:serdecznie |srdecne |wspolnie |kindly |will |jointly )*(?:zaprasza\w*|organizuje|zorganizowal\w*|organi[sz]es?|organi[sz]ed|hosts?|hosted|invites?|porada|poradaji|usporadal\w*|zve|zvou|hosci|gosci\w*|hosti)/,
  ],
  ['partner', /^(?:,|\s)*[(–-]\s*(?:partner\b|partner projektu|project partner)/],
  [
    'participant',
    /^(?:,|\s)*(?:\([^)]*\) ?)?(?:wzi\w+ udzial|uczestnicz\w+|attended|took part|participated|se (?:z)?ucastnil)/,
  ],
]
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
  const hits = before
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
    const behind = after.find(([, pattern]) => pattern.test(rest))
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
  return cued
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
