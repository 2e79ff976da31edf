/**
 * Text as it is stored: one kind of line end, composed letters, no spaces at the ends of lines. Undefined where it
 * holds what nobody types and the database or a reader's program could not take.
 */
export function cleanText(typed: string): string | undefined {
  if (!typed.isWellFormed()) return undefined
  const text = typed
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .normalize('NFC')
    .split('\n') // a pattern for spaces at ends of lines would take quadratic time
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()
  return /[^\P{Cc}\n]/u.test(text) ? undefined : text
}

/** The same on one line. */
export const oneLine = (text: string) =>
  text
    .split('\n')
    .flatMap((line) => line.trim() || [])
    .join(' ')
