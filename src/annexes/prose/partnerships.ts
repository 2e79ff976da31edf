import { precision } from '../../partial-dates.ts'
import type { Span } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { betweenWhom, listedNames } from './enumerations.ts'
import { splitList } from './inline-lists.ts'
import { organisationOf } from './known-entities.ts'
import { foundAt, has, matchesIn, overlaps, spanOf, trimSpan } from './parts.ts'
import { put, type Reading, type Sentence, score } from './reading.ts'
import { relateParties } from './signers.ts'

/** Of what exactly two or more bodies share, and that it once began. */
const between =
  /(?<![a-z])(?:wspolprac(?:a|y|e)|partnerstwo|alliance|coalition|aliance|koalicja|koalice|cooperation|collaboration|partnership|spoluprac(?:e|i)|partnerstvi)(?: \w+){0,3}?(?: (?:miedzy|pomiedzy|between|of|mezi|z|se?|with))? /
const begins =
  /powolan\w*|registered|constituted|uznaje sie za poczatek|zapoczatkowan\w*|nawiazan\w*|nawiazal\w*|rozpocze\w*|datuje sie|siega\w*|trwa od|powsta\w*|utworz\w*|zawiaza\w*|rusza?y?l\w*|istnieje|dziala od|zrodil\w*|zapocza\w*|ustanowi\w*|has existed|came into being|came together|joined forces|formed|created|zawarl\w*|zawart\w*|podpis\w*|began|begun|started|dates? back|established|founded|launched|set up|signed|initiated|since|zahajen\w*|navazan\w*|navaza\w*|zacal\w*|vznik\w*|zalozen\w*|podepsa\w*|uzavre\w*|funguje od|trva od|od roku|korzeni|roots|pocatk\w*|zrodil\w*/
const agreementNoun = String.raw`(?:porozumieni\p{L}*|umow\p{L}*|list\p{L}* intencyjn\p{L}*|memorand\p{L}*|deklaracj\p{L}*|(?:agreement|convention)(?!s)|konwencj\p{L}*|úmluv\p{L}*|letter of intent|memorandum of understanding|memorandum|declaration|dohod\p{L}*|smlouv\p{L}*|deklarac\p{L}*|charter(?!s))`
const agreement = new RegExp(
  String.raw`(?<!\p{L})(?:(?:cooperation|partnership|framework|joint|trójstronn\p{L}+|wspóln\p{L}+|společn\p{L}+|rámcov\p{L}+|partnersk\p{L}+) ){0,2}${agreementNoun}(?: (?:o|na rzecz|w sprawie|on|of|for|o|ke|k|pro) (?:the )?(?:\p{L}+(?:-\p{L}+)?)(?: \p{L}+(?:-\p{L}+)?){0,9}?)?(?=\s*(?:[.,;:("„]|–|$|(?:z|w|we|v|ve|ze|ze dne|z dnia|dnia|on|in|was|were|is|został\p{L}*|podpis\p{L}*|podeps\p{L}*|zawar\p{L}*|signed|between|mi[eę]dzy|pomi[eę]dzy|mezi|by|s|se|byl\p{L}*|bylo|oraz|i|and|a|jest|je|burmistrz\p{L}*|prezyden\p{L}*|wójt\p{L}*|starost\p{L}*|władze|przedstawiciel\p{L}*|samorząd\p{L}*|marszałk\p{L}*|primáto\p{L}*|hejtma\p{L}*|zástupc\p{L}*|mayors?|councils?|strony|sygnatariusz\p{L}*|złoży\p{L}*|we|they|które|která|który|kter\p{L}+|on|która)(?!\p{L})))`,
  'giu',
)
const signed =
  /zlozyl\w*|podpis\w*|zawar\w*|podeps\w*|uzavre\w*|signed|concluded|agreed|adopt\w*|przyje\w*|schval\w*|uzgodn\w*/
const newAims =
  /cel\w*(?: \w+)? (?:wspolprac\w*|partnerstw\w*|porozumieni\w*)|(?:aims?|goals?|purpose|objectives?) of (?:the |this |our )?(?:cooperation|partnership|agreement|collaboration)|cil\w*(?: \w+)? (?:spoluprac\w*|partnerstvi|dohody|memoranda)|(?:wspolpraca|partnerstwo|porozumienie|partnership|cooperation|partnerstvi|spoluprace) (?:ma na celu|aims|si klade za cil|ma za cil)/
