import { isDeepStrictEqual } from 'node:util'
import type { Kind } from '../../entries/kind.ts'
import type { Language } from '../../languages.ts'
import { readCorrection, typeOf } from './check-fit.ts'
import { compareValues } from './compare-values.ts'
import { byPerson, type Decisions } from './decide-extraction.ts'
import type { Standing } from './load-item.ts'
import type { DraftField } from './map-entities.ts'
import type { FieldState, PlannedField } from './plan.ts'

/** Below it a value is written only when a person says so: two readings of a date, a number that fails its check. */
const writtenFrom = 0.5

type EntityDecision = NonNullable<Decisions['entities']>[string]
type Given = { kind: Kind; standing?: Standing; decision?: EntityDecision; language: Language; again: boolean }

/**
 * What becomes of each field of a draft: three-way, between what the last import wrote, what the entry says now and
 * what this document says. `again`: the document was imported before, so only what a person decides is written.
 * Throws Invalid where a correction cannot be read.
 */
export function compareFields(fields: DraftField[], given: Given): PlannedField[] {
  const planned = fields.map((field) => compareField(field, given))
  const typed = Object.entries(given.decision?.fields ?? {}).filter(
    ([name, { as }]) => as === 'correct' && typeOf(given.kind, name) && !fields.some(({ field }) => field === name),
  )
  // a field that the document does not give, typed by a person
  for (const [field, { value }] of typed) {
    const before = given.standing?.content[field]
    const after = readCorrection(given.kind, field, value ?? {}, given.language)
    const written = after !== undefined && !isDeepStrictEqual(before, after)
    const state: FieldState = before === undefined ? 'new' : written ? 'changed' : 'same'
    const rest = { found: [], confidence: 1, decided: 'correct' as const, written, said: after, state, after }
    planned.push({ field, ...(before === undefined ? {} : { before }), ...rest })
  }
  return planned
}

function compareField({ field, value, found, confidence, derived }: DraftField, given: Given): PlannedField {
  const { kind, standing, decision, language, again } = given
  const before = standing?.content[field]
  const compared =
    before === undefined ? { is: 'adds' as const, after: value } : compareValues(typeOf(kind, field)!, before, value)
  const sure = found.length > 0 && found.every(({ rule }) => byPerson.has(rule)) // a person put it there
  const unsure = (Boolean(derived) || confidence < writtenFrom) && !sure
  let state =
    before === undefined
      ? stateOfNew(field, value, standing, unsure)
      : stateOf(field, value, compared.is, given, unsure)
  if (sure && state === 'proposal') state = 'changed'
  const plain = {
    field,
    ...(before === undefined ? {} : { before }),
    said: value,
    confidence,
    found,
    ...(derived && { derived }),
  }
  const decided = decision?.fields?.[field]
  if (decided?.as === 'correct') {
    const after = readCorrection(kind, field, decided.value ?? {}, language)
    // what was not typed, as the texts of other languages, stays
    const merged = isTexts(before) && isTexts(after) ? { ...before, ...after } : after
    const written = merged !== undefined && !isDeepStrictEqual(before, merged)
    return {
      ...plain,
      after: merged,
      state: before === undefined ? 'new' : written ? 'changed' : 'same',
      decided: 'correct',
      written,
    }
  }
  const open = state === 'new' || state === 'changed'
  const written = decided ? decided.as === 'accept' && state !== 'same' : open && (!again || sure)
  return { ...plain, after: compared.after, state, ...(decided && { decided: decided.as }), written }
}

/** The entry says nothing there: also where somebody took away what an import had written. */
function stateOfNew(field: string, value: unknown, standing: Standing | undefined, unsure: boolean): FieldState {
  if (standing && wasRejected(standing, field, value)) return 'kept'
  const imported = standing?.imported[field]
  if (imported) return isDeepStrictEqual(imported.value, value) ? 'kept' : 'proposal'
  return unsure ? 'proposal' : 'new'
}

function stateOf(field: string, value: unknown, is: string, { standing, kind }: Given, unsure: boolean): FieldState {
  const { content, published, status, imported } = standing!
  if (is === 'same') return 'same'
  if (unsure || wasRejected(standing!, field, value)) return 'kept'
  const last = imported[field]
  if (last && compareValues(typeOf(kind, field)!, last.value, value).is === 'same') return 'kept'
  const isImports = last?.state === 'proposed' && isDeepStrictEqual(last.value, content[field])
  const isPublic = status === 'published' && isDeepStrictEqual(published?.[field], content[field])
  return is === 'differs' && isImports && !isPublic ? 'changed' : 'proposal'
}

const wasRejected = ({ rejected }: Standing, field: string, value: unknown) =>
  rejected.some((each) => each.field === field && isDeepStrictEqual(each.value, value))

const isTexts = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null && ['en', 'pl', 'cs'].some((language) => language in value)
