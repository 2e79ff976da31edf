import { readFileSync } from 'node:fs'

/**
 * Stems of words whose vowels or consonants change in a way no rule says (miasto, w mieście), whose end looks like an
 * ending (system, kolej) or whom a rule would take for another (radio, rada): the stem, and the other shapes it has. A shape with a full stop
 * is a whole form that takes no ending.
 */
const known: Record<string, string> = JSON.parse(readFileSync(new URL('./stems.json', import.meta.url), 'utf8'))

/** The stem of a word by each of its shapes. */
export const stemsOf = new Map<string, string>(
  Object.entries(known).flatMap(([stem, others]) =>
    [stem, ...others.split(' ').filter(Boolean)].map((shape) => [shape, stem] as const),
  ),
)
