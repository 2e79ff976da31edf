import type { Language } from '../languages.ts'
import { extract } from './extract.ts'
import type { Extraction } from './extraction.ts'
import { dictionary } from './labels/labels.ts'
import { guessLanguage } from './normalise/languages.ts'
import type { Known } from './reading/answer.ts'
import type { ReadDocument } from './reading/document.ts'
import { extractTable } from './tables/extract-table.ts'
import { headerNames } from './tables/header-names.ts'
import { findTable, headerSignature } from './tables/map-columns.ts'
import type { TableReading } from './tables/table-reading.ts'

/** What a document says; `table` is there where that stands in the rows of one. */
export type Extracted = { language: Language | null; extraction: Extraction; table?: Omit<TableReading, 'extraction'> }

/**
 * Extracts a document as what it is: an annex or a table. `name` is the file's, which may tell the kind of the rows.
 * Of the mappings of columns that people decided the one for the headings of the table counts.
 */
export function extractDocument(
  document: ReadDocument,
  name = '',
  { learned = [], mappings = {}, tell }: Known = {},
): Extracted {
  const language = guessLanguage(document.text)?.language ?? null
  const headers = headerNames(learned)
  const found = findTable(document, headers, { name })
  if (!found) return { language, extraction: extract(document, dictionary(learned), headers) }
  const { extraction, ...table } = extractTable(document, mappings[headerSignature(found.columns)], learned, name, tell)
  return { language, extraction, table }
}
