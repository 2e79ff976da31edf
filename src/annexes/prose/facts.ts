import type { Language } from '../../languages.ts'
import type { Found } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { findRegions, readRegionType } from '../gazetteers/gazetteers.ts'
import { findDates } from '../normalise/dates.ts'
import { findCounts, type Metric } from './counts.ts'
import { inlineBullets, inlineList } from './inline-lists.ts'
import { findAmounts } from './money-facts.ts'
import { foundAt, has, matchesIn, type Part, shift } from './parts.ts'
import { splitSentences } from './sentences.ts'

/** A fact about what a text tells of; `list`: one element of a list field. */
export type Fact = { field: string; value: unknown; found: Found; list?: true }

const memberNouns = /^(?:municipalities|members|local governments|cities|counties)$/
const gathers =
  /gather|bring\w* together|unit(?:es|ing)|compris|consist|members?\b|association of|associates|made up of|zrzesz|skupia|tworz|czlonk|nalez|w sklad|sklada sie|sdruzuj|clen|tvori|spojuj|zahrnuj|slozen|zasieg|includes/
const since =
  /(?<![a-z])(?:since|from|od|poczawszy od|as of|stan na(?: dzien)?|k(?= \d)|ke dni|wedlug stanu na)(?: (?:roku|r\.|dnia|pocatku|poczatku|the beginning of))?\s*$/
const acts =
  /(?:function(?:s|ed)?|act(?:s|ed)?|serve[sd]?|operate[sd]?|has (?:also )?been|is|pelni\w*(?: funkcje| role)?|dziala|jest|plni(?: funkci| roli)?|pusobi|je|vykonava(?: funkci)?)(?: also| rowniez| takze| take| tez)?(?: as| jako)?(?: the| an?)? (?<role>(?:intermediate body|managing authority|joint secretariat|secretariat|lead (?:partner|body)|coordinator|contact point|instytucj\w+ posrednicz\w+|instytucj\w+ zarzadzaj\w+|sekretariat\w*|lider\w*|koordynator\w*|zprostredkujici\w* subjekt\w*|ridici\w* organ\w*|nositel\w*|koordinator\w*|kontaktni\w* mist\w*)(?: (?!with|z |s |oraz|and |a )[a-z()-]+){0,6})/g
const roles: [RegExp, string][] = [
  [/^(?:intermediate body|instytucj\w+ posredn|zprostredkujici)/, 'intermediate body'],
  [/^(?:managing|instytucj\w+ zarz|ridici)/, 'managing authority'],
  [/^(?:joint )?se[ck]retariat/, 'secretariat'],
  [/^(?:lead|lider|nositel)/, 'lead body'],
  [/^(?:[ck]oor)/, 'coordinator'],
  [/^(?:contact|kontakt)/, 'contact point'],
]

/**
 * Facts inside a text about an organisation, or (`owner`) about something else that has metrics: member_count,
 * population, region with its nuts_code, topics, region_type; and as metrics every other count, amount and function
 * with the date since when it holds. Of a partnership also `aims` in bullets inside a paragraph.
 */
export function findFacts(
  text: string,
  span: { start: number; end: number },
  language: Language,
  owner = 'organisation',
): Fact[] {
  return splitSentences(text, span.start, span.end).flatMap((sentence) => factsOf(text, sentence, language, owner))
}

export function factsOf(text: string, sentence: Part, language: Language, owner: string): Fact[] {
  const facts: Fact[] = []
  const asOf = sinceDate(sentence, language)
  const organisation = owner === 'organisation'
  const metric = (value: Metric, found: Found) => facts.push({ field: 'metrics', value, found, list: true })
  for (const count of findCounts(sentence, language, asOf?.value ?? null)) {
    const { metric: counted, confidence } = count
    if (organisation && counted.label === 'inhabitants')
      facts.push({ field: 'population', value: counted.value, found: foundAt(count, 'population', confidence) })
    else if (
      organisation &&
      memberNouns.test(counted.label) &&
      has(sentence, gathers) &&
      !facts.some(({ field }) => field === 'member_count')
    )
      facts.push({ field: 'member_count', value: counted.value, found: foundAt(count, 'member-count', confidence) })
    else metric(counted, foundAt(count, 'count', confidence))
  }
  for (const amount of findAmounts(sentence, language))
    metric(
      {
        label: amount.label,
        value: amount.value.amount,
        unit: amount.value.currency ?? null,
        approx: amount.value.approx,
        as_of: asOf?.value ?? null,
      },
      foundAt(amount, 'amount', amount.confidence),
    )
  for (const bullet of inlineBullets(text, sentence))
    if (/aims?|goals?|objectives?|cel|cil/.test(bullet.lead))
      facts.push({ field: 'aims', value: bullet.raw, found: foundAt(bullet, 'inline-bullets', 0.85), list: true })
  if (!organisation) return facts
  for (const region of shift(sentence, findRegions(sentence.text))) {
    if (facts.some(({ field }) => field === 'region')) continue
    const found = foundAt(region, 'region', region.confidence)
    facts.push(
      { field: 'region', value: region.region.name, found },
      { field: 'nuts_code', value: region.region.code, found },
    )
  }
  for (const topic of inlineList(text, sentence))
    facts.push({ field: 'topics', value: topic.raw, found: foundAt(topic, 'topics', 0.6), list: true })
  for (const role of matchesIn(sentence, acts)) {
    const said = foldWords(role.groups.role!)
    const iti = /\biti\b|\bzit\b|integrated territorial|zintegrowan\w+ inwestycj|integrovan\w+ uzemni/.test(said)
    const label = `${iti ? 'ITI ' : ''}${roles.find(([pattern]) => pattern.test(said))?.[1] ?? said}`
    metric(
      { label, value: null, unit: null, approx: false, as_of: asOf?.value ?? null },
      foundAt(role, 'function', 0.6),
    )
  }
  if (/region/i.test(sentence.text) && sentence.text.length < 60) {
    const type = readRegionType(sentence.text)
    if (type)
      facts.push({
        field: 'region_type',
        value: type,
        found: foundAt({ start: sentence.start, end: sentence.end, raw: sentence.text }, 'region-type', 0.75),
      })
  }
  return facts
}

/** The date since when, or as of which, what a sentence says is so. */
export function sinceDate(sentence: Part, language: Language) {
  return shift(sentence, findDates(sentence.text, language)).find(
    ({ start, value }) => value && since.test(foldWords(sentence.text.slice(0, start - sentence.start))),
  )
}
