import type { T } from '../languages.ts'
import { escapeHtml } from '../rendering.ts'

/**
 * HTML of a message whose values are HTML already (a link, a date with its `datetime`); the message itself is escaped.
 * Whoever calls has escaped what came from outside.
 */
export function fillSentence(t: T, key: string, html: Record<string, string>): string {
  const names = Object.keys(html)
  const marked = t(key, Object.fromEntries(names.map((name, i) => [name, `\u{e000}${i}\u{e001}`])))
  return escapeHtml(marked).replace(/\u{e000}(\d+)\u{e001}/gu, (_, i: string) => html[names[Number(i)]!]!)
}
