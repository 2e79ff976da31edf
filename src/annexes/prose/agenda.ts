import { foundAt, matchesIn, trimSpan } from './parts.ts'
import type { Reading, Sentence } from './reading.ts'

const partOfDay =
  /(?:we?|during|in|ve?|behem|podczas)(?: the)? (?:pierwsz\w+|drugi\w*|trzeci\w*|ostatni\w*|first|second|third|last|final|morning|afternoon|prvni|druh\w+|treti|posledni|dopoledni\w*|odpoledni\w*|przedpoludniow\w*|popoludniow\w*) (?:czesci|part|session|block|casti|sesji|bloku|polovin\w*|panelu|dnia|day)/
const timed = /^\s*(?:godz\. ?)?\d{1,2}[:.]\d{2}(?:\s*[-–]\s*\d{1,2}[:.]\d{2})?\s*[:–-]?\s+(?=\p{L})/u

/** What happens in which part of an event: lines with a time, and clauses that say "in the second part". */
export function readAgenda(reading: Reading, event: number, sentence: Sentence): void {
  const line = timed.exec(sentence.text)
  if (line && sentence.text.length < 220) {
    const span = trimSpan(reading.text, sentence.start, sentence.end)
    reading.build.push(event, 'agenda', span.raw, foundAt(span, 'agenda-line', 0.75))
    return
  }
  const matches = matchesIn(sentence, partOfDay)
  for (const match of matches) {
    const short = sentence.text.length < 240 && matches.length === 1
    const [from, to] = short
      ? [0, sentence.text.length]
      : clauseAround(sentence.text, match.start - sentence.start, match.end - sentence.start, /;/.test(sentence.text))
    const span = trimSpan(reading.text, sentence.start + from, sentence.start + to)
    reading.build.push(event, 'agenda', span.raw, foundAt(span, 'agenda-part', 0.6))
  }
}

function clauseAround(text: string, start: number, end: number, semicolons: boolean): [number, number] {
  const cut = semicolons ? /;/ : /[,;–]/
  const before = Math.max(...(semicolons ? [';'] : [',', ';', '–']).map((mark) => text.lastIndexOf(mark, start)))
  const after = text.slice(end).search(cut)
  return [before + 1, after < 0 ? text.length : end + after]
}
