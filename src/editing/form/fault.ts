import type { FormField } from './describe-fields.ts'

/** What is wrong: its code, and what its message must name. */
export type Fault = { code: string; values?: Record<string, string | number> }
/** A value, or none where nothing was typed; `fault` beside a value: it is readable and still wrong. */
export type ReadValue = { value?: unknown; fault?: Fault }

export const tooLong = (text: string, { max }: FormField): Fault | undefined =>
  max !== undefined && text.length > max ? { code: 'tooLong', values: { count: text.length, max } } : undefined

/** So much of what was typed is said again. */
export const longestQuote = 60

/** A value of which nothing can be used: the message says again what was typed. */
export const wrong = (code: string, x: string): ReadValue => {
  const letters = [...x]
  return {
    fault: { code, values: { x: letters.length > longestQuote ? `${letters.slice(0, longestQuote).join('')}…` : x } },
  }
}
