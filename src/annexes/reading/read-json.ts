import { decodeText } from './decode-text.ts'
import { type ReadDocument, Rejected, type Warning } from './document.ts'
import { limits } from './limits.ts'
import { emptyCell, type RawCell, sheetText } from './sheet-text.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Row = Record<string, RawCell>

/**
 * Rows of objects: an array of them, or an object with one array of them; a lone object is a form of labels and values.
 * What lies inside an object is named by its path (`contact.email`); a list of plain values is one cell, a line each.
 * Throws Rejected: invalid_json, too_deep.
 */
export function readJson(bytes: Buffer): ReadDocument {
  const { text, charset, how, warnings } = decodeText(bytes, undefined, limits.tableCharacters)
  const found: Warning[] = [...warnings, ...scan(text)]
  const value = parseJson(text)
  const rows = rowsOf(value)
  const sheet = rows ? tableOf(rows) : formOf(value as { [key: string]: Json })
  return {
    type: 'json',
    mediaType: '',
    charset,
    charsetHow: how,
    pages: null,
    ...sheetText([{ name: '', rows: sheet }]),
    warnings: found,
    dropped: {},
  }
}

function parseJson(text: string): Json {
  try {
    const value = JSON.parse(text) as Json
    if (typeof value !== 'object' || value === null) throw new Error('a lone value')
    return value
  } catch {
    throw new Rejected('invalid_json')
  }
}

const isObject = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The rows of a table; undefined for a lone object. Elements that are no objects stay rows of one cell. */
function rowsOf(value: Json): Json[] | undefined {
  if (Array.isArray(value)) return value
  const lists = isObject(value)
    ? Object.values(value).filter((each): each is Json[] => Array.isArray(each) && each.some(isObject))
    : []
  return lists.length === 1 ? lists[0] : undefined
}

function tableOf(rows: Json[]): RawCell[][] {
  const flat = rows.map((row): Row => (isObject(row) ? flatten(row) : { '': cellOf(row) }))
  const names = [...new Set(flat.flatMap((row) => Object.keys(row)))].slice(0, limits.columns + 1)
  return [
    names.map((name): RawCell => ({ text: name, type: 'text' })),
    ...flat.map((row) => names.map((name) => row[name] ?? emptyCell())),
  ]
}

const formOf = (value: { [key: string]: Json }): RawCell[][] =>
  Object.entries(flatten(value)).map(([name, cell]) => [{ text: name, type: 'text' }, cell])

function flatten(value: { [key: string]: Json }, path = ''): Row {
  const row: Row = Object.create(null)
  for (const [key, inner] of Object.entries(value)) {
    const name = path ? `${path}.${key}` : key
    if (isObject(inner)) Object.assign(row, flatten(inner, name))
    else row[name] = cellOf(inner)
  }
  return row
}

function cellOf(value: Json): RawCell {
  if (value === null || value === '') return emptyCell()
  if (typeof value === 'number') return { text: String(value), type: 'number', value }
  if (typeof value === 'boolean') return { text: String(value), type: 'boolean', value }
  if (typeof value === 'string') return { text: value, type: 'text' }
  if (Array.isArray(value))
    return {
      text: value.map((each) => (isObject(each) ? JSON.stringify(each) : cellOf(each).text)).join('\n'),
      type: 'text',
    }
  return { text: JSON.stringify(value), type: 'text' }
}

/** Depth and repeated names, which the parser does not tell. Throws Rejected('too_deep'). */
function scan(text: string): Warning[] {
  const names: Set<string>[] = []
  let twice = 0
  const token = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/gs
  for (const [found, isName] of text.matchAll(token)) {
    if (found === '{' || found === '[') {
      names.push(new Set())
      if (names.length > limits.jsonDepth) throw new Rejected('too_deep')
    } else if (found === '}' || found === ']') names.pop()
    else if (isName) {
      const own = names.at(-1)
      if (own?.has(found)) twice++
      own?.add(found)
    }
  }
  return twice > 0 ? [{ code: 'duplicate_keys', detail: `${twice}` }] : []
}
