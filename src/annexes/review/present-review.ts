import { describeFields, type FormField } from '../../editing/form/describe-fields.ts'
import { fieldLabel, roleLabel } from '../../editing/form/field-labels.ts'
import { findItems } from '../../editing/form/form-items.ts'
import type { Problem } from '../../editing/form/read-form.ts'
import { type FormText, writeForm } from '../../editing/form/write-form.ts'
import { type Control, presentField } from '../../editing/present-fields.ts'
import { entryCode } from '../../entries/kind.ts'
import { kindByName } from '../../kinds.ts'
import { isLanguage, type Language, type T } from '../../languages.ts'
import type { Plan, PlannedContact, PlannedEntry, PlannedField } from '../importing/plan.ts'
import type { Decisions, Item } from './item-queries.ts'
import { fieldId, placeOf } from './present-source.ts'

/** From here on a value stands in the text as it is. */
export const statedFrom = 0.9

/** What was typed, where the page is shown again: by the name of the control. */
export type Typed = { body: Record<string, string>; problems: Map<number, Problem[]> }

/** One value beside its passage. */
export type Shown = {
  id: string
  entity: number
  field: string
  label: string
  control?: Control
  /** Of what can only be taken or left: a relation, a contact. */
  text?: string
  confidence: 'stated' | 'inferred' | 'missing' | 'given'
  place?: { from: number; to: number }
  state?: string
  before?: string
  suggestion?: string
  decided: string
  problem?: string
}

export const formOf = (entry: Pick<PlannedEntry, 'kind'>, field: string, value: unknown): FormText =>
  value === undefined
    ? {}
    : writeForm(kindByName.get(entry.kind)!, { content: { [field]: value }, relations: [], sources: [] })

/** A value of the portal in a line; of a text that is there in several languages, that of the document. */
export function textOf(form: FormText, language: Language): string {
  const other = (name: string) => isLanguage(name.split('.').at(-1)) && !name.endsWith(`.${language}`)
  const own = Object.entries(form).filter(([name]) => !other(name))
  return (own.length > 0 ? own : Object.entries(form)).map(([, value]) => value).join(' · ')
}

/** The fields of an entry of a plan as the page shows them: what was found, then what is needed and was not. */
export function presentFields(entry: PlannedEntry, context: { item: Item; plan: Plan; t: T; typed?: Typed }): Shown[] {
  const kind = kindByName.get(entry.kind)!
  const fields = describeFields(kind)
  const shown = entry.fields.flatMap((planned) => {
    const field = fields.find(({ name }) => name === planned.field)
    return field ? [presentPlanned(entry, field, planned, context)] : []
  })
  const missing = fields.filter(({ name, required }) => required && !entry.fields.some(({ field }) => field === name))
  const order = new Map(fields.map(({ name }, i) => [name, i]))
  shown.sort((a, b) => order.get(a.field)! - order.get(b.field)!)
  return [...shown, ...missing.map((field) => presentPlanned(entry, field, undefined, context))]
}

function presentPlanned(
  entry: PlannedEntry,
  field: FormField,
  planned: PlannedField | undefined,
  { item, plan, t, typed }: { item: Item; plan: Plan; t: T; typed?: Typed },
): Shown {
  const { entity } = entry
  const decision = item.decisions.entities?.[entity]?.fields?.[field.name]
  const own = decision?.as === 'correct' ? decision.value : undefined
  const form = typed ? typedForm(typed.body, entity, field.name) : (own ?? formOf(entry, field.name, planned?.said))
  const problems = (typed?.problems.get(entity) ?? []).filter(({ name }) => isOf(name, field.name))
  return {
    id: fieldId(entity, field.name),
    entity,
    field: field.name,
    label: fieldLabel(t, field.name),
    control: controlOf(field, form, plan.language, t, entry),
    confidence: !planned
      ? 'missing'
      : planned.found.some(({ rule }) => rule === 'assigned' || rule === 'answered') || planned.decided === 'correct'
        ? 'given'
        : planned.confidence >= statedFrom && !planned.derived
          ? 'stated'
          : 'inferred',
    place: planned && placeOf(item.blocks ?? [], planned.found),
    state: entry.entryId ? planned?.state : undefined,
    before:
      planned?.before === undefined ? undefined : textOf(formOf(entry, field.name, planned.before), plan.language),
    suggestion: planned?.found.find(({ suggestion }) => suggestion)?.suggestion,
    decided: typed ? (typed.body[`d.${entity}.${field.name}`] ?? '') : (decision?.as ?? ''),
    problem: problems[0]?.code,
  }
}

