import { foldWords } from '../gazetteers/fold-text.ts'
import { readAgenda } from './agenda.ts'
import { readDescription } from './descriptions.ts'
import { eventNoun, readEvent, registrationCue } from './events.ts'
import { relateFollowing } from './following.ts'
import { inlineBullets } from './inline-lists.ts'
import { programmeOf } from './known-entities.ts'
import { listInSentence, type Paragraph } from './lists.ts'
import { readMetrics } from './metrics.ts'
import { readPersons } from './offices.ts'
import { findOrganisations, type NamedOrganisation } from './organisations.ts'
import { readPartnership } from './partnerships.ts'
import { has, overlaps, partOf } from './parts.ts'
import { readProgramme } from './programme-facts.ts'
import { readProjectDates } from './project-dates.ts'
import { readProjectTexts } from './project-texts.ts'
import { nameProjects, projectWord } from './projects.ts'
import { readReach } from './reach.ts'
import { addText, analyse, type Reading, type Sentence } from './reading.ts'
import { relateOrganisations } from './roles.ts'
import { splitSentences } from './sentences.ts'
import { readStages } from './stages.ts'

const otherStart = /^.{0,30}(?:partnerstw|partnership|cooperation|wspolprac|spoluprac|partnerstvi|porozumieni|dohod)/

/** Reads a paragraph sentence by sentence, and gives the whole of it to what it tells of. */
export function readSentences(reading: Reading, paragraph: Paragraph): void {
  const told = new Map<number, number>()
  const vote = (entity: number | undefined, points: number) =>
    entity !== undefined && told.set(entity, (told.get(entity) ?? 0) + points)
  for (const part of splitSentences(reading.text, paragraph.start, paragraph.end))
    readOne(reading, analyse(part, reading.language), vote)
  const best = [...told].toSorted((a, b) => b[1] - a[1])[0]?.[0]
  const words = reading.text.slice(paragraph.start, paragraph.end)
  if (words.length < 40 || best === undefined) return
  reading.narratives.push({ entity: best, start: paragraph.start, end: paragraph.end })
  const { type } = reading.build.entities[best]!
  const field =
    type === 'project' || type === 'partnership'
      ? 'narrative'
      : type === 'organisation' || type === 'event'
        ? 'description'
        : undefined
  if (field) addText(reading, best, field, paragraph, 'narrative')
}

