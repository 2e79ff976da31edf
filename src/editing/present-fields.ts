import type { Stale } from '../entries/track-translations.ts'
import type { Language, T } from '../languages.ts'
import type { FormField } from './form/describe-fields.ts'
import { fieldHint, fieldLabel, itemFieldLabel, optionLabel } from './form/field-labels.ts'
import type { FormText } from './form/write-form.ts'
import type { FileToPick, Option } from './pick.ts'
import { type Cell, cellsOf } from './present-texts.ts'
import { themeChecks, vocabularyOf } from './present-vocabularies.ts'

/** What the page draws for one field. Its name is also its id, to which a summary of problems leads. */
export type Control = { name: string; label: string; hint?: string; problem?: string; required?: boolean } & Shape
type Shape =
  | { shape: 'texts'; cells: Cell[]; long: boolean; max?: number }
  | { shape: 'input'; value: string; type: string; mode?: string; suggestions?: string[]; short?: boolean }
  | { shape: 'area'; value: string }
  | { shape: 'select'; value: string; options: Option[]; pick?: boolean; short?: boolean; find?: Find; ask?: string }
  | { shape: 'flag'; on: boolean }
  | { shape: 'checks'; checks: { name: string; value: string; label: string; on: boolean }[] }
  | {
      shape: 'money'
      amount: string
      currency: string
      currencies: string[]
      approximate: boolean
      problems: Record<string, string | undefined>
    }
  | { shape: 'list'; items: Item[]; full: boolean; upload?: boolean; add: string }

/** One item of a list; `about` says what it holds while it is closed. */
export type Item = { name: string; label: string; about: string; open: boolean; controls: Control[]; file?: FileToPick }
/** Of what is too much for one list, a part is looked for: the control in which, what was asked, how much was found. */
export type Find = { name: string; asked: string; found: number }

export type Known = {
  t: T
  language: Language
  original: Language
  form: FormText
  /** Of each list, the places that hold something. */
  items: Map<string, number[]>
  problem: (name: string) => string | undefined
  /** Is there a problem in what begins with this name? */
  anyProblem: (prefix: string) => boolean
  stale: Map<string, Stale>
  files: FileToPick[]
  /** The item that somebody is working on: it is open. */
  at: string
}

/** So many items of a list stand open; of longer ones each opens by itself. */
const shownOpen = 3

/** A field as the page draws it; `name` is its whole name, with the list it stands in. */
export function presentField(field: FormField, name: string, known: Known): Control {
  const { t, problem } = known
  const base = {
    name,
    label: itemFieldLabel(t, name),
    hint: fieldHint(t, name),
    problem: problem(name),
    required: field.required,
  }
  return { ...base, ...shapeOf(field, name, known) }
}

function shapeOf(field: FormField, name: string, known: Known): Shape {
  const { t, form } = known
  const value = form[name] ?? ''
  const select = (options: Option[]): Shape => ({ shape: 'select', value, options: withChosen(options, value) })
  const say = (option: string) => ({ value: option, label: optionLabel(t, name, option) })
  switch (field.type) {
    case 'text':
    case 'longText':
      return { shape: 'texts', cells: cellsOf(name, form, known), long: (field.max ?? 0) > 300, max: field.max }
    case 'lines':
      return { shape: 'area', value }
    case 'money':
      return moneyOf(name, known)
    case 'choice':
      return select((field.options ?? []).map(say))
    case 'choices':
      return {
        shape: 'checks',
        checks: (field.options ?? []).map((each) => ({
          ...say(each),
          name: `${name}.${each}`,
          value: 'on',
          on: form[`${name}.${each}`] === 'on',
        })),
      }
    case 'flag':
      if (!field.nullable) return { shape: 'flag', on: value === 'on' }
      return select(['yes', 'no', 'asked'].map((each) => ({ value: each, label: t(`editor.flag_${each}`) })))
    case 'themes':
      return { shape: 'checks', checks: themeChecks(name, known) }
    case 'list':
    case 'places':
      return listOf(field, name, known)
    case 'file':
      return select(filesFor(name, known).map((file) => ({ value: String(file.id), label: file.name })))
    default:
      return vocabularyOf(field, name, known) ?? { shape: 'input', value, ...inputOf(field) }
  }
}

const inputs: Partial<Record<FormField['type'], { type: string; mode?: string; short?: boolean }>> = {
  link: { type: 'url' },
  email: { type: 'email' },
  phone: { type: 'tel', short: true },
  number: { type: 'text', mode: 'decimal', short: true },
  identifier: { type: 'text', short: true },
  date: { type: 'text', short: true },
  time: { type: 'text', short: true },
}
const inputOf = ({ type, max = 200 }: FormField) => inputs[type] ?? { type: 'text', short: max <= 80 }

/** What stands there although it is none of the options stays there: nothing is lost by opening a page. */
export const withChosen = (options: Option[], value: string): Option[] =>
  value === '' || options.some((option) => option.value === value) ? options : [...options, { value, label: value }]

const currencies = ['EUR', 'PLN', 'CZK', 'NOK']
function moneyOf(name: string, { form, problem }: Known): Shape {
  const currency = form[`${name}.currency`] ?? ''
  return {
    shape: 'money',
    amount: form[`${name}.amount`] ?? '',
    currency,
    currencies: currency && !currencies.includes(currency) ? [...currencies, currency] : currencies,
    approximate: form[`${name}.approximate`] === 'on',
    problems: { amount: problem(`${name}.amount`), currency: problem(`${name}.currency`) },
  }
}

const filesFor = (name: string, { files, form }: Known) =>
  files.filter((file) => file.image || !name.startsWith('images.') || form[name] === String(file.id))

/** What the item is called that a list gets next. */
export const nextItem = (t: T, list: string, places: number[]): string =>
  fieldLabel(t, `${list}.${(places.at(-1) ?? -1) + 1}`)

function listOf({ item = [], most = 200, name: own }: FormField, name: string, known: Known): Shape {
  const places = known.items.get(name) ?? []
  const upload = own === 'images' || own === 'attachments'
  const items = places.map((place): Item => {
    const at = `${name}.${place}`
    const about = aboutOf(at, known)
    const file = upload ? known.files.find(({ id }) => String(id) === known.form[`${at}.file`]) : undefined
    const open =
      places.length <= shownOpen || about === '' || known.anyProblem(at) || `${known.at}.`.startsWith(`${at}.`)
    const controls = item.map((field) => presentField(field, field.name ? `${at}.${field.name}` : at, known))
    return { name: at, label: itemFieldLabel(known.t, at), about, open, controls, file }
  })
  return {
    shape: 'list',
    items,
    full: places.length >= most,
    add: nextItem(known.t, name, places),
    ...(upload && { upload }),
  }
}

const telling = /\.(\d+|title|text|label|alt|city|caption)\.?(en|pl|cs)?$/

/** A line that tells an item from the others: the first of its texts, in the reader's language where there is one. */
function aboutOf(at: string, { form, language }: Known): string {
  const texts = Object.entries(form).filter(
    ([name, text]) => name.startsWith(`${at}.`) && text.trim() && telling.test(name),
  )
  const own = texts.find(([name]) => name.endsWith(`.${language}`)) ?? texts[0]
  const any = own ?? Object.entries(form).find(([name, text]) => name.startsWith(`${at}.`) && text.trim())
  const line = (any?.[1] ?? '').replace(/\s+/g, ' ').trim()
  return line.length > 90 ? `${line.slice(0, 89).trimEnd()}…` : line
}
