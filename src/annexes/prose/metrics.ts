import { foldWords } from '../gazetteers/fold-text.ts'
import { findCounts } from './counts.ts'
import { factsOf } from './facts.ts'
import { organisationOf, programmeOf } from './known-entities.ts'
import { findAmounts } from './money-facts.ts'
import { findOpenCounts } from './open-counts.ts'
import { foundAt, matchesIn, spanOf } from './parts.ts'
import type { Reading, Sentence } from './reading.ts'

const subject =
  /zrzesz|skupia|nalez|czlonk|gather|members?|bring|unit|compris|association|sdruzuj|clen|tvori|tworz|mieszka|inhabit|obyvatel|population|ludnos|portfel|portfolio|intermediate|posrednicz|zprostredk|functions as|pelni|plni/
const grantVerb =
  /(?<![\d.,])(?<number>\d{1,4}) (?:\w+ ){0,2}?(?:otrzymal\w*|uzyskal\w*|dostal\w*|received|obtained|got|won|ziskal\w*|obdrzel\w*) (?:\w+ ){0,2}?(?:grant\w*|dotac\w*|dofinansowan\w*|funding|support|podpor\w*)(?: (?:z|ze|from|od))?/
const elliptic =
  /(?:,|;| a| i| and| zas| while)(?: a| and| kolejn\w+| another| dalsich)? (?<number>\d{1,4}) ?(?:-|–)? ?(?:z|ze|from|od) /

/** Counts and amounts of a sentence, each to its owner: a programme right behind it, else what the sentence is about. */
export function readMetrics(reading: Reading, sentence: Sentence, about: { project?: number; event?: number }): void {
  const { build } = reading
  const body =
    sentence.organisations.find(({ start }) => start - sentence.start < 60) ??
    (reading.organisation === undefined ? sentence.organisations[0] : undefined)
  const ofBody =
    (subject.test(sentence.folded.text) || (reading.focus === 'organisation' && about.project === undefined)) &&
    (body || (reading.focus === 'organisation' && reading.organisation !== undefined)) &&
    about.event === undefined &&
    !/projek|project/.test(foldWords(sentence.text.slice(0, 30)))
  if (ofBody) {
    const facts = factsOf(reading.text, sentence, reading.language, 'organisation')
    if (facts.length > 0) {
      const organisation = body ? organisationOf(reading, body) : reading.organisation!
      reading.organisation = organisation
      if (reading.focus !== 'partnership' && reading.focus !== 'programme') reading.focus = 'organisation'
      for (const { field, value, found, list } of facts)
        list ? build.push(organisation, field, value, found) : build.put(organisation, field, value, found)
      return
    }
  }
  const granted = readGrants(reading, sentence, about.project)
  const owner = about.event ?? about.project ?? reading.partnership ?? reading.organisation
  let ofProgramme: number | undefined
  const counts = findCounts(sentence, reading.language)
  const open = owner === undefined ? [] : findOpenCounts(sentence, counts)
  for (const count of [...counts, ...open]) {
    if (granted.some((each) => count.start < each.end && count.end > each.start)) continue
    const programme = sentence.programmes.find(({ start }) => start >= count.end && start - count.end < 14)
    if (programme) ofProgramme = programmeOf(reading, programme)
    const to = count.metric.label === 'duration' ? (about.project ?? owner) : (ofProgramme ?? owner)
    if (to !== undefined) build.push(to, 'metrics', count.metric, foundAt(count, 'count', count.confidence))
  }
  for (const amount of findAmounts(sentence, reading.language)) {
    const taken =
      about.project !== undefined &&
      Object.values(build.entities[about.project]!.provenance)
        .flat()
        .some((each) => each.start === amount.start)
    if (owner !== undefined && !taken)
      build.push(
        owner,
        'metrics',
        {
          label: amount.label,
          value: amount.value.amount,
          unit: amount.value.currency ?? null,
          approx: amount.value.approx,
          as_of: null,
        },
        foundAt(amount, 'amount', amount.confidence),
      )
  }
}

/** "… of which 17 received grants from X and 18 from Y": how many, and from which programme. */
function readGrants(
  reading: Reading,
  sentence: Sentence,
  project: number | undefined,
): { start: number; end: number }[] {
  const first = matchesIn(sentence, grantVerb)[0]
  if (!first || project === undefined) return []
  const rest = matchesIn(sentence, elliptic).filter(({ start }) => start >= first.end)
  return [first, ...rest].map((match) => {
    const value = Number(match.groups.number)
    const at = match.start + match.raw.indexOf(String(value))
    const span = spanOf(reading.text, at, match.raw === first.raw ? match.end : at + String(value).length)
    reading.build.push(
      project,
      'metrics',
      { label: 'grants', value, unit: null, approx: false, as_of: null },
      foundAt(span, 'grants', 0.75),
    )
    const programme = sentence.programmes.find(({ start }) => start >= match.end - 2 && start - match.end < 30)
    if (programme)
      reading.build.relate(project, 'grant_of', programmeOf(reading, programme), foundAt(programme, 'grant-of', 0.7))
    return { start: match.start, end: match.end }
  })
}
