import yazl from 'yazl'
import { measureCoverage } from '../../../src/annexes/passages.ts'
import { readDocument } from '../../../src/annexes/reading/read-document.ts'
import { extractTable } from '../../../src/annexes/tables/extract-table.ts'

/** Reads a file and its table; every value stands where it says, and no character is lost. */
export async function readTable(bytes: Buffer | string, name: string, ...rest: [Parameters<typeof extractTable>[1]?]) {
  const document = await readDocument(Buffer.from(bytes), name)
  const reading = extractTable(document, rest[0], [], name)
  const wrong = reading.extraction.entities
    .flatMap(({ provenance }) => Object.values(provenance).flat())
    .filter(({ start, end, raw }) => document.text.slice(start, end) !== raw || raw === '')
  const { lost } = measureCoverage(document.text, reading.extraction)
  return { ...reading, document, wrong, lost }
}

/** A small csv: the rows as they stand in the file. */
export const csv = (...lines: string[]) => readTable(`${lines.join('\n')}\n`, 'table.csv')

type XlsxCell = string | number | null | { xml: string } | { date: number }

/** A workbook as office programs save one: shared strings, a style for dates, merged titles, formulas with results. */
export async function workbook(sheets: Record<string, XlsxCell[][]>): Promise<Buffer> {
  const strings: string[] = []
  const encode = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
  const cell = (value: XlsxCell, row: number, column: number) => {
    const at = `r="${String.fromCharCode(65 + column)}${row + 1}"`
    if (value === null) return ''
    if (typeof value === 'number') return `<c ${at} s="0"><v>${value}</v></c>`
    if (typeof value === 'string') return `<c ${at} s="0" t="s"><v>${strings.push(value) - 1}</v></c>`
    return 'date' in value ? `<c ${at} s="1"><v>${value.date}</v></c>` : `<c ${at} ${value.xml}</c>`
  }
  const bodies = Object.values(sheets).map((rows) =>
    rows
      .map((cells, row) => `<row r="${row + 1}">${cells.map((value, i) => cell(value, row, i)).join('')}</row>`)
      .join(''),
  )
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const zip = new yazl.ZipFile()
  const add = (name: string, xml: string) =>
    zip.addBuffer(Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`), name)
  add(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
  )
  add(
    'xl/workbook.xml',
    `<workbook ${main} xmlns:r="${office}"><sheets>${Object.keys(sheets)
      .map((name, i) => `<sheet name="${encode(name)}" sheetId="${i + 1}" state="visible" r:id="rId${i + 1}"/>`)
      .join('')}</sheets></workbook>`,
  )
  add(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${bodies
      .map(
        (_, i) => `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
      )
      .join('')}</Relationships>`,
  )
  add(
    'xl/styles.xml',
    `<styleSheet ${main}><numFmts><numFmt numFmtId="164" formatCode="General"/><numFmt numFmtId="165" formatCode="dd\\.mm\\.yyyy"/></numFmts><cellXfs><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
  )
  for (const [i, body] of bodies.entries())
    add(
      `xl/worksheets/sheet${i + 1}.xml`,
      `<worksheet ${main}><sheetData>${body}</sheetData><mergeCells count="1"><mergeCell ref="A1:F1"/></mergeCells></worksheet>`,
    )
  const items = strings.map((text) => `<si><t xml:space="preserve">${encode(text)}</t></si>`).join('')
  add('xl/sharedStrings.xml', `<sst ${main} count="${strings.length}">${items}</sst>`)
  zip.end()
  const parts: Buffer[] = []
  for await (const part of zip.outputStream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
