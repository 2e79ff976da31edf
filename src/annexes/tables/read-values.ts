import { foldWords } from '../gazetteers/fold-text.ts'
import { shapeValue } from '../labels/shape-value.ts'
import { findPeriods, isOngoing, readDate } from '../normalise/dates.ts'
import { type IdentifierKind, readIdentifier } from '../normalise/identifiers.ts'
import { readMoney } from '../normalise/money.ts'
import { readNumber, scaled } from '../normalise/numbers.ts'
import type { Cell } from '../reading/document.ts'
import { type CellContext, type Read, trouble, whole } from './read-cell.ts'

const ends = new Set(['end', 'end_date', 'period_end'])

/** A date, as exact as the cell says it. A number is one only as a year: serial numbers need a cell of dates. */
export function readDay(field: string, text: string, cell: Cell, { language, decided }: CellContext): Read {
  if (cell.type === 'date') return { parts: [whole(text, field, String(cell.value))] }
  if (ends.has(field) && isOngoing(text)) return { parts: [whole(text, 'ongoing', true)] }
  const { order, orderOfOthers } = decided
  const plain = text.replace(/(?<=\d)[ T]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/, '')
  const read = readDate(plain, language)
  if (read?.value) return { parts: [whole(text, field, read.value)] }
  if (read?.ambiguous) {
    if (!order || order === 'both') return trouble('ambiguous_date', read.ambiguous)
    const value = read.ambiguous[order === 'day-first' ? 0 : 1]
    return { parts: [whole(text, field, value, orderOfOthers ? 0.75 : 0.9)] }
  }
  return field === 'date' ? readPeriod(field, text, cell, { language, decided }) : trouble('unreadable_date')
}

/** "2017-2018", "od 1.2.2018 do 31.12.2020", "since 2014"; of an event from its first day to its last. */
export function readPeriod(field: string, text: string, cell: Cell, { language, decided }: CellContext): Read {
  if (cell.type === 'date') return { parts: [whole(text, field === 'date' ? 'date' : 'start', String(cell.value))] }
  const order = decided.order === 'both' ? undefined : decided.order
  const shaped = shapeValue(field === 'date' ? 'date' : 'duration', text, { language, order })
  const ambiguous = shaped?.find((each) => each.ambiguous)?.ambiguous
  if (ambiguous) return trouble('ambiguous_date', ambiguous)
  return shaped && shaped.length > 0 ? { parts: shaped } : trouble('unreadable_date')
}

/** The years of a programme. */
export function readYears(field: string, text: string): Read {
  const [period] = findPeriods(text.replace(/^(\d{4})\s*[/]\s*(\d{4})$/, '$1-$2'))
  const single = /^\s*((?:19|20)\d{2})\s*$/.exec(text)?.[1]
  if (!period && !single) return trouble('unreadable_date')
  return { parts: [whole(text, field, period ? `${period.from}-${period.to}` : single)] }
}

/** An amount with the currency of its cell, its row or its column; without any it stays open. */
export function readAmount(field: string, text: string, cell: Cell, { decided, currency }: CellContext): Read {
  const { scale = 1 } = decided
  const ofColumn = decided.currency === 'both' ? undefined : decided.currency
  const decimal = decided.decimal === 'both' ? undefined : decided.decimal
  if (cell.type === 'number' || cell.type === 'date') {
    if (cell.type === 'date' || Number(cell.value) < 0) return trouble('unreadable_number')
    const known = currency ?? ofColumn
    if (!known && decided.currency === 'both') return trouble('ambiguous_currency')
    const amount = scaled(Number(cell.value), scale)
    return { parts: [whole(text, field, { amount, currency: known ?? null, approx: false })] }
  }
  const read = readMoney(text, { decimal })
  if (!read) return trouble('unreadable_number')
  if (!read.sure && !/mln|mil|mld|tys|tis|bn|thousand/i.test(text))
    return trouble('ambiguous_number', [read.amount, scaled(read.amount, 0.001)])
  const known = read.currency ?? currency ?? ofColumn
  if (!known && decided.currency === 'both') return trouble('ambiguous_currency')
  const value = { amount: scaled(read.amount, scale), currency: known ?? null, approx: read.approx }
  return { parts: [whole(text, field, value, read.currency ? 0.95 : 0.9)] }
}

export function readCount(field: string, text: string, cell: Cell, { decided, language }: CellContext): Read {
  if (cell.type === 'number')
    return Number(cell.value) >= 0 ? { parts: [whole(text, field, cell.value)] } : trouble('unreadable_number')
  const decimal = decided.decimal === 'both' ? undefined : decided.decimal
  const number = readNumber(text.replace(/\s*%$/, ''), decimal)
  // people and municipalities come in whole numbers: what stands before three digits are thousands
  if (number && (number.sure || field !== 'cofinancing_rate'))
    return number.value >= 0 ? { parts: [whole(text, field, number.value)] } : trouble('unreadable_number')
  if (number) return trouble('ambiguous_number', [number.value, scaled(number.value, 0.001)])
  const shaped = shapeValue('member_count', text, { language })
  return shaped?.[0] ? { parts: [whole(text, field, shaped[0].value, 0.75)] } : trouble('unreadable_number')
}

const yes = /^(?:yes|y|true|1|x|tak|t|ano|a|prawda|pravda|✓|✔)$/
const no = /^(?:no|n|false|0|nie|ne|falsz|nepravda|-)$/
export function readFlag(field: string, text: string): Read {
  const folded = foldWords(text)
  if (yes.test(folded)) return { parts: [whole(text, field, true)] }
  return no.test(folded) ? { parts: [whole(text, field, false)] } : trouble('unreadable_value')
}

/** A number of a register; one that fails its check is kept as it was read, and said. */
export function readRegister(field: string, text: string, cell: Cell): Read {
  // typed as a number it has lost the zeros in front
  const digits = cell.type === 'number' && field === 'krs' ? text.padStart(10, '0') : text
  const read = readIdentifier(field as IdentifierKind, digits)
  if (!read) return trouble('unreadable_identifier')
  const valid = read.valid !== false
  return {
    parts: [whole(text, field, read.value, valid ? 0.99 : 0.3)],
    ...(valid ? {} : { problem: { code: 'wrong_checksum' } }),
  }
}