const itsAims =
  /^(?:(?:jego|jej|ich|nasz\w*|its|their|our|the|jeho|jeji|jejich|nas\w*|glown\w*|hlavni\w*|main|wspoln\w*|spolecn\w*) )*(?:cel(?:em|ami|e)?|zadaniem|cil(?:em|e)?|aims?|goals?|objectives?|purpose|mission|ukolem|poslanim)(?: (?:dzialan|dzialania|cinnosti|wspolprac\w*|partnerstw\w*|spoluprac\w*))? (?:jest|sa|je|jsou|is|are|to|pozostaje|bylo|bude) (?:to )?|(?:partnerstw\w*|siec|sit|network|partnership|partnerstvi|wspolpraca|spoluprace)(?: \w+)? (?:ma na celu|sluzy|dazy do|aims (?:to|at)|seeks to|si klade za cil|usiluje o|ma za cil) /
const seeks =
  /(?:brakuje nam|chetnie przyjmiemy|radi privitame|chybi nam|still missing|on board|szukamy|poszukujemy|poszukuje|szuka|hledame|hleda|uvitame|looking for|is seeking|are seeking|we seek|would welcome|wish to find|chcemy pozyskac)(?: \w+){0,5} ?(?:partner\w*|miast\w*|regions?|cities|city|town|uczeln\w*|universit\w*|hospital\w*|szpital\w*|nemocnic\w*|univerzit\w*|mest\w*|gmin\w*|obc\w+|region\w*)[^.;]{0,60}/
const members =
  /czlonk\w*|sygnatariusz\w*|stron\w* porozumieni|naleza|tworza|w sklad|przystapil\w*|dolaczyl\w*|members?|joined|signatories|parties|clen\w*|signatar\w*|pripojil\w*|pristoupil\w*|tvori|zapojil\w*/

