import type { Found } from '../../src/annexes/extraction.ts'
import { collectFields } from '../../src/annexes/labels/collect-fields.ts'
import { findLabels } from '../../src/annexes/labels/find-labels.ts'
import { dictionary } from '../../src/annexes/labels/labels.ts'
import { recogniseLabels } from '../../src/annexes/labels/recognise-labels.ts'
import { guessLanguage } from '../../src/annexes/normalise/languages.ts'
import type { ReadDocument } from '../../src/annexes/reading/document.ts'

const labels = dictionary()

/** What the labels of a document give, annex by annex: entities, who is what to whom, and labels that nobody knows. */
export function readLabels({ text, blocks }: ReadDocument) {
  const main = blocks.filter(({ region, hidden }) => region === 'main' && !hidden)
  const language = guessLanguage(text)?.language ?? 'en'
  const found = collectFields(findLabels(text, main, labels), text).map((segment) =>
    recogniseLabels(segment, text, { language }),
  )
  const annexes = found.map(({ build, rest, unread }) => ({
    entities: build.entities.map(({ type, fields }) => ({ type, ...fields })),
    relations: build.relations.map(({ from, type, to }) => `${from} ${type} ${to}`),
    unknown: [...new Set([...rest, ...unread].flatMap(({ label }) => (label ? [label] : [])))],
  }))
  const spans: Found[] = found.flatMap(({ build }) =>
    build.entities.flatMap(({ provenance }) => Object.values(provenance).flat()),
  )
  return { annexes, spans, questions: found.flatMap(({ questions }) => questions) }
}

/** White space is all in which the formats of one document may differ. */
export const evenSpaces = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, each) => (typeof each === 'string' ? each.replace(/\s+/g, ' ').trim() : each))
