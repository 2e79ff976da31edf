import { describeFields } from '../../editing/form/describe-fields.ts'
import { type Problem, readForm } from '../../editing/form/read-form.ts'
import { type FormText, writeForm } from '../../editing/form/write-form.ts'
import type { Kind } from '../../entries/kind.ts'
import { kindByName } from '../../kinds.ts'
import type { Language } from '../../languages.ts'
import { type EntityType, entityTypes } from '../extraction.ts'
import { questionKey } from '../importing/close-questions.ts'
import type { Plan, PlannedEntry } from '../importing/plan.ts'
import type { Decisions } from './item-queries.ts'
import { formOf, statedFrom, typedForm } from './present-review.ts'

type Body = Record<string, string>
type FieldDecision = { as: 'accept' | 'correct' | 'drop'; value?: FormText }

/** What a form sent, as text by name; a name that came twice counts once. */
export const bodyOf = (body: unknown): Body =>
  Object.fromEntries(
    Object.entries((body ?? {}) as Record<string, unknown>).flatMap(([name, value]) => {
      const text = Array.isArray(value) ? value.at(-1) : value
      return typeof text === 'string' ? [[name, text]] : []
    }),
  )

/**
 * The decisions that a page of review sent, and what is wrong with typed values, by entity. A value that was changed is
 * a correction, whichever way its decision stands, unless it is left out.
 */
export function readReview(
  body: Body,
  { plan, decisions: before, language }: { plan: Plan; decisions: Decisions; language: Language },
): { decisions: Decisions; problems: Map<number, Problem[]> } {
  const problems = new Map<number, Problem[]>()
  const entities: NonNullable<Decisions['entities']> = {}
  for (const entry of plan.entries) {
    const { entity } = entry
    const known = before.entities?.[entity] ?? {}
    const read = readFields(body, entry, known.fields ?? {}, language)
    if (read.problems.length > 0) problems.set(entity, read.problems)
    const match = readMatch(body[`m.${entity}`], entry, known.match)
    const chosen = readKind(body[`k.${entity}`])
    const kind = chosen && chosen !== entry.kind ? chosen : known.kind
    entities[entity] = {
      ...(Object.keys(read.fields).length > 0 && { fields: read.fields }),
      ...(match !== undefined && { match }),
      ...(kind && { kind }),
    }
  }
  const decisions: Decisions = {
    // entities that went into another one keep what was said of them
    entities: { ...before.entities, ...entities },
    passages: { ...before.passages, ...readPassages(body, plan) },
    questions: { ...before.questions, ...readQuestions(body, plan) },
    ...(before.charset && { charset: before.charset }),
  }
  for (const [start, value] of Object.entries(body))
    if (start.startsWith('p.') && value === '') delete decisions.passages![start.slice(2)]
  for (const [n, value] of Object.entries(body))
    if (n.startsWith('q.') && (value === '' || value === 'later'))
      for (const key of keysOf(n.slice(2), plan)) delete decisions.questions![key]
  return { decisions, problems }
}

function readFields(body: Body, entry: PlannedEntry, before: Record<string, FieldDecision>, language: Language) {
  const kind = kindByName.get(entry.kind)!
  const fields: Record<string, FieldDecision> = {}
  const problems: Problem[] = []
  for (const { name, required } of describeFields(kind)) {
    const planned = entry.fields.find(({ field }) => field === name)
    if (!planned && !required) continue
    const as = body[`d.${entry.entity}.${name}`]
    const said = formOf(entry, name, planned?.said)
    const typed = typedForm(body, entry.entity, name)
    if (as === 'drop') fields[name] = { as }
    else if (!isSame(typed, said) && (Object.keys(typed).length > 0 || before[name]?.as === 'correct' || planned)) {
      if (Object.keys(typed).length === 0) {
        if (as) fields[name] = { as: 'drop' } // emptied by hand
        continue
      }
      const read = readTyped(kind, name, typed, language)
      if (read.problems.length > 0) problems.push(...read.problems)
      else fields[name] = { as: 'correct', value: read.form }
    } else if (planned && (as === 'accept' || as === 'correct')) fields[name] = { as: 'accept' }
  }
  for (const name of [
    ...entry.relations.map((_, n) => `relations.${n}`),
    ...entry.contacts.map((_, n) => `contacts.${n}`),
  ]) {
    const as = body[`d.${entry.entity}.${name}`]
    if (as === 'accept' || as === 'drop') fields[name] = { as }
  }
  return { fields, problems }
}

