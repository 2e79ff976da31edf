import { precision } from '../../partial-dates.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { organisationOf } from './known-entities.ts'
import { foundAt, has, matchesIn, spanOf, trimSpan } from './parts.ts'
import { put, type Reading, type Sentence, score } from './reading.ts'

/** Of what exactly two or more bodies share, and that it once began. */
const between =
  /(?<![a-z])(?:wspolprac(?:a|y|e)|partnerstwo|cooperation|collaboration|partnership|spoluprac(?:e|i)|partnerstvi)(?: \w+){0,3}?(?: (?:miedzy|pomiedzy|between|of|mezi|z|se?|with))? /
const begins =
  /zapoczatkowan\w*|nawiazan\w*|nawiazal\w*|rozpocze\w*|datuje sie|siega\w*|trwa od|powsta\w*|utworz\w*|zawiazan\w*|zawarl\w*|zawart\w*|podpis\w*|began|begun|started|dates? back|established|founded|launched|set up|signed|initiated|since|zahajen\w*|navazan\w*|navaza\w*|zacal\w*|vznik\w*|zalozen\w*|podepsa\w*|uzavre\w*|funguje od|trva od|od roku|korzeni|roots|pocatk\w*|zrodil\w*/
const agreementNoun = String.raw`(?:porozumieni\p{L}*|umow\p{L}*|list\p{L}* intencyjn\p{L}*|memorand\p{L}*|deklaracj\p{L}*|agreement|letter of intent|memorandum of understanding|memorandum|declaration|dohod\p{L}*|smlouv\p{L}*|deklarac\p{L}*|charter)`
const agreement = new RegExp(
  String.raw`(?<!\p{L})(?:(?:cooperation|partnership|framework|joint|trójstronn\p{L}+|wspóln\p{L}+|společn\p{L}+|rámcov\p{L}+|partnersk\p{L}+) ){0,2}${agreementNoun}(?: (?:o|na rzecz|w sprawie|on|of|for|o|ke|k|pro) (?:the )?(?:\p{L}+(?:-\p{L}+)?)(?: \p{L}+(?:-\p{L}+)?){0,5}?)?(?=\s*(?:[.,;:("„]|–|$|(?:z|w|we|v|ve|ze|ze dne|z dnia|dnia|on|in|was|were|is|został\p{L}*|podpis\p{L}*|podeps\p{L}*|zawar\p{L}*|signed|between|mi[eę]dzy|pomi[eę]dzy|mezi|by|s|se|byl\p{L}*|bylo|oraz|i|and|a|jest|je|które|která|który|kter\p{L}+|on|która)(?!\p{L})))`,
  'giu',
)
const signed = /podpis\w*|zawar\w*|podeps\w*|uzavre\w*|signed|concluded|agreed|adopt\w*|przyje\w*|schval\w*|uzgodn\w*/
const newAims =
  /cel\w*(?: \w+)? (?:wspolprac\w*|partnerstw\w*|porozumieni\w*)|(?:aims?|goals?|purpose|objectives?) of (?:the |this |our )?(?:cooperation|partnership|agreement|collaboration)|cil\w*(?: \w+)? (?:spoluprac\w*|partnerstvi|dohody|memoranda)|(?:wspolpraca|partnerstwo|porozumienie|partnership|cooperation|partnerstvi|spoluprace) (?:ma na celu|aims|si klade za cil|ma za cil)/
const members =
  /czlonk\w*|sygnatariusz\w*|stron\w* porozumieni|naleza|tworza|w sklad|przystapil\w*|dolaczyl\w*|members?|joined|signatories|parties|clen\w*|signatar\w*|pripojil\w*|pristoupil\w*|tvori|zapojil\w*/

