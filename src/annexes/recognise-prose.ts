import type { Language } from '../languages.ts'
import type { Entity, EntityRelation, EntityType, Question, Span } from './extraction.ts'
import { isBoilerplate } from './passages.ts'
import { finishReading } from './prose/finish.ts'
import { readHeading } from './prose/headings.ts'
import { listAt, type Paragraph } from './prose/lists.ts'
import { readOfficeLine } from './prose/offices.ts'
import { partOf } from './prose/parts.ts'
import { initialsIn, readSentences } from './prose/read-sentences.ts'
import { startReading } from './prose/reading.ts'
import { sameAsLabelled } from './prose/same-as-labelled.ts'
import { useList } from './prose/use-lists.ts'

/** `paragraphs`: what no label took, in reading order, of the main region; `labelled`: what labels have found. */
export type ProseInput = {
  text: string
  paragraphs: Paragraph[]
  language: Language
  labelled: Entity[]
  kinds: Partial<Record<EntityType, number>>
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

/**
 * Facts of running text by anchors: dates, quoted titles, names of bodies, programmes and funds, money, counts, people,
 * lists under a lead-in; each goes to what the nearest cue of its sentence, else of the text before it, speaks of.
 *
 * Merging with `labelled`: `same` says which entity is which (see sameAsLabelled). Of a scalar field the labelled value
 * stays, elements of lists are added; entities that are not in `same` are new, and never one with each other.
 */
export function recogniseProse({ text, paragraphs, language, labelled }: ProseInput): ProseResult {
  const reading = startReading(text, language)
  reading.initials = initialsIn(text, paragraphs)
  const boilerplate: Span[] = []
  const lines = paragraphs.filter(({ start, end }) => {
    const raw = text.slice(start, end)
    if (isBoilerplate(raw)) boilerplate.push({ start, end, raw })
    return !isBoilerplate(raw)
  })
  let office = false
  for (let i = 0; i < lines.length; i++) {
    const paragraph = lines[i]!
    const list = listAt(text, lines, i)
    if (readOfficeLine(reading, paragraph, office, lines[i + 1])) {
      office = true
      continue
    }
    if (readHeading(reading, paragraph, i === 0, lines[i + 1])) {
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
