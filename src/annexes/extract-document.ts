import type { Language } from '../languages.ts'
import { extract } from './extract.ts'
import type { Extraction } from './extraction.ts'
import { dictionary, type LearnedLabel } from './labels/labels.ts'
import { guessLanguage } from './normalise/languages.ts'
import type { ReadDocument } from './reading/document.ts'
import { extractTable, hasTable } from './tables/extract-table.ts'
import type { Mapping } from './tables/map-columns.ts'
import type { TableReading } from './tables/table-reading.ts'

/** What a document says; `table` is there where that stands in the rows of one. */
export type Extracted = { language: Language | null; extraction: Extraction; table?: Omit<TableReading, 'extraction'> }

/**
 * Extracts a document as what it is: an annex or a table. `name` is the file's, which may tell the kind of the rows;
 * `mapping` is what a person decided about the columns.
 */
export function extractDocument(
  document: ReadDocument,
  learned: LearnedLabel[] = [],
  name = '',
  mapping?: Mapping,
): Extracted {
  const language = guessLanguage(document.text)?.language ?? null
  if (document.sheets.length > 0 && (mapping || hasTable(document, learned, name))) {
    const { extraction, ...table } = extractTable(document, mapping, learned, name)
    return { language, extraction, table }
  }
  return { language, extraction: extract(document, dictionary(learned)) }
}