/** Sentences on how and since when bodies work together. */
export function readPartnership(reading: Reading, sentence: Sentence, mentions: number): void {
  const { build } = reading
  const topic = matchesIn(sentence, between)[0]
  const bodies = sentence.organisations.length
  const begun = has(sentence, begins)
  const pact = matchAgreement(sentence)
  const generic = /(?:spotkani|konferenc|seminar|warsztat|conference|meeting|workshop|setkani)/.test(
    sentence.folded.text,
  )
  const starts = topic !== undefined && begun && (bodies > 1 || (topic.from < 40 && !generic)) && mentions === 0
  if (
    reading.partnership === undefined &&
    !(starts || (pact && bodies > 1 && begun) || (pact && begun && reading.kinds.partnership !== undefined))
  )
    return
  if (reading.partnership === undefined) {
    reading.partnership = build.add('partnership')
    score(reading, 'partnership', 0.4)
  }
  const partnership = reading.partnership
  const { fields } = build.entities[partnership]!
  const named = sentence.titles.find(({ kind }) => kind === 'partnership')
  if (named && (fields.title === undefined || build.entities[partnership]!.provenance.title![0]!.confidence < 0.75)) {
    fields.title = named.raw
    build.entities[partnership]!.provenance.title = [foundAt(named, 'partnership-title', 0.75)]
  } else if (starts && fields.title === undefined) titlePartnership(reading, partnership, sentence, topic)
  if (
    starts ||
    (topic && begun && bodies > 0) ||
    (begun &&
      fields.since === undefined &&
      has(sentence, /wspolprac|partnerstw|cooperation|partnership|spoluprac|partnerstvi/) &&
      mentions === 0)
  ) {
    const date = sentence.dates.find(({ value }) => value)
    if (date?.value && fields.since === undefined) build.put(partnership, 'since', date.value, foundAt(date, 'since'))
  }
  if (pact && (has(sentence, signed) || fields.agreement === undefined) && fields.agreement === undefined) {
    build.put(partnership, 'agreement', pact.raw, foundAt(pact, 'agreement', 0.7))
    score(reading, 'partnership', 0.2)
    const date = sentence.dates
      .filter(({ value }) => value)
      .toSorted((a, b) => Math.abs(a.start - pact.start) - Math.abs(b.start - pact.start))[0]
    if (date?.value)
      put(
        reading,
        partnership,
        'agreement_year',
        Number(date.value.slice(0, 4)),
        foundAt(date, 'agreement-year', precision(date.value) === 'year' ? 0.75 : 0.7),
      )
  }
  const party = starts || (pact && has(sentence, signed)) || has(sentence, members)
  if (party && mentions === 0)
    for (const body of sentence.organisations)
      build.relate(organisationOf(reading, body), 'member', partnership, foundAt(body, 'member', 0.7))
  const aims = matchesIn(sentence, newAims)[0]
  if (aims && mentions === 0 && !/:\s*$/.test(sentence.text))
    build.push(
      partnership,
      'aims',
      sentence.text,
      foundAt({ start: sentence.start, end: sentence.end, raw: sentence.text }, 'aims', 0.6),
    )
}

function matchAgreement(sentence: Sentence) {
  const quotedOne = sentence.titles.find(({ kind }) => kind === 'agreement')
  if (quotedOne) return quotedOne
  for (const match of sentence.text.matchAll(agreement)) {
    if (/^(?:w porozumieniu|agreement with)/i.test(match[0])) continue
    // a bare "porozumienie" is one only where it is signed
    if (!/ /.test(match[0]) && !has(sentence, signed)) continue
    return {
      ...spanOf(sentence.text, match.index, match.index + match[0].length),
      start: sentence.start + match.index,
      end: sentence.start + match.index + match[0].length,
    }
  }
  return undefined
}

/** "Cooperation between A and B began in …": the subject, from the noun to the last body before the verb. */
function titlePartnership(
  reading: Reading,
  partnership: number,
  sentence: Sentence,
  topic: { start: number; end: number },
): void {
  const verb = begins.exec(foldWords(sentence.text.slice(topic.end - sentence.start)))
  const limit = verb ? topic.end + verb.index : sentence.end
  const last = sentence.organisations.filter(({ start, end }) => start >= topic.start && end <= limit + 12).at(-1)
  if (!last) return
  const span = trimSpan(
    reading.text,
    topic.start,
    last.acronym && last.acronym.end <= limit ? last.acronym.end + 1 : last.end,
  )
  if (span.raw.length < 160) reading.build.put(partnership, 'title', span.raw, foundAt(span, 'partnership-title', 0.7))
}
