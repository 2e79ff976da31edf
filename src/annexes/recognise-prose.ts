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
}

/**
 * Facts of running text by anchors: dates, quoted titles, names of bodies, programmes and funds, money, counts, people,
 * lists under a lead-in; each goes to what the nearest cue of its sentence, else of the text before it, speaks of.
 *
 * Merging with `labelled`: an entity here that has no name and no title speaks of the labelled one of its type, where
 * there is just one; one with a name is the labelled one of the same name (folded; one name may hold the other);
 * else it is another. Of a scalar field the labelled value stays; elements of lists are added.
 */
export function recogniseProse({ text, paragraphs, language, labelled }: ProseInput): ProseResult {
  const reading = startReading(text, language)
  reading.labelled = labelled
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
    if (readOfficeLine(reading, paragraph, office)) {
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
  return { ...finishReading(reading), boilerplate }
}
