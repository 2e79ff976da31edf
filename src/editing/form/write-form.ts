import type { Kind } from '../../entries/kind.ts'
import type { Draft } from '../../entries/save-revision.ts'
import type { Money, Translated } from '../../fields.ts'
import { languages } from '../../languages.ts'
import { describeFields, type FormField } from './describe-fields.ts'

/** What stands in the controls of an entry's form, by their flat names: `title.pl`, `evidence.0.text.en`. */
export type FormText = Record<string, string>

/** The form in which a draft is edited, without the controls that are empty. What was stored is written as it stands. */
export function writeForm(kind: Kind, draft: Draft): FormText {
  const form: FormText = {}
  writeFields(form, '', describeFields(kind), draft.content)
  for (const [i, { role, toId, inferred }] of draft.relations.entries()) {
    form[`relations.${i}.role`] = role
    form[`relations.${i}.to`] = String(toId)
    if (inferred) form[`relations.${i}.inferred`] = 'on'
  }
  for (const [i, source] of draft.sources.entries()) form[`sources.${i}`] = String(source)
  return form
}

function writeFields(form: FormText, prefix: string, fields: FormField[], content: unknown): void {
  for (const field of fields) {
    const value = field.name ? (content as Record<string, unknown>)[field.name] : content
    if (value === undefined) continue
    const name = [prefix, field.name].filter(Boolean).join('.')
    write[field.type](form, name, value as never, field)
  }
}

type Write<V> = (form: FormText, name: string, value: V, field: FormField) => void

const writeText: Write<Translated> = (form, name, text) => {
  for (const language of languages) if (text[language]) form[`${name}.${language}`] = text[language]
}
const writeLine: Write<string | number> = (form, name, value) => {
  form[name] = String(value)
}
const writeNumber: Write<number> = (form, name, value) => {
  form[name] = typedNumber(value)
}
const writeItems: Write<unknown[]> = (form, name, items, field) => {
  for (const [i, item] of items.entries()) {
    if (field.item) writeFields(form, `${name}.${i}`, field.item, item)
    else form[`${name}.${i}`] = String(item)
  }
}

const write: Record<FormField['type'], Write<never>> = {
  text: writeText,
  longText: writeText,
  line: writeLine,
  date: writeLine,
  time: writeLine,
  identifier: writeLine,
  link: writeLine,
  email: writeLine,
  phone: writeLine,
  choice: writeLine,
  file: writeLine,
  number: writeNumber,
  lines: (form, name, lines: string[]) => {
    form[name] = lines.join('\n')
  },
  money: (form, name, { amount, currency, approximate }: Money) => {
    form[`${name}.amount`] = typedNumber(amount)
    form[`${name}.currency`] = currency
    if (approximate) form[`${name}.approximate`] = 'on'
  },
  choices: (form, name, values: string[]) => {
    for (const value of values) form[`${name}.${value}`] = 'on'
  },
  flag: (form, name, value: boolean | null, { nullable }) => {
    if (nullable) form[name] = value === null ? 'asked' : value ? 'yes' : 'no'
    else if (value) form[name] = 'on'
  },
  list: writeItems,
  places: writeItems,
  themes: writeItems,
}

/** Three digits after a single point could be thousands: 1.234 is written 1.2340, which says only one thing. */
const typedNumber = (value: number) => String(value).replace(/^(-?\d{1,3}\.\d{3})$/, '$10')
