import { foldText, foldWords } from '../gazetteers/fold-text.ts'
import { findTimes } from '../normalise/dates.ts'
import { foundAt } from './parts.ts'
import { type Mention, projectAt } from './projects.ts'
import { put, type Reading, type Sentence } from './reading.ts'

const runs =
  /realiz(?:owa|uje|uja|acj|acja)\w*|trwa\w*|potrwa\w*|prowadz\w*|rozpocz\w*|wdraza\w*|okres\w* realizacj\w*|projek\w*|implement\w*|runs?|running|ran|carried out|lasts?|lasted|took place|duration|started|realizov\w*|realizac\w*|probih\w*|trva\w*|potrva\w*|bezi|zahajen\w*|resen\w*/g
/** What a period belongs to instead: a programme, money to be had, a perspective, a strategy. */
const blocks =
  /program\w*|fundusz\w*|fond\w*|funds?|perspektyw\w*|perspective|dostepn\w*|available|strateg\w*|etap\w*|stage|phase|faz\w*|konferenc\w*|seminar\w*|warsztat\w*|workshop\w*|spotkani\w*|setkani\w*|meeting|plan rozwoju|wieloletni\w*|kadencj\w*|rozpoct\w*|porozumien\w*|umow\w*|agreement|pozyska\w*|investycj\w*/g
const lastOf = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].at(-1)?.index ?? -1

const starts =
  /(?:zapoczatkow\w*|wprowadz(?:i|o)\w*|wdroz\w*|otwart\w*|otworz\w*|powsta(?:l|je)\w*|dziala(?:l\w*)? od|funkcjonuje od|stosowan\w* od|introduced|opened|established|set up|in operation since|operating since|zaveden\w*|zavedl\w*|funguje od|otevre\w*|vznik(?:l\w*)?|zrodil\w*|rozbehl\w*|nastartov\w*|rozpocz\w*(?: sie| realizacj\w*| projekt\w*)*|wystartowal\w*|ruszyl?\w*|uruchomion\w*|zainaugurowan\w*|od|started|began|begun|launched|kicked off|since|from|starting|running since|zahaj(?:en|il)\w*|spustil\w*|zacal\w*|odstartoval\w*|spusten\w*|startoval\w*|zacina|trwa od|probiha od|bezi od|begins|starts|rozpocznie\w*|zacne)(?: (?:na|w|we|v|ve|in|on|k|ke|ku|sie|z|with|effect|dnia|dne|dnem|roku|r\.|the|dniem|pocatkem|poczatkiem|of|early|late|already|juz|uz|back|spring|summer|autumn|winter|jar\w|podzim\w?|let\w|zim\w|wiosna|jesienia|latem|zima))*\s*$/
/** "Zakończenie zaplanowano na 30 czerwca", "the work will be wound up in": a noun or a passive before the date. */
const planned = String.raw`(?: (?:\w+ ){0,4}?(?:zaplan\w+|planowan\w*|przewidzian\w*|przewiduj\w*|nastapi\w*|nastapil\w*|odbyl\w* sie|mial\w* miejsce|przypada\w*|wyznaczon\w*|planovan\w*|naplanovan\w*|predpoklad\w*|nastal\w*|pripada\w*|stanoven\w*|planned|scheduled|expected|foreseen|due|set))?(?: (?:na|w|we|v|ve|in|on|for|at|k|ke|dnia|dzien|den|dne|jest|je|byl[oay]?|is|was|the|end of|koniec|konec|poczatek|zacatek|rok|przelom))*\s*$`
const startsNoun = new RegExp(
  String.raw`(?:rozpoczeci\w*|poczat(?:ek|kiem)|start(?:em|u)?|zahajeni\w*|zacat(?:ek|kem)|inauguracj\w*|launch|kick-off|beginning|got under ?way|gets? under ?way|got going|set off|was set in motion|took off|came into (?:operation|force|being)|went live|weszl\w* w zycie|ruszyl\w*|przystapion\w* do \w+|wszedl w zycie)${planned}`,
)
const endsNoun = new RegExp(
  String.raw`(?:zakonczeni\w*|koniec|konc(?:em|a)|final\w*|ukonceni\w*|konec|zaver|dokonceni\w*|completion|end(?:ing)? date|end of (?:the )?\w+|closure|(?:be|been|was|is|were) (?:wound up|wrapped up|completed|closed|finished|phased out|concluded)|w(?:inds|raps|ound|rapped) up|comes? to an end|came to an end|draws? to a close|expires?|wygasa|wygasnie|prodlouz\w* (?:\w+ ){0,3}?do|przedluz\w* (?:\w+ ){0,3}?do|extended (?:\w+ ){0,3}?(?:to|until)|skoncit|zakonczyc sie|dobiegnie konca)${planned}`,
)
/** What was once meant to be and is not: "původně měla skončit v únoru 2021". */
const meantOnce = /(?:puvodne|pierwotnie|poczatkowo mial|originally|initially)(?: \w+){0,5}\s*$/
const ends =
  /(?:zakoncz\w*(?: sie| realizacj\w*| projekt\w*)*|konczy\w*(?: sie)?|potrwa\w*(?: az)? do|trwal\w* do|do|ended|finished|completed|concluded|until|till|ends|will end|runs (?:until|to)|by|to|ukoncen\w*|skoncil\w*|konci|potrva\w*(?: az)? do|az do|zavrsen\w*|dobiegnie konca|dobiegl\w* konca|finalizovan\w*|skonci|koncem|ukonceni(?: \w+){0,3}? k|zakonceni\w*(?: \w+){0,3}?|zamkni\w*|(?:oddan\w*|otwart\w*|dokoncen\w*|finish|close|closes|closed|runs? through|lasts? until|go on until|continues? until)(?: do uzytku)?)(?: (?:na|w|we|v|ve|in|on|dnia|dne|roku|r\.|the|konca|koncem|koniec|end of|konce))*\s*$/