function readOne(
  reading: Reading,
  sentence: Sentence,
  vote: (entity: number | undefined, points: number) => void,
): void {
  const { build } = reading
  // not for every sentence of a long text: only where one may be named
  const known = /["„“«»‘]|[Pp]roje|pn\.|\p{Lu}{3}/u.test(sentence.text)
    ? build.entities.flatMap(({ type, fields }, i) =>
        type === 'project' && (fields.title ?? fields.acronym) ? [i] : [],
      )
    : []
  sentence.organisations.push(...byAcronym(reading, sentence))
  sentence.organisations.sort((a, b) => a.start - b.start)
  const mentions = nameProjects(reading, sentence, (acronym) => isInitials(reading, acronym))
  const ofProject = mentions.length > 0 || has(sentence, projectWord)
  const before = reading.event
  const registers = has(sentence, registrationCue)
  const event = readEvent(reading, sentence)
  const dated =
    event !== undefined &&
    (event !== before ||
      build.entities[event]!.provenance.date?.some((each) => each.start >= sentence.start && each.end <= sentence.end))
  readDescription(reading, sentence)
  readPartnership(reading, sentence, mentions.length)
  // a partnership of which nothing was said yet takes no sentence from a project
  const partnership =
    reading.partnership !== undefined && Object.keys(build.entities[reading.partnership]!.fields).length > 0
  const onlyProject = reading.event === undefined && !partnership
  const ofOther = !ofProject && reading.partnership !== undefined && otherStart.test(sentence.folded.text)
  const about =
    reading.project !== undefined && !dated && !ofOther && (ofProject || onlyProject || reading.focus === 'project')
  if (about || mentions.length > 0) {
    readProjectDates(reading, sentence, mentions, about)
    readProjectTexts(reading, sentence, mentions, about)
    relateFollowing(reading, sentence, mentions, known)
  }
  for (const programme of sentence.programmes)
    if (programme.period || reading.project !== undefined) programmeOf(reading, programme)
  const ofProgramme = dated ? undefined : readProgramme(reading, sentence)
  const stage = readStages(reading, sentence, reading.project)
  const lastProgramme = sentence.programmes.at(-1)
  relateOrganisations(reading, sentence, {
    ...(about || mentions.length > 0 ? { project: reading.project } : {}),
    ...(event !== undefined ? { event } : {}),
    ...(reading.partnership !== undefined && mentions.length === 0 ? { partnership: reading.partnership } : {}),
    ...(lastProgramme ? { programme: programmeOf(reading, lastProgramme) } : {}),
  })
  if (event !== undefined) readAgenda(reading, event, sentence)
  const contacts = readPersons(reading, sentence.persons, reading.organisation)
  if (event !== undefined && registers)
    for (const contact of contacts) build.relate(contact, 'registration_contact', event)
  readReach(reading, sentence, {
    ...(event !== undefined ? { event } : {}),
    ...(about || mentions.length > 0 ? { project: reading.project } : {}),
    registers,
  })
  if (ofProgramme === undefined)
    readMetrics(reading, sentence, {
      ...(dated ||
      (event !== undefined &&
        !ofProject &&
        stage === undefined &&
        (reading.focus === 'event' || has(sentence, eventNoun)))
        ? { event }
        : {}),
      ...(about || mentions.length > 0 || stage !== undefined ? { project: reading.project } : {}),
    })
  if (inlineBullets(reading.text, sentence).length === 0) {
    const list = listInSentence(reading.text, sentence)
    if (list?.kind === 'target_groups' && about)
      for (const item of list.items)
        build.push(reading.project!, 'target_groups', item.raw, { ...item, confidence: 0.6, rule: 'prose:inline-list' })
  }
  const main =
    dated || (event !== undefined && registers)
      ? event
      : (mentions.at(-1)?.entity ?? (about ? reading.project : undefined))
  if (event !== undefined && registers && main === event)
    addText(reading, event, 'registration', sentence, 'registration')
  vote(main, dated ? 4 : ofProject ? 3 : 1)
  if (main === undefined)
    vote(reading.partnership ?? (reading.focus === 'organisation' ? reading.organisation : undefined), 2)
  vote(ofProgramme, 2)
  reading.focus =
    main !== undefined ? build.entities[main]!.type : ofProgramme !== undefined ? 'programme' : reading.focus
}

/** "GZM leads the project": a body that the text has named before, by its acronym. */
function byAcronym({ build }: Reading, sentence: Sentence): NamedOrganisation[] {
  const shorts = [...sentence.text.matchAll(/(?<![\p{L}\d-])[A-ZŁŚŻČŘŠŽ]{3,8}(?![\p{L}\d-])/gu)]
  if (shorts.length === 0) return []
  const known = build.entities.flatMap(({ type, fields }) => {
    if (type !== 'organisation' || typeof fields.name !== 'string') return []
    const initials = (fields.name.match(/(?<!\p{L})\p{Lu}/gu) ?? []).join('')
    return [{ name: fields.name, short: typeof fields.acronym === 'string' ? fields.acronym : initials }]
  })
  if (known.length === 0) return []
  return shorts.flatMap((match) => {
    const body = known.find(({ short }) => short.length > 2 && short === match[0])
    const start = sentence.start + match.index
    const span = { start, end: start + match[0].length, raw: match[0] }
    if (
      !body ||
      [...sentence.organisations, ...sentence.titles, ...sentence.programmes, ...sentence.funds].some((each) =>
        overlaps(each, span),
      )
    )
      return []
    return [{ ...span, nominative: body.name, same: body.name }]
  })
}

/** Initials of every organisation that the text names: "ZMP" is no project where there is a Związek Miast Polskich. */
export const initialsIn = (text: string, paragraphs: Paragraph[]): string[] =>
  paragraphs.flatMap(({ start, end }) =>
    findOrganisations(partOf(text, start, end)).flatMap(({ raw, acronym }) => [
      foldWords(
        raw
          .replace(/[^\p{L} -]/gu, '')
          .split(/[ -]/)
          .filter((word) => /^\p{Lu}/u.test(word))
          .map((word) => word[0])
          .join(''),
      ),
      ...(acronym ? [foldWords(acronym.raw)] : []),
    ]),
  )

/** ZMP in a text with a Związek Miast Polskich: whose initials it has, it is the acronym of. */
function isInitials(reading: Reading, acronym: string): boolean {
  const known = reading.initials ?? []
  return known.some((each) => each === foldWords(acronym))
}
