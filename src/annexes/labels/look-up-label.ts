import { type Dictionary, type Label, labelKey } from './labels.ts'

/** Longer than any label; a sentence with a colon in it. */
export const longestLabel = 110

/** "2.1 Country", "b) Country": forms number their fields. */
const number = /^\s*(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?|[a-z]\)|[IVX]{1,4}\.)[ \t\u00a0]+/
/** "Title (no more than 100 characters)", "Title *" */
const hint = /\s*(?:\([^()]{1,80}\)|\*+)\s*(?=[:?]?\s*$)/

/**
 * The label that some words are: as the dictionary has it, or under a number, before a hint, or in two languages with a
 * stroke between. Undefined for other words.
 */
export function lookUpLabel(words: string, labels: Dictionary): Label | undefined {
  if (words.length > longestLabel) return undefined
  const plain = words.replace(number, '')
  return (
    labels.get(labelKey(words)) ??
    labels.get(labelKey(plain)) ??
    (hint.test(plain) ? labels.get(labelKey(plain.replace(hint, ''))) : undefined) ??
    inTwoLanguages(plain, labels) ??
    (contact.test(plain) ? labels.get('contact') : undefined)
  )
}

/** However a form goes on to say what the contact is for. */
const contact = /^\s*(?:contact details|dane kontaktowe|kontaktní údaje)(?= )[^.!?:]*:?\s*$/i

/** "Tytuł / Title": each side is a label, and of the same field. */
function inTwoLanguages(words: string, labels: Dictionary): Label | undefined {
  const sides = words.split(/\s*\/\s*|\s+\|\s+/)
  if (sides.length < 2 || sides.length > 3) return undefined
  const [first, ...others] = sides.map((side) => labels.get(labelKey(side)))
  return first && others.every((other) => other?.target === first.target) ? first : undefined
}
