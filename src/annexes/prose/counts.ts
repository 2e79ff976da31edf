import type { Language } from '../../languages.ts'
import type { Span } from '../extraction.ts'
import { findDates, findPeriods, findTimes } from '../normalise/dates.ts'
import { findEmails } from '../normalise/emails.ts'
import { findIdentifiers } from '../normalise/identifiers.ts'
import { findMoney } from '../normalise/money.ts'
import { withNumerals } from '../normalise/number-words.ts'
import { aboutPattern, readNumber, scaled, scaleOf, scalePattern } from '../normalise/numbers.ts'
import { findPhones } from '../normalise/phones.ts'
import { countNouns, yearWords } from './count-nouns.ts'
import { type Match, matchesIn, overlaps, type Part, shift } from './parts.ts'

export type Metric = { label: string; value: number | null; unit: string | null; approx: boolean; as_of: string | null }
/** A count or an amount in a sentence; `confidence` for how surely the noun is what is counted. */
export type Count = Span & { metric: Metric; confidence: number }

const number = String.raw`(?<![\d.,/:-])(?<number>\d{1,3}(?:[ .,]\d{3})+(?![\d])|\d+(?:[.,]\d+)?)(?![\d/:]|[.,]\d|-\d| ?%)`
const counted = new RegExp(
  String.raw`(?:(?<about>${aboutPattern}|at least|up to|az|do|asi|lacznie ok\.?) )?(?:${number}(?: ?(?<scale>${scalePattern}))?|(?<![a-z\d] ?)(?<word>milion|million|miliard)(?![a-z]))(?<between>(?: (?!(?:i|a|and|oraz|in|w|v|z|ze|of|to|do|na|the|that|from|years?|months?|weeks?|days?|hours?|lat|lata|let|roky|roku|miesi\w+|mesic\w*|dni|dnu|godzin\w*|hodin\w*|minut\w*)\b)[a-z-]{3,22}){0,3}?) (?<noun>${countNouns.map(([, pattern]) => pattern).join('|')})(?![a-z])`,
  'g',
)
const bare = new RegExp(
  String.raw`\((?:lacznie|razem|in total|total|celkem|w sumie|altogether)?,? ?(?:(?<about>${aboutPattern}|asi) )?(?<number>\d{1,3}(?: \d{3})+|\d+)\)`,
  'g',
)
const exact = countNouns.map(([label, pattern]): [string, RegExp] => [label, new RegExp(`^(?:${pattern})$`)])
const inside = countNouns.map(([label, pattern]): [string, RegExp] => [
  label,
  new RegExp(`(?<![a-z])(?:${pattern})(?![a-z])`, 'g'),
])
const years = new RegExp(
  String.raw`(?<![a-z])(?<count>${Object.keys(yearWords).join('|')}|\d{1,2})[- ]?(?:year|years?-long|letni\w*|let(?:y|eho|emu|em|a|e|ou|ych)|lete)(?![a-z])|(?<![\d.,])(?<months>\d{1,3})[ -](?:months?|miesiec\w*|mesic\w*)(?![a-z])`,
  'g',
)
const over = /^(?:over|more than|ponad|przeszlo|vice nez|at least|nearly|almost)/
const labelOf = (noun: string) => exact.find(([, pattern]) => pattern.test(noun))?.[0]

/** Counts with a noun, durations and amounts of money in a sentence; never a date, a phone, a number of a register. */
export function findCounts(sentence: Part, language: Language, asOf: string | null = null): Count[] {
  const { text } = sentence
  const others: Span[] = shift(
    sentence,
    [
      ...findDates(text, language).filter(({ raw }) => /\D/.test(raw) || !/^\d{4} [a-z]/i.test(text)),
      ...findPeriods(text, language),
      ...findTimes(text),
      ...findEmails(text),
      ...findPhones(text, 'PL'),
      ...findIdentifiers(text),
      ...findMoney(text, language),
    ].map(({ start, end, raw }) => ({ start, end, raw })),
  )
  const free = (span: Span) => !others.some((other) => overlaps(other, span))
  const counts: Count[] = []
  const told = numeralView(sentence, language)
  for (const match of matchesIn(told, counted)) {
    const label = labelOf(match.groups.noun!)
    const value = amountOf(match)
    if (
      !label ||
      value === undefined ||
      !free(match) ||
      /(?:nr|no\.|art\.|ust\.|ul\.) $/.test(sentence.folded.text.slice(0, match.from))
    )
      continue
    counts.push(count(match, label, value, /^\d/.test(match.raw) ? 0.75 : 0.6, null, asOf))
  }
  for (const match of matchesIn(sentence, bare)) {
    const before = sentence.folded.text.slice(0, match.from)
    const noun = inside
      .flatMap(([label, pattern]) => [...before.matchAll(pattern)].map(({ index }) => ({ label, index })))
      .toSorted((a, b) => b.index - a.index)[0]
    const value = amountOf(match)
    if (
      noun &&
      value !== undefined &&
      free(match) &&
      !/^(?:19|20)\d\d$/.test(match.groups.number!) &&
      before.length - noun.index < 90 &&
      (match.groups.about || /lacznie|razem|total|celkem/.test(match.raw))
    )
      counts.push(count(match, noun.label, value, 0.6, null, asOf))
  }
  for (const match of matchesIn(sentence, years)) {
    const value = match.groups.months
      ? Number(match.groups.months)
      : (yearWords[match.groups.count!] ?? Number(match.groups.count))
    if (free(match) && value > 0)
      counts.push(count(match, 'duration', value, 0.6, match.groups.months ? 'months' : 'years', null))
  }
  return counts.sort((a, b) => a.start - b.start)
}

/** Numbers in words as digits; a word that is written large inside a sentence belongs to a name. */
function numeralView(sentence: Part, language: Language): Part {
  const { text, folded } = sentence
  const isName = (at: number) => /^\p{Lu}/u.test(text.slice(folded.at(at), folded.at(at) + 1)) && at > 1
  return { ...sentence, folded: { ...folded, text: withNumerals(folded.text, language, isName) } }
}

function amountOf({ groups }: Match): number | undefined {
  if (groups.word) return groups.word === 'miliard' ? 1e9 : 1e6
  const read = readNumber(groups.number!)
  return read && scaled(read.value, scaleOf(groups.scale))
}

const count = (
  { start, end, raw, groups }: Match,
  label: string,
  value: number,
  confidence: number,
  unit: string | null,
  asOf: string | null,
): Count => {
  // "ok. 200" is not exact; "over 200" neither
  const approx = Boolean(groups.about) || Boolean(groups.scale && label === 'inhabitants') || over.test(raw)
  return { start, end, raw, confidence, metric: { label, value, unit, approx, as_of: asOf } }
}
