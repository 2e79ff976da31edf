import { type DocumentType, type ReadDocument, Rejected } from './document.ts'
import { limits } from './limits.ts'
import { readCsv } from './read-csv.ts'
import { readDocx } from './read-docx.ts'
import { readHtml } from './read-html.ts'
import { readJson } from './read-json.ts'
import { readOds } from './read-ods.ts'
import { readOdt } from './read-odt.ts'
import { readPdf } from './read-pdf.ts'
import { readText } from './read-text.ts'
import { readXlsx } from './read-xlsx.ts'
import { sniffType } from './sniff-type.ts'

const readers: Record<Exclude<DocumentType, 'zip'>, (bytes: Buffer) => ReadDocument | Promise<ReadDocument>> = {
  txt: readText,
  docx: readDocx,
  odt: readOdt,
  pdf: readPdf,
  html: readHtml,
  xlsx: readXlsx,
  ods: readOds,
  csv: readCsv,
  json: readJson,
}

/**
 * Reads a file by what it is. Runs in a child process (run-reader.ts): a hostile file may take all that the child has.
 * Throws Rejected; `nested_archive` for a zip, whose members come here one by one.
 */
export async function readDocument(bytes: Buffer, name: string): Promise<ReadDocument> {
  const { type, mediaType, warnings } = await sniffType(bytes, name)
  if (type === 'zip') throw new Rejected('nested_archive')
  const document = await readers[type](bytes)
  const most = document.sheets.length > 0 ? limits.tableCharacters : limits.characters
  if (document.text.length > most) throw new Rejected('reader_limit', 'characters')
  if (document.blocks.length === 0 && document.sheets.length === 0 && type !== 'pdf') throw new Rejected('no_text')
  return { ...document, type, mediaType, warnings: [...warnings, ...document.warnings] }
}
