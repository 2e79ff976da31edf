import type { Entity, EntityRelation, EntityType, Question } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { foundAt } from './parts.ts'
import { type Reading, score } from './reading.ts'

/** What makes an entity more than a word that was met. */
const tells: Partial<Record<EntityType, (entity: Entity) => boolean>> = {
  practice: ({ fields }) => fields.title !== undefined,
  project: ({ fields }) => Object.keys(fields).some((field) => field !== 'narrative' && field !== 'metrics'),
  event: ({ fields }) => Boolean(fields.date ?? fields.time_start ?? fields.venue ?? (fields.title && fields.city)),
  partnership: ({ fields }) => Boolean(fields.title ?? fields.since ?? fields.agreement ?? fields.aims),
}

/** Titles from headings, the last relations, and everything that says nothing left out. */
export function finishReading(reading: Reading): {
  entities: Entity[]
  relations: EntityRelation[]
  kinds: Reading['kinds']
  questions: Question[]
  narratives: Reading['narratives']
} {
  namePractice(reading)
  useHeading(reading)
  nameInitials(reading)
  const { build } = reading
  const projects = indexes(build.entities, 'project')
  if (projects.length === 1)
    for (const event of indexes(build.entities, 'event')) build.relate(event, 'event_of', projects[0]!)
  for (const i of indexes(build.entities, 'event')) {
    const { date, time_start, venue, city } = build.entities[i]!.fields
    if (date && (time_start ?? venue ?? city)) score(reading, 'event', 0.25)
  }
  // a project without any name is what the text mentions, not what it is about
  if (
    projects.length > 0 &&
    projects.every((i) => !(build.entities[i]!.fields.title ?? build.entities[i]!.fields.acronym))
  )
    reading.kinds.project = Math.min(reading.kinds.project ?? 0, 0.6)
  for (const type of ['project', 'event', 'partnership', 'organisation'] as const) {
    const count = build.entities.filter((each) => each.type === type && (tells[type]?.(each) ?? true)).length
    if (count > 0 && type !== 'organisation') score(reading, type, 0.1)
  }
  const kept = build.entities.map((entity, i) => {
    const related = build.relations.some(({ from, to }) => from === i || to === i)
    const said = Object.keys(entity.fields).length
    return said > 0 &&
      (tells[entity.type]?.(entity) ?? true) &&
      (entity.type !== 'organisation' || related || said > 3 || i === reading.organisation)
      ? i
      : -1
  })
  const places = new Map(kept.filter((i) => i >= 0).map((old, index) => [old, index]))
  const entities = build.entities.filter((_, i) => places.has(i))
  const relations = build.relations.flatMap((each) => {
    const [from, to] = [places.get(each.from), places.get(each.to)]
    return from === undefined || to === undefined ? [] : [{ ...each, from, to }]
  })
  const questions = reading.questions.flatMap((each) => {
    const about = each.about.flatMap(({ entity, field }) =>
      places.has(entity) ? [{ entity: places.get(entity)!, field }] : [],
    )
    return about.length > 0 ? [{ ...each, about }] : []
  })
  const narratives = reading.narratives.flatMap((each) =>
    places.has(each.entity) ? [{ ...each, entity: places.get(each.entity)! }] : [],
  )
  return { entities, relations, questions, narratives, kinds: reading.kinds }
}

/** What was read as a project and is a practice gets the fields that practices have. */
function namePractice(reading: Reading): void {
  const { build } = reading
  const renamed: Record<string, string> = { narrative: 'description', results: 'evidence', objective: 'topic' }
  for (const index of reading.practices) {
    const entity = build.entities[index]!
    entity.type = 'practice'
    for (const [from, to] of Object.entries(renamed)) {
      if (entity.fields[from] === undefined || entity.fields[to] !== undefined) continue
      entity.fields[to] = entity.fields[from]
      entity.provenance[to] = entity.provenance[from]!
    }
    for (const field of [...Object.keys(renamed), 'activities', 'target_groups', 'slogan']) {
      delete entity.fields[field]
      delete entity.provenance[field]
    }
    for (const relation of build.relations) {
      if (relation.to === index && relation.type === 'lead') relation.type = 'owner'
    }
  }
  if (reading.practices.size > 0) {
    score(reading, 'practice', reading.kinds.project ?? 0.35)
    if (!build.entities.some(({ type }) => type === 'project')) delete reading.kinds.project
  }
}

