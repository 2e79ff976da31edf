import type { Language } from '../../languages.ts'
import { isMissing } from '../normalise/dates.ts'
import type { Cell } from '../reading/document.ts'
import { isNeutralised, looksLikeFormula } from './neutral-cell.ts'
import { readChoice } from './read-choice.ts'
import type { Decided } from './read-columns.ts'
import { readCountries, readItems, readPlaces, readText, readThemes, shapeCell } from './read-lists.ts'
import { readAmount, readCount, readDay, readFlag, readPeriod, readRegister, readYears } from './read-values.ts'
import type { NamedPiece } from './split-cell.ts'
import { splitList, splitNames } from './split-cell.ts'
import type { FieldForm } from './table-fields.ts'

/** A part of a cell that says the value of a field; offsets in the text that was read. */
export type Part = { field: string; value: unknown; start: number; end: number; confidence: number; item?: true }
/** Something to look at in a row. `column` counts from 0; `raw` is what stands in the cell. */
export type Problem = { code: string; column?: number; raw?: string; options?: unknown[] }
export type Read = { parts: Part[]; problem?: { code: string; options?: unknown[] }; names?: NamedPiece[] }

/** What is known where a cell is read. */
export type CellContext = {
  language: Language
  decided: Decided
  currency?: string
  country?: string
  /** What cells of few different values were read as: a country is looked up once, not in each of thousands of rows. */
  memory?: Map<string, Read>
  /** Nothing in the file was put there against spreadsheets: a leading apostrophe is one. */
  isJson?: boolean
  /** It is an export of a portal like this: texts stand there as they were published. */
  isOwn?: boolean
}

export const whole = (text: string, field: string, value: unknown, confidence = 0.95): Part => ({
  field,
  value,
  start: 0,
  end: text.length,
  confidence,
})
export const trouble = (code: string, options?: unknown[]): Read => ({
  parts: [],
  problem: { code, ...(options ? { options } : {}) },
})

const errors = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/

type Reader = (field: string, text: string, cell: Cell, context: CellContext) => Read
const readers: Record<FieldForm, Reader> = {
  text: readText,
  list: (field, text) => readItems(field, text),
  names: (_field, text) => ({ parts: [], names: splitNames(text) }),
  programmes: (_field, text) => ({
    parts: [],
    names: (/[\n|]|^•/.test(text) ? splitList(text) : [{ text, start: 0, end: text.length }]).map((name) => ({ name })),
  }),
  date: readDay,
  period: readPeriod,
  years: readYears,
  money: readAmount,
  number: readCount,
  flag: readFlag,
  choice: readChoice,
  identifier: readRegister,
  country: readCountries,
  places: readPlaces,
  themes: readThemes,
  shaped: shapeCell,
  known: () => ({ parts: [] }),
}
const plainText = new Set<FieldForm>(['text', 'list', 'names', 'programmes', 'themes'])

/**
 * What a cell says of its field: parts in offsets of the canonical text, or the problem why it stays empty. A text that
 * a spreadsheet would run is kept as it stands, and said; one that our own exports have neutralised comes back as it was.
 */
export function readCell(cell: Cell, field: string, form: FieldForm, context: CellContext): Read {
  if (cell.type === 'error' || errors.test(cell.text.trim())) return trouble('cell_error')
  let text = cell.text.trim()
  if (text === '') return cell.formula ? trouble('formula_without_value') : { parts: [] }
  let at = cell.start + cell.text.length - cell.text.trimStart().length
  const neutral = !context.isJson && isNeutralised(text)
  if (neutral) {
    text = text.slice(1)
    at += 1
  }
  if (!neutral && form !== 'choice' && form !== 'flag' && text.length <= 20 && isMissing(text)) return { parts: [] }
  const read = recall(field, text, form, context, () => readers[form](field, text, cell, context))
  const formula =
    !neutral &&
    !(context.isOwn && context.isJson) &&
    plainText.has(form) &&
    cell.type === 'text' &&
    (looksLikeFormula(text) || looksLikeFormula(cell.text))
  return {
    parts: read.parts.map((part) => ({ ...part, start: part.start + at, end: part.end + at })),
    ...(read.names ? { names: read.names.map((each) => moved(each, at)) } : {}),
    ...(read.problem ? { problem: read.problem } : formula ? { problem: { code: 'formula_like_text' } } : {}),
  }
}

const repeated = new Set<FieldForm>(['country', 'years', 'themes', 'choice'])
function recall(field: string, text: string, form: FieldForm, { memory }: CellContext, read: () => Read): Read {
  if (!memory || !repeated.has(form) || text.length > 100) return read()
  const key = `${field}\n${text}`
  const known = memory.get(key) ?? read()
  if (memory.size < 5000) memory.set(key, known)
  return known
}

function moved({ name, country, acronym, ...rest }: NamedPiece, at: number): NamedPiece {
  const move = <P extends { start: number; end: number }>(piece: P): P => ({
    ...piece,
    start: piece.start + at,
    end: piece.end + at,
  })
  return {
    ...rest,
    name: move(name),
    ...(country ? { country: move(country) } : {}),
    ...(acronym ? { acronym: move(acronym) } : {}),
  }
}
