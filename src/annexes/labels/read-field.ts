import type { Entities } from '../build-entities.ts'
import type { EntityType, Found, Question, Span } from '../extraction.ts'
import type { Field, Loose, Value } from './collect-fields.ts'
import { readInlineAims, readList, readLookingFor, readOrganisation, readOthers } from './read-lists.ts'
import { type Context, foundOf, shapeValue } from './shape-value.ts'

export const kindsOfAnnex = ['practice', 'partnership', 'project', 'event', 'programme', 'organisation'] as const

/** A labelled field on its way into an entity. */
export type FieldReading = {
  build: Entities
  main: number
  type: EntityType
  text: string
  field: Field
  context: Context
  questions: Question[]
  unread: Loose[]
}

/** Puts the value of a label where the label points to. */
export function readField(reading: FieldReading): void {
  const { build, main, type, text, field } = reading
  const [entityName = '', name = ''] = field.label.target.split('.')
  const target = name === 'description' && entityName === 'main' ? descriptionOf(type) : name
  const owner = (): number => {
    if (main >= 0 && (entityName === 'main' || entityName === type || foreign(entityName))) return main
    // a website or a country in an annex that is about nothing else are those of the office
    return build.one(entityName === 'main' ? 'organisation' : (entityName as EntityType))
  }
  const [value] = field.values
  if (field.label.arity === 'yesno') build.put(owner(), target, field.answer, answerOf(field, text))
  else if (!value) return
  else if (/^(?:lead|partners|programme|operator)$/.test(name)) readOthers(reading, owner(), name)
  else if (target === 'looking_for') readLookingFor(reading, owner())
  else if (field.label.arity === 'list') readList(reading, owner(), target)
  else if (field.label.arity === 'text') readLongText(reading, owner(), target)
  else if (entityName === 'organisation' && name === 'name')
    readOrganisation(build, build.one('organisation'), text, value, 0.95, field.labelSpan)
  else readScalar(reading, owner(), target === 'title' && type === 'programme' ? 'name' : target, value)
}

function answerOf({ values: [value], labelSpan }: Field, text: string): Found {
  const { start, end } = value ?? labelSpan
  const how = value ? { confidence: 0.95, rule: 'yes-no' } : { confidence: 0.6, rule: 'asked-not-answered' }
  return { start, end, raw: text.slice(start, end), ...how, label: labelSpan }
}

function readScalar(
  { build, text, field, context, questions, unread }: FieldReading,
  entity: number,
  target: string,
  value: Value,
): void {
  const shaped = shapeValue(target, text.slice(value.start, value.end), context)
  if (!shaped) unread.push({ ...value, label: field.label.target, labelSpan: field.labelSpan })
  for (const each of shaped ?? []) {
    const found = foundOf(text, value.start, each, `label:${field.label.target}`, field.labelSpan)
    const { fields, provenance } = build.entities[entity]!
    const about = [{ entity, field: each.field }]
    if (each.ambiguous) questions.push({ code: 'ambiguous_date', about, options: each.ambiguous, spans: [found] })
    else if (!build.put(entity, each.field, each.value, found)) {
      const options = [fields[each.field], each.value]
      const spans = [...(provenance[each.field] ?? []), found].map(({ start, end, raw }): Span => ({ start, end, raw }))
      questions.push({ code: 'contradiction', about, options, spans })
    }
  }
}

/** A label of another kind in an annex of this one (a "Results" in a practice) belongs to what the annex is about. */
const foreign = (name: string) => (kindsOfAnnex as readonly string[]).includes(name) && name !== 'organisation'
const descriptionOf = (type: EntityType) => (type === 'project' || type === 'partnership' ? 'narrative' : 'description')

function readLongText({ build, text, field }: FieldReading, entity: number, name: string): void {
  const whole = field.values.map(({ start, end }) => text.slice(start, end)).join('\n')
  const { fields, provenance } = build.entities[entity]!
  fields[name] = fields[name] === undefined ? whole : `${fields[name]}\n${whole}`
  const rule = `label:${field.label.target}`
  const found = field.values.map(
    ({ start, end }): Found => ({
      start,
      end,
      raw: text.slice(start, end),
      confidence: 0.95,
      rule,
      label: field.labelSpan,
    }),
  )
  provenance[name] = [...(provenance[name] ?? []), ...found]
  if (name === 'policy_issue') readInlineAims(build, entity, text, field.values)
}