const indexes = (entities: Entity[], type: EntityType) =>
  entities.flatMap((entity, i) => (entity.type === type ? [i] : []))

/** The first line names what the text is about where nothing in it does: an acronym, a title, an event. */
function useHeading(reading: Reading): void {
  const { heading, build } = reading
  if (!heading) return
  const projects = indexes(build.entities, 'project')
  const folded = foldWords(heading.raw)
  for (const i of projects) {
    const { fields, provenance } = build.entities[i]!
    if (fields.acronym && foldWords(String(fields.acronym)) === folded) {
      provenance.acronym!.push(foundAt(heading, 'heading', 0.9))
      return
    }
    if (fields.title && foldWords(String(fields.title)) === folded) {
      provenance.title!.push(foundAt(heading, 'heading', 0.9))
      return
    }
  }
  const event = indexes(build.entities, 'event')[0]
  const [only] = projects
  if (event !== undefined && (heading.event || only === undefined) && !heading.history) {
    const { fields, provenance } = build.entities[event]!
    const bare = fields.title === undefined || (!String(fields.title).includes(' ') && heading.event)
    if (bare || (provenance.title?.[0]?.confidence ?? 0) < 0.7) {
      fields.title = heading.raw
      provenance.title = [foundAt(heading, 'heading', 0.7)]
    }
  } else if (only !== undefined && projects.length === 1 && !heading.history && reading.partnership === undefined) {
    const { fields } = build.entities[only]!
    const acronym = /^[A-Z][\w-]*[A-Z\d][\w+-]*(?: \d(?:\.0)?)?$/.test(heading.raw)
    const named = /^(?:projekt|project)\s*:?\s+/i.exec(heading.raw)?.[0].length ?? 0
    const span = { start: heading.start + named, end: heading.end, raw: heading.raw.slice(named) }
    if (acronym && fields.acronym === undefined) build.put(only, 'acronym', span.raw, foundAt(span, 'heading', 0.9))
    else if (fields.title === undefined) build.put(only, 'title', span.raw, foundAt(span, 'heading', 0.7))
  }
}

/** Words in capitals and where each stands first; kept for the text, which is read annex by annex. */
let last: { text: string; shorts: Map<string, number> } | undefined
function shortsOf(text: string): Map<string, number> {
  if (last?.text === text) return last.shorts
  const shorts = new Map<string, number>()
  for (const match of text.matchAll(/(?<!\p{L})\p{Lu}{3,}(?!\p{L})/gu))
    if (!shorts.has(match[0])) shorts.set(match[0], match.index)
  last = { text, shorts }
  return shorts
}

/** "ZMP" in a text that names the Związek Miast Polskich is its acronym. */
function nameInitials({ build, text }: Reading): void {
  for (const [i, { type, fields, provenance }] of build.entities.entries()) {
    if (type !== 'organisation' || fields.acronym !== undefined || typeof fields.name !== 'string') continue
    const name = provenance.name?.[0]?.suggestion ?? fields.name
    const initials = (name.match(/(?<!\p{L})\p{Lu}(?=\p{Ll})/gu) ?? []).join('')
    const at = initials.length >= 3 ? (shortsOf(text).get(initials) ?? -1) : -1
    if (at >= 0)
      build.put(
        i,
        'acronym',
        initials,
        foundAt({ start: at, end: at + initials.length, raw: initials }, 'initials', 0.7),
      )
  }
}
