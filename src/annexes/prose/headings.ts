import { foldWords } from '../gazetteers/fold-text.ts'
import { eventNoun } from './events.ts'
import { programmeOf } from './known-entities.ts'
import type { Paragraph } from './lists.ts'
import { partOf, trimSpan } from './parts.ts'
import { analyse, type Reading, score } from './reading.ts'

const general =
  /^(?:aktualnosci|news|o projekcie|o nas|about(?: us| the project)?|projekt|projekty|wydarzenia|events?|kontakt|contact|home|strona glowna|o projektu|aktuality|projekty|kalendarium|uvod|history|historia|historie|opis|description)$/
const history =
  /(?:histori\w*|historie|history|dzieje|story|pribeh|jak zacz\w*|how it (?:all )?began|poczatki|zacatky)[^.]{0,40}(?:wspolprac|partnerstw|cooperation|partnership|spoluprac|partnerstvi)|^(?:wspolpraca|cooperation|spoluprace|our cooperation|nasza wspolpraca|nase spoluprace|partnerstwo|partnership)(?: |$)/
const contact =
  /^(?:dane kontaktowe|kontakt\w*|contacts?(?: details| us)?|contact us|biuro|office|adres|siedziba|sidlo|kontaktni udaje|gdzie jestesmy|where to find us|kde nas najdete)\b/

/** A short line that is no sentence. The first one may be a title; others say what the next paragraphs are about. */
export function readHeading(
  reading: Reading,
  paragraph: Paragraph,
  first: boolean,
  next: Paragraph | undefined,
): boolean {
  const line = reading.text.slice(paragraph.start, paragraph.end).trim()
  const isHeading =
    paragraph.block.kind === 'heading' ||
    (line.length <= 160 &&
      !/[.!;,]$/.test(line) &&
      paragraph.block.kind !== 'item' &&
      !/^\s*(?:[•–-]|\d+[.)])\s/.test(line) &&
      next !== undefined)
  // "Kdy: 9:00–13:30" says something itself
  if (
    !isHeading ||
    line.length > 200 ||
    /\S@\S/.test(line) ||
    (/:\s*\S/.test(line) && /^[^:]{2,30}:/.test(line) && !first)
  )
    return false
  const sentence = analyse(partOf(reading.text, paragraph.start, paragraph.end), reading.language)
  if (
    !first &&
    paragraph.block.kind !== 'heading' &&
    (line.length > 110 ||
      sentence.dates.length + sentence.periods.length > 0 ||
      / (?:jest|są|is|are|je|jsou|został\p{L}*|will|byl\p{L}*) /u.test(line))
  )
    return false
  const folded = foldWords(line).replace(/[:?]$/, '')
  reading.office = contact.test(folded)
  if (history.test(folded)) {
    reading.focus = 'partnership'
    score(reading, 'partnership', 0.3)
  }
  if (/^(?:o projekcie|about the project|o projektu)$/.test(folded)) score(reading, 'project', 0.3)
  const span = trimSpan(reading.text, paragraph.start, paragraph.end)
  if (history.test(folded) || reading.office || general.test(folded)) reading.labels.push(span)
  const [programme] = sentence.programmes
  if (
    programme &&
    reading.project === undefined &&
    /(?<![a-z])(?:program|programme)/.test(folded) &&
    !/proje[ck]t/.test(folded)
  )
    reading.programme ??= programmeOf(reading, programme)
  if (first && !general.test(folded) && !reading.office) {
    reading.heading = { ...span, event: eventNoun.test(folded), history: history.test(folded) }
    if (sentence.titles.length > 0 || /(?<![a-z])proje[ck]t/.test(folded)) return false
  }
  return true
}