/** The Baltic Night Train Alliance, Partnerstwo „X”, Síť měst Y: a name that says that bodies work together. */
const ownName =
  /(?<!\p{L})(?:(?:EGTC|EUWT|ESÚS|European Grouping of Territorial Cooperation|Europejskie(?:go)? Ugrupowani[ea] Współpracy Terytorialnej|Evropské(?:ho)? seskupení pro územní spolupráci) (?:\p{Lu}[\p{L}-]+(?: (?:\p{Lu}[\p{L}-]+|of|z|v|na|i|a(?= \p{Lu})))*)|(?:\p{Lu}[\p{L}’'-]+ (?:(?:of|for|and|the|in) )?){1,6}(?:Alliance|Network|Partnership|Coalition|Compact|Platform)(?!\p{L})(?: (?:of|for) (?:\p{Lu}[\p{L}-]+ ?(?:and )?){1,5})?|(?:Partnerstwo|Partnerství|Sieć|Síť|Koalicja|Koalice|Aliance|Alians|Porozumienie) (?:["„“«][^"”“»]{3,80}["”“»]|(?:(?:i|a|na|dla|pro|v|w|měst|obcí|miast|gmin|regionů|regionów|rzecz) )*\p{Lu}[\p{L}-]+(?: (?:(?:i|a|na|dla|pro|v|w|rzecz|nad) )?\p{Lu}[\p{L}-]+){0,5}))/gu
const tellsOf =
  /zrzesza|skupia|laczy|tworz|nalez|zawiaz|powsta|dziala|liczy|brings? together|unites|links|connects|was (?:set up|founded|formed|established|created)|consists|made up|members|sdruzuje|spojuje|tvori|vznik|zaloz|funguje|propojuje|grouping of|ugrupowani\w* wspolpracy|seskupeni pro/

function nameIn(sentence: Sentence): Span | undefined {
  for (const match of sentence.text.matchAll(ownName)) {
    const lead = /^(?:The|Our|This|In|Since|Nasze|Naše|Ta) /u.exec(match[0])?.[0].length ?? 0
    const start = sentence.start + match.index + lead
    const raw = match[0].slice(lead).trimEnd()
    const inner = /^\p{L}+ ["„“«](.+)["”“»]$/u.exec(raw)?.[1]
    const span = inner
      ? { start: start + raw.indexOf(inner), end: start + raw.indexOf(inner) + inner.length, raw: inner }
      : { start, end: start + raw.length, raw }
    const inTitle = sentence.titles.some((title) => title.kind !== 'partnership' && overlaps(title, span))
    if (raw.split(' ').length > 1 && !inTitle && match.index < 60) return span
    if (raw.startsWith('E') && /^(?:EGTC|EUWT|ESÚS|European Grouping|Europejski|Evropsk)/.test(raw)) return span
  }
  return undefined
}

/** "Contacts between A, B and C": who they are, before it is said that they have made a partnership of it. */
const tiesBetween =
  /(?:kontakt\w*|wspolprac\w*|relacj\w*|stosunk\w*|cooperation|relations|contacts|ties|links|spoluprac\w*|vztah\w*|styk\w*)(?: \w+){0,2} (?:between|miedzy|pomiedzy|mezi) /
const isIts =
  /^(?:the |our |nasz\w* |nas\w* |to |toto |this )?(?:partnerstw\w*|siec|sieci|koalicj\w*|porozumieni\w*|partnership|network|alliance|coalition|grouping|partnerstvi|sit|site|aliance|koalice|seskupeni|ugrupowani\w*)(?![a-z])/

/** The day on which something was signed or entered in a register is its first where the sentence says so. */
const firstDay =
  /poczat\w*|zapoczat\w*|powolan\w*|zawiaza\w*|utworz\w*|zalozen\w*|zalozyl\w*|registered|founded|established|set up|created|began|begin|start\w*|birth|pocat\w*|zahaj\w*|vznik\w*|zrizen\w*|ustanov\w*|constituted|wpisan\w*|zapsan\w*/

/** Sentences on how and since when bodies work together. */
export function readPartnership(reading: Reading, sentence: Sentence, mentions: number): void {
  const { build } = reading
  const own = mentions === 0 && (has(sentence, tellsOf) || has(sentence, begins)) ? nameIn(sentence) : undefined
  // its own name is no member of it
  if (own) sentence.organisations = sentence.organisations.filter((each) => !overlaps(each, own))
  if (own && reading.partnership === undefined) {
    reading.partnership = build.add('partnership')
    score(reading, 'partnership', 0.45)
    reading.focus = 'partnership'
    build.put(reading.partnership, 'title', own.raw, foundAt(own, 'partnership-title', 0.75))
  }
  if (reading.partnership === undefined && mentions === 0 && has(sentence, tiesBetween)) {
    const sides = listedNames(sentence, betweenWhom)
    if (sides.length > 1) reading.between = sides
  }
  if (reading.partnership !== undefined && has(sentence, isIts)) reading.focus = 'partnership'
  const topic = matchesIn(sentence, between)[0]
  const bodies = sentence.organisations.length
  const begun = has(sentence, begins)
  const pact = matchAgreement(sentence)
  const generic = /(?:spotkani|konferenc|seminar|warsztat|conference|meeting|workshop|setkani)/.test(
    sentence.folded.text,
  )
  const called =
    mentions === 0
      ? sentence.titles.find(({ kind, quoted, noun }) => kind === 'partnership' && quoted && noun)
      : undefined
  const starts = topic !== undefined && begun && (bodies > 1 || (topic.from < 40 && !generic)) && mentions === 0
  if (
    reading.partnership === undefined &&
    !(starts || (pact && bodies > 1 && begun) || called || (pact && begun && reading.kinds.partnership !== undefined))
  )
    return
  if (reading.partnership === undefined) {
    reading.partnership = build.add('partnership')
    score(reading, 'partnership', 0.4)
    for (const body of reading.between ?? [])
      build.relate(organisationOf(reading, body), 'member', reading.partnership, foundAt(body, 'member-between', 0.6))
  }
  const partnership = reading.partnership
  if (called) reading.focus = 'partnership'
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
      (has(
        sentence,
        /wspolprac|partnerstw|cooperation|partnership|spoluprac|partnerstvi|alliance|network|siec |sieci |sit |site |koalic|coalition/,
      ) ||
        (reading.focus === 'partnership' &&
          has(sentence, /^(?:it|ona|ono|vznikl\w*|powstal\w*|zalozen\w*|zawiaza\w*|set up|founded)(?![a-z])/))) &&
      mentions === 0)
  ) {
    // what began is dated right behind the verb, or before it
    const verb = begins.exec(sentence.folded.text)
    const from = verb ? sentence.start + sentence.folded.at(verb.index) : sentence.start
    const dated = sentence.dates.filter(({ value }) => value)
    const date = dated.find(({ start }) => start >= from && start - from < 80) ?? dated[0]
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
  const signs =
    (pact !== undefined ||
      has(
        sentence,
        /(?:deklarac|umow|porozumieni|konwencj|convention|charter|treaty|dohod|smlouv|memorand|umluv|list\w* intencyjn|letter of intent)/,
      )) &&
    has(sentence, signed)
  const day = sentence.dates.filter(({ value }) => value && value.length === 10)
  if (signs && fields.since === undefined && day.length === 1 && mentions === 0 && has(sentence, firstDay))
    build.put(partnership, 'since', day[0]!.value, foundAt(day[0]!, 'since', 0.7))
  if (mentions === 0) relateParties(reading, partnership, sentence, signs)
  const party = starts || (pact && has(sentence, signed)) || has(sentence, members)
  if (party && mentions === 0)
    for (const body of sentence.organisations)
      build.relate(organisationOf(reading, body), 'member', partnership, foundAt(body, 'member', 0.7))
  const sought = matchesIn(sentence, seeks)[0]
  if (sought && mentions === 0)
    build.push(partnership, 'looking_for', 'project_partners', foundAt(sought, 'looking-for', 0.6))
  const aims =
    matchesIn(sentence, newAims)[0] ?? (reading.focus === 'partnership' ? matchesIn(sentence, itsAims)[0] : undefined)
  const rows = aims && mentions === 0 ? splitList(reading.text, aims.end, sentence.end) : []
  if (
    aims &&
    mentions === 0 &&
    !/:\s*$/.test(sentence.text) &&
    rows.length > 1 &&
    rows.every(({ raw }) => raw.length > 9 && raw.length < 160)
  )
    for (const row of rows) build.push(partnership, 'aims', row.raw, foundAt(row, 'aims-in-a-row', 0.6))
  else if (aims && mentions === 0 && !/:\s*$/.test(sentence.text))
    build.push(
      partnership,
      'aims',
      sentence.text,
      foundAt({ start: sentence.start, end: sentence.end, raw: sentence.text }, 'aims', 0.6),
    )
}

const englishAgreement =
  /(?<!\p{L})(?:\p{Lu}[\p{L}’'-]+ ){1,5}(?:Memorandum|Declaration|Charter|Agreement|Pact|Treaty|Accord)(?!\p{L})(?: (?:on|of|for) (?:(?:\p{Lu}[\p{L}-]+|and|of|the) ?){1,7})?/u
const pactWord =
  /porozum|umow|umluv|intencyj|memorand|deklarac|declarat|agreement|letter of|dohod|smlouv|charter|convention|konwenc|pact|treaty|accord/
/** The contract on a grant makes no partnership. */
const paidBy =
  /umow\w* o (?:dofinans|przyznani|dotacj|udzielenie)|smlouv\w* o (?:poskytnuti|dotac|financovan|prideleni)|(?:grant|subsidy|funding|financing) (?:agreement|contract)|rozhodnuti o poskytnuti/
function matchAgreement(sentence: Sentence) {
  if (!pactWord.test(sentence.folded.text) || paidBy.test(sentence.folded.text)) return undefined
  const named = englishAgreement.exec(sentence.text)
  if (named) {
    const lead = /^(?:The|In|On|This) /u.exec(named[0])?.[0].length ?? 0
    const raw = named[0].slice(lead).trimEnd()
    const start = sentence.start + named.index + lead
    if (raw.includes(' ')) return { start, end: start + raw.length, raw }
  }
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
