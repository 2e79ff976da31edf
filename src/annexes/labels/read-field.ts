import type { Entities } from '../build-entities.ts'
import type { EntityType, Found, Question, Span } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { findFunds, findProgrammes } from '../gazetteers/gazetteers.ts'
import { isMissing } from '../normalise/dates.ts'
import { findEmails } from '../normalise/emails.ts'
import { findPhones } from '../normalise/phones.ts'
import { findOrganisations } from '../prose/organisations.ts'
import { partOf } from '../prose/parts.ts'
import type { Field, Loose, Value } from './collect-fields.ts'
import { partsOf } from './contact-parts.ts'
import type { Label } from './labels.ts'
import { fieldOf } from './name-fields.ts'
import { organisationWord } from './organisation-names.ts'
import { readPersonLine } from './person-line.ts'
import { readInlineAims, readList, readLookingFor, readOrganisation, readOthers } from './read-lists.ts'
import { readAttachments, readCount, readDeadline, readReach, withCurrency } from './read-more.ts'
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

/**
 * Some labels ask for several things, and the answer says which: who coordinates may be a person, who is responsible a
 * body, and the programme of an event is what happens there where it names no programme of funding.
 */
function answers({ text, field, type }: FieldReading, name: string): Label | undefined {
  const [value, more] = field.values
  if (!value) return undefined
  const words = text.slice(value.start, value.end)
  const { arity, gluable, target } = field.label
  if (type === 'event' && name === 'programme')
    return findProgrammes(words).length + findFunds(words).length === 0
      ? { target: 'event.agenda', arity: 'list', gluable }
      : undefined
  if (more) return undefined
  if (name === 'fund' && findFunds(words).length === 0 && findProgrammes(words).length > 0)
    return { target: 'main.programme', arity, gluable }
  const person = personal.test(words) || (readPersonLine(words) && reach.test(words))
  if (/^(?:lead|organiser|owner|operator)$/.test(name) || target === 'organisation.name')
    return person && !organisationWord.test(words) ? { target: 'contact.name', arity, gluable } : undefined
  if (
    target === 'contact.name' &&
    organisationWord.test(words) &&
    !person &&
    !reach.test(words) &&
    words.length < 100 &&
    !/,\s*\p{Ll}/u.test(words)
  )
    return { target: 'organisation.name', arity, gluable }
  return undefined
}
/** A degree or a courtesy before a name is of a person. */
const personal =
  /^\s*(?:(?:mgr|inż|ing|bc|dr|prof|doc|phdr|rndr|judr|mudr|mr|mrs|ms|p|arch|lic)\.?|pan|pani|paní)\s+(?:\p{L}{2,5}\.? )*\p{Lu}\p{L}+ \p{Lu}/iu
const reach = /\S@\S|\d{3}[ -]?\d{2,3}[ -]?\d{2,3}/

/** Puts the value of a label where the label points to. */
export function readField(asked: FieldReading): void {
  const { build, main, type, text } = asked
  // the date of a paper that is about no event is its own
  if (main >= 0 && type !== 'event' && asked.field.label.target === 'event.date') {
    readField({ ...asked, field: { ...asked.field, label: { ...asked.field.label, target: 'annex.completed_on' } } })
    return
  }
  const [entityName = '', written = ''] = asked.field.label.target.split('.')
  const ofMain = main >= 0 && (entityName === 'main' || entityName === type || foreign(entityName))
  const other = answers(asked, written)
  if (other) {
    readField({ ...asked, field: { ...asked.field, label: other } })
    return
  }
  const { name, arity } = ofMain
    ? fieldOf(type, written, asked.field.label.arity)
    : { name: written, arity: asked.field.label.arity }
  const field =
    arity === asked.field.label.arity ? asked.field : { ...asked.field, label: { ...asked.field.label, arity } }
  const reading = { ...asked, field }
  const target = name
  const owner = (): number => {
    if (main >= 0 && type === 'event' && /^project\.(?:title|acronym)$/.test(field.label.target)) {
      const known = build.entities.findIndex((each) => each.type === 'project')
      const project = known >= 0 ? known : build.add('project')
      build.relate(main, 'event_of', project)
      return project
    }
    if (ofMain) return main
    // a website or a country in an annex that is about nothing else are those of the office
    return build.one(entityName === 'main' ? 'organisation' : (entityName as EntityType))
  }
  const [value] = field.values
  if (target === 'ongoing') {
    if (field.answer) build.put(owner(), target, true, answerOf(field, text))
  } else if (field.label.arity === 'yesno') build.put(owner(), target, field.answer, answerOf(field, text))
  else if (!value) return
  else if (/^(?:lead|owner|partners|members|programme|operator|organiser)$/.test(name))
    readOthers(reading, owner(), name)
  else if (entityName === 'contact' && name === 'name') readContactName(reading, value)
  else if (target === 'looking_for') readLookingFor(reading, owner())
  else if (field.label.arity === 'list') readList(reading, owner(), target)
  else if (field.label.arity === 'text') readLongText(reading, owner(), target)
  else if (entityName === 'organisation' && name === 'name')
    readOrganisation(build, build.one('organisation'), text, value, 0.95, field.labelSpan)
  else if (target === 'attachments_mentioned') readAttachments(reading, owner(), value)
  else if (target === 'count') readCount(reading, owner(), value)
  else if (isReach(field) && partsOf(text, value).length > 1) readContactName(reading, value)
  else if (!isReach(field) || !readReach(reading, owner(), value)) readScalar(reading, owner(), target, value)
}

