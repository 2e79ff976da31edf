import { createHash } from 'node:crypto'
import { type Language, languages } from '../languages.ts'
import { type PortalFacts, portalFactsSchema } from './schema.ts'

/** A fact as a form asks for it. `name` is its path in PortalFacts, `accessibility.email`. */
export type FactField = {
  name: string
  type: 'texts' | 'longTexts' | 'line' | 'lines' | 'email' | 'phone' | 'web' | 'day' | 'choice'
  options?: readonly string[]
}

/** Which facts stand on which page of the settings, in their order. */
export const factForms: Record<'portal' | 'accessibility', FactField[]> = {
  portal: [
    { name: 'portalName', type: 'texts' },
    { name: 'name', type: 'texts' },
    { name: 'country', type: 'choice', options: ['pl', 'cz'] },
    { name: 'address', type: 'lines' },
    { name: 'email', type: 'email' },
    { name: 'phone', type: 'phone' },
    { name: 'web', type: 'web' },
    { name: 'dataProtection.name', type: 'texts' },
    { name: 'dataProtection.email', type: 'email' },
    { name: 'dataProtection.phone', type: 'phone' },
  ],
  accessibility: [
    { name: 'accessibility.name', type: 'texts' },
    { name: 'accessibility.email', type: 'email' },
    { name: 'accessibility.phone', type: 'phone' },
    { name: 'publishedOn', type: 'day' },
    { name: 'updatedOn', type: 'day' },
    { name: 'statementOn', type: 'day' },
    { name: 'reviewedOn', type: 'day' },
    { name: 'compliance', type: 'choice', options: ['full', 'partial', 'none'] },
    { name: 'limits', type: 'longTexts' },
    { name: 'architecture', type: 'longTexts' },
  ],
}
export type FactForm = keyof typeof factForms

/** What stands in the controls of a form, by their flat names: `name.pl`, `accessibility.email`. */
export type Typed = Record<string, string>

/** The names of the controls of a field: one for each language where it is text by language. */
export const controlsOf = ({ name, type }: FactField): string[] =>
  type === 'texts' || type === 'longTexts' ? languages.map((language) => `${name}.${language}`) : [name]

/** The facts of a form as texts for its controls. */
export function writeFacts(form: FactForm, facts: PortalFacts): Typed {
  const typed: Typed = {}
  for (const control of factForms[form].flatMap(controlsOf)) typed[control] = String(valueAt(facts, control) ?? '')
  return typed
}

/** By this a form knows whether what it was made from still stands. */
export const digest = (typed: Typed): string => createHash('sha256').update(JSON.stringify(typed)).digest('base64url')

/** What somebody typed into a form, control by control, as it was typed. */
export function typedFacts(form: FactForm, body: unknown): Typed {
  const sent = (typeof body === 'object' && body ? body : {}) as Record<string, unknown>
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return Object.fromEntries(factForms[form].flatMap(controlsOf).map((name) => [name, text(sent[name])]))
}

type Read = { facts: PortalFacts; problems?: undefined } | { facts?: undefined; problems: Record<string, string> }

/**
 * The facts with those of a form replaced by what was typed into it; an empty control means that the fact is not known.
 * `problems`: codes by control.
 */
export function readFacts(form: FactForm, typed: Typed, facts: PortalFacts): Read {
  const next = structuredClone(facts) as Record<string, unknown>
  const problems: Record<string, string> = {}
  for (const field of factForms[form]) {
    for (const control of controlsOf(field)) {
      const text = tidy(field, typed[control] ?? '')
      if (/[^\P{Cc}\n]/u.test(text)) problems[control] = 'unreadable'
      putAt(next, control.split('.'), text || undefined)
    }
  }
  const read = portalFactsSchema.safeParse(next)
  if (!read.success) for (const { path, code } of read.error.issues) problems[path.join('.')] ??= codeOf(path, code)
  return Object.keys(problems).length === 0 && read.success ? { facts: read.data } : { problems }
}

/** As it is kept: lines without a return sign, a number without the spaces that make it readable. */
function tidy({ type }: FactField, text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').trim()
  if (type === 'phone') return lines.replace(/[\s()/.-]/g, '').replace(/^00/, '+')
  if (type === 'web' && lines && !/^[a-z]+:/i.test(lines)) return `https://${lines}`
  return lines
}

const codes: Record<string, string> = {
  email: 'email',
  phone: 'phone',
  web: 'web',
  country: 'choice',
  compliance: 'choice',
}

function codeOf(path: PropertyKey[], code: string): string {
  const name = path.map(String).findLast((part) => !languages.includes(part as Language)) ?? ''
  return code === 'too_big' ? 'tooLong' : (codes[name] ?? (name.endsWith('On') ? 'day' : 'unreadable'))
}

function valueAt(facts: PortalFacts, control: string): unknown {
  let value: unknown = facts
  for (const part of control.split('.')) value = (value as Record<string, unknown> | undefined)?.[part]
  return value
}

/** Puts a value at its path; what is left empty by it goes. */
function putAt(target: Record<string, unknown>, [first, ...rest]: string[], value: string | undefined): void {
  if (rest.length === 0) target[first!] = value
  else {
    const inner = (target[first!] ?? {}) as Record<string, unknown>
    putAt(inner, rest, value)
    target[first!] = Object.values(inner).some((each) => each !== undefined) ? inner : undefined
  }
  if (target[first!] === undefined) delete target[first!]
}
