import { type Dictionary, type Label, labelKey } from './labels.ts'
import { rewordings } from './rewordings.ts'

/** Longer than any label; a sentence with a colon in it. */
export const longestLabel = 110

/** "2.1 Country", "b) Country", "Q3: Country": forms number their fields. */
const number = /^\s*(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?|[a-z]\)|[A-Z]\.?\d{1,2}[.)]?|[IVX]{1,4}\.)[ \t\u00a0]+/
/** "Title (no more than 100 characters)", "Title *" */
const hint = /\s*(?:\([^()]{1,80}\)|\*+)\s*(?=[:?]?\s*$)/

/**
 * The label that some words are: as the dictionary has it, or under a number, before a hint, or in two languages with a
 * stroke between. `told`: a colon, a tab or a cell says that they are one; then words that go with labels (total …,
 * … of the project) make no difference. Undefined for other words.
 */
export function lookUpLabel(words: string, labels: Dictionary, told = false): Label | undefined {
  if (words.length > longestLabel) return undefined
  const plain = words.replace(number, '')
  const sure = told || plain !== words || /[:?]\s*$/.test(words)
  const found =
    labels.get(labelKey(words)) ??
    labels.get(labelKey(plain)) ??
    (hint.test(plain) ? labels.get(labelKey(plain.replace(hint, ''))) : undefined) ??
    inTwoLanguages(plain, labels) ??
    (contact.test(plain) ? labels.get('contact') : undefined)
  if (found && (sure || !found.weak)) return found
  if (!sure || plain.trim().split(/\s+/).length > 8) return undefined
  for (const key of rewordings(labelKey(plain.replace(hint, '')))) {
    const label = labels.get(key)
    if (label) return label
  }
  return undefined
}

/** However a form goes on to say what the contact is for. */
const contact = /^\s*(?:contact details|dane kontaktowe|kontaktní údaje)(?= )[^.!?:]*:?\s*$/i

/** "Tytuł / Title": each side is a label, and of the same field. */
function inTwoLanguages(words: string, labels: Dictionary): Label | undefined {
  const sides = words.split(/\s*\/\s*|\s+\|\s+/)
  if (sides.length < 2 || sides.length > 3) return undefined
  const [first, ...others] = sides.map((side) => labels.get(labelKey(side)))
  const reach = (label: Label | undefined) => /^contact\.(?:phone|email|fax)$/.test(label?.target ?? '')
  if (reach(first) && others.every(reach)) return first
  return first && others.every((other) => other?.target === first.target) ? first : undefined
}
