import type { Kind } from '../../entries/kind.ts'
import type { Language } from '../../languages.ts'
import { describeFields, type FormField, sectionsOf } from './describe-fields.ts'
import { findItems } from './form-items.ts'
import { isFilled, typedAt } from './is-filled.ts'
import type { Problem } from './read-form.ts'
import type { FormText } from './write-form.ts'

/**
 * `toFix`: something typed there cannot be used (count: how often); `missing`: publishing waits for it (count: how many
 * fields); `done`: something stands there (count: in how many fields or items); nothing does: `empty` where readers look
 * for it, else `optional`.
 */
export type SectionState = {
  section: string
  state: 'toFix' | 'missing' | 'done' | 'optional' | 'empty'
  count: number
}

/** Where an entry that leaves it empty says little, or says it on no ground. */
const expected = new Set(['text', 'evidence', 'time', 'relations', 'sources'])

/** How far each section of an entry's form is, in the order of the form. */
export function sectionStates(kind: Kind, form: FormText, problems: Problem[], original: Language): SectionState[] {
  const fields = describeFields(kind)
  const items = findItems(form)
  const sectionOf = new Map(fields.map(({ name, section }) => [name, section]))
  const filled = (field: FormField) => isFilled({ form, items }, field, field.name)
  const missing = (field: FormField) =>
    field.required && (field.name === 'title' ? typedAt({ form }, `title.${original}`).trim() === '' : !filled(field))

  return sectionsOf(kind).map((section) => {
    const own = fields.filter((field) => field.section === section)
    const toFix = problems.filter(({ name }) => {
      const field = name.split('.')[0]!
      return (sectionOf.get(field) ?? field) === section
    }).length
    if (toFix > 0) return { section, state: 'toFix', count: toFix }
    const lacking = own.filter(missing).length
    if (lacking > 0) return { section, state: 'missing', count: lacking }
    const count =
      section === 'relations' || section === 'sources' ? countItems(form, section) : own.filter(filled).length
    return { section, state: count > 0 ? 'done' : expected.has(section) ? 'empty' : 'optional', count }
  })
}

/** The relations or sources in which something is chosen. */
function countItems(form: FormText, list: string): number {
  const control = list === 'relations' ? /^relations\.\d+\.to$/ : /^sources\.\d+$/
  return Object.keys(form).filter((name) => control.test(name) && typedAt({ form }, name).trim() !== '').length
}
