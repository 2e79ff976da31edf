import { parse } from 'csv-parse/sync'
import { decodeText } from './decode-text.ts'
import { type ReadDocument, Rejected } from './document.ts'
import { limits } from './limits.ts'
import { type RawCell, sheetText } from './sheet-text.ts'

const delimiters = [',', ';', '\t', '|']
const quotes = ['"', "'"]

/** A table of separated values (RFC 4180, and what is sent in its name). Throws Rejected. */
export function readCsv(bytes: Buffer): ReadDocument {
  const { text, charset, how, warnings } = decodeText(bytes, undefined, limits.tableCharacters)
  const announced = /^sep=(.)\n/i.exec(text)
  const body = announced ? text.slice(announced[0].length) : text
  const { delimiter, quote } = announced ? { delimiter: announced[1]!, quote: '"' } : findForm(body)
  const records = parseRecords(body, delimiter, quote, limits.rows + 2)
  if (!records) throw new Rejected('corrupt_file', 'csv')
  const rows = records.map((record) =>
    record.map((value): RawCell => ({ text: value, type: value.trim() === '' ? 'empty' : 'text' })),
  )
  return {
    type: 'csv',
    mediaType: '',
    charset,
    charsetHow: how,
    pages: null,
    ...sheetText([{ name: '', rows }], { widths: true }),
    warnings,
    dropped: {},
  }
}

/** The delimiter and quote with which the first records have most columns, and all the same number of them. */
function findForm(text: string): { delimiter: string; quote: string } {
  // not cut by lines: a cell may have many of them, and one that is cut open is no cell
  const sample = text.slice(0, 500_000)
  const forms = quotes.flatMap((quote) =>
    delimiters.map((delimiter) => ({ delimiter, quote, score: score(sample, delimiter, quote) })),
  )
  return forms.reduce((best, form) => (form.score > best.score ? form : best))
}

function score(sample: string, delimiter: string, quote: string): number {
  const records = parseRecords(sample, delimiter, quote, 50)?.filter((record) =>
    record.some((value) => value.trim() !== ''),
  )
  if (!records || records.length === 0) return -1
  const widths = records.map(({ length }) => length)
  const usual = widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)]!
  const even = widths.filter((width) => width === usual).length / widths.length
  // quotes that stayed in the values were not read as quotes
  const left = records.flat().filter((value) => /^".*"$/s.test(value)).length
  return usual < 2 ? 0 : even * 10 + Math.min(usual, 60) / 10 - left
}

function parseRecords(text: string, delimiter: string, quote: string, most: number): string[][] | undefined {
  try {
    return parse(text, {
      delimiter,
      quote,
      to: most,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    })
  } catch {
    return undefined
  }
}
