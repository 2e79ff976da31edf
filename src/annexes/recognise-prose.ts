import type { Language } from '../languages.ts'
import type { Entity, EntityRelation, EntityType, Question, Span } from './extraction.ts'
import { isFormHead } from './labels/take-title.ts'
import { findDates } from './normalise/dates.ts'
import { isBoilerplate } from './passages.ts'
import { finishReading } from './prose/finish.ts'
import { readHeading } from './prose/headings.ts'
import { listAt, type Paragraph } from './prose/lists.ts'
import { readOfficeLine } from './prose/offices.ts'
import { partOf } from './prose/parts.ts'
import { initialsIn, readSentences } from './prose/read-sentences.ts'
import { type Reading, startReading } from './prose/reading.ts'
import { sameAsLabelled } from './prose/same-as-labelled.ts'
import { seedReading } from './prose/seed-reading.ts'
import { isClosing, readSignature } from './prose/signatures.ts'
import { useList } from './prose/use-lists.ts'

/** `paragraphs`: what no label took, in reading order, of the main region; `labelled`: what labels have found. */
export type ProseInput = {
  text: string
  paragraphs: Paragraph[]
  language: Language
  labelled: Entity[]
  kinds: Partial<Record<EntityType, number>>
  /** What a heading says that all of the text is about: the name of a project or practice. */
  about?: { type: 'project' | 'practice'; title: Span }
}

/**
 * Indexes of relations and narratives go into `entities`. `narratives`: each paragraph with the entity that it tells of
 * (project and partnership have it in their field `narrative`, an organisation in `description`, too).
 */
export type ProseResult = {
  entities: Entity[]
  relations: EntityRelation[]
  kinds: Partial<Record<EntityType, number>>
  questions: Question[]
  narratives: { entity: number; start: number; end: number }[]
  boilerplate: Span[]
  /** Which of `labelled` an entity is; one that is not here is new. */
  same: { entity: number; labelled: number }[]
  /** Headings that say what follows: covered, though no value. */
  labels: Span[]
}

/** "Kick-off meeting of the LOOPS project" is the head of a note, and names what it tells of. */
const namesProject = /(?=.*\p{Ll}{3})(?:[A-Z][A-Z\d]{3,} pro[jg]e|proje[ck]t\p{L}* [A-Z][A-Z\d]{3,})|[„“"«]/u

/** "Katowice, 5 września 2023 r." above a letter or a note. */
function dateOfWriting(text: string, paragraphs: Paragraph[], language: Language): string | undefined {
  for (const { start, end } of paragraphs.slice(0, 5)) {
    const line = text.slice(start, end).trim()
    const [date] = line.length < 60 ? findDates(line, language) : []
    if (
      date?.value &&
      date.value.length === 10 &&
      /^(?:\p{Lu}[\p{L} -]{2,30},?|V[e]? \p{Lu}\p{L}+,?)? ?(?:dnia |dne |on )?\d/u.test(line) &&
      line.length - date.end < 6
    )
      return date.value
  }
  return undefined
}

/**
 * Facts of running text by anchors: dates, quoted titles, names of bodies, programmes and funds, money, counts, people,
 * lists under a lead-in; each goes to what the nearest cue of its sentence, else of the text before it, speaks of.
 *
 * Merging with `labelled`: `same` says which entity is which (see sameAsLabelled). Of a scalar field the labelled value
 * stays, elements of lists are added; entities that are not in `same` are new, and never one with each other.
 */
export function recogniseProse({ text, paragraphs, language, labelled, about }: ProseInput): ProseResult {
  const reading = startReading(text, language)
  reading.initials = initialsIn(text, paragraphs)
  seedReading(reading, labelled)
  if (about) beginWith(reading, about)
  reading.written = dateOfWriting(text, paragraphs, language)
  const boilerplate: Span[] = []
  const lines = paragraphs.filter(({ start, end }) => {
    const raw = text.slice(start, end)
    if (isBoilerplate(raw)) boilerplate.push({ start, end, raw })
    return !isBoilerplate(raw)
  })
  let office = false
  const firstLine = lines.findIndex(({ start, end }) => !isFormHead(text.slice(start, end)))
  for (let i = 0; i < lines.length; i++) {
    const paragraph = lines[i]!
    if (isClosing(text.slice(paragraph.start, paragraph.end))) {
      i += readSignature(reading, lines.slice(i + 1, i + 3))
      continue
    }
    // what a paper is, or where and when it was written, is nothing that it tells
    if (
      lines.length > 1 &&
      i < 4 &&
      !office &&
      !namesProject.test(text.slice(paragraph.start, paragraph.end)) &&
      paragraph.end - paragraph.start < 90 &&
      isFormHead(text.slice(paragraph.start, paragraph.end))
    ) {
      reading.labels.push({
        start: paragraph.start,
        end: paragraph.end,
        raw: text.slice(paragraph.start, paragraph.end),
      })
      continue
    }
    const list = listAt(text, lines, i)
    if (readOfficeLine(reading, paragraph, office, lines[i + 1])) {
      office = true
      continue
    }
    if (readHeading(reading, paragraph, i === firstLine && !about, lines[i + 1])) {
      office = reading.office
      if (!list) continue
    } else office = false
    if (list) {
      const before = partOf(text, paragraph.start, list.lead.start)
      readSentences(reading, list.heading ? paragraph : { ...paragraph, end: list.lead.end })
      if (before.text.trim() === '' || list.heading || before) useList(reading, list)
      i = list.last
    } else readSentences(reading, paragraph)
  }
  const result = finishReading(reading)
  const same = result.entities.flatMap((entity, i) => {
    const known = sameAsLabelled(entity, labelled)
    return known === undefined ? [] : [{ entity: i, labelled: known }]
  })
  return { ...result, boilerplate, same, labels: reading.labels }
}

/** The text goes on about what its heading names. */
function beginWith(reading: Reading, { type, title }: NonNullable<ProseInput['about']>): void {
  const project = reading.build.add('project')
  reading.build.put(project, 'title', title.raw, { ...title, confidence: 0.75, rule: 'heading-of-entry' })
  reading.project = project
  reading.focus = 'project'
  if (type === 'practice') reading.practices.add(project)
}
