/** What a spreadsheet would take for a formula. */
const formula = /^[=+\-@\t\r]/

/**
 * A table as CSV (RFC 4180): UTF-8 with a byte order mark, so that spreadsheets read the letters right, lines ended by
 * CRLF. A cell that a spreadsheet would run as a formula gets an apostrophe in front. Where numbers have a decimal comma
 * spreadsheets take only a semicolon for the `separator`.
 */
export function writeCsv(rows: string[][], separator: ',' | ';' = ','): string {
  return `\ufeff${rows.map((row) => `${row.map(writeCell).join(separator)}\r\n`).join('')}`
}

function writeCell(value: string): string {
  const text = formula.test(value) ? `'${value}` : value
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
