import type { Count } from './counts.ts'
import { matchesIn, overlaps } from './parts.ts'
import type { Sentence } from './reading.ts'

/** What was done or is there: only beside such a verb is a number with any noun a count. */
const did = [
  // Polish impersonal past and reflexive perfects, and what something has or holds
  String.raw`[a-z]{2,}(?:ano|ono|eto|yto)`,
  String.raw`(?:powsta\w+|odby\w+ sie|skorzysta\w+|udzial wzi\w+|wzi\w+ udzial|objet\w+|liczy\w*|obejm\w+|prowadz\w+|posiada\w*|przygotowa\w+|przeprowadzi\w+|zrealizowa\w+|zorganizowa\w+|przeszkoli\w+|zasadzi\w+|zakupi\w+|otrzyma\w+|naprawi\w+|opracowa\w+|uruchomi\w+|wyremontowa\w+|zbudowa\w+|wybudowa\w+|wyda\w+|udostepni\w+)`,
  // Czech passives, reflexives and the same verbs
  String.raw`(?:byl[oay]? |bylo |jsou |je |bude )(?:\w+ ){0,3}?[a-z]{3,}(?:eno|ano|uto|ena|any|eny|an|en|ana)`,
  String.raw`(?:vznik\w+|uskutecni\w+ se|probeh\w+|zucastni\w+ se|zapojil\w+ se|cita|zahrnuj\w+|eviduj\w+|navstivi\w+|vyuzi\w+|pribude|pribyl\w+|poridi\w+|vyskoli\w+|vysadi\w+|vyda\w+|zpracova\w+|usporada\w+|opravi\w+|postavi\w+|nabiz\w+|otevr\w+|pripravi\w+|porizen\w+)`,
  // English passives and actives
  String.raw`(?:(?:has|have|had) (?:so far |already |now )?been|were|was|are|is) (?:[a-z]+ly )?[a-z]{3,}(?:ed|ilt|ld|nt|wn|pt|en)`,
  String.raw`(?:trained|planted|built|repaired|opened|issued|held|delivered|installed|produced|served|reached|helped|supported|counted|counts|includes?|runs|holds|covers|covered|surveyed|restored|refurbished|created|recorded|received|attended|took part|benefited|published|tested|offers|made|saved|collected|recruited|employs)`,
].join('|')
const verb = new RegExp(`(?<![a-z])(?:${did})(?![a-z])`, 'g')
const units =
  /^(?:minut\w*|hodin\w*|godzin\w*|dni|dnech|dnu|dny|tygodni\w*|tydnu|miesi\w*|mesic\w*|lat\w*|let|letech|rok\w*|stycz\w+|lut\w+|marc\w+|kwiet\w+|maja|czerw\w+|lip\w+|sierp\w+|wrzes\w+|pazdz\w+|listopad\w*|grud\w+|led\w+|unor\w*|brez\w+|dub\w+|kvet\w+|cerv\w+|srp\w+|zari|rij\w+|prosin\w+|years?|months?|weeks?|days?|hours?|minutes?|january|february|march|april|june|july|august|september|october|november|december|proc\w*|percent|per|euro?s?|korun\w*|zlot\w*|million\w*|milion\w*|miliard\w*|tysi\w+|tisic\w*|thousand|stopni\w*|times|razy|krat|stron\w*|pages?|artic\w*|art|ust|odst|osi|cent\w*|degrees?|metr\w*|metres?|litr\w*|koma|przed|okolo|godz|hod|sekund\w*|wiek\w*|century|stoleti|place|miejsce|misto|more|less|under|other|others|were|have|been|that|which|with|from|they|these|mimo|tedy|czyli|jako|oraz|nebo|ktor\w+|kter\w+|jest|byl\w*|zost\w+|mezi|wobec|have|will|into|over|than|both|also)$/
const counted =
  /(?<![\d.,/:§-]|(?:nr|no\.|art\.|ust\.|c\.|ul\.|para|page|from|od|z|ze|to|na|az|str\.) )(?<number>\d{1,3}(?: \d{3})+|\d{1,6})(?![\d/:%-]|[.,]\d| ?%)(?<adjectives>(?: [a-z-]{4,}(?:ych|ich|nych|owych|skich|ckych|skych|vych|ne|ny|ove|ing|al|ive|ed|en|ic|ary)){0,2}) (?<noun>[a-z]{4,})(?![a-z])/g
/** "34 have been refurbished": the thing that is counted was named before. */
const elliptic =
  /(?:,|;| and| i| a|oraz)(?: (?:a|another|a further|further|kolejn\w+|dalsich|nastepn\w+))* (?<number>\d{1,6}) (?<done>(?:have|has|had) (?:already )?been [a-z]+|were [a-z]+|are [a-z]+ing|(?:juz |uz )?(?:jest|sa|je|jsou|bylo|zostalo) [a-z]{5,})(?![a-z])/g
/** "met 46 times", "spotkał się 46 razy". */
const times =
  /(?:(?:spotk\w+|zebra\w+|zbier\w+) sie|met|convened|gathered|sesl[aoiy]? se|setkal\w* se|zasedal\w*|jednal\w*|obradowal\w*)(?: \w+){0,3}? (?<number>\d{1,4}) ?(?:razy|times|krat)(?![a-z])/g

/**
 * Counts whose noun is in no table, beside a verb that says that something was done or is there; labelled with the words
 * of the text, so for a person to look at. `known`: what the table has found already.
 */
export function findOpenCounts(sentence: Sentence, known: Count[]): Count[] {
  const verbs = matchesIn(sentence, verb)
  const taken = [
    ...known,
    ...sentence.dates,
    ...sentence.periods,
    ...sentence.titles,
    ...sentence.programmes,
    ...sentence.persons.flatMap(({ phones }) => phones),
  ]
  const counts: Count[] = []
  const add = (
    match: { start: number; end: number; raw: string },
    label: string,
    digits: string,
    confidence: number,
  ) => {
    const value = Number(digits.replace(/ /g, ''))
    if (value < 3 || [...taken, ...counts].some((each) => overlaps(each, match))) return
    counts.push({
      start: match.start,
      end: match.end,
      raw: match.raw,
      confidence,
      metric: { label, value, unit: null, approx: false, as_of: null },
    })
  }
  for (const match of matchesIn(sentence, times)) add(match, 'meetings', match.groups.number!, 0.6)
  if (verbs.length === 0) return counts
  const near = (at: number, to: number) =>
    verbs.some((each) => {
      const between =
        each.to <= at ? sentence.folded.text.slice(each.to, at) : sentence.folded.text.slice(to, each.from)
      return between.length < 60 && !/[;:.]/.test(between)
    })
  for (const match of matchesIn(sentence, counted)) {
    const { number, noun, adjectives } = match.groups
    if (units.test(noun!) || /^(?:19|20)\d\d$/.test(number!) || !near(match.from, match.to)) continue
    const from = match.end - noun!.length - adjectives!.length
    add(
      match,
      sentence.text
        .slice(from - sentence.start, match.end - sentence.start)
        .trim()
        .toLowerCase(),
      number!,
      0.5,
    )
  }
  for (const match of matchesIn(sentence, elliptic))
    add(match, match.groups.done!.split(' ').at(-1)!, match.groups.number!, 0.5)
  return counts
}
