import type { Language } from '../languages.ts'
import { addList, type Main } from './add-list.ts'
import type { Entity, Extraction, Passage } from './extraction.ts'
import { foldWords } from './gazetteers/fold-text.ts'
import { joinLabels } from './join-labels.ts'
import { collectFields, type Loose, type Segment } from './labels/collect-fields.ts'
import { findLabels } from './labels/find-labels.ts'
import { type Dictionary, dictionary } from './labels/labels.ts'
import { recogniseLabels } from './labels/recognise-labels.ts'
import { findLists } from './lists-inside.ts'
import { addFactsOfTexts, append, mergeProse } from './merge-prose.ts'
import { aboutOf, nameByHeading } from './name-by-heading.ts'
import { guessLanguage } from './normalise/languages.ts'
import { fillPassages, isBoilerplate } from './passages.ts'
import type { Block, ReadDocument } from './reading/document.ts'
import { recogniseProse } from './recognise-prose.ts'
import { type Part, splitEntries } from './split-entries.ts'
import { type HeaderNames, headerNames } from './tables/header-names.ts'

/**
 * Everything an annex says, as entities with the places that say so, and everything else as passages: each visible
 * character of the text is in a value, a label or a passage.
 */
export function extract(
  document: ReadDocument,
  labels: Dictionary = dictionary(),
  headers: HeaderNames = headerNames(),
): Extraction {
  const { text, blocks } = document
  const shown = blocks.filter(({ region, hidden }) => region === 'main' && !hidden)
  const lists = findLists(document, shown, headers)
  const main = joinLabels(
    text,
    shown.filter((block) => !block.cell || !lists.some((list) => list.blocks.has(block))),
    labels,
  )
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
  const mains: Main[] = []
  for (const part of splitEntries(text, main, labels)) {
    extraction.labels.push(...part.leads)
    for (const [i, segment] of collectFields(findLabels(text, part.blocks, labels), text).entries())
      mains.push(...extractSegment(extraction, segment, text, language, i === 0 ? part : undefined))
  }
  for (const list of lists) addList(extraction, list, mains)
  guardTexts(extraction, labels)
  if (lists.length === 0) tellLittle(extraction, text, shown)
  extraction.passages.push(...fillPassages(text, blocks, extraction))
  extraction.passages.sort((a, b) => a.start - b.start)
  return extraction
}

/** Adds what one annex says; gives what it is about, where that is sure. */
function extractSegment(
  extraction: Extraction,
  segment: Segment,
  text: string,
  language: Language,
  part: Part | undefined,
): Main[] {
  const heading = part?.heading
  const found = recogniseLabels(part?.kind ? { ...segment, kind: part.kind } : segment, text, { language })
  const said = (loose: Loose) => text.slice(loose.start, loose.end)
  const paragraphs = found.rest
    .flatMap((loose) => unlabelled(loose, text))
    .filter((loose) => !isBoilerplate(said(loose)) && loose.block.no !== heading?.no)
  const prose = recogniseProse({
    text,
    paragraphs,
    language,
    labelled: found.build.entities,
    kinds: found.kinds,
    ...(heading ? aboutOf(heading, text, paragraphs, part?.kind) : {}),
  })
  mergeProse(found.build, prose)
  addFactsOfTexts(found.build, text, language)
  if (heading) nameByHeading(found.build, heading, text)
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
  const taken = placesOf(found.build.entities)
  const unused = [...found.rest, ...found.unread].filter((loose) => !covers(taken, loose))
  extraction.passages.push(...listUnknown(unused, text, offset + Math.max(0, found.main)))
  const start = [...segment.fields.map(({ labelSpan }) => labelSpan), ...segment.loose].reduce(
    (least, each) => Math.min(least, each.start),
    text.length,
  )
  const own = found.main >= 0 ? found.main : onlyMain(found.build.entities)
  return own === undefined ? [] : [{ start, entity: offset + own }]
}

