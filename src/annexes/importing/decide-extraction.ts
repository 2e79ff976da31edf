import type { FormText } from '../../editing/form/write-form.ts'
import type { Language } from '../../languages.ts'
import type { Entity, EntityType, Extraction, Found, Passage } from '../extraction.ts'
import { shapeValue } from '../labels/shape-value.ts'
import { fieldMaps } from './field-maps.ts'

/** What a person decided about an item; keys are numbers as JSON has them. Fields by their names in entries. */
export type Decisions = {
  entities?: Record<
    string,
    {
      match?: number | 'new' | 'skip'
      fields?: Record<string, { as: 'accept' | 'correct' | 'drop'; value?: FormText }>
      kind?: EntityType
    }
  >
  passages?: Record<string, { entity: number; field: string } | 'note' | 'boilerplate'>
  /** By number, or by key where there is nothing to choose (see questionKey). */
  questions?: Record<string, number | 'later' | 'seen'>
}

/** Rules of values that a person gave a place. */
export const byPerson = new Set(['assigned', 'answered'])

/**
 * The extraction as a person decided about it: another kind of entity, passages that were given to a field, questions
 * that were answered. A passage that cannot be read as its field stays a passage, and becomes a question.
 */
export function decideExtraction(extraction: Extraction, decisions: Decisions, language: Language): Extraction {
  const { entities, questions, ...rest } = structuredClone(extraction)
  for (const [index, { kind }] of Object.entries(decisions.entities ?? {}))
    if (kind && entities[Number(index)]) entities[Number(index)]!.type = kind
  const passages = rest.passages.filter((passage) => {
    const place = decisions.passages?.[passage.start]
    const entity = typeof place === 'object' ? entities[place.entity] : undefined
    if (!entity || typeof place !== 'object') return true
    if (assign(entity, place.field, passage, language)) return false
    questions.push({ code: 'unreadable', about: [place], spans: [passage] })
    return true
  })
  for (const [n, answer] of Object.entries(decisions.questions ?? {})) {
    const { about = [], options = [], spans = [] } = extraction.questions[Number(n)] ?? {}
    if (typeof answer !== 'number' || options[answer] === undefined) continue
    for (const { entity, field } of about) {
      const answered = entities[entity]
      const span = spans[answer] ?? spans[0]
      if (!answered) continue
      answered.fields[field] = options[answer]
      answered.provenance[field] = span ? [{ ...span, confidence: 1, rule: 'answered' }] : []
    }
  }
  return { ...rest, entities, questions, passages }
}

/** Gives a passage to a field, by its name in the entity or in the entry; false where it cannot be read as one. */
function assign(entity: Entity, name: string, passage: Passage, language: Language): boolean {
  const map = fieldMaps[entity.type as keyof typeof fieldMaps] ?? {}
  const field = Object.hasOwn(map, name) ? name : (Object.keys(map).find((key) => map[key]!.field === name) ?? name)
  const said =
    passage.label && passage.raw.startsWith(passage.label) ? passage.raw.slice(passage.label.length) : passage.raw
  const text = said.replace(/^[\s:–—-]+/, '').trimEnd()
  const offset = passage.start + passage.raw.lastIndexOf(text)
  const shaped = shapeValue(field, text, { language })
  if (!shaped || shaped.length === 0 || shaped.some(({ value }) => value === undefined)) return false
  for (const { field: into, value, start, end } of shaped) {
    const at = offset + start
    const found: Found = { start: at, end: offset + end, raw: text.slice(start, end), confidence: 1, rule: 'assigned' }
    const isList = Array.isArray(entity.fields[into]) || lists.has(into)
    const before = entity.fields[into]
    entity.fields[into] = isList
      ? [...((before as unknown[]) ?? []), value]
      : typeof before === 'string' && texts.has(into)
        ? `${before}\n${value}`
        : value
    const kept = isList || texts.has(into) ? (entity.provenance[into] ?? []) : []
    entity.provenance[into] = [...kept, found]
  }
  return true
}

const lists = new Set(['aims', 'topics', 'activities', 'target_groups', 'alt_names', 'agenda', 'evidence'])
const texts = new Set([
  ...['description', 'narrative', 'objective', 'results', 'topic', 'policy_issue', 'audience', 'summary'],
])
