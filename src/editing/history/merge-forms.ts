import { isDeepStrictEqual } from 'node:util'
import type { Kind } from '../../entries/kind.ts'
import type { Draft } from '../../entries/save-revision.ts'
import { type Language, languages } from '../../languages.ts'
import { describeFields } from '../form/describe-fields.ts'
import type { Problem } from '../form/read-form.ts'
import type { FormText } from '../form/write-form.ts'
import { mergeWords } from './compare-words.ts'

/**
 * What is decided as one: a text in one language, or a whole field. `name` is its name in the form or the start of its
 * names (`title.pl`, `evidence`); `mergeable`: it is one control, so that a third wording can be typed.
 */
export type Unit = { name: string; field: string; language?: Language; mergeable: boolean }

/** A form with what was read of it. */
export type Side = { form: FormText; draft: Draft; problems: Pick<Problem, 'name'>[] }

/** Who changed a unit since the common start: one side, both alike, or each in another way. */
export type Changed = Unit & { by: 'mine' | 'theirs' | 'same' | 'both' }

const oneControl = ['line', 'lines', 'date', 'time', 'number', 'identifier', 'link', 'email', 'phone']

/** All units of a kind, in the order of its form. */
export function unitsOf(kind: Kind): Unit[] {
  const fields = describeFields(kind).flatMap(({ name, type }): Unit[] =>
    type === 'text' || type === 'longText'
      ? languages.map((language) => ({ name: `${name}.${language}`, field: name, language, mergeable: true }))
      : [{ name, field: name, mergeable: oneControl.includes(type) }],
  )
  const whole = ['relations', 'sources'].map((name) => ({ name, field: name, mergeable: false }))
  return [...fields, ...whole]
}

const belongs = (name: string, unit: Unit) =>
  (name === unit.name || name.startsWith(`${unit.name}.`)) && !name.endsWith('.find')

/** What stands in the controls of a unit, without the empty ones. */
export const textOf = (unit: Unit, form: FormText): FormText =>
  Object.fromEntries(Object.entries(form).filter(([name, text]) => belongs(name, unit) && text.trim() !== ''))

const trimmed = (text: FormText) => Object.fromEntries(Object.entries(text).map(([name, each]) => [name, each.trim()]))

/** Was something typed that could not be read? Then only what was typed can be compared. */
export const isUnread = (unit: Unit, { problems, form }: Side): boolean =>
  problems.some(({ name }) => belongs(name, unit) && form[name] !== undefined)

function readOf(unit: Unit, { draft }: Side): unknown {
  if (unit.name === 'relations')
    return draft.relations.map(({ role, toId, inferred = false }) => ({ role, toId, inferred }))
  if (unit.name === 'sources') return draft.sources
  const value = (draft.content as Record<string, unknown>)[unit.field]
  const part = unit.language ? (value as Partial<Record<Language, string>> | undefined)?.[unit.language] : value
  const plain = part === undefined ? undefined : JSON.parse(JSON.stringify(part))
  return Array.isArray(plain) && plain.length === 0 ? undefined : plain
}

function isSame(unit: Unit, a: Side, b: Side): boolean {
  if (isDeepStrictEqual(trimmed(textOf(unit, a.form)), trimmed(textOf(unit, b.form)))) return true
  if (isUnread(unit, a) || isUnread(unit, b)) return false
  return isDeepStrictEqual(readOf(unit, a), readOf(unit, b))
}

/** Which units changed since the common start, and by whom. */
export function findChanged(kind: Kind, base: Side, mine: Side, theirs: Side): Changed[] {
  return unitsOf(kind).flatMap((unit): Changed[] => {
    const [ours, others] = [!isSame(unit, base, mine), !isSame(unit, base, theirs)]
    if (!ours && !others) return []
    if (!others) return [{ ...unit, by: 'mine' }]
    if (!ours) return [{ ...unit, by: 'theirs' }]
    return [{ ...unit, by: isSame(unit, mine, theirs) ? 'same' : 'both' }]
  })
}

/** The wording of which a merged one starts: both changes where they do not meet, else one after the other. */
export function suggestMerge(unit: Unit, base: Side, mine: Side, theirs: Side): string {
  const [start, ours, others] = [base, mine, theirs].map(({ form }) => form[unit.name] ?? '')
  return unit.language ? mergeWords(start!, ours!, others!).text : ours!
}

export type Choice = { pick: 'mine' | 'theirs' } | { pick: 'merge'; text: string }

/**
 * The form that comes of both: theirs, with what only this side changed and what was chosen for each unit that both
 * did. The note is that of this side; so is “still right”, as far as translation and original are what it saw.
 */
export function mergeForms(
  changed: Changed[],
  mine: FormText,
  theirs: FormText,
  choices: ReadonlyMap<string, Choice>,
  original: Language,
): FormText {
  const merged = { ...theirs }
  for (const unit of changed) {
    const choice = unit.by === 'both' ? choices.get(unit.name) : { pick: unit.by === 'mine' ? 'mine' : 'theirs' }
    if (!choice || choice.pick === 'theirs') continue
    for (const name of Object.keys(merged)) if (belongs(name, unit)) delete merged[name]
    Object.assign(merged, 'text' in choice ? { [unit.name]: choice.text } : textOf(unit, mine))
  }
  const stands = (name: string) => {
    const [, path, language] = /^right\.(\S+) (\w+)$/.exec(name) ?? []
    return path !== undefined && [language, original].every((of) => mine[`${path}.${of}`] === merged[`${path}.${of}`])
  }
  const besides = Object.entries(mine).filter(([name]) => name === 'note' || stands(name))
  return { ...merged, ...Object.fromEntries(besides) }
}
