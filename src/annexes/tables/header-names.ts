import { readFileSync } from 'node:fs'
import { type Language, languages } from '../../languages.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { dictionary, type LearnedLabel, labelKey } from '../labels/labels.ts'
import { parseFieldName, type TableKind, tableFields, tableKinds, translatedFields } from './table-fields.ts'

/** What a heading names. `kind`: which kind of row it speaks of; `language`: of the column, or of the heading's words. */
export type NamedHeader = {
  field: string
  score: number
  kind?: TableKind
  /** Of the texts in the column. */
  textLanguage?: Language
  /** Of the heading. */
  language?: Language
  /** "Partner 2": which of several columns of the kind. */
  index?: number
}
type Named = Omit<NamedHeader, 'score' | 'textLanguage' | 'index'>
export type HeaderNames = Map<string, Named>

const isKind = (name: string | undefined): name is TableKind => (tableKinds as readonly string[]).includes(name ?? '')

const own = languages.flatMap((language) => {
  const rows: Record<string, string[]> = JSON.parse(
    readFileSync(new URL(`./headers/${language}.json`, import.meta.url), 'utf8'),
  )
  return Object.entries(rows).flatMap(([target, names]) => {
    const [first = '', second] = target.split('.')
    const named: Named = { field: second ?? first, language, ...(isKind(first) && second ? { kind: first } : {}) }
    return names.map((name): [string, Named] => [labelKey(name), named])
  })
})

/** Where the dictionary of labels calls a field otherwise than a table does. */
const ofLabels: Record<string, string> = {
  'organisation.name': 'organisation',
  'main.duration': 'period',
  'programme.period': 'programme_period',
  'contact.name': 'contact_name',
  'contact.role': 'contact_role',
  'contact.email': 'email',
  'contact.phone': 'phone',
}

/** Headings of the three languages, those of forms beside them, and what admins have taught. */
export function headerNames(learned: LearnedLabel[] = []): HeaderNames {
  const names: HeaderNames = new Map()
  for (const { label, target } of learned) {
    const named = nameOfTarget(target)
    if (named) names.set(labelKey(label), named)
  }
  for (const [key, named] of own) if (!names.has(key)) names.set(key, named)
  for (const [key, { target }] of dictionary()) {
    const named = nameOfTarget(target)
    if (named && !names.has(key)) names.set(key, named)
  }
  return names
}

function nameOfTarget(target: string): Named | undefined {
  const [first, second] = target.split('.')
  const field = ofLabels[target] ?? second ?? first ?? ''
  if (!tableFields.has(field)) return undefined
  return { field, ...(isKind(first) && field === 'title' ? { kind: first } : {}) }
}

const languageWords: [RegExp, Language][] = [
  [/\b(?:in english|english|eng?|po angielsku|w jez(?:yku)? angielskim|ang|anglicky|v anglictine)\b/, 'en'],
  [/\b(?:in polish|polish|pl|po polsku|w jez(?:yku)? polskim|polsky|v polstine)\b/, 'pl'],
  [/\b(?:in czech|czech|cs|cz|po czesku|w jez(?:yku)? czeskim|cesky|v cestine)\b/, 'cs'],
]

/** What a heading names; undefined for one that nobody knows. A score below 1 says how much of it was left aside. */
export function nameHeader(header: string, names: HeaderNames): NamedHeader | undefined {
  // "budget.amount" of a JSON file
  const plain = header.trim().replace(/(?<=\w)\.(?:amount|value|name)$/i, '')
  if (plain === '' || plain.length > 120) return undefined
  const exact = parseFieldName(plain)
  if (exact) return { field: exact.field, score: 1, textLanguage: exact.language }
  if (/\w\.currency$/i.test(plain)) return { field: 'currency', score: 1 }
  const whole = names.get(labelKey(header)) ?? names.get(labelKey(plain))
  if (whole) return { ...whole, score: 1 }
  const folded = foldWords(plain).replace(/[_./*:]+/g, ' ')
  for (const [pattern, textLanguage] of languageWords) {
    const found = names.get(labelKey(folded.replace(pattern, ' ')))
    if (pattern.test(folded) && found && translatedFields.has(found.field))
      return { ...found, score: 0.95, textLanguage }
  }
  const bare = names.get(labelKey(folded.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ').replace(units, ' ')))
  if (bare) return { ...bare, score: 0.95 }
  const index = /(?<!nuts ?)(?<!\d)(\d{1,2})(?!\d)/.exec(folded)
  const numbered = index && names.get(labelKey(folded.replace(index[0], ' ').replace(/\([^)]*\)/g, ' ')))
  if (numbered && /^(?:partner|members)/.test(numbered.field))
    return { ...numbered, score: 0.9, index: Number(index[1]) }
  return partOf(folded, names)
}

const units = /\b(?:in|w|v)? ?(?:eur(?:o|os)?|pln|zl|czk|kc|usd|tys|tis|mln|mil|thousand|million)\b|€/g

/** A known heading at the beginning or the end of a longer one, if it is most of it. */
function partOf(folded: string, names: HeaderNames): NamedHeader | undefined {
  const words = labelKey(folded).split(' ')
  for (let length = words.length - 1; length >= 2 && length * 2 > words.length; length--)
    for (const part of [words.slice(0, length), words.slice(-length)]) {
      const found = names.get(part.join(' '))
      if (found) return { ...found, score: 0.6 + (0.2 * length) / words.length }
    }
  return undefined
}
