import type { Language } from '../languages.ts'
import type { Entities } from './build-entities.ts'
import { collectFields, type Loose, type Segment } from './collect-fields.ts'
import type { ReadDocument } from './document.ts'
import type { Entity, EntityRelation, Extraction, Passage } from './extraction.ts'
import { findLabels } from './find-labels.ts'
import { foldWords } from './fold-text.ts'
import { type Dictionary, dictionary } from './labels.ts'
import { guessLanguage } from './normalise/languages.ts'
import { fillPassages, isBoilerplate } from './passages.ts'
import { recogniseLabels } from './recognise-labels.ts'
import { type ProseResult, recogniseProse } from './recognise-prose.ts'

/**
 * Everything an annex says, as entities with the places that say so, and everything else as passages: each visible
 * character of the text is in a value, a label or a passage.
 */
export function extract(document: ReadDocument, labels: Dictionary = dictionary()): Extraction {
  const { text, blocks } = document
  const main = blocks.filter(({ region, hidden }) => region === 'main' && !hidden)
  const language = guessLanguage(text)?.language ?? 'en'
  const extraction: Extraction = {
    entities: [],
    relations: [],
    passages: [],
    questions: [],
    labels: [],
    kinds: {},
    warnings: [],
  }
  for (const segment of collectFields(findLabels(text, main, labels), text))
    extractSegment(extraction, segment, text, language)
  guardTexts(extraction, labels)
  extraction.passages.push(...fillPassages(text, blocks, extraction))
  extraction.passages.sort((a, b) => a.start - b.start)
  return extraction
}

function extractSegment(extraction: Extraction, segment: Segment, text: string, language: Language): void {
  const found = recogniseLabels(segment, text, { language })
  const said = (loose: Loose) => text.slice(loose.start, loose.end)
  const offset = extraction.entities.length
  const paragraphs = found.rest.filter((loose) => !loose.label && !isBoilerplate(said(loose)))
  const prose = recogniseProse({ text, paragraphs, language, labelled: found.build.entities, kinds: found.kinds })
  merge(found.build, prose)
  extraction.entities.push(...found.build.entities)
  extraction.relations.push(
    ...found.build.relations.map((each) => ({ ...each, from: each.from + offset, to: each.to + offset })),
  )
  extraction.questions.push(
    ...found.questions.map((each) => ({
      ...each,
      about: each.about.map((about) => ({ ...about, entity: about.entity + offset })),
    })),
  )
  extraction.warnings.push(...segment.warnings)
  extraction.labels.push(...segment.groups)
  for (const [kind, score] of Object.entries({ ...prose.kinds, ...found.kinds }))
    extraction.kinds[kind as Entity['type']] ??= score
  for (const loose of [...found.rest, ...found.unread]) {
    const passage = passageOf(loose, text, offset + Math.max(0, found.main))
    if (passage && !covers(found.build.entities, loose)) extraction.passages.push(passage)
  }
}

/** What stands under a label that nobody knows, or that could not be read as what its label asks for. */
function passageOf({ start, end, label, labelSpan }: Loose, text: string, entity: number): Passage | undefined {
  if (!label) return undefined
  const from = labelSpan?.start ?? start
  return { start: from, end, raw: text.slice(from, end), reason: 'unknown_label', label, entity }
}

const covers = (entities: Entity[], { start, end }: { start: number; end: number }) =>
  entities.some(({ provenance }) =>
    Object.values(provenance)
      .flat()
      .some((found) => found.start < end && found.end > start),
  )

/**
 * Facts of running text join the entity they are about: the one of the same type that labels gave, where there is just
 * one and its name does not differ; else they stay an entity of their own. What a label said stays.
 */
function merge(build: Entities, prose: ProseResult): void {
  const places = prose.entities.map((entity) => {
    const known = build.entities.findIndex((each) => each.type === entity.type && isSame(each, entity))
    const index = known >= 0 ? known : build.add(entity.type)
    for (const [field, value] of Object.entries(entity.fields)) {
      const found = entity.provenance[field] ?? []
      if (Array.isArray(value))
        for (const [i, each] of value.entries()) build.push(index, field, each, found[i] ?? found[0]!)
      else for (const each of found) build.put(index, field, value, each)
    }
    return index
  })
  const at = (index: number) => places[index]!
  for (const { from, type, to, provenance } of prose.relations as EntityRelation[])
    build.relate(at(from), type, at(to), provenance?.[0])
}

const nameOf = ({ fields }: Entity) => {
  const name = fields.title ?? fields.name
  return typeof name === 'string' ? foldWords(name) : undefined
}
const single = new Set(['annex', 'partnership', 'practice', 'event'])
function isSame(a: Entity, b: Entity): boolean {
  const [one, other] = [nameOf(a), nameOf(b)]
  if (one && other) return one === other
  return single.has(a.type) || one === undefined || other === undefined
}

const swallowed =
  /[\w.+-]+@[\w-]+\.\w+|(?<!\d)(?:\+\d{2,3}[ -]?)?\d{2,3}[ -]\d{2,3}[ -]\d{2,3}(?:[ -]\d{2})?(?!\d)|\b(?:NIP|REGON|KRS|IČO|DIČ)\b/

/** A long text in which a contact or a label of its own stands may have swallowed what comes after it. */
function guardTexts(extraction: Extraction, labels: Dictionary): void {
  for (const [entity, { fields, provenance }] of extraction.entities.entries())
    for (const [field, value] of Object.entries(fields)) {
      if (typeof value !== 'string' || value.length < 60) continue
      const hasLabel = value
        .split('\n')
        .some((line) => labels.get(foldWords(line.split(':')[0]!)) !== undefined && /:\s*\S/.test(line))
      if (!swallowed.test(value) && !hasLabel) continue
      extraction.warnings.push({ code: 'contact_in_text', detail: `${entity} ${field}` })
      for (const found of provenance[field] ?? []) found.confidence = Math.min(found.confidence, 0.6)
    }
}
