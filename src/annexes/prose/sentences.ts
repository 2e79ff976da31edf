import { type Part, partOf } from './parts.ts'

/** Abbreviations after which a full stop ends no sentence, as they are written in the three languages. */
const abbreviations = new Set(
  (
    'np pn pt ul al pl nr tel godz m.in tj tzn tzw ok prof dr hab inż mgr im św ds woj p pp mr mrs ms ing bc phdr rndr judr mudr č čp tř nám ' +
    'např tzv resp cca str st vs e.g i.e os wg ww zob sz szt gm pow sp o.o s.r.o a.s z.s o.p.s min max no approx ca fax e-mail kom wew sv ev ' +
    'nábř ust art par odst mj čl jun sen jr sr zkr telef zejm popř dept'
  ).split(' '),
)
const boundary = /([.!?…])(["”»)\]’]*)(\s+|$)/gu

/** The sentences of a stretch of text, without white space around them. A line break ends one, too. */
export function splitSentences(text: string, start: number, end: number): Part[] {
  const words = text.slice(start, end)
  const cuts: number[] = []
  for (const match of words.matchAll(boundary)) {
    const to = match.index + match[0].length
    if (endsSentence(words.slice(0, match.index), match[1]!, words.slice(to), match[2] !== '')) cuts.push(to)
  }
  for (const match of words.matchAll(/\n/g)) cuts.push(match.index + 1)
  cuts.push(...tooLong(words, cuts))
  const sentences: Part[] = []
  let from = 0
  for (const cut of [...cuts.toSorted((a, b) => a - b), words.length]) {
    const raw = words.slice(from, cut)
    const lead = raw.length - raw.trimStart().length
    if (raw.trim()) sentences.push(partOf(text, start + from + lead, start + from + raw.trimEnd().length))
    from = cut
  }
  return sentences
}

function endsSentence(before: string, mark: string, after: string, closed: boolean): boolean {
  if (after === '') return false
  if (!/^["„“”«»('\s]*[\p{Lu}\d•]/u.test(after)) return false
  if (mark !== '.' || closed) return true
  const word = /([\p{L}\d.-]+)$/u.exec(before)?.[1]?.toLowerCase() ?? ''
  // "4,1 mil. Kč"; "za 12 mln. Projekt" ends one
  if (/^(?:mil|mld|mln|tis|tys|proc)$/.test(word)) return !/^(?:Kč|PLN|EUR|CZK|USD|Eur|Euro|Zł|K[ČC])/.test(after)
  if (abbreviations.has(word) || /^\p{L}$/u.test(word))
    return word === 'r' && !/(?:^|[.!?]\s+|\n)(?:Od|Do|W|We|Dnia|Na|Po|Przed|Już)\s[^.]{0,28}$/u.test(before)
  // "18. Října", "2. 3. 2016": an ordinal; a year ends a sentence
  if (/(?:^|\D)\d{1,2}$/.test(word))
    return (
      !/(?:^|[!?:]\s+|(?<=\p{L}{5})\.\s+|\n)\s*\d{1,2}$/u.test(before) &&
      /^["„“(]?\p{Lu}/u.test(after) &&
      !/^\p{Lu}\p{Ll}+\s+\d{4}/u.test(after)
    )
  return true
}

/** No sentence of people is as long: what is longer is cut at a space, so that no text can take for ever. */
const longest = 3000
function tooLong(words: string, cuts: number[]): number[] {
  const more: number[] = []
  let from = 0
  for (const cut of [...cuts.toSorted((a, b) => a - b), words.length]) {
    while (cut - from > longest) {
      const space = words.lastIndexOf(' ', from + longest)
      from = space > from ? space + 1 : from + longest
      more.push(from)
    }
    from = cut
  }
  return more
}
