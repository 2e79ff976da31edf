import { foundAt, matchesIn, spanOf } from './parts.ts'
import type { Reading, Sentence } from './reading.ts'

const roman: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, v: 5, vi: 6 }
const words: [RegExp, number][] = [
  [/^(?:pierwsz|first|prvni|prvn)/, 1],
  [/^(?:drug|second|druh)/, 2],
  [/^(?:trzeci|third|treti)/, 3],
  [/^(?:czwart|fourth|ctvrt)/, 4],
  [/^(?:piat|fifth|pat)/, 5],
]
const noun = '(?:etap(?:u|ie|em|a|e|y|ou)?|stages?|phases?|faz(?:a|y|ie|e|i)|faze|fazi)'
const ordinal = String.raw`(?:[ivx]{1,4}\.?|\d\.?|pierwsz\w+|drugi\w*|trzeci\w*|czwart\w+|piat\w+|first|second|third|fourth|fifth|prvn\w+|druh\w+|treti\w*|ctvrt\w+)`
const stage = new RegExp(
  String.raw`(?<![a-z\d])(?:(?<before>${ordinal}) ${noun}|${noun} (?<after>[ivx]{1,4}|\d)(?![a-z\d]))(?![a-z])`,
)

/** Stages of a project: "w I etapie (2012-13)", "second phase (March 2019 – …)", with the sentence that tells of them. */
export function readStages(reading: Reading, sentence: Sentence, project: number | undefined): number | undefined {
  let last: number | undefined
  const matches = matchesIn(sentence, stage)
  for (const [i, match] of matches.entries()) {
    const number = ordinalOf(match.groups.before ?? match.groups.after ?? '')
    if (!number || project === undefined) continue
    const limit = matches[i + 1]?.start ?? sentence.end
    const key = `stage:${project}:${number}`
    const entity = reading.keys.get(key) ?? reading.build.add('stage')
    reading.keys.set(key, entity)
    last = entity
    reading.build.put(entity, 'ordinal', number, foundAt(match, 'stage'))
    const period =
      sentence.periods.find((each) => each.start >= match.end && each.end <= limit && each.start - match.end < 60) ??
      (matches.length === 1
        ? sentence.periods.find((each) => each.end <= match.start && match.start - each.end < 40)
        : undefined)
    if (period) {
      const confidence = period.unsure ? 0.6 : period.confidence
      reading.build.put(entity, 'start', period.from, foundAt(period, 'stage-period', confidence))
      reading.build.put(entity, 'end', period.to, foundAt(period, 'stage-period', confidence))
    } else {
      const date = sentence.dates.find(
        (each) => each.value && each.start >= match.end && each.end <= limit && each.start - match.end < 30,
      )
      if (date) reading.build.put(entity, 'start', date.value, foundAt(date, 'stage-start', 0.6))
    }
    const text = spanOf(reading.text, matches.length > 1 && i > 0 ? match.start : sentence.start, limit)
    reading.build.put(
      entity,
      'text',
      text.raw.trim(),
      foundAt(spanOf(reading.text, text.start, text.start + text.raw.trimEnd().length), 'stage-text', 0.75),
    )
    reading.build.relate(entity, 'stage_of', project, foundAt(match, 'stage'))
  }
  return last
}

const ordinalOf = (text: string): number | undefined => {
  const plain = text.replace(/\.$/, '')
  return roman[plain] ?? (/^\d$/.test(plain) ? Number(plain) : words.find(([pattern]) => pattern.test(plain))?.[1])
}