/** "V lednu 2020 odstartoval projekt", "In May 2019 work began": the verb behind the date. */
const startsBehind =
  /^(?: ?r\.| roku)?,? (?!until|do |to |az |and |a |i |oraz )(?:[a-z]+ ){0,3}?(?:odstartoval|zahaji|zacal|zacin|rozbehl|spusti|nastartov|vznikl|zrodil|ruszy|rozpocze|wystartow|uruchomi|zainaugur|zapoczatk|wprowadz|wdroz|powsta[lj]|began|started|launched|kicked off|was launched|opened|introduced|got under way|was set up)/
const endsBehind =
  /^(?: r\.| roku)?,? (?!until|do |to |az |and |a |i |oraz )(?:[a-z]+ ){0,2}?(?:skonci|ukonci|zakonci|zakoncz|dobieg|konczy|ended|finished|was completed|closed|will end|wraps up)/
const goesOn =
  /(?:do dzis|stosowan\w+ (?:jest )?nadal|nadal (?:dziala|funkcjonuje|jest)|dziala (?:do dzis|nadal)|do (?:tej|chwili) (?:pory|obecnej)|still (?:in use|in place|going|operating)|has (?:been )?run(?:ning)? ever since|ever since|continues (?:today|to this day)|to this day|stale funguje|funguje dodnes|dosud funguje|dodnes|nadal trwa|wciaz trwa|still running|ongoing|to date|until now|until today|dosud|stale probiha|stale bezi|dodnes)/

/** Start and end of projects: periods and dates whose nearest cue is about carrying a project out. */
export function readProjectDates(reading: Reading, sentence: Sentence, mentions: Mention[], about: boolean): void {
  const first = Math.min(...[...sentence.periods, ...sentence.dates].map(({ start }) => start))
  const target = (offset: number) => projectAt(mentions, offset, about ? reading.project : undefined, first)
  const wordsBefore = (offset: number) => foldWords(`${sentence.text.slice(0, offset - sentence.start)}`)
  for (const period of sentence.periods) {
    const before = wordsBefore(period.start)
    const after = foldWords(sentence.text.slice(period.end - sentence.start, period.end - sentence.start + 170))
    const [run, block] = [lastOf(runs, before), lastOf(blocks, before)]
    // "programu X realizowany w latach": the last word before the years decides, else what comes behind them
    const own =
      run > block ||
      (block < 0 && run < 0 && (/projek|realiz|implement|project|resen/.test(after) || /^[^)]*\(\s*$/.test(before))) ||
      mentions.some(({ end }) =>
        /^["”“»’]?\s*(?:\([^)]*\))?,?\s*\(?\s*$/.test(
          sentence.text.slice(end - sentence.start, period.start - sentence.start),
        ),
      )
    const entity = target(period.start)
    if (
      !own ||
      entity === undefined ||
      /^\s*(?:etap|stage|phase)/.test(after) ||
      (block >= 0 && /etap|stage|phase|faz/.test(before.slice(block)) && run < block)
    )
      continue
    const confidence = period.unsure ? 0.6 : period.confidence
    put(reading, entity, 'start', period.from, foundAt(period, 'project-period', confidence))
    put(reading, entity, 'end', period.to, foundAt(period, 'project-period', confidence))
  }
  for (const date of sentence.dates) {
    if (!date.value) continue
    const before = wordsBefore(date.start)
    const entity = target(date.start)
    if (entity === undefined || (findTimes(sentence.text).length > 0 && mentions.length === 0)) continue
    const block = lastOf(blocks, before)
    if (
      block >= 0 &&
      lastOf(runs, before.slice(0, -1)) < block &&
      !/(?:projek|realiz|project)/.test(before.slice(block))
    )
      continue
    const after = foldText(sentence.text.slice(date.end - sentence.start, date.end - sentence.start + 80)).text
    // the words before a date say more than those behind it, which may be about the next one
    const said = meantOnce.test(before)
      ? 'nothing'
      : endsNoun.test(before)
        ? 'end'
        : (starts.test(before) || startsNoun.test(before)) && !/(?:^| )(?:do|to|by)\s*$/.test(before)
          ? 'start'
          : ends.test(before)
            ? 'end'
            : undefined
    const field = said ?? (startsBehind.test(after) ? 'start' : endsBehind.test(after) ? 'end' : undefined)
    if (
      !field ||
      field === 'nothing' ||
      !/projek|realiz|project|implement|trwa|trva|probih|resen|it |on |ono |zadani|potrwa|potrva|laun|zahaj|start|rozpocz|zakoncz|ukonc|skonc|konc|prac|prakty|practice|prax|scheme|rozwiaz|zapoczatk|wprowadz|wdroz|zaved|introduc|open|dzial|fungu|funkcjon|since|spust|ruszy|powsta|vznik|under ?way|wound|wrap|poczat|zacat|konec|koniec|prodlouz|przedluz|extended|complet/.test(
        foldWords(sentence.text),
      )
    )
      continue
    put(reading, entity, field, date.value, foundAt(date, `project-${field}`, 0.75))
  }
  const goes = goesOn.exec(sentence.folded.text)
  const entity = reading.project
  if (goes && about && entity !== undefined && reading.build.entities[entity]!.fields.end === undefined) {
    const [start, end] = [
      sentence.start + sentence.folded.at(goes.index),
      sentence.start + sentence.folded.at(goes.index + goes[0].length),
    ]
    reading.build.put(
      entity,
      'ongoing',
      true,
      foundAt({ start, end, raw: reading.text.slice(start, end) }, 'ongoing', 0.75),
    )
  }
}