/** Typed text as it is kept, whatever language its dates and numbers were written in. */
function readTyped(kind: Kind, name: string, form: FormText, language: Language) {
  const { draft, problems } = readForm(kind, form, language)
  return { problems, form: only(writeForm(kind, { ...draft, relations: [], sources: [] }), name) }
}

const only = (form: FormText, field: string): FormText =>
  Object.fromEntries(Object.entries(form).filter(([name]) => name === field || name.startsWith(`${field}.`)))

const tidy = (form: FormText) =>
  JSON.stringify(
    Object.entries(form)
      .map(([name, value]) => [name, value.replace(/\r\n?/g, '\n').trim()])
      .filter(([, value]) => value)
      .sort(),
  )
const isSame = (a: FormText, b: FormText) => tidy(a) === tidy(b)

function readMatch(typed: string | undefined, entry: PlannedEntry, before: number | 'new' | 'skip' | undefined) {
  if (typed === undefined) return before
  if (typed === 'new' || typed === 'skip') return typed
  const id = Number(typed)
  const offered = [...entry.candidates.map(({ entryId }) => entryId), entry.entryId, before]
  return typed && offered.includes(id) ? id : undefined
}

const readKind = (typed: string | undefined) => entityTypes.find((type): type is EntityType => type === typed)

function readPassages(body: Body, plan: Plan): NonNullable<Decisions['passages']> {
  const read: NonNullable<Decisions['passages']> = {}
  for (const [name, value] of Object.entries(body)) {
    const [, start] = /^p\.(\d{1,8})$/.exec(name) ?? []
    if (!start) continue
    const [, entity, field] = /^(\d{1,5}) (\w{1,40})$/.exec(value) ?? []
    if (value === 'note' || value === 'boilerplate') read[start] = value
    else if (field && plan.entries.some((each) => each.entity === Number(entity)))
      read[start] = { entity: Number(entity), field }
  }
  return read
}

/** The number of a question and the key by which it is known in another plan. */
const keysOf = (n: string, plan: Plan): string[] => {
  const question = plan.asked[Number(n)]
  return question ? [n, questionKey(question)] : [n]
}

function readQuestions(body: Body, plan: Plan): NonNullable<Decisions['questions']> {
  const read: NonNullable<Decisions['questions']> = {}
  for (const [name, value] of Object.entries(body)) {
    const [, n] = /^q\.(\d{1,4})$/.exec(name) ?? []
    // what is put off stays open
    if (n && /^\d{1,3}$/.test(value)) read[n] = Number(value)
    const question = n && value === 'seen' ? plan.asked[Number(n)] : undefined
    if (question) read[questionKey(question)] = 'seen'
  }
  return read
}

/** Accepts whatever stands in the text as it is and nobody has decided about; of `entity`, all that it was shown with. */
export function acceptStated(decisions: Decisions, plan: Plan, entity?: number): Decisions {
  const entities = { ...decisions.entities }
  for (const entry of plan.entries.filter((each) => entity === undefined || each.entity === entity)) {
    const fields: Record<string, FieldDecision> = { ...entities[entry.entity]?.fields }
    const stated = ({ confidence }: { confidence: number }) => confidence >= statedFrom
    for (const { field, confidence, derived, state } of entry.fields)
      if (!fields[field] && (entity === undefined ? confidence >= statedFrom && !derived : state !== 'same'))
        fields[field] = { as: 'accept' }
    for (const [list, parts] of Object.entries({ relations: entry.relations, contacts: entry.contacts }))
      for (const [n, { found }] of parts.entries())
        if (!fields[`${list}.${n}`] && (entity !== undefined || (found.length > 0 && found.every(stated))))
          fields[`${list}.${n}`] = { as: 'accept' }
    entities[entry.entity] = { ...entities[entry.entity], fields }
  }
  return { ...decisions, entities }
}

/** `accept-entry:3`: the entity that a button accepts as a whole. */
export const acceptedEntity = (command: string | undefined): number | undefined => {
  const [, entity] = /^accept-entry:(\d{1,4})$/.exec(command ?? '') ?? []
  return entity === undefined ? undefined : Number(entity)
}
