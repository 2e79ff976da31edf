import { readFileSync } from 'node:fs'
import { foldWords } from '../gazetteers/fold-text.ts'

/**
 * What stands behind a label. scalar: one line and no more; list: items until the next label; text: paragraphs until
 * the next label or heading; yesno: an answer or none; group: nothing, it only heads what follows.
 */
export const arities = ['scalar', 'list', 'text', 'yesno', 'group'] as const
export type Arity = (typeof arities)[number]

/**
 * `target`: entity and field, `main` being whatever the annex is about, `none` a label that no field is for. `gluable`:
 * its value may follow without a colon. `weak`: words that are a label only with a colon, a number or a cell to say so;
 * `guessed`: no dictionary has it, its words say what it asks for.
 */
export type Label = { target: string; arity: Arity; gluable: boolean; weak?: true; guessed?: true; asked?: true }
export type Dictionary = Map<string, Label>

/** A label that an admin added: remembered in the database. */
export type LearnedLabel = { label: string; target: string; arity: Arity }

/** Labels are compared without marks, case and signs. */
export const labelKey = (text: string): string =>
  foldWords(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

const own = (['en', 'pl', 'cs'] as const).flatMap((language) => {
  const rows: Record<string, string[]> = JSON.parse(
    readFileSync(new URL(`./dictionary/${language}.json`, import.meta.url), 'utf8'),
  )
  return Object.entries(rows).flatMap(([head, labels]) => {
    const [target = '', arity = ''] = head.split(' ')
    const label: Label = {
      target,
      arity: arity.replace(/[!?]/g, '') as Arity,
      gluable: arity.includes('!'),
      ...(arity.includes('?') ? { weak: true } : {}),
    }
    return labels.map((text): [string, Label] => [labelKey(text), label])
  })
})

/** The labels of the three languages and those that admins have taught; of two with one wording the first stays. */
export function dictionary(learned: LearnedLabel[] = []): Dictionary {
  const all: Dictionary = new Map(
    learned.map(({ label, target, arity }) => [labelKey(label), { target, arity, gluable: false }]),
  )
  for (const [key, label] of own) if (!all.has(key)) all.set(key, label)
  return all
}
