import { describeFields } from '../../editing/form/describe-fields.ts'
import { readForm } from '../../editing/form/read-form.ts'
import type { FormText } from '../../editing/form/write-form.ts'
import type { Kind } from '../../entries/kind.ts'
import { Invalid } from '../../errors.ts'
import type { Language } from '../../languages.ts'
import type { Extraction, Question } from '../extraction.ts'
import { fieldMaps } from './field-maps.ts'
import type { DraftEntry } from './map-entities.ts'

type Shape = Record<string, { safeParse(value: unknown): { success: boolean; data?: unknown } }>
const shapeOf = (kind: Kind) => (kind.schema as unknown as { shape: Shape }).shape

export const typeOf = (kind: Kind, field: string) => describeFields(kind).find(({ name }) => name === field)?.type

/** The value as the schema of its field gives it back; undefined where it does not fit. */
export function fitValue(kind: Kind, field: string, value: unknown): unknown {
  const read = Object.hasOwn(shapeOf(kind), field) ? shapeOf(kind)[field]!.safeParse(value) : undefined
  // through JSON, as the database gives it back
  return read?.success && read.data !== undefined ? JSON.parse(JSON.stringify(read.data)) : undefined
}

/** A value that a person typed into the field of a form. Throws Invalid where it cannot be read. */
export function readCorrection(kind: Kind, field: string, form: FormText, language: Language): unknown {
  const named = Object.fromEntries(
    Object.entries(form).filter(([name]) => name === field || name.startsWith(`${field}.`)),
  )
  const { draft, problems } = readForm(kind, named, language)
  if (problems.length > 0) throw new Invalid(`${field}: ${problems[0]!.code}`)
  return (draft.content as Record<string, unknown>)[field]
}

/**
 * What a document says and no field of the entry can hold, as questions: nothing is cut. Fields that entries do not
 * have are no questions, their text stays with the document.
 */
export function findMisfits({ entities }: Extraction, drafts: DraftEntry[], language: Language): Question[] {
  return drafts.flatMap(({ entity, fields }) => {
    const { type, fields: said, provenance } = entities[entity]!
    const map = fieldMaps[type as keyof typeof fieldMaps] ?? {}
    return Object.entries(said).flatMap(([name, value]): Question[] => {
      const rule = Object.hasOwn(map, name) ? map[name] : undefined
      if (!rule || value === undefined || value === null) return []
      const shaped = rule.shape(value, language)
      const taken = fields.some(({ field }) => field === rule.field)
      const shorter = Array.isArray(value) && Array.isArray(shaped) && shaped.length < value.length
      if (taken && shaped !== undefined && !shorter) return []
      return [{ code: 'does_not_fit', about: [{ entity, field: rule.field }], spans: provenance[name] ?? [] }]
    })
  })
}
