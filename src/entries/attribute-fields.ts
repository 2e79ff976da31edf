import { isDeepStrictEqual } from 'node:util'
import { isTranslated } from '../fields.ts'

/**
 * What a document was read to say of a field: `value` as the import wrote it, left out where the entry says just that;
 * null where the document only says the same as was there. `source`: the code of the document as a source.
 */
export type Stated = {
  field: string
  source: string
  item: number | null
  state: 'proposed' | 'accepted' | 'corrected'
  equal: boolean
  value?: unknown
}

/**
 * Which sources say a field as it stands in `content`, by field. A person's later edit takes a field out; a text in one
 * more language leaves it, for the one of the document is still there. `stated` in the order in which it was written.
 */
export function attributeFields(stated: Stated[], content: Record<string, unknown>): Record<string, string[]> {
  const said: [string, string[]][] = []
  for (const [field, rows] of Map.groupBy(stated, (row) => row.field)) {
    if (content[field] === undefined) continue
    const standing = standingRows(rows, content[field])
    if (standing.length > 0) said.push([field, [...new Set(standing.map(({ source }) => source))]])
  }
  return Object.fromEntries(said)
}

/** The rows of one field that are still true: those whose value stands, and those that agreed with it afterwards. */
function standingRows(rows: Stated[], now: unknown): Stated[] {
  const wrote = rows.filter(({ equal, value }) => equal || (value ?? null) !== null)
  const fromDocument = wrote.filter(({ state }) => state !== 'corrected')
  const standing = Array.isArray(now)
    ? standingInList(fromDocument, now)
    : fromDocument.filter(({ equal, value }) => equal || saysStill(now, value))
  if (standing.length === 0) return []
  const since = rows.indexOf(standing[0]!)
  // an item that wrote the field has further places there, which say nothing of their own
  const agreed = rows.filter((row, i) => i > since && !wrote.some(({ item }) => item === row.item))
  return rows.filter((row) => standing.includes(row) || agreed.includes(row))
}

/** A list may come from several documents: all of it stands in one or another, and all that each gave is still there. */
function standingInList(rows: Stated[], now: unknown[]): Stated[] {
  const itemsOf = ({ equal, value }: Stated) => (equal ? now : Array.isArray(value) ? value : [])
  const standing = rows.filter((row) => itemsOf(row).every((each) => now.some((item) => saysStill(item, each))))
  const covered = now.every((item) => standing.some((row) => itemsOf(row).some((each) => saysStill(item, each))))
  return covered ? standing : []
}

/** Does `now` say what a document said, and nothing else in the document's language? White space is nobody's statement. */
function saysStill(now: unknown, said: unknown): boolean {
  if (typeof now === 'string' && typeof said === 'string') return tidy(now) === tidy(said)
  if (isTranslated(now) && isTranslated(said))
    return Object.entries(said).every(([language, text]) => saysStill((now as Record<string, unknown>)[language], text))
  if (Array.isArray(now) && Array.isArray(said))
    return now.length === said.length && said.every((each, i) => saysStill(now[i], each))
  if (isObject(now) && isObject(said)) {
    const names = new Set([...Object.keys(now), ...Object.keys(said)])
    return [...names].every((name) => saysStill(now[name], said[name]))
  }
  return isDeepStrictEqual(now, said)
}

const tidy = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
