import type { z } from 'zod'
import { fieldMeta, isTranslated, type Weight } from '../fields.ts'
import type { Language } from '../languages.ts'

/** A piece of text of an entry, in the order of its kind's fields; no language: the same in all (a name, a number). */
export type Passage = { field: string; weight: Weight; language?: Language; text: string }

/** Fields whose plain strings people search for; all others hold codes. */
const wordTypes = new Set(['line', 'lines', 'identifier', 'email', 'phone'])
/** A register's number is also found behind its name (NIP 754…), a telephone number also without its country. */
const also: Record<string, (field: string, text: string) => string> = {
  identifier: (field, text) => `${field} ${text}`,
  phone: (_field, text) => `${text} ${text.slice(3)}`,
}

/**
 * Every text of an entry's content with its search weight, walked by the schema of its kind.
 * Used by the search index and to find the passage that answers a search.
 */
export function collectText(schema: z.ZodType, content: object): Passage[] {
  const shape = (schema as z.ZodObject).shape
  const passages: Passage[] = []
  for (const [field, fieldSchema] of Object.entries(shape)) {
    const meta = fieldMeta.get(fieldSchema as z.ZodType)
    if (!meta) continue
    const weight = meta.weight ?? 'C'
    const walk = (value: unknown): void => {
      if (typeof value === 'string') {
        if (wordTypes.has(meta.type)) passages.push({ field, weight, text: also[meta.type]?.(field, value) ?? value })
      } else if (Array.isArray(value)) value.forEach(walk)
      else if (isTranslated(value))
        for (const [language, text] of Object.entries(value))
          passages.push({ field, weight, language: language as Language, text })
      else if (typeof value === 'object' && value !== null)
        // inside a list's item only texts by language are words
        for (const part of Object.values(value)) if (typeof part === 'object') walk(part)
    }
    walk((content as Record<string, unknown>)[field])
  }
  return passages
}
