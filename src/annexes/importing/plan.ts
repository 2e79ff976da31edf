import { createHash } from 'node:crypto'
import type { KindName } from '../../entries/kind.ts'
import type { Language } from '../../languages.ts'
import type { Found, Question } from '../extraction.ts'
import type { DraftContact } from './map-entities.ts'
import type { Candidate, Sameness } from './match-entries.ts'

/**
 * `new`: the entry has nothing there. `changed`: it has what an import wrote and nobody has agreed to since. `proposal`:
 * only a person may say it. `same`: the entry says so already. `kept`: a person decided otherwise before.
 */
export type FieldState = 'new' | 'changed' | 'proposal' | 'same' | 'kept'
export type Decided = 'accept' | 'correct' | 'drop'

export type PlannedField = {
  field: string
  before?: unknown
  after: unknown
  /** What the document itself gives, where `after` joins it with what is there. */
  said: unknown
  state: FieldState
  confidence: number
  found: Found[]
  derived?: true
  decided?: Decided
  /** Applying writes it. */
  written: boolean
}
/** `to`: the entity that it leads to; `entryId` where that is in the portal. */
export type PlannedRelation = {
  role: string
  to: number
  entryId?: number
  title: string
  state: FieldState
  found: Found[]
  decided?: Decided
  written: boolean
}
export type PlannedContact = DraftContact & { state: FieldState; decided?: Decided; written: boolean }

export type Action = 'create' | 'change' | 'unchanged' | 'source' | 'skip' | 'undecided'
export type PlannedEntry = {
  entity: number
  kind: KindName
  action: Action
  /** Of the entry that it is about; a new one has the address that it will get. */
  entryId?: number
  slug?: string
  /** The number of the newest revision that it was compared with. */
  number?: number
  title: string
  /** Why it is this entry. */
  reason?: Sameness | 'person'
  fields: PlannedField[]
  relations: PlannedRelation[]
  contacts: PlannedContact[]
  candidates: Candidate[]
  /** An external reference, to know it by next time. */
  ref?: string
}

export type Plan = {
  entries: PlannedEntry[]
  /** How many are still open; `asked` lists all, those of the extraction first, under their own numbers. */
  questions: number
  asked: Question[]
  language: Language
  /** The document, or the same text, was imported before. */
  already?: { batchId: number | null; sameBytes: boolean }
  /** Entities whose draft went into that of another one, by entity. */
  merged: Record<number, number>
  /** Of all that would be written, and of what it would be written over. */
  hash: string
}

export const isWritten = ({ action }: PlannedEntry): boolean =>
  action === 'create' || action === 'change' || action === 'source'

/** The mark of a plan: the same for the same writes over the same portal, wherever ids come from. */
export function hashPlan(entries: PlannedEntry[], context: { language: Language; ownerId: number | null }): string {
  const byEntity = new Map(entries.map((entry) => [entry.entity, entry]))
  const address = (entity: number) => `${byEntity.get(entity)?.kind}/${byEntity.get(entity)?.slug}`
  const lines = entries.map(({ entity, kind, action, slug, number, fields, relations, contacts, ref }) => [
    ...[entity, kind, action, slug ?? null, number ?? null, ref ?? null],
    fields.filter(({ written }) => written).map(({ field, after }) => [field, after]),
    fields.filter(({ decided }) => decided === 'drop').map(({ field }) => field),
    relations.filter(({ written }) => written).map(({ role, to }) => [role, address(to)]),
    contacts.filter(({ written }) => written).map((contact) => [contact.purpose, contact.fields]),
  ])
  return createHash('sha256')
    .update(JSON.stringify([context, lines]))
    .digest('hex')
}
