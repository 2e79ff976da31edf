import type { Span } from '../extraction.ts'
import { spanOf } from './parts.ts'

const word = String.raw`(?:\p{Lu}[\p{L}\d’'.&/-]*[\p{L}\d’']|\p{Lu})`
const joint = '(?:of|for|and|the|in|&|de|on)'
/** City of X, Association of Y: the head comes first. */
const first = new RegExp(
  String.raw`(?<![\p{L}])(?:(?:${word}) ){0,3}(?:City|Town|Municipality|Commune|Association|Union|University|Ministry|Institute|Agency|Council|Federation|Chamber|Office|Department|Network|Centre|Center|Foundation|Region|County|Province|Voivodeship|Academy|School|Faculty|Committee|Society|Board|Authority) (?:of|for)(?: the)? ${word}(?:(?:,? ${joint}){0,2} ${word}){0,7}`,
  'gu',
)
/** X Development Agency, X Metropolitan Association: the head comes last. */
const last = new RegExp(
  String.raw`(?<![\p{L}])(?:${word}(?: (?:of|for|and|&))? ){1,6}(?:Association|Union|University|Agency|Institute|Ministry|Foundation|Council|Chamber of Commerce|Federation|Agglomeration|Metropolis|Metropolitan Area|Municipality|Voivodeship|City Council|Town Hall|City Hall|Office|Authority|Society|Museum|Library|Cluster|Consortium|Region|Academy|Euroregion|Company|College|Board|Partnership|Network|Forum|Alliance|Group|Centre|Center|Trust|Commission|Department|Service|Brigade|School|Hub)(?!\p{L})(?: (?:of|for) ${word}(?: ${word}){0,3})?`,
  'gu',
)
const legal =
  /(?<!\p{L})(?:\p{Lu}[\p{L}\d&’'.-]*[ ,]+(?:a |i |and |& )?){1,5}(?:s\.\s?r\.\s?o\.|a\.\s?s\.|z\.\s?[sú]\.|o\.\s?p\.\s?s\.|sp\.\s?z\s?o\.\s?o\.|S\.\s?A\.|Ltd\.?|GmbH|p\.\s?o\.|e\.\s?V\.)/gu
/** Words that begin a sentence and are no part of a name. */
const leading =
  /^(?:The|A|An|In|On|At|By|For|With|From|Since|Our|Its|This|That|And|Both|As|After|Before|Also|Since|Lead|Partner|Partners|Together|Mr|Mrs|Ms|Dr|Director|Mayor|President|Projekt|Project|Partnerem|Partnerami|Liderem|Organizatorem|Koordynatorem|Dalszym|Partneři|Partnery|Partnerzy) /u

export function findEnglishNames(text: string): Span[] {
  const found: Span[] = []
  for (const pattern of [first, last, legal])
    for (let from = 0, match = next(pattern, text, from); match; match = next(pattern, text, from)) {
      from = match.index + match[0].length
      let start = match.index
      let raw = match[0]
      for (let cut = leading.exec(raw); cut; cut = leading.exec(raw)) {
        start += cut[0].length
        raw = raw.slice(cut[0].length)
      }
      const whole = raw
      raw = splitAtSecond(raw)
      // what was cut off may be another body
      if (raw.length < whole.length) from = start + raw.length
      if (
        !/ /.test(raw) ||
        /^(?:Association|Union|Agency|Ministry|Region|Office|Council|University) (?:of|for)$/.test(raw)
      )
        continue
      const span = spanOf(text, start, start + raw.length)
      if (!found.some((other) => span.start < other.end && span.end > other.start)) found.push(span)
    }
  return found
}

const next = (pattern: RegExp, text: string, from: number) => {
  pattern.lastIndex = from
  return pattern.exec(text)
}

/** "the City of Brno and Palacký University": two bodies. */
function splitAtSecond(raw: string): string {
  const second =
    /,(?: and)? the (?=\p{Lu})|(?:,? (?:and|&)|,)(?: the)? (?=(?:\p{Lu}[\p{L}-]* ){0,4}(?:City|Town|Municipality|Association|University|Agency|Ministry|Institute|Chamber|Foundation|Council|Union|Region|Voivodeship)(?!\p{L}))/u.exec(
      raw,
    )
  return (second && second.index > 4 ? raw.slice(0, second.index) : raw).replace(/[,.;]+$/, (end) =>
    /\.$/.test(end) && /\p{L}\.\s?\p{L}\.$/u.test(raw) ? end : '',
  )
}
