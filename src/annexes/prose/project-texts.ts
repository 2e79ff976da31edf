import { foldWords } from '../gazetteers/fold-text.ts'
import { eventNoun } from './events.ts'
import { splitList } from './inline-lists.ts'
import { programmeOf } from './known-entities.ts'
import { findAmounts, findRate } from './money-facts.ts'
import { foundAt, has, matchesIn, trimSpan } from './parts.ts'
import { type Mention, projectAt } from './projects.ts'
import { addText, put, type Reading, type Sentence } from './reading.ts'

const thing = String.raw`(?:(?:\w+ ){0,2}(?:mikro|micro)?projek[ct]?t\w*|przedsiewzieci\w*|project'?s?|inicjatyw\w*|initiative|iniciativ\w*)`
export const objectiveCue = new RegExp(
  [
    String.raw`(?<![a-z])cele?(?:m|ami)?(?: \w+){0,3}? ${thing}`,
    String.raw`${thing}[^.]{0,60}? (?:ma|mial|bude mit|ma za|mel) (?:(?:na|za) )?(?:\w+ )?(?:celu|cil)`,
    String.raw`(?<![a-z])(?:aims?|goals?|objectives?|purpose|ambition)(?: \w+){0,2}? (?:of|behind) (?:the |this |our )?${thing}`,
    `${thing}[^.]{0,60}? (?:aims?|aimed|seeks?|sought|intends?|sets out) (?:to|at)`,
    String.raw`(?:jehoz|jejimz|ktorego|ktoreho|whose) (?:\w+ )?(?:cilem|celem|aim|goal|objective|purpose)`,
    `${thing}[^.]{0,60}?,? (?:ktor[ey] ma|ktery ma|which (?:aims|is)|that aims) (?:to )?`,
    "project'?s (?:main |overall |key )?(?:aim|goal|objective)",
    String.raw`(?<![a-z])(?:cil|cile|cilem|zamerem|smyslem)(?: \w+){0,3}? ${thing}`,
    `${thing}[^.]{0,80}? si klade za (?:hlavni )?(?:cil|ukol)|${thing} (?:usiluje|smeruje)`,
    String.raw`^(?:(?:naszym|glownym|nadrzednym|ogolnym|zasadniczym|jego|hlavnim|nasim|celkovym|jeho|the|its|our|main|overall) ){0,3}(?:celem|cilem|aim|goal|objective)(?: \w+)? (?:jest|bylo?|byla?|bedzie|je|bude|is|was|were|will)`,
    'ponadto celem|cil(?:em)? bylo? rovnez',
  ].join('|'),
)
export const resultCue = new RegExp(
  [
    String.raw`(?<![a-z])(?:efekt(?:em|ami|y|ach)?|rezultat(?:em|ami|y)?|wynik(?:iem|ami|i|u)|produkt(?:em|ami|y) projektu|dzieki (?:realizacji|projektowi|niemu)|w wyniku (?:realizacji|projektu|prac|tych)|w efekcie|w rezultacie|udalo sie|powstal\w*|powstanie|powstana)(?![a-z])`,
    '(?<![a-z])(?:as a result|results? (?:of|is|are|include|was|were|will)|outcomes?|outputs?|deliver(?:ed|able)s?|thanks to the project|the project (?:has )?(?:resulted|produced|delivered|led to|created))(?![a-z])',
    String.raw`(?<![a-z])(?:vysledk(?:em|y|u)|vystup(?:em|y|u)|diky (?:projektu|realizaci|nemu)|v dusledku|prinosem|efektem|vznikn\w*|vznikl\w*|podarilo se)(?![a-z])`,
  ].join('|'),
)
const activityCue = new RegExp(
  [
    String.raw`${thing} (?:zaklada\w*|przewid\w*|obejm\w*|obejmowal\w*|polega\w*|zahrnuj\w*|zahrnoval\w*|predpoklad\w*|spociv\w*|includ\w*|involv\w*|compris\w*|consist\w*|foresee\w*|covers?|covered|planuje)`,
    String.raw`(?:w ramach|podczas|w trakcie) (?:realizacji )?(?:\w+ )?${thing} (?:\w+ ){0,3}(?:zorganiz\w*|zrealiz\w*|przeprowadz\w*|odby\w*|powsta\w*|opracow\w*|zaplan\w*|sa|zostan\w*|zostal\w*|prowadz\w*|realizowan\w*|wybud\w*|przewid\w*|planuj\w*|beda|bedzie)`,
    String.raw`v (?:ramci|prubehu) ${thing} (?:\w+ ){0,3}(?:probeh\w*|probih\w*|usporad\w*|se|budou|bude|byl\w*|vznik\w*|zpracov\w*|pripravi\w*|planuj\w*|jsou|organiz\w*)`,
    `(?:within|during|under|as part of) the ${thing}`,
    String.raw`(?:planned|main|key) activities (?:are|include|were|comprise)|activities (?:include|comprise|cover)|(?:glowne |planowane )?dzialania (?:obejmuj\w*|to|polega\w*)|(?:hlavni )?aktivit\w* (?:zahrnuj\w*|jsou)|mezi (?:hlavni )?aktivity patri`,
  ].join('|'),
)
const audienceCue =
  /(?<![a-z])(?:projekt|project|przedsiewziecie|dzialania|aktivity|activities)(?![a-z])[^.]{0,50}? (?:jest |sa |is |are |je |jsou )?(?:skierowan\w* (?:jest )?do|adresowan\w* (?:jest )?do|kierowan\w* (?:jest )?do|addressed to|aimed at|targeted at|targets|intended for|designed for|urcen\w* (?:je )?(?:pro)?|zameren\w* na)|(?:grup\w* docelow\w*(?: projektu)?|odbiorc\w+ projektu|adresat\w+ projektu|target groups?(?: of the project)?|cilov\w+ skupin\w+(?: projektu)?) (?:to|sa|stanowia|jest|is|are|include|tvori|jsou|je|comprises?)|(?:benefits|beneficiaries are)/
