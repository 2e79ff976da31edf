import type { Extraction } from '../extraction.ts'
import { fieldMaps } from '../importing/field-maps.ts'
import type { Decisions } from '../review/item-queries.ts'
import type { Arity, LearnedLabel } from './labels.ts'

const lists = new Set([
  'aims',
  'topics',
  'activities',
  'target_groups',
  'alt_names',
  'agenda',
  'evidence',
  'looking_for',
])
const texts = new Set(
  `description narrative objective results topic policy_issue audience summary slogan access_note evidence`.split(' '),
)

/** Labels that a person wants to be remembered: those of passages that were given to a field. */
export function labelsToLearn(
  body: Record<string, string>,
  { passages = {} }: Decisions,
  extraction: Extraction,
): LearnedLabel[] {
  return extraction.passages.flatMap(({ start, label }) => {
    const place = passages[start]
    if (!label || !body[`l.${start}`] || typeof place !== 'object') return []
    const type = extraction.entities[place.entity]?.type
    const name = type && fieldOf(type, place.field)
    return name ? [{ label, target: `${type}.${name}`, arity: arityOf(name) }] : []
  })
}

/** A field by its name in annexes: entries call some of them otherwise. */
function fieldOf(type: string, field: string): string {
  const map = fieldMaps[type as keyof typeof fieldMaps] ?? {}
  return Object.keys(map).find((name) => map[name]!.field === field) ?? field
}

const arityOf = (name: string): Arity => (lists.has(name) ? 'list' : texts.has(name) ? 'text' : 'scalar')