/** The control of a field, with the languages and the parts that hold something; the editor has all of them. */
function controlOf(field: FormField, given: FormText, original: Language, t: T, entry: PlannedEntry): Control {
  const form = withItem(field, given)
  const known = {
    t,
    language: t.language,
    original,
    form,
    items: findItems(form),
    problem: () => undefined,
    anyProblem: () => false,
    stale: new Map(),
    files: [],
    at: '',
  }
  const control = presentField(field, field.name, known)
  return prefixed(
    isFilled(control) || control.shape === 'texts' ? filled(control, original) : control,
    `v.${entry.entity}.`,
  )
}

/** A list without an item shows one, to be filled in. */
const withItem = (field: FormField, form: FormText): FormText =>
  field.item?.[0] && !Object.keys(form).some((name) => name.startsWith(`${field.name}.`))
    ? { ...form, [`${field.name}.0.${field.item[0].name}`.replace(/\.$/, '')]: '' }
    : form

const isFilled = (control: Control): boolean => {
  switch (control.shape) {
    case 'texts':
      return control.cells.some(({ value }) => value)
    case 'flag':
      return control.on
    case 'money':
      return control.amount !== ''
    case 'checks':
      return control.checks.some(({ on }) => on)
    case 'list':
      return control.items.some(({ controls }) => controls.some(isFilled))
    default:
      return control.value !== ''
  }
}

function filled(control: Control, original: Language): Control {
  if (control.shape === 'texts')
    return { ...control, cells: control.cells.filter(({ value, language }) => value || language === original) }
  if (control.shape !== 'list') return control
  const items = control.items.map((item) => {
    const controls = item.controls.filter((each, i) => i === 0 || isFilled(each)).map((each) => filled(each, original))
    return { ...item, controls }
  })
  return { ...control, items }
}

function prefixed(control: Control, prefix: string): Control {
  const base = { ...control, name: prefix + control.name }
  if (base.shape === 'texts')
    return { ...base, cells: base.cells.map((cell) => ({ ...cell, name: prefix + cell.name })) }
  if (base.shape === 'checks')
    return { ...base, checks: base.checks.map((check) => ({ ...check, name: prefix + check.name })) }
  if (base.shape === 'list')
    return {
      ...base,
      items: base.items.map((item) => ({ ...item, controls: item.controls.map((each) => prefixed(each, prefix)) })),
    }
  return base
}

const isOf = (name: string, field: string) => name === field || name.startsWith(`${field}.`)

/** What was typed into the controls of a field. */
export function typedForm(body: Record<string, string>, entity: number, field: string): FormText {
  const prefix = `v.${entity}.`
  const form: FormText = {}
  for (const [name, value] of Object.entries(body))
    if (name.startsWith(prefix) && isOf(name.slice(prefix.length), field) && value.trim())
      form[name.slice(prefix.length)] = value.replace(/\r\n?/g, '\n')
  return form
}

/** Where an entry points, and whom it names: to be taken or left. */
export function presentLinks(entry: PlannedEntry, { item, t }: { item: Item; t: T }, decisions: Decisions): Shown[] {
  const shown = (field: string, label: string, text: string, found: PlannedField['found'], state: string): Shown => ({
    id: fieldId(entry.entity, field),
    entity: entry.entity,
    field,
    label,
    text,
    confidence: found.length > 0 && found.every(({ confidence }) => confidence >= statedFrom) ? 'stated' : 'inferred',
    place: placeOf(item.blocks ?? [], found),
    state: entry.entryId ? state : undefined,
    decided: decisions.entities?.[entry.entity]?.fields?.[field]?.as ?? '',
  })
  const code = (id: number | undefined, kind: string | undefined) =>
    id && kind ? ` (${entryCode(kindByName.get(kind)!, id)})` : ''
  return [
    ...entry.relations.map(({ role, title, entryId, found, state }, n) =>
      shown(`relations.${n}`, roleLabel(t, role), `${title || '–'}${code(entryId, undefined)}`, found, state),
    ),
    ...entry.contacts.map((contact, n) =>
      shown(`contacts.${n}`, t('annexes.contact'), contactText(contact, t.language), contact.found, contact.state),
    ),
  ]
}

function contactText({ fields }: PlannedContact, language: Language): string {
  const { name, role, phone, fax, email } = fields
  const roleText =
    typeof role === 'object' && role
      ? ((role as Record<string, string>)[language] ?? Object.values(role)[0])
      : undefined
  return [name, roleText, phone, fax, email].filter(Boolean).map(String).join(', ')
}
