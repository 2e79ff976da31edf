import { foldWords } from '../gazetteers/fold-text.ts'
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
  /(?:rozpocz\w*(?: sie| realizacj\w*| projekt\w*)*|wystartowal\w*|ruszyl?\w*|uruchomion\w*|zainaugurowan\w*|od|started|began|begun|launched|kicked off|since|from|starting|running since|zahaj(?:en|il)\w*|spustil\w*|zacal\w*|odstartoval\w*|spusten\w*|startoval\w*|zacina|trwa od|probiha od|bezi od|begins|starts|rozpocznie\w*|zacne)(?: (?:na|w|we|v|ve|in|on|dnia|dne|roku|r\.|the|dniem|pocatkem|poczatkiem|of|early|late))*\s*$/
const ends =
  /(?:zakoncz\w*(?: sie| realizacj\w*| projekt\w*)*|konczy\w*(?: sie)?|potrwa\w*(?: az)? do|trwal\w* do|do|ended|finished|completed|concluded|until|till|ends|will end|runs (?:until|to)|by|to|ukoncen\w*|skoncil\w*|konci|potrva\w*(?: az)? do|az do|zavrsen\w*|dobiegnie konca|dobiegl\w* konca|finalizovan\w*|skonci)(?: (?:na|w|we|v|ve|in|on|dnia|dne|roku|r\.|the|konca|koncem|koniec|end of|konce))*\s*$/
const goesOn =
  /(?:do dzis|nadal trwa|wciaz trwa|still running|ongoing|to date|until now|until today|dosud|stale probiha|stale bezi|dodnes)/

/** Start and end of projects: periods and dates whose nearest cue is about carrying a project out. */
export function readProjectDates(reading: Reading, sentence: Sentence, mentions: Mention[], about: boolean): void {
  const first = Math.min(...[...sentence.periods, ...sentence.dates].map(({ start }) => start))
  const target = (offset: number) => projectAt(mentions, offset, about ? reading.project : undefined, first)
  const wordsBefore = (offset: number) => foldWords(`${sentence.text.slice(0, offset - sentence.start)}`)
  for (const period of sentence.periods) {
    const before = wordsBefore(period.start)
    const after = foldWords(sentence.text.slice(period.end - sentence.start)).slice(0, 160)
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
    const field =
      starts.test(before) && !/(?:^| )(?:do|to|by)\s*$/.test(before) ? 'start' : ends.test(before) ? 'end' : undefined
    if (
      !field ||
      !/projek|realiz|project|implement|trwa|trva|probih|resen|it |on |ono |zadani|potrwa|potrva|laun|zahaj|start|rozpocz|zakoncz|ukonc/.test(
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
