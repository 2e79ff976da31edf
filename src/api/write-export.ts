import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import { neutralise } from '../annexes/tables/neutral-cell.ts'
import { cellJson, cellText, type ExportColumn, type ExportedEntry } from './export-columns.ts'

export const exportFormats = ['json', 'csv', 'xlsx'] as const
export type ExportFormat = (typeof exportFormats)[number]
export const isExportFormat = (text: unknown): text is ExportFormat =>
  (exportFormats as readonly unknown[]).includes(text)

export const exportTypes: Record<ExportFormat, string> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** `origin` is the portal with a language, for the addresses of pages. */
type Export = {
  columns: ExportColumn[]
  entries: AsyncIterable<ExportedEntry[]>
  origin: string
  separator?: ',' | ';'
}

/** An export in pieces, as they are ready. Of csv and json no more is in memory than a page of entries. */
export function writeExport(format: ExportFormat, given: Export): AsyncGenerator<string | Buffer> {
  return { json: writeJson, csv: writeCsv, xlsx: writeXlsx }[format](given)
}

async function* writeJson({ columns, entries, origin }: Export): AsyncGenerator<string> {
  let before = '[\n'
  for await (const page of entries) {
    const rows = page.map((entry) =>
      JSON.stringify(Object.fromEntries(columns.map(({ name, of }) => [name, cellJson(of(entry, origin))]))),
    )
    yield `${before}${rows.join(',\n')}`
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

/** RFC 4180 with a byte order mark, so that spreadsheets read the letters right. */
async function* writeCsv({ columns, entries, origin, separator = ',' }: Export): AsyncGenerator<string> {
  const line = (cells: string[]) => `${cells.map(quote).join(separator)}\r\n`
  yield `\ufeff${line(columns.map(({ name }) => name))}`
  for await (const page of entries)
    yield page.map((entry) => line(columns.map(({ of }) => neutralise(cellText(of(entry, origin)))))).join('')
}

const quote = (text: string) => (/[",;|\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** A workbook is packed as a whole; only its own cells are held until then. */
async function* writeXlsx({ columns, entries, origin }: Export): AsyncGenerator<Buffer> {
  const rows: SheetData = [columns.map(({ name }) => ({ value: name, type: String, fontWeight: 'bold' }))]
  for await (const page of entries)
    for (const entry of page)
      rows.push(
        columns.map(({ of }) => {
          const cell = of(entry, origin)
          if (typeof cell === 'number') return { value: cell, type: Number }
          const text = neutralise(cellText(cell))
          return text === '' ? null : { value: text, type: String }
        }),
      )
  yield await writeXlsxFile(rows, {
    sheet: 'Aglomera',
    stickyRowsCount: 1,
  }).toBuffer()
}
