import { readFile } from 'node:fs/promises'
import type { Extraction, Found } from '../extraction.ts'
import { measureCoverage } from '../passages.ts'
import type { Warning } from '../reading/document.ts'
import { type ReadFile, readFiles } from '../reading/read-files.ts'

/** What `annexes read --json` says of one file: the shape is that of the contract with other programs. */
export type Reading = {
  outcome: string
  code: string | null
  warnings: { code: string; detail: string | null }[]
  document: {
    mediaType: string
    charset: string | null
    sha256: string
    characters: number
    coverage: { assigned: number; listed: number; lost: number }
  } | null
  entities: { type: string; fields: Record<string, unknown>; provenance: Record<string, ReturnType<typeof place>[]> }[]
  relations: { from: number; type: string; to: number }[]
  rows?: unknown[]
  counts?: Record<string, number>
  passages: { start: number; end: number; text: string; reason: string }[]
}

/**
 * Reads files without any database; of a zip also each of its members, as `ARCHIVE!MEMBER`. A path that leads nowhere
 * is a rejected one, with the code `no_such_file`.
 */
export async function readPaths(paths: string[]): Promise<Record<string, Reading>> {
  const readings: Record<string, Reading> = {}
  for (const path of paths) {
    const bytes = await readFile(path).catch(() => undefined)
    const files: ReadFile[] = bytes
      ? await readFiles(bytes, path)
      : [{ name: path, outcome: 'rejected', code: 'no_such_file', warnings: [], sha256: '' }]
    for (const file of files) readings[file.name] = presentReading(file)
  }
  return readings
}

function presentReading({ annex, outcome, code, warnings, sha256 }: ReadFile): Reading {
  const bare = {
    outcome,
    code,
    warnings: warnings.map(warn),
    document: null,
    entities: [],
    relations: [],
    passages: [],
  }
  if (!annex) return bare
  const { document, extraction, table } = annex
  const more = extraction.warnings.map(warn)
  const told = outcome === 'ok' && more.length > 0
  // a text that gave nothing is for a person
  const found = more.some(({ code, detail }) => code === 'little_found' && detail === '0')
    ? { outcome: 'needs_manual', code: 'little_found' }
    : undefined
  return {
    ...(found ?? { outcome: told ? 'ok_with_warnings' : outcome, code: told ? more[0]!.code : code }),
    warnings: [...bare.warnings, ...more],
    document: {
      mediaType: document.mediaType,
      charset: document.charset,
      sha256,
      characters: document.text.length,
      coverage: measureCoverage(document.text, extraction),
    },
    ...presentExtraction(extraction),
    ...(table && {
      rows: table.rows.map(({ row, status, fields, problems }) => ({ row, status, fields, problems })),
      counts: table.counts,
    }),
  }
}

const presentExtraction = ({ entities, relations, passages }: Extraction) => ({
  entities: entities.map(({ type, fields, provenance }) => ({
    type,
    fields,
    provenance: Object.fromEntries(Object.entries(provenance).map(([field, found]) => [field, found.map(place)])),
  })),
  relations: relations.map(({ from, type, to }) => ({ from, type, to })),
  passages: passages.map(({ start, end, raw, reason }) => ({ start, end, text: raw, reason })),
})

const place = ({ start, end, raw, confidence, rule }: Found) => ({ start, end, raw, confidence, rule })
const warn = ({ code, detail }: Warning) => ({ code, detail: detail ?? null })

/** The readings in lines for people. */
export function writeReadings(readings: Record<string, Reading>): string {
  return Object.entries(readings)
    .flatMap(([path, { outcome, code, entities, passages }]) => [
      `${path}: ${outcome}${code ? ` (${code})` : ''}, ${entities.length} found, ${passages.length} passages without a field`,
      ...entities.map(({ type, fields }) => `  ${type} ${JSON.stringify(fields.title ?? fields.name ?? '')}`),
    ])
    .join('\n')
}
