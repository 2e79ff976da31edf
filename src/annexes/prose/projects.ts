import type { Span } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { findFunds, findProgrammes, findTowns } from '../gazetteers/gazetteers.ts'
import { foundAt, has, overlaps, spanOf } from './parts.ts'
import { type Reading, type Sentence, score } from './reading.ts'

/** Where a sentence names a project by a title, an acronym or both. */
export type Mention = { entity: number; start: number; end: number }

export const projectWord =
  /(?<![a-z])(?:(?:mikro|micro|mini)?-?(?:projekt(?:u|em|owi|cie|y|ow|ach|ami|om|e|um)?|projects?(?:'s)?)|przedsiewzieci(?:e|a|u|em))(?![a-z])/
/** Phrases by which a text is about a project and does not just mention the word. */
const leadIn =
  /(?:zahaj|spust|rozpocz|zainicj|launch|start)\w* (?:\S+ ){0,6}?(?:projekt|project)|projekt\w* (?:jest|byl|zostal|bedzie|trwa|ma na celu|zaklada|obejm|potrwa|dobieg|rozpocz|jest realizowan|je |probih|si klade|bude|zahrn|reaguje|navazuje|odpowiada|sklada)|realizac\w* (?:\w+ ){0,4}projekt|projekt\w* realiz|realizuje (?:\w+ )?projekt|(?:zrealizowal|realizowal)\w* (?:\w+ ){0,2}projekt|cel\w* (?:\w+ )?projekt|cil\w* (?:\w+ )?projekt|w ramach (?:\w+ )?projekt|v ramci (?:\w+ )?projekt|project (?:is|was|aims|will|has|runs|ran|lasts|started|began|brings|involves|includes|focuse|addresses|seeks)|(?:aim|goal|objective|purpose)s? of the project|within the project|partner\w* (?:w )?projekt|the \w+ project|of the project/
/** What is done with projects: a quoted name beside it is one where the text tells of projects already. */
const carriedOut = /carried out|implement|realiz|zrealiz|prowadz|uskutecn/
const acronym = String.raw`(?:[A-Z][A-Za-z]*[a-z][A-Z\d][A-Za-z\d]*|[A-Z]{3,}(?:[-\d+][A-Z\d]+)*|[A-Z][A-Za-z]*\d[A-Za-z\d+]*|[A-Z]{2,}[a-z]+[A-Z]+[A-Za-z]*)(?: \d(?:\.0)?)?`
const behindWord = new RegExp(
  String.raw`(?:[Pp]rojek[ct]?t\p{Ll}*|[Pp]roject|[Pp]rojekt\p{Ll}*|akronim\p{Ll}*|acronym|akronym\p{Ll}*|skrót\p{Ll}*|zkratk\p{Ll}*):? (?:pn\. |o akronimie |s akronymem )?(?<name>${acronym})(?![\p{L}\d])`,
  'gu',
)
const beforeWord = new RegExp(String.raw`(?<![\p{L}\d])(?<name>${acronym}) (?:project|Project)(?![\p{L}])`, 'gu')
const titleCase =
  /(?<!\p{L})(?:projekt\p{Ll}*|project|Project|Projekt) (?<name>\p{Lu}\p{Ll}+(?: (?:(?:i|a|w|na|dla|pro|of|for|and|the|bez|z|v) )?(?:\p{Lu}\p{Ll}+|\d[\d.+]*)){1,6})(?![\p{L}\d])/gu
const inBrackets =
  /^["”“»’]?\s*\(\s*(?:w skrócie:?\s*|akronim:?\s*|acronym:?\s*|akronym:?\s*|zkr\.?:?\s*|zkratka:?\s*|zkráceně:?\s*|ve zkratce:?\s*|skrót:?\s*|dalej:?\s*|dále jen:?\s*|dále:?\s*|in short:?\s*|short:?\s*|hereafter:?\s*|known as\s*|or\s*|zwany:?\s*|w skr\.\s*)?["„“]?(?<name>[^\s()"”“]{3,40}|[A-Z][A-Z\d]+(?: [\d.]+|[ -][A-Z\d]+)?)["”“]?\s*\)/u
/** ", zkráceně GRÜNSTADT": the acronym behind a comma. */
const calledShort =
  /^["”“»’]?,? (?:zkráceně|zkratkou|se zkratkou|w skrócie|o akronimie|akronim|in short|or|known as|acronym|s akronymem) ["„“]?(?<name>\p{Lu}[\p{Lu}\d][\p{L}\d+-]{1,20}(?: \d[\d.]*)?)["”“]?(?![\p{L}])/u
/** Sentence case, as Polish and Czech titles are written: a capital, then small words as far as a comma or a verb. */
const sentenceCase =
  /(?<!\p{L})(?:[Pp]rojek[ct]?(?:t|tu|tem|tom|tě|cie)?|[Pp]rojektu) (?<name>\p{Lu}\p{Ll}{3,}(?: (?:\p{Ll}+|\p{Lu}\p{Ll}+)){1,6}?)(?=[.,;(]|\s[–(]|\s(?:je|jest|se|byl|była|był|realizuje|vede|prowadzi|ma|má|který|który|potrwa|trwa|trvá|probíhá)(?!\p{L}))/gu
const general =
  /^(?:EU|UE|ERDF|EFRR|ESF|EFS|ITI|ZIT|JST|PO|OP|RPO|INTERREG|Interreg|URBACT|EOG|EEA|NUTS|PL|CZ|SK|DE|ESIF|PARP|NGO|CIT|MF|LIFE|UNESCO|OECD)$/

/** Projects that a sentence names, made where they are new. `initials`: acronyms that organisations of the text have. */
export function nameProjects(reading: Reading, sentence: Sentence, initials: (acronym: string) => boolean): Mention[] {
  const mentions: Mention[] = []
  for (const title of sentence.titles) {
    if (
      title.kind === 'project' ||
      (title.kind === 'practice' && title.quoted) ||
      (title.kind === 'other' && title.quoted && !title.noun && reading.kinds.project && has(sentence, carriedOut))
    ) {
      const mention = { ...titled(reading, title, sentence), start: title.start, end: title.end }
      if (title.kind === 'practice') reading.practices.add(mention.entity)
      mentions.push(mention)
    }
  }
  nameUntold(reading, sentence, mentions)
  nameByHeading(reading, sentence, mentions)
  const free = (span: Span) =>
    ![...sentence.titles, ...sentence.programmes, ...sentence.funds].some((each) => overlaps(each, span)) &&
    !mentions.some((each) => overlaps(each, span))
  for (const pattern of [behindWord, beforeWord])
    for (const match of sentence.text.matchAll(pattern)) {
      const name = match.groups!.name!
      const at = sentence.start + match.index + match[0].indexOf(name)
      const span = { start: at, end: at + name.length, raw: name }
      if (
        general.test(name) ||
        initials(name) ||
        findFunds(name).length + findProgrammes(name).length > 0 ||
        !free(span)
      )
        continue
      mentions.push({ entity: byAcronym(reading, span), start: span.start, end: span.end })
    }
  for (const match of sentence.text.matchAll(titleCase)) {
    const name = match.groups!.name!
    const at = sentence.start + match.index + match[0].indexOf(name)
    const span = { start: at, end: at + name.length, raw: name }
    if (!free(span) || sentence.organisations.some((each) => overlaps(each, span)) || findProgrammes(name).length > 0)
      continue
    const { entity } = titled(reading, { ...span, quoted: false }, sentence)
    mentions.push({ entity, start: span.start, end: span.end })
  }
  if (mentions.length === 0 && reading.language !== 'en')
    for (const match of sentence.text.matchAll(sentenceCase)) {
      const name = match.groups!.name!
      const at = sentence.start + match.index + match[0].indexOf(name)
      const span = { start: at, end: at + name.length, raw: name }
      if (
        !free(span) ||
        sentence.organisations.some((each) => overlaps(each, span)) ||
        findTowns(name.split(' ')[0]!).length > 0 ||
        /(?<!\p{L})(?:zákon\p{L}*|ustaw\p{L}*|Evropsk\p{L}+ uni\p{L}|Unii)/u.test(name)
      )
        continue
      const { entity } = titled(reading, { ...span, quoted: false }, sentence)
      mentions.push({ entity, start: span.start, end: span.end })
    }
  if (mentions.length === 0 && reading.project === undefined && has(sentence, projectWord) && has(sentence, leadIn)) {
    reading.project = reading.build.add('project')
    score(reading, 'project', 0.3)
  }
  if (has(sentence, leadIn)) score(reading, 'project', 0.15)
  mentions.sort((a, b) => a.start - b.start)
  const last = mentions.at(-1)
  if (last) reading.project = last.entity
  return mentions
}

const thisProject =
  /^(?:na |w |v |o |do |z |in |for |under )?(?:ten|tym|tego|tento|tohoto|tomto|this|the|that) (?:[\w-]+ ){0,3}?(?:projek|project|przedsiewziec)/
/** "… „Szlak X”. This Polish-Czech project …": the next sentence says of what the title is. */
function nameUntold(reading: Reading, sentence: Sentence, mentions: Mention[]): void {
  const { untold } = reading
  reading.untold = sentence.titles.find(({ kind, quoted, noun }) => kind === 'other' && quoted && !noun)
  if (!untold || mentions.length > 0 || !has(sentence, thisProject)) return
  const { entity } = titled(reading, untold, sentence)
  mentions.push({ entity, start: sentence.start, end: sentence.start })
}

/** "the project Water unites", where the heading is just that: a title without any mark. */
function nameByHeading(reading: Reading, sentence: Sentence, mentions: Mention[]): void {
  const { heading } = reading
  if (!heading || heading.raw.length < 6 || !heading.raw.includes(' ') || mentions.length > 0) return
  const at =
    foldWords(sentence.text).length === sentence.folded.text.length
      ? sentence.folded.text.indexOf(foldWords(heading.raw))
      : -1
  if (at < 0 || !/projek[ct]?t\w* (?:pn\. )?$/.test(sentence.folded.text.slice(0, at))) return
  const start = sentence.start + sentence.folded.at(at)
  const span = spanOf(reading.text, start, start + heading.raw.length)
  mentions.push({ ...titled(reading, { ...span, quoted: true }, sentence), start: span.start, end: span.end })
}

export const keyOf = (title: string) =>
  `project:${foldWords(title)
    .replace(/[^a-z0-9+]+/g, ' ')
    .trim()}`

function titled(reading: Reading, title: Span & { quoted: boolean }, sentence: Sentence): { entity: number } {
  const value = title.raw.replace(/\s+/g, ' ')
  const short =
    title.end >= sentence.start
      ? (
          inBrackets.exec(sentence.text.slice(title.end - sentence.start)) ??
          calledShort.exec(sentence.text.slice(title.end - sentence.start))
        )?.groups?.name
      : undefined
  // „AirLink” in quotation marks is as good a name as any, and may be the acronym of a title that comes later
  const known = reading.keys.get(keyOf(value)) ?? (short ? reading.keys.get(`acronym:${foldWords(short)}`) : undefined)
  const entity = known ?? untitled(reading) ?? reading.build.add('project')
  reading.keys.set(keyOf(value), entity)
  if (
    reading.build.entities[entity]!.fields.title === undefined &&
    reading.build.entities[entity]!.fields.acronym !== value
  )
    reading.build.put(entity, 'title', value, foundAt(title, 'title', title.quoted ? 0.75 : 0.6))
  score(reading, 'project', 0.35)
  if (short && !general.test(short) && !/^\d/.test(short)) {
    const at = sentence.text.indexOf(short, title.end - sentence.start)
    acronymOf(reading, entity, spanOf(sentence.text, at, at + short.length), sentence.start)
  }
  return { entity }
}

/** A project that was spoken of without a title takes the first title that comes. */
function untitled(reading: Reading): number | undefined {
  const { project, build } = reading
  return project !== undefined &&
    build.entities[project]!.fields.title === undefined &&
    build.entities.filter(({ type }) => type === 'project').length === 1
    ? project
    : undefined
}

function byAcronym(reading: Reading, span: Span): number {
  const key = `acronym:${foldWords(span.raw)}`
  const known = reading.keys.get(key) ?? reading.keys.get(keyOf(span.raw))
  const fresh = reading.build.entities.findIndex(
    ({ type, fields }) => type === 'project' && fields.acronym === undefined && fields.title === undefined,
  )
  const entity = known ?? (fresh >= 0 ? fresh : reading.build.add('project'))
  reading.keys.set(key, entity)
  if (reading.build.entities[entity]!.fields.title !== span.raw)
    reading.build.put(entity, 'acronym', span.raw, foundAt(span, 'acronym', 0.75))
  score(reading, 'project', 0.2)
  return entity
}

function acronymOf(reading: Reading, entity: number, span: Span, offset: number): void {
  const found = { ...span, start: span.start + offset, end: span.end + offset }
  reading.keys.set(`acronym:${foldWords(span.raw)}`, entity)
  reading.build.put(entity, 'acronym', span.raw, foundAt(found, 'acronym', 0.9))
}

/** The project that something at `offset` is about: the one named before it, else the one named after, else the last. */
export function projectAt(
  mentions: Mention[],
  offset: number,
  current: number | undefined,
  first: number,
): number | undefined {
  const before = mentions.filter(({ end }) => end <= offset).at(-1)
  const after = mentions.find(({ start }) => start > offset)
  // "In 2014–2016 A, in 2017–2019 B": where the first date stands before the first project, each stands before its own
  const turned = mentions[0] !== undefined && first < mentions[0].start && mentions.length > 1
  if (turned && after) return after.entity
  return before?.entity ?? after?.entity ?? current
}
