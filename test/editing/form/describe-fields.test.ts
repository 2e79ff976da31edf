import { describe, expect, test } from 'vitest'
import { describeFields, type FormField, sectionsOf } from '../../../src/editing/form/describe-fields.ts'
import type { Kind } from '../../../src/entries/kind.ts'
import { kindByName, kinds } from '../../../src/kinds.ts'

const find = (kind: string, path: string): FormField | undefined => {
  let fields: FormField[] | undefined = describeFields(kindByName.get(kind)!)
  let field: FormField | undefined
  for (const name of path.split('.')) {
    field = fields?.find((each) => each.name === name)
    fields = field?.item
  }
  return field
}

/** The paths of all values in a JSON Schema: a second way to the same fields, made by zod itself. */
type Json = { properties?: Record<string, Json>; items?: Json; anyOf?: Json[] }
function pathsOf(schema: Json, path = ''): string[] {
  const inner = schema.anyOf?.find((each) => each.properties || each.items) ?? schema
  if (inner.items?.properties && !('en' in inner.items.properties)) return [path, ...pathsOf(inner.items, path)]
  if (!inner.properties || 'en' in inner.properties || 'currency' in inner.properties) return [path]
  return Object.entries(inner.properties).flatMap(([name, field]) => pathsOf(field, path ? `${path}.${name}` : name))
}
const described = (fields: FormField[], prefix = ''): string[] =>
  fields.flatMap(({ name, item = [] }) => {
    const path = prefix ? `${prefix}.${name}` : name
    return name === '' ? [] : [path, ...described(item, path)]
  })

describe.each(kinds.map((kind): [string, Kind] => [kind.name, kind]))('%s', (_, kind) => {
  test('no field of the schema is left out, down to those of the items of lists', async () => {
    const { z } = await import('zod')
    const schema = z.toJSONSchema(kind.schema, { io: 'input', unrepresentable: 'any' }) as Json
    expect(described(describeFields(kind)).sort()).toEqual(pathsOf(schema).sort())
  })

  test('its fields stand in the order of its sections', () => {
    const sections = sectionsOf(kind)
    expect(sections).toEqual(expect.arrayContaining(['basics', 'relations', 'sources']))
    expect(new Set(sections).size).toBe(sections.length)
    const places = describeFields(kind).map(({ section }) => sections.indexOf(section))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places[0]).toBe(0)
  })
})

test.each<[string, string, Partial<FormField>]>([
  ['practice', 'title', { type: 'text', required: true, max: 240 }],
  ['practice', 'ongoing', { type: 'flag', required: false, nullable: false }],
  ['practice', 'description', { type: 'longText', max: 6000 }],
  ['practice', 'subTheme', { type: 'text', max: 300 }],
  ['practice', 'places', { type: 'places', required: true, most: 50 }],
  ['practice', 'places.country', { type: 'line', required: true, section: 'basics' }],
  ['practice', 'places.region', { required: false }],
  ['practice', 'evidence', { type: 'list', most: 200, section: 'evidence' }],
  [
    'practice',
    'evidence.kind',
    { type: 'choice', required: true, options: ['stated', 'figure', 'conflict', 'absent'] },
  ],
  ['practice', 'evidence.text', { type: 'longText', required: true, max: 800, section: 'evidence' }],
  ['practice', 'metrics.value', { type: 'number', required: true }],
  ['practice', 'metrics.approximate', { type: 'flag', required: false }],
  ['practice', 'metrics.asOf', { type: 'date', required: false }],
  ['practice', 'images.file', { type: 'file', required: true }],
  ['practice', 'unknowns', { type: 'list', item: [expect.objectContaining({ name: '', type: 'longText', max: 400 })] }],
  ['practice', 'web', { type: 'link', max: 500 }],
  ['practice', 'themes', { type: 'themes', most: 12, max: 60 }],
  ['project', 'stages.metrics', { type: 'list', required: false, most: 30 }],
  ['project', 'stages.metrics.label', { type: 'text', required: true }],
  ['project', 'budgetTotal', { type: 'money' }],
  ['project', 'cofinancingRate', { type: 'number', min: 0 }],
  ['organisation', 'altNames', { type: 'lines', max: 200, most: 50 }],
  ['organisation', 'nip', { type: 'identifier', pattern: /^\d{10}$/ }],
  ['organisation', 'email', { type: 'email', max: 200 }],
  ['partnership', 'lookingFor', { type: 'choices', options: expect.arrayContaining(['know_how']) }],
  ['partnership', 'priorNetwork', { type: 'flag', nullable: true }],
  ['event', 'timeStart', { type: 'time' }],
])('%s %s', (kind, path, expected) => expect(find(kind, path)).toMatchObject(expected))
