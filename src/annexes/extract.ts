import type { Language } from '../languages.ts'
import type { Entity, Extraction, Passage } from './extraction.ts'
import { foldWords } from './gazetteers/fold-text.ts'
import { collectFields, type Loose, type Segment } from './labels/collect-fields.ts'
import { findLabels } from './labels/find-labels.ts'
import { type Dictionary, dictionary } from './labels/labels.ts'
import { recogniseLabels } from './labels/recognise-labels.ts'
import { addFactsOfTexts, append, mergeProse } from './merge-prose.ts'
import { guessLanguage } from './normalise/languages.ts'
import { fillPassages, isBoilerplate } from './passages.ts'
import type { ReadDocument } from './reading/document.ts'
import { recogniseProse } from './recognise-prose.ts'

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
  const paragraphs = found.rest
    .flatMap((loose) => unlabelled(loose, text))
    .filter((loose) => !isBoilerplate(said(loose)))
  const prose = recogniseProse({ text, paragraphs, language, labelled: found.build.entities, kinds: found.kinds })
  mergeProse(found.build, prose)
  addFactsOfTexts(found.build, text, language)
  const offset = append(extraction, found.build)
  extraction.questions.push(
    ...found.questions.map((each) => ({
      ...each,
      about: each.about.map((about) => ({ ...about, entity: about.entity + offset })),
    })),
  )
  extraction.warnings.push(...segment.warnings)
  extraction.labels.push(...segment.groups, ...found.empty, ...prose.labels)
  for (const [kind, score] of Object.entries({ ...prose.kinds, ...found.kinds }))
    extraction.kinds[kind as Entity['type']] ??= score
  for (const loose of [...found.rest, ...found.unread]) {
    const passage = passageOf(loose, text, offset + Math.max(0, found.main))
    if (passage && !covers(found.build.entities, loose)) extraction.passages.push(passage)
  }
}

/** "In the project we do the following:" looks like a label and leads in a list: both are running text as well. */
function unlabelled(loose: Loose, text: string): Loose[] {
  const { label, labelSpan, block } = loose
  if (!label || !labelSpan) return label ? [] : [loose]
  const onOwnLine = labelSpan.end <= loose.start && text.slice(labelSpan.end, loose.start).includes('\n')
  if (label.split(/\s+/).length < 4 || !(onOwnLine || labelSpan.start === loose.start)) return []
  const lead = { ...labelSpan, block }
  return labelSpan.start === loose.start ? [lead] : [lead, { start: loose.start, end: loose.end, block }]
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

const swallowed =
  /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.\w|(?<!\d)(?:\+\d{2,3}[ -]?)?\d{2,3}[ -]\d{2,3}[ -]\d{2,3}(?:[ -]\d{2})?(?!\d)|\b(?:NIP|REGON|KRS|IČO|DIČ)\b/

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
