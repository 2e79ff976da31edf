import { languages } from '../../languages.ts'
import { findReversed } from './check-order.ts'
import { cleanText } from './clean-text.ts'
import type { FormField } from './describe-fields.ts'
import { type Fault, tooLong } from './fault.ts'
import { isFilled, isTyped, join, type Typed, typedAt } from './is-filled.ts'
import { type Reader, readId, readMoney, readValue } from './read-values.ts'

/** What is wrong with what was typed; `name` is the flat name of the control. */
export type Problem = { name: string; code: string; values?: Record<string, string | number> }

/** One reading of a form: what it finds wrong, and which text of the form became which text of the content. */
export type Reading = Reader & Typed & { problems: Problem[]; paths: Map<string, string> }

type Content = Record<string, unknown>

/** Reads fields that stand together; `path` is where they will stand in the content. */
export function readFields(reading: Reading, fields: FormField[], prefix: string, path: string): Content {
  const content: Content = {}
  for (const field of fields) {
    const value = readField(reading, field, join(prefix, field.name), join(path, field.name))
    if (value !== undefined) content[field.name] = value
  }
  const { country, region } = content
  if (typeof country === 'string' && typeof region === 'string' && !isRegionOf(region, country)) {
    addFault(reading, join(prefix, 'region'), { code: 'region', values: { x: region } })
    delete content.region
  }
  for (const end of findReversed(content)) reading.problems.push({ name: join(prefix, end), code: 'endBeforeStart' })
  return content
}

/** Two countries have other letters in the codes of their regions. */
const isRegionOf = (region: string, country: string) => region.startsWith({ GR: 'EL', GB: 'UK' }[country] ?? country)

export function addFault(reading: Reading, name: string, fault: Fault | undefined): void {
  if (fault) reading.problems.push({ name, ...fault })
}

function readField(reading: Reading, field: FormField, name: string, path: string): unknown {
  switch (field.type) {
    case 'text':
    case 'longText':
      return readTexts(reading, field, name, path)
    case 'list':
    case 'places':
      return readItems(reading, field, name, path)
    case 'themes':
      return readThemes(reading, field, name)
    case 'money':
      return readAmount(reading, field, name)
    case 'lines':
      return readLines(reading, field, name)
    case 'choices': {
      const chosen = (field.options ?? []).filter((option) => isTyped(reading, `${name}.${option}`))
      return chosen.length > 0 ? chosen : undefined
    }
    default: {
      const { value, fault } = readValue(typedAt(reading, name), field, reading)
      addFault(reading, name, fault)
      return value
    }
  }
}

function readTexts(reading: Reading, field: FormField, name: string, path: string): Content | undefined {
  const text: Content = {}
  for (const language of languages) {
    const { value, fault } = readValue(typedAt(reading, `${name}.${language}`), field, reading)
    addFault(reading, `${name}.${language}`, fault)
    if (value !== undefined) text[language] = value
  }
  if (Object.keys(text).length === 0) return undefined
  reading.paths.set(name, path)
  return text
}

/** The items of which anything is filled in, as far as each has all that it needs. */
function readItems(reading: Reading, field: FormField, name: string, path: string): unknown[] | undefined {
  const fields = field.item ?? []
  const items: unknown[] = []
  for (const i of reading.items.get(name) ?? []) {
    const prefix = `${name}.${i}`
    if (!fields.some((inner) => isFilled(reading, inner, join(prefix, inner.name)))) continue
    if (field.most !== undefined && items.length >= field.most) {
      reading.problems.push({ name, code: 'tooMany', values: { max: field.most } })
      break
    }
    const item = readFields(reading, fields, prefix, `${path}.${items.length}`)
    const lacking = fields.filter((inner) => inner.required && item[inner.name] === undefined)
    for (const inner of lacking)
      if (!isFilled(reading, inner, join(prefix, inner.name)))
        reading.problems.push({ name: firstControl(reading, inner, join(prefix, inner.name)), code: 'incomplete' })
    if (lacking.length === 0) items.push(fields[0]?.name === '' ? item[''] : item)
    // a text of an item that is left out stands nowhere
    else for (const text of reading.paths.keys()) if (text.startsWith(`${prefix}.`)) reading.paths.delete(text)
  }
  return items.length > 0 ? items : undefined
}

/** Of a text by language, the one in which the entry seems to be written. */
function firstControl(reading: Reading, { type }: FormField, name: string): string {
  if (type !== 'text' && type !== 'longText') return name
  const written = [reading.language, ...languages].find((language) => isTyped(reading, `title.${language}`))
  return `${name}.${written ?? reading.language}`
}

function readThemes(reading: Reading, field: FormField, name: string): string[] | undefined {
  const themes = new Set<string>()
  for (const i of reading.items.get(name) ?? []) {
    const { value, fault } = readValue(typedAt(reading, `${name}.${i}`), { ...field, type: 'line' }, reading)
    addFault(reading, `${name}.${i}`, fault)
    if (typeof value !== 'string' || themes.has(value)) continue
    if (field.most !== undefined && themes.size >= field.most) {
      reading.problems.push({ name, code: 'tooMany', values: { max: field.most } })
      break
    }
    themes.add(value)
  }
  return themes.size > 0 ? [...themes] : undefined
}

function readLines(reading: Reading, field: FormField, name: string): string[] | undefined {
  const text = cleanText(typedAt(reading, name))
  if (text === undefined) addFault(reading, name, { code: 'unreadable' })
  const lines = (text ?? '').split('\n').flatMap((line) => line.trim() || [])
  const faults = lines.map((line) => tooLong(line, field))
  addFault(reading, name, faults.find(Boolean))
  const fitting = lines.filter((_, i) => !faults[i])
  if (field.most !== undefined && fitting.length > field.most)
    addFault(reading, name, { code: 'tooMany', values: { max: field.most } })
  return fitting.length > 0 ? fitting.slice(0, field.most) : undefined
}

function readAmount(reading: Reading, field: FormField, name: string): Content | undefined {
  const read = readMoney(typedAt(reading, `${name}.amount`), typedAt(reading, `${name}.currency`), field, reading)
  addFault(reading, `${name}.amount`, read.amount.fault)
  addFault(reading, `${name}.currency`, read.currency.fault)
  const [amount, currency] = [read.amount.value, read.currency.value]
  if (amount === undefined || currency === undefined) return undefined
  return { amount, currency, approximate: read.approximate || isTyped(reading, `${name}.approximate`) }
}

/** The ids of a list, each once. */
export function readIds(reading: Reading, name: string, code: string): number[] {
  const ids = new Set<number>()
  for (const i of reading.items.get(name) ?? []) {
    const text = cleanText(typedAt(reading, `${name}.${i}`))
    if (text === '') continue
    const { value, fault } = readId(text ?? '', code)
    addFault(reading, `${name}.${i}`, fault)
    if (typeof value === 'number') ids.add(value)
  }
  return [...ids]
}
