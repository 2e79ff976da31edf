import { foldWords } from '../gazetteers/fold-text.ts'
import { readCountry } from '../gazetteers/gazetteers.ts'

/** A piece of a cell, in offsets of the cell's text. */
export type Piece = { text: string; start: number; end: number }
/** An organisation in a cell; `country` is the piece that says it. */
export type NamedPiece = { name: Piece; country?: Piece & { code: string }; acronym?: Piece; lead?: true }

const bullet = /^\s*[•▪◦‣]\s*/

/** Pieces between separators, trimmed, empty ones left out. */
function cut(text: string, separator: RegExp): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of [...text.matchAll(separator), { index: text.length, 0: '' }]) {
    const part = text.slice(from, match.index)
    const trimmed = part.trim()
    if (trimmed) {
      const start = from + part.length - part.trimStart().length
      pieces.push({ text: trimmed, start, end: start + trimmed.length })
    }
    from = match.index + match[0].length
  }
  return pieces
}

/** The items of a cell: with bullets, one a line, or between bars or semicolons; the first of these that it has. */
export function splitList(text: string): Piece[] {
  if (bullet.test(text))
    return cut(text, /(?:^|\n)\s*[•▪◦‣]\s*|[•▪◦‣]/g).map((piece) => ({ ...piece, text: piece.text }))
  for (const separator of [/\n/g, /\|/g, /;/g]) if (separator.test(text)) return cut(text, new RegExp(separator, 'g'))
  return cut(text, /(?!)/g)
}

/** Items of a list as `splitList` gives them back: one by one, with bullets where a separator stands inside. */
export function writeItems(items: string[]): string[] {
  const plain = items.every((item) => !/[|;\n•▪◦‣]/.test(item))
  return plain ? items : items.map((item) => `• ${item}`)
}

/** Such items as one cell. */
export const joinItems = (items: string[]): string => {
  const written = writeItems(items)
  return written.join(written[0]?.startsWith('• ') ? '\n' : ' | ')
}

/** Names of organisations in a cell, with country, acronym or role in brackets behind them. */
export function splitNames(text: string): NamedPiece[] {
  if (text.startsWith('{')) return cut(text, /\n/g).map((piece) => nameOfObject(piece) ?? { name: piece })
  const items = splitList(text)
  // "A (PL), B (CZ)": commas part names only where each ends in brackets
  const byComma = items.length === 1 ? cut(text, /(?<=\)),/g) : []
  const pieces = byComma.length > 1 && byComma.every((piece) => piece.text.endsWith(')')) ? byComma : items
  return pieces.map((piece) => splitName(piece))
}

/** An organisation that is an object in JSON: { "name": …, "country": … }. */
function nameOfObject(piece: Piece): NamedPiece | undefined {
  let object: Record<string, unknown>
  try {
    object = JSON.parse(piece.text)
  } catch {
    return undefined
  }
  const find = (...keys: string[]): Piece | undefined => {
    const value = keys.map((key) => object[key]).find((each) => typeof each === 'string' && each.trim() !== '')
    // a text that JSON writes otherwise than it reads has no place of its own
    const at = typeof value === 'string' ? piece.text.indexOf(`"${value}"`) : -1
    return at < 0
      ? undefined
      : { text: String(value), start: piece.start + at + 1, end: piece.start + at + 1 + String(value).length }
  }
  const name = find('name', 'title', 'organisation', 'organization', 'partner')
  const country = find('country', 'country_code', 'countryCode')
  const code = country && readCountry(country.text)
  const isLead = /^lead/i.test(String(object.role ?? ''))
  return name && { name, ...(code ? { country: { ...country, code } } : {}), ...(isLead ? { lead: true } : {}) }
}

function splitName(piece: Piece): NamedPiece {
  const found: NamedPiece = { name: piece }
  // up to three pairs of brackets, from the end: (SSOM) (PL), [CZ]
  for (let i = 0; i < 3; i++) {
    const { name } = found
    const match = /\s*[([]([^()[\]]{1,60})[)\]]\s*$/.exec(name.text)
    if (!match || match.index === 0) break
    const inside = match[1]!.trim()
    const start = name.start + match.index + match[0].indexOf(match[1]!) + match[1]!.indexOf(inside)
    const part: Piece = { text: inside, start, end: start + inside.length }
    const country = countryOf(part)
    if (country && !found.country) found.country = country
    else if (/^(?:lp|lead(?: partner)?|lider|partner wiodacy|vedouci partner)$/.test(foldWords(inside)))
      found.lead = true
    else if (/^[\p{Lu}\d][\p{Lu}\d.-]{1,9}$/u.test(inside) && !found.acronym) found.acronym = part
    else break
    found.name = { text: name.text.slice(0, match.index), start: name.start, end: name.start + match.index }
  }
  return found.country ? found : withCountryBehindComma(found)
}

/** "PL", "Poland", "Olomouc, CZ": the country that brackets name. */
function countryOf(part: Piece): NamedPiece['country'] {
  const whole = readCountry(part.text)
  if (whole) return { ...part, code: whole }
  const last = /[,/]\s*([^,/]+)$/.exec(part.text)
  const code = last && readCountry(last[1]!)
  if (!code) return undefined
  const start = part.end - last[1]!.length
  return { text: last[1]!, start, end: part.end, code }
}

function withCountryBehindComma(found: NamedPiece): NamedPiece {
  const { name } = found
  const match = /,\s*([^,]{2,30})$/.exec(name.text)
  const code = match && match.index > 0 ? readCountry(match[1]!) : undefined
  if (!match || !code) return found
  const start = name.end - match[1]!.length
  return {
    ...found,
    name: { text: name.text.slice(0, match.index), start: name.start, end: name.start + match.index },
    country: { text: match[1]!, start, end: name.end, code },
  }
}
