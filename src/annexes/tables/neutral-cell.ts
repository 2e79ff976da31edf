// A spreadsheet runs a cell that begins with = + - @, a tab or a carriage return; the latter comes back from a file as
// a line feed. What we write gets an apostrophe in front; a text that begins with apostrophes before such a sign gets
// one more, so that reading gives back just what was there. In JSON nothing runs: there cells stand as they are.

const runs = /^'*[=+\-@\t\r\n]/
const written = /^'+[=+\-@\t\r\n]/

/** A cell as it is written to csv and xlsx. */
export const neutralise = (text: string): string => (runs.test(text) ? `'${text}` : text)

/** Does the cell begin with the apostrophe that `neutralise` puts there? */
export const isNeutralised = (text: string): boolean => written.test(text)

/** What a spreadsheet would take for a formula. */
export const looksLikeFormula = (text: string): boolean => /^[=+\-@\t\r\n]/.test(text)