function answerOf({ values: [value], labelSpan }: Field, text: string): Found {
  const { start, end } = value ?? labelSpan
  const how = value ? { confidence: 0.95, rule: 'yes-no' } : { confidence: 0.6, rule: 'asked-not-answered' }
  return { start, end, raw: text.slice(start, end), ...how, label: labelSpan }
}

const isReach = ({ label: { target } }: Field) => /^contact\.(?:phone|email|fax)$/.test(target)

const roleLabel = /manager|coordinator|officer|kierowni|koordynator|opiekun|menedzer|vedouci|manazer|koordinator|garant/
/** "Ing. Jan Nowy, director, jan@example.org": who it is, and what else the line says; a label may say the role. */
function readContactName({ build, text, field, context }: FieldReading, value: Value): void {
  const contact = build.one('contact')
  const label = field.labelSpan
  const found = (start: number, end: number, confidence: number): Found => {
    const raw = text.slice(start, end)
    return { start, end, raw, confidence, rule: `label:${field.label.target}`, label }
  }
  for (const part of partsOf(text, value)) {
    const words = text.slice(part.start, part.end)
    const person = readPersonLine(words)
    const [email] = findEmails(words)
    const [phone] = email ? [] : findPhones(words, context.country)
    const put = (name: string, said: unknown, span: Span, confidence: number) =>
      build.put(contact, name, said, found(part.start + span.start, part.start + span.end, confidence))
    if (person && build.entities[contact]!.fields.name === undefined) {
      put('name', person.name.raw, person.name, 0.95)
      if (person.role) put('role', person.role.raw, person.role, 0.9)
    } else if (email) put('email', email.value, email, email.confidence)
    else if (phone) put('phone', phone.value, phone, 0.9)
  }
  const { fields } = build.entities[contact]!
  const whole = text.slice(value.start, value.end)
  if (fields.name === undefined && !isMissing(whole) && whole.length <= 70 && !/[@\d]/.test(whole) && !isReach(field))
    build.put(contact, 'name', text.slice(value.start, value.end), found(value.start, value.end, 0.9))
  const said = text.slice(label.start, label.end).replace(/^\s*\d{1,2}[.)]\s+|\s*:\s*$/g, '')
  if (fields.role === undefined && fields.name !== undefined && roleLabel.test(foldWords(said))) {
    const start = label.start + text.slice(label.start, label.end).indexOf(said)
    const span = { start, end: start + said.length, raw: said }
    build.put(contact, 'role', said, { ...span, confidence: 0.75, rule: 'label-role' })
  }
}

function readScalar(
  { build, text, field, context, questions, unread }: FieldReading,
  entity: number,
  target: string,
  value: Value,
): void {
  const shaped = shapeValue(target, text.slice(value.start, value.end), context)
  if (!shaped) unread.push({ ...value, label: field.label.target, labelSpan: field.labelSpan })
  for (const each of (shaped ?? []).filter(
    ({ field }) =>
      (field !== 'venue' || target === 'venue' || build.entities[entity]!.type === 'event') &&
      (field !== 'cofinancing_rate' || build.entities[entity]!.type === 'project'),
  )) {
    const found = foundOf(text, value.start, each, `label:${field.label.target}`, field.labelSpan)
    const { fields, provenance } = build.entities[entity]!
    const about = [{ entity, field: each.field }]
    withCurrency(each.value, text.slice(field.labelSpan.start, field.labelSpan.end))
    if (each.list) build.push(entity, each.field, each.value, found)
    else if (each.ambiguous) questions.push({ code: 'ambiguous_date', about, options: each.ambiguous, spans: [found] })
    else if (!build.put(entity, each.field, each.value, found)) {
      const options = [fields[each.field], each.value]
      const spans = [...(provenance[each.field] ?? []), found].map(({ start, end, raw }): Span => ({ start, end, raw }))
      questions.push({ code: 'contradiction', about, options, spans })
    }
  }
}

/** A label of another kind in an annex of this one (a "Results" in a practice) belongs to what the annex is about. */
const foreign = (name: string) => (kindsOfAnnex as readonly string[]).includes(name) && name !== 'organisation'
const entityName = (field: Field) => field.label.target.split('.')[0]

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
  const [body] =
    entityName(field) === 'organisation' && build.entities[entity]!.fields.name === undefined
      ? findOrganisations(partOf(text, field.values[0]!.start, field.values[0]!.end))
      : []
  if (body && !body.weak && body.start === field.values[0]!.start)
    build.put(entity, 'name', body.nominative ?? body.raw, {
      start: body.start,
      end: body.end,
      raw: body.raw,
      confidence: 0.7,
      rule: 'organisation-in-text',
    })
  if (name === 'registration') readDeadline(build, entity, field, text)
  if (name === 'policy_issue') readInlineAims(build, entity, text, field.values)
}