const sloganCue = /(?:haslem|hasla|haslo|slogan\w*|motto\w*|heslem|heslo)/

/** Sentences that say what a project is for, did and gave, whom it serves, what it cost, from which fund. */
export function readProjectTexts(reading: Reading, sentence: Sentence, mentions: Mention[], about: boolean): void {
  const { build } = reading
  const at = (offset: number) =>
    projectAt(mentions, offset, about ? reading.project : undefined, Number.POSITIVE_INFINITY)
  const main = at(sentence.end)
  if (main === undefined) return
  const partnership =
    /(?:cel\w*|cil\w*|aims? of (?:the )?|goals? of (?:the )?)(?: \w+)? (?:wspolprac|partnerstw|porozumien|konferenc|spotkan|seminar|warsztat|cooperation|partnership|conference|meeting|workshop|spoluprac|setkani|stowarzysz|zwiazku|sdruzeni)/.test(
      sentence.folded.text,
    )
  const objective = !partnership && has(sentence, objectiveCue)
  if (objective) addText(reading, main, 'objective', sentence, 'objective')
  else if (
    has(sentence, resultCue) &&
    !(has(sentence, eventNoun) && /prezent|present|predstav/.test(sentence.folded.text))
  )
    addText(reading, main, 'results', sentence, 'results', 0.7)
  if (has(sentence, activityCue) && !objective && !/:\s*$/.test(sentence.text)) readActivities(reading, main, sentence)
  const audience = matchesIn(sentence, audienceCue)[0]
  if (audience && !/:\s*$/.test(sentence.text) && !objective)
    for (const item of splitList(reading.text, audience.end, sentence.end))
      build.push(main, 'target_groups', item.raw, foundAt(item, 'target-groups', 0.6))
  for (const title of sentence.titles)
    if (title.kind === 'slogan' && has(sentence, sloganCue))
      put(reading, main, 'slogan', title.raw, foundAt(title, 'slogan'))
  readMoney(reading, sentence, at)
  readFunding(reading, sentence, mentions, at, about)
}

function readActivities(reading: Reading, main: number, sentence: Sentence): void {
  const colon = sentence.text.indexOf(': ')
  const items = colon > 0 && colon < 140 ? splitList(reading.text, sentence.start + colon + 2, sentence.end) : []
  if (items.length > 1)
    for (const item of items) reading.build.push(main, 'activities', item.raw, foundAt(item, 'activities', 0.6))
  else {
    const span = trimSpan(reading.text, sentence.start, sentence.end)
    reading.build.push(main, 'activities', span.raw, foundAt(span, 'activities', 0.6))
  }
}

function readMoney(reading: Reading, sentence: Sentence, at: (offset: number) => number | undefined): void {
  for (const amount of findAmounts(sentence, reading.language)) {
    const project = at(amount.start)
    if (project === undefined || amount.kind === 'other') continue
    if (reading.build.entities[project]!.fields[amount.kind] === undefined)
      reading.build.put(project, amount.kind, amount.value, foundAt(amount, amount.kind, amount.confidence))
  }
  const rate = findRate(sentence, reading.language)
  if (rate) put(reading, at(rate.start)!, 'cofinancing_rate', rate.value, foundAt(rate, 'cofinancing-rate'))
}

const financed =
  /finans|financ|fund|srodk|prostred|wspar|suppor|podpor|w ramach|v ramci|within|under|part of|czesci|soucast|contribut|prispev|wklad|dotac|dofin|grant|through|program|fond/
function readFunding(
  reading: Reading,
  sentence: Sentence,
  mentions: Mention[],
  at: (offset: number) => number | undefined,
  about: boolean,
): void {
  if (!financed.test(sentence.folded.text)) return
  for (const fund of sentence.funds) {
    const project = at(fund.start)
    if (project === undefined) continue
    // "Programu … realizowanego ze środków X": the fund is the programme's
    const owner = sentence.programmes.filter(({ end }) => end <= fund.start).at(-1)
    const between = owner ? foldWords(reading.text.slice(owner.end, fund.start)) : ''
    if (owner && /^["')]* ?,? ?(?:wspol|dofi|finans|realizowan|funded|financed|financov|spolufin)/.test(between))
      put(reading, programmeOf(reading, owner), 'fund', fund.fund, foundAt(fund, 'programme-fund', fund.confidence))
    else if (reading.build.entities[project]!.fields.fund === undefined)
      reading.build.put(project, 'fund', fund.fund, foundAt(fund, 'fund', fund.confidence))
  }
  for (const programme of sentence.programmes) {
    const project = at(programme.start)
    const grant =
      /grant|dotac|dofinans/.test(foldWords(reading.text.slice(sentence.start, programme.start))) &&
      mentions.length === 0
    if (project === undefined || !(about || mentions.length > 0)) continue
    reading.build.relate(
      project,
      grant && /\d/.test(sentence.text) ? 'grant_of' : 'part_of_programme',
      programmeOf(reading, programme),
      foundAt(programme, 'part-of-programme', Math.min(0.75, programme.confidence)),
    )
  }
}
