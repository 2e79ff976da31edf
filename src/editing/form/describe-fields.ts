import type { z } from 'zod'
import type { Kind } from '../../entries/kind.ts'
import { type FieldMeta, fieldMeta } from '../../fields.ts'

/** What a form must know of one field, from the schema of its kind. */
export type FormField = {
  name: string
  type: FieldMeta['type']
  section: string
  /** For publishing; of a field of an item: without it there is no item. */
  required: boolean
  /** null says something of its own: asked, and not answered. */
  nullable: boolean
  /** Characters of a text, or of each of its lines. */
  max?: number
  /** Items of a list. */
  most?: number
  /** The smallest number. */
  min?: number
  /** What the whole of a text has to look like. */
  pattern?: RegExp
  /** The values to choose from; those of a `line` are suggestions. */
  options?: readonly string[]
  /** The fields of one item of a list. A list of plain texts by language has one, without a name. */
  item?: FormField[]
}

const described = new WeakMap<Kind, FormField[]>()

/** The fields of a kind, in the order of its sections and, within one, of its schema. */
export function describeFields(kind: Kind): FormField[] {
  const known = described.get(kind)
  if (known) return known
  const fields = describeShape(kind.schema as z.ZodObject, '')
  const place = new Map(sortSections(fields.map((field) => field.section)).map((section, i) => [section, i]))
  const sorted = fields.toSorted((a, b) => place.get(a.section)! - place.get(b.section)!)
  described.set(kind, sorted)
  return sorted
}

/** The sections of a kind's form in the order in which one writes; `relations` and `sources` are always among them. */
export const sectionsOf = (kind: Kind): string[] =>
  sortSections([...describeFields(kind).map((field) => field.section), 'relations', 'sources'])

const sectionOrder = [
  ...['basics', 'text', 'evidence', 'search', 'time', 'place', 'figures', 'money', 'relations', 'sources', 'source'],
  ...['trust', 'contact', 'identifiers', 'files'],
]

/** Each once; one that has no place yet comes last. */
const sortSections = (sections: string[]) =>
  [...new Set([...sectionOrder, ...sections])].filter((section) => sections.includes(section))

const describeShape = (schema: z.ZodObject, section: string) =>
  Object.entries(schema.shape).map(([name, field]) => describe(name, field as z.ZodType, section))

function describe(name: string, schema: z.ZodType, section: string): FormField {
  const { inner, meta, optional, nullable } = unwrap(schema)
  return {
    name,
    section: meta.section || section,
    required: meta.required ?? (section !== '' && !optional),
    nullable,
    ...describeInner(inner, meta, meta.section || section),
  }
}

/** The schema below optional, default and nullable, with all that is registered of it and of what wraps it. */
function unwrap(schema: z.ZodType) {
  let inner = schema
  let meta: Partial<FieldMeta> = { ...fieldMeta.get(schema) }
  const wrappers = new Set<string>()
  while ('innerType' in inner.def) {
    wrappers.add(inner.def.type)
    inner = inner.def.innerType as z.ZodType
    const { section = '', ...below } = fieldMeta.get(inner) ?? {}
    meta = { section, ...below, ...meta }
  }
  const optional = wrappers.has('optional') || wrappers.has('default')
  return { inner, meta, optional, nullable: wrappers.has('nullable') }
}

type Described = Pick<FormField, 'type' | 'max' | 'most' | 'min' | 'pattern' | 'options' | 'item'>

/** `meta.type` where it is registered; inside the items of lists it mostly follows from the schema. */
function describeInner(schema: z.ZodType, meta: Partial<FieldMeta>, section: string): Described {
  const field = (type: FieldMeta['type'], more: Omit<Described, 'type'> = {}): Described => {
    const max = meta.max ?? more.max
    return { ...more, type: meta.type ?? type, ...(max !== undefined && { max }) }
  }
  switch (schema.def.type) {
    case 'array':
      return describeArray(schema as z.ZodArray<z.ZodType>, field, section)
    case 'enum':
      return field('choice', { options: (schema as z.ZodEnum).options as string[] })
    case 'boolean':
      return field('flag')
    case 'number': {
      const { minValue } = schema as z.ZodNumber
      return field('number', minValue === null || minValue < 0 ? {} : { min: minValue })
    }
    case 'string':
      return describeString(schema as z.ZodString, field)
    default:
      return field('line')
  }
}

type Field = (type: FieldMeta['type'], more?: Omit<Described, 'type'>) => Described

function describeString(schema: z.ZodString, field: Field): Described {
  const pattern = checksOf(schema).find((check) => check.format === 'regex')?.pattern
  const type = ({ url: 'link', email: 'email' } as const)[schema.format as string] ?? 'line'
  return field(type, { ...maxOf(schema), ...(pattern && { pattern }) })
}

function describeArray(schema: z.ZodArray<z.ZodType>, field: Field, section: string): Described {
  const { inner, meta } = unwrap(schema.element)
  const most = checksOf(schema).find((check) => check.check === 'max_length')?.maximum
  const more = most === undefined ? {} : { most }
  if (inner.def.type === 'enum') return field('choices', { ...more, options: (inner as z.ZodEnum).options as string[] })
  if (inner.def.type === 'string') return field('lines', { ...more, ...maxOf(inner as z.ZodString) })
  const item = meta.type ? [describe('', schema.element, section)] : describeShape(inner as z.ZodObject, section)
  return field('list', { ...more, item })
}

const maxOf = ({ maxLength }: z.ZodString) => (maxLength === null ? {} : { max: maxLength })

type Check = { check: string; format?: string; pattern?: RegExp; maximum?: number }
const checksOf = (schema: z.ZodType) => (schema.def.checks ?? []).map((check) => check._zod.def as Check)
