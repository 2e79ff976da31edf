import type { Found } from '../extraction.ts'
import { findPeriods } from '../normalise/dates.ts'
import type { Names, RowValues } from './read-row.ts'
import type { RowEntities } from './row-entities.ts'
import type { Piece } from './split-cell.ts'

/** The years of a programme: 2014-2020, or the one in which it began. */
export function placeYears(build: RowEntities, index: number, years: unknown, found: Found): void {
  const [start, end] = String(years).split('-')
  if (start) build.put(index, 'period_start', start, found)
  if (end) build.put(index, 'period_end', end, found)
}

const yearsIn = /(?:19|20)\d{2}\s*[-–—/]\s*(?:(?:19|20)\d{2}|\d{2})/

/**
 * A programme by its name; the years of its period, which many write before or behind it, stand apart. In our own
 * exports the name is the title of its entry, years and all.
 */
export function placeProgrammes(build: RowEntities, { values, isOwn }: RowValues, { pieces, found }: Names) {
  const said = values.find(({ field }) => field === 'programme_period')
  return pieces.map(({ name: piece }) => {
    const { name, years } = isOwn ? { name: piece } : cutYears(piece)
    const [period] = years ? findPeriods(years.text.replace('/', '-')) : []
    const known = said ? String(said.value) : period && `${period.from}-${period.to}`
    const [start, end] = known?.split('-') ?? []
    const programme = build.named('programme', name.text, { period_start: start, period_end: end })
    const used = [found(name), ...(years ? [found(years)] : [])]
    build.put(programme, 'name', name.text, used[0]!)
    const place = said?.found ?? used[1]
    if (known && place) placeYears(build, programme, known, place)
    if (used[1] && place !== used[1]) build.note(used[1])
    return { programme, used }
  })
}

/** "2014 - 2020 Interreg Europe", "Interreg Europe (2014-2020)": the name and the years at its edge. */
function cutYears(piece: Piece): { name: Piece; years?: Piece } {
  const match = yearsIn.exec(piece.text)
  if (!match || findPeriods(match[0].replace('/', '-')).length === 0) return { name: piece }
  const [from, to] = [match.index, match.index + match[0].length]
  const isFirst = from <= 1
  if (!isFirst && to < piece.text.length - 1) return { name: piece }
  const name = trimmed(piece, isFirst ? to : 0, isFirst ? piece.text.length : from)
  const years = { text: match[0], start: piece.start + from, end: piece.start + to }
  return name.text === '' ? { name: piece } : { name, years }
}

function trimmed(piece: Piece, from: number, to: number): Piece {
  const text = piece.text.slice(from, to)
  const lead = /^[\s,;:()[\]–—-]*/.exec(text)![0].length
  const bare = text.slice(lead).replace(/[\s,;:()[\]–—-]+$/, '')
  const start = piece.start + from + lead
  return { text: bare, start, end: start + bare.length }
}
