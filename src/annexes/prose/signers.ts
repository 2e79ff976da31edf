import { findTowns } from '../gazetteers/gazetteers.ts'
import { betweenWhom, listedNames } from './enumerations.ts'
import { organisationOf } from './known-entities.ts'
import type { NamedOrganisation } from './organisations.ts'
import { foundAt, matchesIn, overlaps, shift } from './parts.ts'
import type { Reading, Sentence } from './reading.ts'

/** Who speaks for a town or a region: whom they stand for is a party to what they sign. */
const heads =
  /(?<![a-z])(?:burmistrz(?:owie|ow|a|em)?|prezydenc\w*|prezydent(?:a|em|ow|y)?|wojtowie|wojt(?:a|ow)?|starost(?:owie|ow|ove|u)?|wladze|rady|przedstawiciel(?:e|i)|marszalkowie|primator(?:i|u|ky)?|hejtman(?:i|u)?|zastupc(?:i|u)|zastupitelstva|radni\w*|mayors?|councils?|presidents|heads|representatives|leaders|authorities|delegates)(?: (?:miast|gmin|miasta|mest|obci|mesta|obu|wszystkich|of|the|cities|towns|city|town|from|tri|dvou|councils))* /g
const joins =
  /(?<![a-z])(?:dolaczyl\w*|dolacza|przystapil\w*|przystepuj\w*|poszerzyl\w*|powiekszyl\w*|przyjet\w*|pripojil\w* se|se pripojil\w*|pristoupil\w*|rozsiril\w*|stal\w* se clen\w*|vstoupil\w*|joined|acceded|became (?:a )?members?|was admitted|were admitted)(?![a-z])/
/** "Funkcję lidera pełni X", "the lead is held by X", "X jako miasto inicjujące". */
const leadBefore =
  /(?:(?:funkcj\w*|rol\w*|funkci|roli|ulohu) (?:lidera|koordynatora|partnera wiodacego|lidra|koordinatora|vedouciho partnera|predsednictvi)(?: \w+)? (?:pelni\w*|sprawuj\w*|przypad\w*|plni\w*|zastava\w*|prevzal\w*|objal\w*|ma)|(?:role|position|function) of (?:the )?(?:lead(?: partner)?|leader|coordinator|chair) (?:is|was) (?:held|played|taken|filled) by|(?:lead|chair|secretariat|presidency) (?:is|was) (?:held|provided|hosted) by|na czele (?:\w+ )?(?:stoi|stanel\w*)|v cele (?:\w+ )?stoji|lider\w* (?:partnerstwa |sieci )?(?:jest|zostal\w*|pozostaje)|(?:leder|koordinator|lidr)\w* (?:je|se stal\w*|zustava)|headed by|led by|coordinated by|koordynuje|koordinuje|kieruje|ridi ji) (?:the |nadal |obecnie )?$/
const leadBehind =
  /^,? (?:jako (?:miasto |gmina |mesto |obec )?(?:inicj\w+|lider|koordynator|wiodac\w+|iniciator|koordinator|vedouci)|as (?:the )?(?:lead|leader|coordinator|initiator|founding city)|pelni (?:funkcje|role) lidera|plni (?:funkci|roli) (?:lidra|koordinatora)|leads|chairs|coordinates|holds the (?:chair|presidency))/
const others = /odszed\w*|odstoup\w*|vystoup\w*|wystapil\w*|withdrew|left (?:the|it)|observer|obserwator|pozorovatel/

/** A name that begins the sentence and joins, though nothing knows it for a town. */
const newcomer =
  /^(?!(?:It|They|We|He|She|This|These|Others|Everyone|Later|Then|Potem|Później|Wtedy|Pak|Poté|Oni|Ona|On|My|Wszyscy|Všichni)(?!\p{L}))(\p{Lu}[\p{L}-]{2,}(?: (?:nad |pod )?\p{Lu}[\p{L}-]+){0,3}) (?:has |have )?(?:joined|acceded|přistoupil\p{L}*|dołączył\p{L}*|przystąpił\p{L}*|se připojil\p{L}*)(?!\p{L})/u

/** Towns and regions that a sentence makes parties to a partnership: signing, joining, leading or named as those between whom it is. */
export function relateParties(reading: Reading, partnership: number, sentence: Sentence, signs: boolean): void {
  const towns = shift(sentence, findTowns(sentence.text))
    .filter(
      ({ start, end }) => ![...sentence.titles, ...sentence.programmes].some((each) => overlaps(each, { start, end })),
    )
    .map(
      ({ start, end, raw, town }): NamedOrganisation => ({
        start,
        end,
        raw,
        ...(town.name !== raw ? { nominative: town.name } : {}),
        country: { value: town.country, span: { start, end, raw }, confidence: 0.7 },
        weak: true,
      }),
    )
  const bodies = [
    ...sentence.organisations,
    ...towns.filter((town) => !sentence.organisations.some((each) => overlaps(each, town))),
  ].toSorted((a, b) => a.start - b.start)
  const relate = (body: NamedOrganisation, type: 'lead' | 'member', confidence: number) =>
    reading.build.relate(organisationOf(reading, body), type, partnership, foundAt(body, type, confidence))
  for (const body of bodies) {
    const before = sentence.folded.text.slice(0, indexIn(sentence, body.start))
    const behind = sentence.folded.text.slice(indexIn(sentence, body.end))
    if (leadBefore.test(before) || leadBehind.test(behind)) relate(body, 'lead', 0.75)
    const verb = matchesIn(sentence, joins)[0]
    if (!verb || others.test(sentence.folded.text)) continue
    // next to the verb, with a date or an adverb between at most
    const between =
      verb.start >= body.end
        ? sentence.text.slice(body.end - sentence.start, verb.start - sentence.start)
        : sentence.text.slice(verb.end - sentence.start, body.start - sentence.start)
    if (
      between.length < 60 &&
      !/[;:]|\.\s+\p{Lu}/u.test(between) &&
      !/(?:^| )(?:w|we|v|ve|in|na|at|z|do)\s*$/u.test(verb.start >= body.end ? '' : between)
    )
      relate(body, 'member', 0.75)
  }
  const subject = newcomer.exec(sentence.text)
  if (
    subject &&
    !bodies.some((each) => each.start < sentence.start + subject[1]!.length) &&
    !others.test(sentence.folded.text)
  ) {
    const raw = subject[1]!
    relate({ start: sentence.start, end: sentence.start + raw.length, raw, weak: true }, 'member', 0.6)
  }
  if (!signs) return
  // the mayors of A, B and C sign: each item behind the word is one of the parties
  const signers = [
    ...listedNames(sentence, heads),
    ...matchesIn(sentence, heads).flatMap(({ end }) =>
      bodies.filter(
        ({ start }) =>
          start >= end &&
          start - end < 140 &&
          !/[;:.]|(?<!\p{L})(?:w|we|v|ve|in)\s*$/u.test(
            sentence.text.slice(end - sentence.start, start - sentence.start),
          ),
      ),
    ),
    ...listedNames(sentence, betweenWhom),
  ]
  const kept: NamedOrganisation[] = []
  for (const each of signers) if (!kept.some((other) => overlaps(other, each))) kept.push(each)
  for (const body of kept) relate(body, 'member', 0.6)
}

/** The place in the folded text of a place in the document. */
function indexIn(sentence: Sentence, offset: number): number {
  let at = offset - sentence.start
  while (at > 0 && sentence.folded.at(at) > offset - sentence.start) at--
  while (sentence.folded.at(at) < offset - sentence.start) at++
  return at
}
