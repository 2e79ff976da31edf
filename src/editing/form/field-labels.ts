import { isLanguage, type Language, type T } from '../../languages.ts'
import { formatPartialDate, isPartialDate } from '../../partial-dates.ts'
import type { Problem } from './read-fields.ts'

const isNumber = (part: string | undefined) => /^\d+$/.test(part ?? '')

/** `evidence` and `text` of a field in an item; the list alone for the item itself. */
const keyOf = (list: string | undefined, name: string) => (list ? `${list}_${name}` : name)

type Step = { key: string; label: string }

/** The field and the items on the way to it; what follows a field is a language, a part of an amount or an option. */
function followPath(t: T, path: string): Step[] {
  const steps: Step[] = []
  let list = ''
  let last = ''
  const parts = path.split('.')
  for (const [i, part] of parts.entries()) {
    const inItem = i === 0 || isNumber(parts[i - 1])
    const before = steps.at(-1)!
    if (isNumber(part)) {
      const label = t(`fields.item_${last}`, { n: Number(part) + 1 })
      steps[steps.length - 1] = { key: before.key, label }
      list = last
    } else if (isLanguage(part)) {
      before.label = t('fields.inLanguage', { label: before.label, language: t(`vocabulary.language_${part}`) })
    } else if (inItem) {
      const key = keyOf(list, part)
      steps.push({ key, label: t(`fields.${key}`) })
    } else if (moneyParts.has(part)) steps.push({ key: `money_${part}`, label: t(`fields.money_${part}`) })
    else steps.push({ key: before.key, label: optionLabel(t, path.slice(0, -part.length - 1), part) })
    if (!isNumber(part)) last = part
  }
  return steps
}

const moneyParts = new Set(['amount', 'currency', 'approximate'])

/** What a field is called, with the items it stands in: `evidence.0.text` → Evidence 1: text. */
export function fieldLabel(t: T, path: string): string {
  const [first, ...rest] = followPath(t, path).map(({ label }) => label)
  return rest.reduce((whole, part) => t('fields.within', { whole, part: lowerFirst(part) }), first!)
}

/** What a field is called where its item stands in sight: `evidence.0.text` → Text. */
export const itemFieldLabel = (t: T, path: string): string => followPath(t, path).at(-1)!.label

/** E-mail, EU and the like keep their capitals. */
export const lowerFirst = (label: string) =>
  /^\p{Lu}\p{Ll}/u.test(label) ? label[0]!.toLowerCase() + label.slice(1) : label

export const sectionLabel = (t: T, section: string): string => t(`fields.section_${section}`)

/** Names of fields, without the numbers of items → the key of their hint. */
const hints = new Map<string, string>([
  ...'title summary themes places unknowns discrepancies images_alt attachments_title timeZone cofinancingRate metrics_unit officialName evidence activities ongoing priorNetwork accessNote nip regon krs ico dic relations_inferred sources'
    .split(' ')
    .map((name): [string, string] => [name, name]),
  ...'start end since date endDate periodStart periodEnd registrationDeadline annexCompletedOn profileDated contactAsOf milestones_date milestones_end activities_start activities_end stages_start stages_end metrics_asOf'
    .split(' ')
    .map((name): [string, string] => [name, 'date']),
  ...['timeStart', 'timeEnd'].map((name): [string, string] => [name, 'time']),
  ...['memberCount', 'population', 'metrics_value'].map((name): [string, string] => [name, 'number']),
  ...['budgetTotal', 'euContribution'].map((name): [string, string] => [name, 'money']),
  ...['phone', 'fax'].map((name): [string, string] => [name, 'phone']),
  ['web', 'link'],
  ['altNames', 'lines'],
])

/** What to write into a field, where that is not plain; `path` as in fieldLabel. */
export function fieldHint(t: T, path: string): string | undefined {
  const parts = path.split('.').filter((part) => !isNumber(part) && !isLanguage(part))
  const hint = hints.get(parts.slice(-2).join('_')) ?? (parts.length === 1 ? hints.get(parts[0]!) : undefined)
  return hint && t(`fields.hint_${hint}`)
}

/** What one of the values of a choice is called; `path` may name the field alone or where it stands. */
export function optionLabel(t: T, path: string, option: string): string {
  const name = path.split('.').findLast((part) => !isNumber(part))!
  if (name === 'sign') return t(`kinds.${option}`)
  return t(`vocabulary.${name === 'kind' ? 'evidence' : name}_${option}`)
}

export const roleLabel = (t: T, role: string): string => t(`vocabulary.role_${role}`)

/** What is wrong, and what to type. */
export function problemText(t: T, { code, values = {} }: Omit<Problem, 'name'>): string {
  const said = Object.entries(values).map(([name, value]) => {
    if (code === 'targetKind')
      return [name, name === 'role' ? roleLabel(t, String(value)) : kindNames(t, String(value))]
    return [name, inWords(value, code, t.language)]
  })
  return t(`fields.problem_${code}`, Object.fromEntries(said))
}

const kindNames = (t: T, kinds: string) =>
  kinds
    .split(' ')
    .map((kind) => t(`kinds.${kind}`))
    .join(', ')

/** The readings of a date, as dates are written in the language. */
const inWords = (value: string | number, code: string, language: Language) =>
  code === 'ambiguousDate' && typeof value === 'string' && isPartialDate(value)
    ? formatPartialDate(value, language)
    : value
