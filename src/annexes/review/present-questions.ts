import { describeFields } from '../../editing/form/describe-fields.ts'
import { fieldLabel } from '../../editing/form/field-labels.ts'
import { kindByName } from '../../kinds.ts'
import type { T } from '../../languages.ts'
import { formatPartialDate, isPartialDate } from '../../partial-dates.ts'
import type { Extraction, Question } from '../extraction.ts'
import { hasAnswers, isClosed } from '../importing/close-questions.ts'
import { fieldMaps } from '../importing/field-maps.ts'
import type { Plan } from '../importing/plan.ts'
import type { Decisions } from './item-queries.ts'
import { fieldId } from './present-source.ts'

const known = new Set(
  `ambiguous_date contradiction unreadable does_not_fit says_both ends_before_start ongoing_with_end date_unknown
  years_of_programme counts_differ portal_says_else documents_differ`.split(/\s+/),
)

/** A question as the page asks it; where there is nothing to choose, somebody can say that all is right. */
export type Asked = {
  n: number
  words: string
  about: { label: string; href: string }[]
  raw: string[]
  options: { value: string; label: string }[]
  chosen: string
}

export function presentQuestions(plan: Plan, extraction: Extraction, decisions: Decisions, t: T): Asked[] {
  return plan.asked.map((question, n) => {
    const own = hasAnswers(question, n, extraction.questions.length)
    const key = isClosed(question, decisions, plan.merged) ? 'seen' : ''
    return {
      n,
      words: sayQuestion(question.code, t),
      about: aboutOf(question, plan, t),
      raw: [...new Set(question.spans.map(({ raw }) => shorten(raw)))].slice(0, 4),
      options: own
        ? (question.options ?? []).map((option, i) => ({ value: String(i), label: sayValue(option, t) }))
        : [{ value: 'seen', label: t('annexes.rightAsItStands') }],
      chosen: own ? String(decisions.questions?.[n] ?? '') : key,
    }
  })
}

/** What a question asks, in words. */
export const sayQuestion = (code: string, t: T): string => t(`annexes.ask_${known.has(code) ? code : 'other'}`)

function aboutOf({ about }: Question, plan: Plan, t: T) {
  return about.flatMap(({ entity, field }) => {
    const at = plan.merged[entity] ?? entity
    const entry = plan.entries.find((each) => each.entity === at)
    if (!entry) return []
    const map = fieldMaps[entry.kind as keyof typeof fieldMaps] ?? {}
    const name = map[field]?.field ?? field
    const there = entry.fields.some((each) => each.field === name)
    const label = labelOf(t, entry.kind, name)
    return [
      { label: [label, entry.title].filter(Boolean).join(': '), href: there ? `#${fieldId(at, name)}` : `#e-${at}` },
    ]
  })
}

/** The label of a field; nothing where entries of the kind have no such field. */
export const labelOf = (t: T, kind: string, name: string): string =>
  describeFields(kindByName.get(kind)!).some((field) => field.name === name) ? fieldLabel(t, name) : ''

const shorten = (text: string) => (text.length > 160 ? `${text.slice(0, 159).trimEnd()}…` : text)

/** A value in words, whatever its form. */
export function sayValue(value: unknown, t: T): string {
  if (typeof value === 'string') return isPartialDate(value) ? formatPartialDate(value, t.language) : shorten(value)
  if (Array.isArray(value)) return value.map((each) => sayValue(each, t)).join(', ')
  if (typeof value === 'object' && value !== null) {
    const parts = Object.values(value).filter((part) => part !== null && part !== undefined && part !== false)
    return parts.map((part) => sayValue(part, t)).join(' ')
  }
  return String(value ?? '–')
}
