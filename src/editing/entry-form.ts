import { z } from 'zod'
import { Invalid } from '../errors.ts'
import { findItems } from './form/form-items.ts'
import type { FormText } from './form/write-form.ts'

/** What the editor's form sent: what was typed, the revision that it started from, and the button. */
export type EntryForm = { form: FormText; base: number; command: string }

// A name of a control, or of “this translation is still right”: `right.evidence.0.text cs`.
const controlName = /^[a-z]\w{0,60}(\.\w{1,60}){0,12}( (en|pl|cs))?$/i

// One text each: a name that came twice is an array, and an array is no text.
const body = z.record(z.string(), z.string())

/**
 * Reads what was sent for an entry. Names that no control has are left out; control characters are dropped, which
 * nobody types and Postgres does not take. Throws Invalid for what is no form: anything else than one text to a name.
 */
export function readEntryForm(sent: unknown): EntryForm {
  const read = body.safeParse(typeof sent === 'object' && sent ? { ...sent } : undefined)
  if (!read.success) throw new Invalid('no form')
  const { base = '', do: command = 'save', ...typed } = read.data
  if (!/^\d{1,9}$/.test(base)) throw new Invalid('base')
  const names = Object.keys(typed).filter((name) => controlName.test(name))
  return {
    form: Object.fromEntries(names.map((name) => [name, clean(typed[name]!)])),
    base: Number(base),
    command: command.slice(0, 200),
  }
}

const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')

/** What is said of the entry, without why it was changed, which translations are right, and what was looked for. */
export const entryText = (form: FormText): FormText =>
  Object.fromEntries(Object.entries(form).filter(([name]) => !/^note$|^right\.|\.find$/.test(name)))

/**
 * Do two forms say the same? An empty control and one that is not there are no difference; an empty item is one, and so
 * is what somebody looks for.
 */
export function isSameText(a: FormText, b: FormText): boolean {
  const typed = (form: FormText) => Object.entries(form).filter(([name]) => !/^note$|^right\./.test(name))
  const filled = (form: FormText) => typed(form).filter(([, text]) => text.trim() !== '')
  const items = (form: FormText) => JSON.stringify([...findItems(Object.fromEntries(typed(form)))].sort())
  const [one, other] = [filled(a), new Map(filled(b))]
  const same = one.length === other.size && one.every(([name, text]) => other.get(name)?.trim() === text.trim())
  return same && items(a) === items(b)
}