/** Of an annex in running text: the one thing that it can be about. */
function onlyMain(entities: Entity[]): number | undefined {
  for (const type of ['project', 'practice', 'partnership', 'event', 'programme']) {
    const own = entities.flatMap((entity, i) => (entity.type === type ? [i] : []))
    if (own.length > 0) return own.length === 1 ? own[0] : undefined
  }
  return undefined
}

/** A text of some length that gave next to nothing is for a person to read; `detail` says how many values it gave. */
function tellLittle({ entities, warnings }: Extraction, text: string, shown: Block[]): void {
  const letters = shown.reduce((sum, { start, end }) => sum + (text.slice(start, end).match(/\p{L}/gu)?.length ?? 0), 0)
  const values = entities.flatMap(({ type, fields }) => (type === 'annex' ? [] : Object.keys(fields)))
  const found = values.filter((field) => !/^(?:narrative|description|name_raw)$/.test(field)).length
  if (letters > 200 && found < 3) warnings.push({ code: 'little_found', detail: String(found) })
}

const reached = /[\w.+-]{1,64}@[\w-]{1,64}\.|\d{3}[ -]?\d{2,3}[ -]?\d{2,3}/

/** "In the project we do the following:" looks like a label and leads in a list: both are running text as well. */
function unlabelled(loose: Loose, text: string): Loose[] {
  const { label, labelSpan, block } = loose
  if (!label || !labelSpan) return label ? [] : [loose]
  const value = text.slice(loose.start, loose.end)
  // "The secretariat: …, tel. …" says who can be reached, and a sentence what it says, whatever its first words are
  if (
    labelSpan.end <= loose.start &&
    (reached.test(value) || value.length > 90) &&
    !/^(?:NIP|REGON|KRS|I[ČC]O?|DI[ČC])$/i.test(label)
  )
    return [
      {
        start: text.slice(labelSpan.end, loose.start).includes('\n') ? loose.start : labelSpan.start,
        end: loose.end,
        block,
      },
    ]
  const onOwnLine = labelSpan.end <= loose.start && text.slice(labelSpan.end, loose.start).includes('\n')
  if (label.split(/\s+/).length < 4 || !(onOwnLine || labelSpan.start === loose.start)) return []
  const lead = { ...labelSpan, block }
  return labelSpan.start === loose.start ? [lead] : [lead, { start: loose.start, end: loose.end, block }]
}

/**
 * What stands under labels that nobody knows, or that could not be read as what its label asks for. The first with its
 * label; cells of one row together.
 */
function listUnknown(unused: Loose[], text: string, entity: number): Passage[] {
  const passages: Passage[] = []
  let last: Loose | undefined
  for (const loose of unused.filter(({ label }) => label).toSorted((a, b) => a.start - b.start)) {
    const { start, end, label, labelSpan, block } = loose
    const isNext = last?.labelSpan?.start === labelSpan?.start
    const open = passages.at(-1)
    if (isNext && open && block.cell && isSameRow(block, last!.block)) {
      open.end = end
      open.raw = text.slice(open.start, end)
    } else {
      const from = isNext ? start : Math.min(start, labelSpan?.start ?? start)
      passages.push({ start: from, end, raw: text.slice(from, end), reason: 'unknown_label', label, entity })
    }
    last = loose
  }
  return passages
}

const isSameRow = ({ cell: a }: Block, { cell: b }: Block) => a?.table === b?.table && a?.row === b?.row

/** Where entities have taken something: by start, each with the furthest end so far, to be looked up by halves. */
function placesOf(entities: Entity[]): { start: number; reach: number }[] {
  const places = entities
    .flatMap(({ provenance }) => Object.values(provenance).flat())
    .map(({ start, end }) => ({ start, reach: end }))
    .sort((a, b) => a.start - b.start)
  for (let i = 1; i < places.length; i++) places[i]!.reach = Math.max(places[i]!.reach, places[i - 1]!.reach)
  return places
}

function covers(places: { start: number; reach: number }[], { start, end }: { start: number; end: number }): boolean {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (places[middle]!.start < end) low = middle + 1
    else high = middle
  }
  return low > 0 && places[low - 1]!.reach > start
}

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
