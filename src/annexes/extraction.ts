import type { Warning } from './reading/document.ts'

/** Kinds of things that an annex tells of; `stage`, `contact` and `annex` live inside entries of the portal. */
export const entityTypes = [
  'practice',
  'organisation',
  'partnership',
  'project',
  'programme',
  'stage',
  'event',
  'contact',
  'annex',
] as const
export type EntityType = (typeof entityTypes)[number]

/** A stretch of the canonical text: `text.slice(start, end) === raw` always holds. */
export type Span = { start: number; end: number; raw: string }

/**
 * Where a value comes from. `confidence`: .99 checksum or e-mail, .95 exact label and clean value, .9 label with a
 * list or heading title, .85 gazetteer, .75 anchor in a sentence, .7 un-inflected or unlabelled, .6 derived,
 * .4 ambiguous, .3 failed check. `rule` names the recogniser. `label`: the span of the label that introduced it.
 */
export type Found = Span & {
  confidence: number
  rule: string
  label?: { start: number; end: number }
  /** A form that a person may prefer: the nominative of an inflected name. Never the value itself. */
  suggestion?: string
}

/** Snake-case fields; lists have one Found for each element, other values one or more. */
export type Entity = { type: EntityType; fields: Record<string, unknown>; provenance: Record<string, Found[]> }

export type EntityRelation = { from: number; type: string; to: number; provenance?: Found[] }

export type PassageReason = 'boilerplate' | 'unknown_label' | 'unmatched_text' | 'unmapped_column' | 'hidden'
/** A part of the text that no field took. `label`: what an unknown label says; `entity`: to which it seems to belong. */
export type Passage = Span & { reason: PassageReason; label?: string; entity?: number }

/** Something to ask an admin: a contradiction, an ambiguity, a doubt. `about` names entity and field. */
export type Question = {
  code: string
  about: { entity: number; field: string }[]
  options?: unknown[]
  detail?: string
  spans: Span[]
}

/** Spans of labels and headings that introduced values: covered, though no value themselves. */
export type Extraction = {
  entities: Entity[]
  relations: EntityRelation[]
  passages: Passage[]
  questions: Question[]
  labels: Span[]
  /** How likely each kind is, 0 to 1. */
  kinds: Partial<Record<EntityType, number>>
  warnings: Warning[]
}

export const emptyExtraction = (): Extraction => ({
  entities: [],
  relations: [],
  passages: [],
  questions: [],
  labels: [],
  kinds: {},
  warnings: [],
})
